"""The one place where services are put together; without Qt, so that the command line and the app share it.

A service is loaded when it is first asked for: a command needs a few of them. The app has loaded all of them while the
passphrase was typed (`load`).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.services.agreements import AgreementService
    from leader_journal.services.backups import BackupService
    from leader_journal.services.breaches import BreachService
    from leader_journal.services.bring_ups import BringUpService
    from leader_journal.services.calendar import CalendarService
    from leader_journal.services.checks import CheckService
    from leader_journal.services.debts import DebtService
    from leader_journal.services.drafts import FormDrafts, LastPlace, OftenChosen
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
    from leader_journal.services.search.service import SearchService
    from leader_journal.services.spelling import SpellingService
    from leader_journal.services.today import TodayService
    from leader_journal.services.two_machines import TwoMachines
    from leader_journal.services.voices import VoicesService
    from leader_journal.services.writes import Writes
    from leader_journal.services.written_twice import WrittenTwice
    from leader_journal.storage.journal import Journal


class Services:
    """All use cases of one open journal. Each is made when it is first asked for, and then stays the same."""

    def __init__(self, journal: Journal | None, clock: Clock) -> None:
        """Without a journal where what shows it is made while its key is derived; `open` brings it then."""
        self._journal = journal
        self.clock = clock

    @property
    def journal(self) -> Journal:
        assert self._journal is not None, "no journal is open yet, and nothing is to be asked of one"
        return self._journal

    @property
    def is_open(self) -> bool:
        """Whether there is a journal to ask."""
        return self._journal is not None

    def open(self, journal: Journal) -> None:
        """Bring the journal that is asked from now on, once."""
        assert self._journal is None
        self._journal = journal

    @cached_property
    def writes(self) -> Writes:
        from leader_journal.services.writes import Writes

        return Writes(self.journal)

    @cached_property
    def entries(self) -> EntryService:
        from leader_journal.services.entries.service import EntryService

        return EntryService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def capture(self) -> CaptureService:
        from leader_journal.services.entries.capture import CaptureService

        return CaptureService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def people(self) -> PeopleService:
        from leader_journal.services.people.service import PeopleService

        return PeopleService(self.journal, self.writes)

    @cached_property
    def people_book(self) -> PeopleBook:
        from leader_journal.services.people.book import PeopleBook

        return PeopleBook(self.journal, self.writes, self.people)

    @cached_property
    def forgetting(self) -> ForgettingService:
        from leader_journal.services.people.forgetting import ForgettingService

        return ForgettingService(self.journal, self.writes, self.people)

    @cached_property
    def promises(self) -> PromiseService:
        from leader_journal.services.promises import PromiseService

        return PromiseService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def bring_ups(self) -> BringUpService:
        from leader_journal.services.bring_ups import BringUpService

        return BringUpService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def search(self) -> SearchService:
        from leader_journal.services.search.service import SearchService

        return SearchService(self.journal, self.clock)

    @cached_property
    def agreements(self) -> AgreementService:
        from leader_journal.services.agreements import AgreementService

        return AgreementService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def breaches(self) -> BreachService:
        from leader_journal.services.breaches import BreachService

        return BreachService(self.journal, self.clock)

    @cached_property
    def filters(self) -> FilterService:
        from leader_journal.services.entries.saved_filters import FilterService

        return FilterService(self.journal, self.writes)

    @cached_property
    def forms(self) -> FormDrafts:
        from leader_journal.services.drafts import FormDrafts

        return FormDrafts(self.journal, self.people)

    @cached_property
    def today(self) -> TodayService:
        from leader_journal.services.today import TodayService

        return TodayService(self.journal, self.reviews, self.one_on_ones, self.clock)

    @cached_property
    def progress(self) -> ProgressService:
        from leader_journal.services.progress import ProgressService

        return ProgressService(self.journal, self.writes, self.clock)

    @cached_property
    def plans(self) -> PlanService:
        from leader_journal.services.plans import PlanService

        return PlanService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def debts(self) -> DebtService:
        from leader_journal.services.debts import DebtService

        return DebtService(self.journal, self.writes, self.promises, self.clock)

    @cached_property
    def reviews(self) -> ReviewService:
        from leader_journal.services.reviews.service import ReviewService

        return ReviewService(self.journal, self.writes, self.people, self.plans, lambda: self._closing, self.clock)

    @cached_property
    def _closing(self) -> ReviewClosing:
        from leader_journal.services.reviews.closing import ReviewClosing

        return ReviewClosing(self.review_steps, self.plans, self.agreements, self.progress, self.clock)

    @cached_property
    def two_machines(self) -> TwoMachines:
        from leader_journal.services.two_machines import TwoMachines

        return TwoMachines(self.journal, self.writes, self.backups, self.clock)

    @cached_property
    def written_twice(self) -> WrittenTwice:
        from leader_journal.services.written_twice import WrittenTwice

        return WrittenTwice(self.journal, self.writes)

    @cached_property
    def review_steps(self) -> ReviewSteps:
        from leader_journal.services.reviews.steps import ReviewSteps

        return ReviewSteps(self.journal, self.plans, self.debts, self.clock)

    @cached_property
    def retention(self) -> RetentionService:
        from leader_journal.services.entries.retention import RetentionService

        return RetentionService(self.journal, self.settings, self.entries, self.clock)

    @cached_property
    def voices(self) -> VoicesService:
        from leader_journal.services.voices import VoicesService

        return VoicesService(self.journal, self.clock)

    @cached_property
    def one_on_ones(self) -> OneOnOneService:
        from leader_journal.services.one_on_ones.service import OneOnOneService

        return OneOnOneService(
            self.journal, self.writes, self.people, self.bring_ups, self._pages, self._questions, self.clock
        )

    @cached_property
    def one_on_one_notes(self) -> OneOnOneNotes:
        from leader_journal.services.one_on_ones.notes import OneOnOneNotes

        return OneOnOneNotes(self.journal, self.writes, self.people, self.bring_ups, self._pages, self.clock)

    @cached_property
    def settings(self) -> JournalSettingsService:
        from leader_journal.services.journal_settings import JournalSettingsService

        return JournalSettingsService(self.journal, self.writes)

    @cached_property
    def last_place(self) -> LastPlace:
        from leader_journal.services.drafts import LastPlace

        return LastPlace(self.journal, self.clock)

    @cached_property
    def often_chosen(self) -> OftenChosen:
        from leader_journal.services.drafts import OftenChosen

        return OftenChosen(self.journal)

    @cached_property
    def look_back(self) -> LookBackService:
        from leader_journal.services.entries.look_back import LookBackService

        return LookBackService(self.journal, self.clock)

    @cached_property
    def nudges(self) -> NudgeService:
        from leader_journal.services.nudges import NudgeService

        return NudgeService(self.settings)

    @cached_property
    def spelling(self) -> SpellingService:
        from leader_journal.services.spelling import SpellingService

        return SpellingService(self.settings, self.people)

    @cached_property
    def calendar(self) -> CalendarService:
        from leader_journal.services.calendar import CalendarService

        return CalendarService(self.journal, self.people, self.paper, self.clock)

    @cached_property
    def reminders(self) -> ReminderService:
        from leader_journal.services.reminders import ReminderService

        return ReminderService(self.journal, self.reviews, self.settings, self.clock)

    @cached_property
    def paper(self) -> PaperService:
        from leader_journal.services.paper.service import PaperService

        return PaperService(self.journal, self.writes, self.people, self.clock)

    @cached_property
    def prompts(self) -> PromptService:
        from leader_journal.services.prompts import PromptService

        return PromptService(self.journal, self.writes, self.people, self.settings)

    @cached_property
    def guide(self) -> GuideService:
        from leader_journal.services.guide import GuideService

        return GuideService(self.journal, self.prompts)

    @cached_property
    def exchange(self) -> ExchangeService:
        from leader_journal.services.exchange import ExchangeService

        return ExchangeService(self.journal, self.writes, self.backups, self.clock)

    @cached_property
    def exports(self) -> ExportService:
        from leader_journal.services.exporting import ExportService

        return ExportService(self.journal, self.people, self.paper, self.calendar, self.exchange, self.progress)

    @cached_property
    def imports(self) -> ImportService:
        from leader_journal.services.importing import ImportService

        return ImportService(self.journal, self.writes, self.people, self.backups, self.clock)

    @cached_property
    def checks(self) -> CheckService:
        from leader_journal.services.checks import CheckService

        return CheckService(self.journal, self.writes)

    @cached_property
    def backups(self) -> BackupService:
        from leader_journal.services.backups import BackupService

        return BackupService(self.journal, self.clock)

    @cached_property
    def passphrases(self) -> PassphraseService:
        from leader_journal.services.passphrases import PassphraseService

        return PassphraseService(self.journal, self.backups, self.clock)

    @cached_property
    def restoring(self) -> RestoringService:
        from leader_journal.services.restoring import RestoringService

        return RestoringService(self.journal, self.writes)

    @cached_property
    def _pages(self) -> OneOnOnePages:
        from leader_journal.services.one_on_ones.page import OneOnOnePages

        return OneOnOnePages(self.journal, self.voices, self._questions, self.clock)

    @cached_property
    def _questions(self) -> QuestionPicker:
        from leader_journal.services.one_on_ones.questions import QuestionPicker

        return QuestionPicker(self.journal, self.prompts)


def load_all() -> None:
    """Load every service, what it reads and writes by, what records are, and the library that opens what was sealed."""
    from pkgutil import iter_modules, walk_packages

    from leader_journal import load, services, storage
    from leader_journal.core.codec import learn
    from leader_journal.core.record_types import TYPE_OF
    from leader_journal.storage.sealing import load_library

    load(*(module.name for module in walk_packages(services.__path__, f"{services.__name__}.")))
    beside = iter_modules(storage.__path__, f"{storage.__name__}.")
    load(*(module.name for module in beside if not module.ispkg))  # backups and rescue are for their own hour
    learn(TYPE_OF.values())
    load_library()
