"""What leaders kept elsewhere: recognised by its content, read by its kind, and made into one `ImportPlan`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leader_journal import loading

if TYPE_CHECKING:
    from leader_journal.exchange.incoming import (
        calendar_in,
        day_one,
        diarium,
        diaro,
        evernote,
        google_keep,
        joplin,
        journey,
        jrnl,
        lifeograph,
        logseq,
        mail,
        markdown,
        plain_text,
        rednotebook,
        roam,
        simplenote,
        standard_notes,
        table,
        telegram,
    )
else:
    __getattr__ = loading(__name__)
