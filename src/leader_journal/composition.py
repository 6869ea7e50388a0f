"""The one place where services are put together; without Qt, so that the command line and the app share it."""

from __future__ import annotations

from dataclasses import dataclass

from leader_journal.core.clock import Clock
from leader_journal.services.agreement_book import AgreementBook
from leader_journal.services.agreements import AgreementService
from leader_journal.services.breach_book import BreachBook
from leader_journal.services.capture import CaptureService
from leader_journal.services.care import CareService
from leader_journal.services.entries import EntryService
from leader_journal.services.exchanging import ExchangeService
from leader_journal.services.filters import FilterService
from leader_journal.services.guide import GuideService
from leader_journal.services.journal_settings import JournalSettingsService
from leader_journal.services.paper import PaperService
from leader_journal.services.people import PeopleService
from leader_journal.services.people_book import PeopleBook
from leader_journal.services.plans import PlanService
from leader_journal.services.progress import ProgressService
from leader_journal.services.promise_book import PromiseBook
from leader_journal.services.promises import PromiseService
from leader_journal.services.prompts import PromptService
from leader_journal.services.review_closing import ReviewClosing
from leader_journal.services.review_steps import ReviewSteps
from leader_journal.services.reviews import ReviewService
from leader_journal.services.settling import SettlingService
from leader_journal.services.today import TodayService
from leader_journal.services.voices import VoicesService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


@dataclass(frozen=True, slots=True)
class Services:
    """All use cases of one open journal."""

    clock: Clock
    journal: Journal
    writes: Writes
    entries: EntryService
    capture: CaptureService
    people: PeopleService
    people_book: PeopleBook
    promises: PromiseService
    promise_book: PromiseBook
    agreements: AgreementService
    agreement_book: AgreementBook
    breach_book: BreachBook
    filters: FilterService
    today: TodayService
    progress: ProgressService
    plans: PlanService
    settling: SettlingService
    reviews: ReviewService
    review_steps: ReviewSteps
    voices: VoicesService
    settings: JournalSettingsService
    paper: PaperService
    prompts: PromptService
    guide: GuideService
    exchange: ExchangeService
    care: CareService


def services_of(journal: Journal, clock: Clock) -> Services:
    """Put the services of an open journal together."""
    writes = Writes(journal)
    people = PeopleService(journal, writes)
    promises = PromiseService(journal, writes, clock)
    agreement_book = AgreementBook(journal, writes, people, clock)
    progress = ProgressService(journal, writes, clock)
    plans = PlanService(journal, writes, people, clock)
    settling = SettlingService(journal, writes, promises, clock)
    review_steps = ReviewSteps(journal, plans, settling)
    closing = ReviewClosing(review_steps, plans, agreement_book, progress, clock)
    settings = JournalSettingsService(journal, writes)
    prompts = PromptService(journal, writes, people, settings)
    return Services(
        clock=clock,
        journal=journal,
        writes=writes,
        entries=EntryService(journal, writes, people, clock),
        capture=CaptureService(journal, writes, people, clock),
        people=people,
        people_book=PeopleBook(journal, writes, people),
        promises=promises,
        promise_book=PromiseBook(journal, writes, people, clock),
        agreements=AgreementService(journal, people),
        breach_book=BreachBook(journal, clock),
        agreement_book=agreement_book,
        filters=FilterService(journal, writes),
        today=TodayService(journal, clock),
        paper=PaperService(journal, people, clock),
        progress=progress,
        plans=plans,
        settling=settling,
        reviews=ReviewService(journal, writes, people, plans, closing, clock),
        review_steps=review_steps,
        voices=VoicesService(journal, clock),
        settings=settings,
        prompts=prompts,
        guide=GuideService(journal, prompts),
        exchange=ExchangeService(journal, writes, people, clock),
        care=CareService(journal, writes),
    )
