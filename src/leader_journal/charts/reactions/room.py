"""Which first reactions, in six months and in the six before."""

from __future__ import annotations

from leader_journal.charts import reactions
from leader_journal.charts.reactions.finding import ReactionsFinding
from leader_journal.charts.shared.room import BY_MONTH, Choosable, Group, Room, Told
from leader_journal.wording.catalogue import _

REACTIONS = Room(
    id="reactions",
    finding=ReactionsFinding,
    group=Group.OVER_TIME,
    name=lambda: _("Reactions"),
    shows=lambda: _("First reactions over six months, next to the six before"),
    sought=lambda: _(
        "how I reacted, constructive, destructive, my reactions, how do I react, how often do I blame, how "
        "often did I thank, defensive, blame, interrupt, reaction types, good and bad reactions, thanked, "
        "thanks, listened, explained myself"
    ),
    read=lambda: reactions.read.read_reactions,
    tell=lambda: Told(reactions.words.describe_reactions, reactions.numbers.reactions_numbers),
    draw=lambda: reactions.figure.ReactionsChart,
    neutral=lambda *_of: _("First reactions, six months compared with the six before"),
    choices=frozenset({Choosable.KIND}),  # its days follow from today
    tidy=(
        f"{BY_MONTH}, reaction, leaning, count(*) AS entries FROM reactions"
        " JOIN entries ON entries.id = entry GROUP BY month, reaction"
    ),
)
