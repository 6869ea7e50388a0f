"""Step 2: five entries read again, each with the reason why it is here, and how it is seen now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leader_journal.core.changes import Topic
from leader_journal.core.reviews import Review, ReviewStep
from leader_journal.ui.pages.review.reread_block import RereadBlock
from leader_journal.ui.pages.review.step import UNBOUND, StepView
from leader_journal.ui.toolkit.labels import TextLabel
from leader_journal.wording.catalogue import _


class RereadStep(StepView):
    """One block an entry. The five were chosen when the review was begun, and stay."""

    step = ReviewStep.REREAD
    refreshed_by = frozenset({Topic.ENTRIES, Topic.PEOPLE})

    def show_review(self, review: Review) -> None:
        same = self.review is not None and [one.entry for one in review.reread] == list(self._blocks)
        super().show_review(review)
        if not same:
            self._make_blocks(review)
        for one in review.reread:
            self._blocks[one.entry].show_seen(one.seen, self.editable(one.note))
        self.reload()

    def fill(self, review: Review) -> Review:
        for block in self._blocks.values():
            review = review.with_reread(block.fill())
        return review

    def focus_first(self) -> None:
        """Begin with the first entry that nothing was said of."""
        blocks = list(self._blocks.values())
        first = next((block for block in blocks if not block.begun), blocks[0] if blocks else None)
        if first is not None:
            first.focus_first()

    def reload(self) -> None:
        if self.review is None:
            return
        rows = self.context.services.review_steps.reread(self.review)
        for row in rows:
            self._blocks[row.chosen.entry].show_entry(row.entry)
        self._none.setText(_("There are no entries in this period, so there is nothing to read again."))
        self._none.setVisible(not rows)

    def restyle(self) -> None:
        super().restyle()
        self._left.setMaximumWidth(UNBOUND)  # the blocks have two columns of their own
        for block in self._blocks.values():
            block.set_beside(self._beside)

    def retranslate(self) -> None:
        super().retranslate()
        self.reload()

    def _build(self) -> None:
        self._blocks: dict[str, RereadBlock] = {}
        self._none = TextLabel(self.theme, "body", "muted", wrap=True)
        holder = QWidget()
        self._list = self.column(holder, spacing=20).layout
        self.main.add(self._none, holder)

    def _make_blocks(self, review: Review) -> None:
        for block in self._blocks.values():
            self._list.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks = {}
        for one in review.reread:
            block = RereadBlock(self.context, one)
            block.changed.connect(self.changed)
            self._list.addWidget(block)
            self._blocks[one.entry] = block
        self.restyle()
