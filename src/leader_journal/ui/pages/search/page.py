"""Search over everything: one bar, what was found in groups with their counts, and the way to each."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from leader_journal.charts.plan.room import PLAN
from leader_journal.core.changes import Changes
from leader_journal.core.draft_slots import AGREEMENT, OF_EDITS, OF_FORMS, OF_LINES, OF_REVIEWS, ON_TODAY, is_entry
from leader_journal.core.errors import UserError
from leader_journal.core.filters import EntryFilter
from leader_journal.core.folding import search_terms
from leader_journal.core.found import FoundGroup, FoundKind, FoundRecord
from leader_journal.core.guide import Chapter
from leader_journal.core.help import HelpTopic
from leader_journal.core.one_on_one_note import OF_NOTES
from leader_journal.core.periods import Period
from leader_journal.services.search.service import ALL, SHOWN
from leader_journal.ui.actions import Act
from leader_journal.ui.context import UiContext
from leader_journal.ui.i18n import keys_shown
from leader_journal.ui.pages.page import Page
from leader_journal.ui.pages.search.hit_row import BLEED, HitRow
from leader_journal.ui.places import (
    EditEntry,
    Place,
    PrepareOneOnOne,
    ReadReview,
    ShowAgreements,
    ShowEntries,
    ShowEntry,
    ShowGuide,
    ShowHelp,
    ShowOneOnOne,
    ShowPeople,
    ShowPerson,
    ShowProgress,
    ShowPromises,
    ShowReviews,
    ShowSearch,
    ShowSettings,
    ShowToday,
)
from leader_journal.ui.toolkit.buttons import TextButton
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.ui.toolkit.lane import STRETCH
from leader_journal.ui.toolkit.layouts import clear
from leader_journal.ui.toolkit.page_scroll import PageScroll
from leader_journal.ui.toolkit.search_bar import SearchBar
from leader_journal.ui.toolkit.tab_order import focus_kept
from leader_journal.wording.catalogue import _, current_language
from leader_journal.wording.dates import short_day
from leader_journal.wording.errors import sentence
from leader_journal.wording.filters.parsing import words_and_days
from leader_journal.wording.filters.tokens import period_text
from leader_journal.wording.found import found_head, found_sentence, show_all, where_words
from leader_journal.wording.plans import says_plan

COLUMN = 720
_NEW_LINE = f"{OF_FORMS}bring_up:new"
_JOB = "search.everything"
_LOOKING_AFTER_MS = 250
"""So long an answer may take before it is said that it is being looked for."""
_SERIF = frozenset({FoundKind.ENTRY, FoundKind.DRAFT, FoundKind.AGREEMENT})
"""What is written as prose stands in the serif, as everywhere."""


class SearchPage(Page):
    """What is typed is looked for in a worker; an answer that comes too late is dropped."""

    draft_opened = Signal(str)
    """The slot of a draft that is to go on in the capture window."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._rows: list[HitRow] = []
        self._asked = self._answered = ""
        """What was looked for last, and what the hits that stand there answer."""
        self._wish: tuple[str, FoundRecord] | None = None
        """What is typed, and the hit of other words that was chosen before its answer came."""
        self._all_of: FoundKind | None = None
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOKING_AFTER_MS)
        self._looking.timeout.connect(self._say_looking)
        self._build()
        self.retranslate()
        self.dress()

    def place(self) -> Place:
        return ShowSearch(self._bar.text())

    def arrive(self, place: Place) -> None:
        """Look for something; without words, for what was looked for last."""
        if isinstance(place, ShowSearch) and place.typed and place.typed != self._bar.text():
            self._bar.set_text(place.typed)
        self._look()

    def entered(self) -> None:
        self.search()

    def search(self) -> None:
        self._bar.focus_text()

    def refresh(self, changes: Changes) -> None:
        """Look again: what was found may read otherwise now."""
        if changes:
            self._look()

    def retranslate(self) -> None:
        super().retranslate()
        self._bar.set_words(_("Search everything"), _("Words, or parts of them"))
        self._look()

    def keys(self) -> tuple[tuple[str, str], ...]:
        arrows = f"{keys_shown('Up')} {keys_shown('Down')}"
        return (
            (keys_shown("Ctrl+F"), _("to the search bar")),
            (arrows, _("previous hit, next hit")),
            (keys_shown("Enter"), _("open what was found")),
        )

    def next_pane(self) -> None:
        if self._rows and self._bar.line.hasFocus():
            self._rows[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.search()

    def dress(self) -> None:
        px = self.theme.px
        left, _top, right, below = self.margins
        self._scroll.set_margins(px(left - BLEED), px(16), px(right), px(below))
        self._head.setContentsMargins(px(left), px(24), px(right), 0)

    def _build(self) -> None:
        theme = self.theme
        self._bar = SearchBar(theme, lambda _typed: ())
        self._bar.text_changed.connect(self._typed)
        self._bar.left_downwards.connect(self.next_pane)
        self._title = TextLabel(theme, "title", text=lambda: _("Search everything"))
        self._said = TextLabel(theme, "body", "muted", wrap=True, aloud=True)
        self._found = QWidget()
        self._column = self.column(self._found)
        self._scroll = PageScroll(theme, max_column=COLUMN)
        self._scroll.set_content(self._found)
        self._head, inner = QWidget(), QWidget()
        self.fit(inner.setMaximumWidth, COLUMN)
        self.column(inner).add(self._title, 12, self._bar, 10, self._said)
        across = self.row(0, self._head)
        across.layout.addWidget(inner, 1_000)  # as wide as the column of what is found, and no wider
        across.add(STRETCH)
        outer = self.column(self)
        outer.add(self._head)
        outer.fill(self._scroll)

    def _typed(self, _text: str) -> None:
        self._all_of = None
        if self._wish is not None and self._wish[0] != self._bar.text():
            self._wish = None  # whoever types on has left it
        self._look()

    def _look(self) -> None:
        typed = self._bar.text()
        self._asked = typed
        if not search_terms(typed):
            self._context.jobs.cancel(_JOB)
            self._show(())
            return
        self._looking.start()
        work = partial(self._found_of, typed, current_language().value, self._all_of)
        self._context.jobs.start(_JOB, work, self._show, failed=self._failed)

    def _say_looking(self) -> None:
        """Say that what stands below is not the answer yet: the worker may be busy with something long."""
        self._said.setText(_("Looking …"))

    def _failed(self, error: Exception) -> None:
        self._looking.stop()
        if not isinstance(error, UserError):
            raise error
        self._said.setText(sentence(error))

    def _found_of(self, typed: str, language: str, all_of: FoundKind | None) -> tuple[FoundGroup, ...]:
        """In the worker: what was found, all of one kind where that was asked for."""
        find = self._context.services.search.everything
        groups = find(typed, language, limit=SHOWN)
        if all_of is None:
            return groups
        whole = {group.kind: group for group in find(typed, language, limit=ALL, only=all_of)}
        return tuple(whole.get(group.kind, group) for group in groups)

    def _show(self, groups: tuple[FoundGroup, ...]) -> None:
        self._looking.stop()
        self._answered = self._asked
        terms = search_terms(self._asked)
        with focus_kept(self):  # whoever went on before the answer came is not thrown out of the page
            self._list(groups, terms)
        if terms:
            period = self._period()
            read_as = "" if period is None else "  ·  " + period_text(period)
            self._said.setText(found_sentence(sum(group.count for group in groups)) + read_as)
        else:
            self._said.setText(
                _(
                    "Entries, drafts, one-on-ones, reviews, plans, promises, agreements, what to bring up, the guide "
                    "and the help."
                )
            )
        self._fulfil(groups)

    def _list(self, groups: tuple[FoundGroup, ...], terms: tuple[str, ...]) -> None:
        today = self._context.clock.now().date()
        self._rows = []
        clear(self._column.layout)
        for group in groups:
            self._column.add(self._head_of(group))
            for hit in group.hits:
                self._column.add(self._row(hit, terms, today))
            if group.count > len(group.hits):
                self._column.add(self._more(group))
        self._column.add(STRETCH)

    def _fulfil(self, groups: tuple[FoundGroup, ...]) -> None:
        """Open what was chosen before the answer to the words of now came, where it is of them."""
        if self._wish is None or self._wish[0] != self._answered:
            return
        wish, self._wish = self._wish[1], None
        for hit in (hit for group in groups for hit in group.hits):
            if (hit.kind, hit.id) == (wish.kind, wish.id):
                self._open(hit)
                return

    def _period(self) -> Period | None:
        """The days that some of the words name, if any do."""
        return words_and_days(self._asked, self._context.clock.now().date())[1]

    def _head_of(self, group: FoundGroup) -> QWidget:
        head = QWidget()
        self.column(head, margins=(BLEED, 14, 0, 4)).add(
            TextLabel(self.theme, "section", text=f"{found_head(group.kind)} · {group.count}")
        )
        return head

    def _row(self, hit: FoundRecord, terms: tuple[str, ...], today: dt.date) -> HitRow:
        people = self._context.services.people
        person = people.alias_of(hit.person) if hit.person is not None and hit.kind is not FoundKind.PERSON else ""
        day = short_day(hit.day, today) if hit.day is not None else ""
        chapter = self._chapter_name(hit)
        where = "" if person and person == hit.label else where_words(hit.where, hit.label)
        meta = "  ·  ".join(part for part in (chapter, person, day, where) if part)
        row = HitRow(self.theme, hit.excerpt, meta, terms, serif=hit.kind in _SERIF)
        row.opened.connect(partial(self._open, hit))
        row.stepped.connect(partial(self._step, len(self._rows)))
        self._rows.append(row)
        return row

    def _chapter_name(self, hit: FoundRecord) -> str:
        """Return which page of the guide or the help was found; nothing for what is the leader's own."""
        guide, language = self._context.services.guide, current_language().value
        match hit.kind:
            case FoundKind.GUIDE:
                return next(page.title for page in guide.pages(language) if page.chapter == Chapter(hit.id))
            case FoundKind.HELP:
                return guide.help_titles(language)[HelpTopic(hit.id)]
        return ""

    def _more(self, group: FoundGroup) -> QWidget:
        more = TextButton(self.theme, show_all(group.count - len(group.hits)), small=True)
        if group.kind is FoundKind.ENTRY and self._period() is None:
            more.clicked.connect(partial(self._context.go, ShowEntries(EntryFilter(text=self._asked))))
        else:
            more.clicked.connect(partial(self._widen, group.kind))
        box = QWidget()
        self.row(0, box, margins=(BLEED, 0, 0, 0)).add(more, STRETCH)
        return box

    def _open(self, hit: FoundRecord) -> None:
        if self._answered != self._bar.text():  # what stands here was found by other words
            self._wish = (self._bar.text(), hit)
            return
        if hit.kind is FoundKind.DRAFT and is_entry(hit.id) and hit.id != ON_TODAY:
            self.draft_opened.emit(hit.id)
            return
        if hit.id == _NEW_LINE:
            self._context.act(Act.BRING_UP)
            return
        try:
            self._context.go(self._place_of(hit))
        except KeyError:  # it has no page of its own yet: a review that is not closed, a meeting that is prepared
            self._context.go(ShowReviews() if hit.kind is FoundKind.REVIEW else ShowPeople())

    def _place_of(self, hit: FoundRecord) -> Place:
        """Return where a hit is read; a plan that holds stands on Today, another on the page of its review.

        That page is kept as it was: where the plan was worded anew since, it stands in the chart of all of them.
        """
        if hit.kind is not FoundKind.PLAN:
            return place_of(hit, self._asked)
        services = self._context.services
        plan = services.plans.get(hit.id)
        if plan is not None and plan.ended is None:
            return ShowToday()
        review = services.reviews.get(plan.review) if plan is not None and plan.review is not None else None
        if plan is None or review is None or review.page is None or not says_plan(review.page.motto, plan):
            return place_of(hit)
        return ReadReview(review.id)

    def _widen(self, kind: FoundKind) -> None:
        self._all_of = kind
        self._look()

    def _step(self, place: int, step: int) -> None:
        if place + step < len(self._rows):
            self._focus_row(place + step)

    def _focus_row(self, place: int) -> None:
        """Put the focus on a hit; above the first one is the bar."""
        if place < 0:
            self.search()
        else:
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)


