"""What the window expects of a page."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent

from leader_journal.core.changes import Changes
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.ui.places import Place
from leader_journal.ui.view import View

_NARROW = 900


class Page(View):
    """A page of the stack. What a page has nothing to do about does nothing, but every page says where it is."""

    def place(self) -> Place:
        """Return where the reader is, as far as one can go there from elsewhere."""
        raise NotImplementedError

    @property
    def margins(self) -> tuple[int, int, int, int]:
        """Left, above, right and below, in pixels at 100 %: a narrow window has narrow ones."""
        return (36, 28, 28, 28) if self.window().width() < self.theme.px(_NARROW) else (48, 36, 44, 28)

    @property
    def in_front(self) -> bool:
        """Whether it is the page that is shown; one that reads all when it is entered need not follow before."""
        return not self.isHidden()

    def opened(self) -> None:
        """Called once, when it was made and the journal is open: what one was writing stands in it again."""

    def prepare(self) -> None:
        """Called while nobody waits, of a page that is made ahead: make what most visits need. Nothing is read."""

    def coming(self, place: Place) -> None:
        """Called before the page comes to the front: read what it shows. Raises KeyError where the place is no more.

        Of what is put into a page that is seen Qt shows one widget after the other, and each time all layouts above
        begin anew; into one that is still hidden comes all of it at once.
        """

    def arrive(self, place: Place) -> None:
        """Show a place of this page; called when the page is in front. Raises KeyError where it is no more."""

    def entered(self) -> None:
        """Called when the page comes to the front: put the focus where work begins."""

    def refresh(self, changes: Changes) -> None:
        """Called after every write that this page did not make itself: show what is new."""

    def dress(self) -> None:
        """Called when there is more or less room: fit what is shown to it. And with a new theme."""

    def keep(self) -> None:
        """Save what is being written, at once: the journal is about to be closed, or the page left.

        Raises UserError where that fails: it is not left then, for the words would be lost.
        """

    def leads_on(self, place: Place) -> bool:  # noqa: ARG002 - for pages that read on within themselves
        """Whether Back comes to where this page is now, from another place of the same page."""
        return False

    def state(self) -> object:
        """Return what Back must restore besides the place: scroll position, selection. An immutable value."""
        return None

    def restore(self, place: Place, state: object) -> None:  # noqa: ARG002 - for pages that have a state
        """Go back to a place, with what `state` returned there. Raises KeyError where it is no more."""
        self.arrive(place)

    def search(self) -> None:
        """Ctrl+F: put the focus where one searches."""

    def export(self) -> None:
        """Ctrl+E: export what is shown."""

    def listed(self) -> EntryFilter:
        """Return which entries are listed: all of them where the page has no list."""
        return EVERYTHING

    def print_(self) -> None:
        """Ctrl+P: print what is shown."""

    def next_pane(self) -> None:
        """F6: put the focus into the next pane."""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Return the keys of this page, each with what it does: for F1."""
        return ()

    def restyle(self) -> None:
        super().restyle()
        self.dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dress()
