"""Closing a review: its page, its plan, and the frame to state, as one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from leader_journal.charts.findings import describe
from leader_journal.wording.reviews.page import OpenDebts, PageMatter, Reading, review_page

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.plans import Plan
    from leader_journal.core.reviews import Review
    from leader_journal.services.agreements import AgreementService
    from leader_journal.services.plans import PlanService
    from leader_journal.services.progress import ProgressService
    from leader_journal.services.reviews.steps import ReviewSteps
    from leader_journal.storage.writer import Writer
    from leader_journal.wording.finding_text import FindingText


class ReviewClosing:
    """Turns a review that is written into one that is kept."""

    def __init__(
        self,
        steps: ReviewSteps,
        plans: PlanService,
        agreements: AgreementService,
        progress: ProgressService,
        clock: Clock,
    ) -> None:
        self._steps = steps
        self._plans = plans
        self._agreements = agreements
        self._progress = progress
        self._clock = clock

    def matter(self, review: Review) -> PageMatter:
        """Return what its page is made of, without the plan that follows. To be read before anything is written."""
        arrive, debts = self._steps.arrive(review), self._steps.debts(review)
        last = arrive.last
        return PageMatter(
            today=self._clock.now().date(),
            entries=arrive.entries,
            marked=arrive.marked,
            kinds=tuple((one.kind, one.entries) for one in self._steps.next(review).kinds),
            last=None if last is None else last.plan,
            tally=None if last is None else last.tally,
            rate=None if last is None else last.rate,
            reread=tuple((row.chosen, row.entry) for row in self._steps.reread(review)),
            readings=tuple(self._readings(review)),
            debts=OpenDebts(len(debts.promises), len(debts.loops), len(debts.unrepaired)),
        )

    def close(self, writer: Writer, review: Review, matter: PageMatter) -> None:
        """Save a review closed, inside a change."""
        plan = self._plan(writer, review)
        if review.frame.strip():
            self._agreements.put_to_say(writer, review.frame, review.frame_to, review.frame_by)
        writer.put(
            replace(
                review,
                closed=self._clock.now(),
                visited=review.visited | {review.step},
                plan=None if plan is None else plan.id,
                page=review_page(review, replace(matter, plan=plan)),
            )
        )

    def _plan(self, writer: Writer, review: Review) -> Plan | None:
        if review.next.complete:
            return self._plans.put(writer, review.next, review.id)
        return self._plans.in_force()

    def _readings(self, review: Review) -> list[Reading]:
        """Only charts that the leader wrote something about are on the page, so only those are counted."""
        found = []
        for request in self._steps.patterns(review):
            look = review.look(request.chart.id)
            if look.saw.strip() or look.surprised.strip():
                said = describe(self._progress.finding(request))
                found.append(Reading(request.neutral_title, look.saw, look.surprised, _as_told(said)))
        return found


def _as_told(said: FindingText) -> str:
    """What the app said of a chart, with the numbers that it said it on: entries change, the page does not."""
    title = said.title if said.title.endswith((".", "?", "!")) else f"{said.title}."
    return f"{title} {said.subtitle}" if said.subtitle else said.title