def place_of(hit: FoundRecord, typed: str = "") -> Place:
    """Return where a thing that was found by what was typed is read."""
    match hit.kind:
        case FoundKind.ENTRY:
            return ShowEntry(hit.id, typed)
        case FoundKind.DRAFT:
            return _place_of_draft(hit.id, hit.person)
        case FoundKind.ONE_ON_ONE:
            return ShowOneOnOne(hit.id)
        case FoundKind.AGREEMENT:
            return ShowAgreements(hit.id)
        case FoundKind.REVIEW:
            return ReadReview(hit.id)
        case FoundKind.PLAN:
            return ShowProgress(PLAN.id)  # all of them, those that hold no more as well
        case FoundKind.GUIDE:
            return ShowGuide(Chapter(hit.id), typed, hit.excerpt)
        case FoundKind.HELP:
            return ShowHelp(HelpTopic(hit.id), typed, hit.excerpt)
        case FoundKind.PERSON | FoundKind.BRING_UP | FoundKind.PROMISE:
            return ShowPerson(hit.person) if hit.person is not None else ShowPromises()


def _place_of_draft(slot: str, person: str | None) -> Place:
    """Return where one goes on with what was begun: the page on which its form is opened, with the words in it."""
    if slot.startswith(OF_EDITS):
        return EditEntry(slot.removeprefix(OF_EDITS))
    if slot == AGREEMENT:
        return ShowAgreements()
    if slot.startswith(OF_REVIEWS):
        return ShowReviews()
    if person is not None:
        about = slot.removeprefix(OF_NOTES)
        if about not in (slot, person):
            return ShowOneOnOne(about)  # the note of a meeting that was held
        meets = slot.startswith((OF_NOTES, OF_LINES, f"{OF_FORMS}meeting:"))
        return PrepareOneOnOne(person) if meets else ShowPerson(person)
    form = slot.removeprefix(OF_FORMS).partition(":")[0] if slot.startswith(OF_FORMS) else ""
    places: dict[str, Place] = {"promise": ShowPromises(), "bring_up": ShowPeople(), "prompt": ShowSettings()}
    return places.get(form, ShowToday())
