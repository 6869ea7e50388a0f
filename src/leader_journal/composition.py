"""The one place where services are put together; without Qt, so that the command line and the app share it."""

from __future__ import annotations

from functools import cached_property

from leader_journal.core.clock import Clock
from leader_journal.services.agreements import AgreementService
from leader_journal.services.backups import BackupService
from leader_journal.services.breaches import BreachService
from leader_journal.services.bring_ups import BringUpService
from leader_journal.services.calendar import CalendarService
from leader_journal.services.checks import CheckService
from leader_journal.services.debts import DebtService
from leader_journal.services.drafts import FormDrafts, LastPlace
from leader_journal.services.entries.capture import CaptureService
from leader_journal.services.entries.look_back import LookBackService
from leader_journal.services.entries.retention import RetentionService
from leader_journal.services.entries.saved_filters import FilterService
from leader_journal.services.entries.service import EntryService
from leader_journal.services.exchange import ExchangeService
from leader_journal.services.exporting import ExportService
from leader_journal.services.guide import GuideService
from leader_journal.services.importing import ImportService
from leader_journal.services.journal_settings import JournalSettingsService
from leader_journal.services.nudges import NudgeService
from leader_journal.services.one_on_ones.notes import OneOnOneNotes
from leader_journal.services.one_on_ones.page import OneOnOnePages
from leader_journal.services.one_on_ones.questions import QuestionPicker
from leader_journal.services.one_on_ones.service import OneOnOneService
from leader_journal.services.paper.service import PaperService
from leader_journal.services.passphrases import PassphraseService
from leader_journal.services.people.book import PeopleBook
from leader_journal.services.people.forgetting import ForgettingService
from leader_journal.services.people.service import PeopleService
from leader_journal.services.plans import PlanService
from leader_journal.services.progress import ProgressService
from leader_journal.services.promises import PromiseService
from leader_journal.services.prompts import PromptService
from leader_journal.services.reminders import ReminderService
from leader_journal.services.restoring import RestoringService
from leader_journal.services.reviews.closing import ReviewClosing
from leader_journal.services.reviews.service import ReviewService
from leader_journal.services.reviews.steps import ReviewSteps
from leader_journal.services.search import SearchService
from leader_journal.services.today import TodayService
from leader_journal.services.two_machines import TwoMachines
from leader_journal.services.voices import VoicesService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


class Services:
    """All use cases of one open journal. Each is made when it is first asked for, and then stays the same."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self.journal = journal
        self.clock = clock

    @cached_property
    def writes(self) -> Writes:
        return Writes(self.journal)

    @cached_property
    def entries(self) -> EntryService:
        return EntryService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def capture(self) -> CaptureService:
        return CaptureService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def people(self) -> PeopleService:
        return PeopleService(self.journal, self.writes)

    @cached_property
    def people_book(self) -> PeopleBook:
        return PeopleBook(self.journal, self.writes, self.people)

    @cached_property
    def forgetting(self) -> ForgettingService:
        return ForgettingService(self.journal, self.writes, self.people)

    @cached_property
    def promises(self) -> PromiseService:
        return PromiseService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def bring_ups(self) -> BringUpService:
        return BringUpService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def search(self) -> SearchService:
        return SearchService(self.journal, self.clock)

    @cached_property
    def agreements(self) -> AgreementService:
        return AgreementService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def breaches(self) -> BreachService:
        return BreachService(self.journal, self.clock)

    @cached_property
    def filters(self) -> FilterService:
        return FilterService(self.journal, self.writes)

    @cached_property
    def forms(self) -> FormDrafts:
        return FormDrafts(self.journal, self.people)

    @cached_property
    def today(self) -> TodayService:
        return TodayService(self.journal, self.reviews, self.one_on_ones, self.clock)

    @cached_property
    def progress(self) -> ProgressService:
        return ProgressService(self.journal, self.writes, self.clock)

    @cached_property
    def plans(self) -> PlanService:
        return PlanService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def debts(self) -> DebtService:
        return DebtService(self.journal, self.writes, self.promises, self.clock)

    @cached_property
    def reviews(self) -> ReviewService:
        closing = ReviewClosing(self.review_steps, self.plans, self.agreements, self.progress, self.clock)
        return ReviewService(self.journal, self.writes, self.people, self.plans, closing, self.clock)

    @cached_property
    def two_machines(self) -> TwoMachines:
        return TwoMachines(self.journal, self.writes, self.backups, self.clock)

    @cached_property
    def review_steps(self) -> ReviewSteps:
        return ReviewSteps(self.journal, self.plans, self.debts, self.clock)

    @cached_property
    def retention(self) -> RetentionService:
        return RetentionService(self.journal, self.settings, self.entries, self.clock)

    @cached_property
    def voices(self) -> VoicesService:
        return VoicesService(self.journal, self.clock)

    @cached_property
    def one_on_ones(self) -> OneOnOneService:
        return OneOnOneService(
            self.journal, self.writes, self.people, self.bring_ups, self._pages, self._questions, self.clock
        )

    @cached_property
    def one_on_one_notes(self) -> OneOnOneNotes:
        return OneOnOneNotes(self.journal, self.writes, self.people, self.bring_ups, self._pages, self.clock)

    @cached_property
    def settings(self) -> JournalSettingsService:
        return JournalSettingsService(self.journal, self.writes)

    @cached_property
    def last_place(self) -> LastPlace:
        return LastPlace(self.journal, self.clock)

    @cached_property
    def look_back(self) -> LookBackService:
        return LookBackService(self.journal, self.clock)

    @cached_property
    def nudges(self) -> NudgeService:
        return NudgeService(self.settings)

    @cached_property
    def calendar(self) -> CalendarService:
        return CalendarService(self.journal, self.people, self.clock)

    @cached_property
    def reminders(self) -> ReminderService:
        return ReminderService(self.journal, self.reviews, self.settings, self.clock)

    @cached_property
    def paper(self) -> PaperService:
        return PaperService(self.journal, self.people, self.clock)

    @cached_property
    def prompts(self) -> PromptService:
        return PromptService(self.journal, self.writes, self.people, self.settings)

    @cached_property
    def guide(self) -> GuideService:
        return GuideService(self.journal, self.prompts)

    @cached_property
    def exchange(self) -> ExchangeService:
        return ExchangeService(self.journal, self.writes, self.backups, self.clock)

    @cached_property
    def exports(self) -> ExportService:
        return ExportService(
            self.journal, self.people, self.paper, self.calendar, self.exchange, self.progress, self.clock
        )

    @cached_property
    def imports(self) -> ImportService:
        return ImportService(self.journal, self.writes, self.people, self.backups, self.clock)

    @cached_property
    def checks(self) -> CheckService:
        return CheckService(self.journal, self.writes)

    @cached_property
    def backups(self) -> BackupService:
        return BackupService(self.journal, self.clock)

    @cached_property
    def passphrases(self) -> PassphraseService:
        return PassphraseService(self.journal, self.backups, self.clock)

    @cached_property
    def restoring(self) -> RestoringService:
        return RestoringService(self.journal, self.writes)

    @cached_property
    def _pages(self) -> OneOnOnePages:
        return OneOnOnePages(self.journal, self.voices, self._questions, self.clock)

    @cached_property
    def _questions(self) -> QuestionPicker:
        return QuestionPicker(self.journal, self.prompts)
