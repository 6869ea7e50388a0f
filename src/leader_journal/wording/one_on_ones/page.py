"""The page that prepares a one-on-one, in words. People in the lines are references; `services` shows them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from leader_journal.core.brief import brief
from leader_journal.core.bring_ups import BringUp
from leader_journal.core.one_on_one_lines import FOLDED, composed
from leader_journal.core.one_on_ones import Block, OneOnOne, PageLine
from leader_journal.core.records import Agreement, Entry, Promise
from leader_journal.core.terms import AgreementState, Kind, Loop, Outcome, PromiseState, RaisedHow, Reaction, Tone
from leader_journal.wording import labels
from leader_journal.wording.agreements import standing_words
from leader_journal.wording.capitals import capital
from leader_journal.wording.catalogue import _, counted, ngettext, pgettext
from leader_journal.wording.dates import brief_day, inner_day, short_day, time_of_day
from leader_journal.wording.voices import may_not_have_written, none_since

RAISED_LETTERS, BRIEF_LETTERS = 200, 120

_WAITS_LONG = 14
"""Days after which a line to bring up says since when it waits."""


def block_head(block: Block, name: str) -> str:
    """Return the head of a block; `name` is the person, by alias or as a reference."""
    return {
        Block.BRING_UP: _("To bring up"),
        Block.OWE: _("I owe"),
        Block.RAISED: _("{name} raised"),
        Block.REACTED: _("How I reacted"),
        Block.THANK: _("Thank them for"),
        Block.COME_BACK: _("Come back to"),
        Block.AGREEMENTS: _("Agreements"),
        Block.NOT_HEARD: _("Not heard lately"),
        Block.QUESTIONS: _("Three questions"),
        Block.SHARE: _("One thing I can share"),
        Block.ROOM: pgettext("element in full", "Room"),
    }[block].format(name=name)


def block_hint(block: Block) -> str:
    """Return what to write where a block is empty."""
    return {
        Block.BRING_UP: _("What I want to talk about"),
        Block.OWE: _("What I said I would do"),
        Block.RAISED: _("What they brought"),
        Block.REACTED: _("What I did first"),
        Block.THANK: _("One concrete thing"),
        Block.COME_BACK: _("What I want to come back to"),
        Block.AGREEMENTS: _("What we said to each other"),
        Block.NOT_HEARD: _("What I have not heard about"),
        Block.QUESTIONS: _("An open question"),
        Block.SHARE: _("A mistake or a doubt of my own"),
        Block.ROOM: _("What gives us time and peace"),
    }[block]


# lines


def promise_line(promise: Promise, today: dt.date) -> PageLine:
    """Return one open promise: "Share the draft budget early · was due 21 Nov"."""
    note = _due(promise.due, today) if promise.due is not None else ""
    return composed(f"promise:{promise.id}", brief(promise.text, RAISED_LETTERS), note=note)


def bring_up_line(bring_up: BringUp, today: dt.date) -> PageLine:
    """Return one line to bring up; one that waits for long says since when."""
    waited = (today - bring_up.noted).days >= _WAITS_LONG
    note = _("since {day}").format(day=brief_day(bring_up.noted, today)) if waited else ""
    return composed(bring_up.source, bring_up.text, note=note)


def said_note(*, said: bool) -> str:
    """Return what became of a line to bring up, on the page of a meeting that was held."""
    return pgettext("line to bring up", "said") if said else pgettext("line to bring up", "for next time")


def loop_line(entry: Entry, today: dt.date) -> PageLine:
    """Return what they raised and have heard nothing of since."""
    note = _("raised {day}, I have not come back").format(day=brief_day(entry.day, today))
    return composed(f"entry:{entry.id}", brief(entry.facts, BRIEF_LETTERS), note=note)


def raised_line(entry: Entry, promises: Sequence[Promise], today: dt.date) -> PageLine:
    """Return one thing that they came with, and what became of it."""
    kind = labels.kind_label(entry.kind) if entry.kind is not None else labels.no_kind_label()
    day = brief_day(entry.day, today).removesuffix(".")  # one stop is enough
    text = _(", {day}. {facts}").format(day=day, facts=brief(entry.facts, RAISED_LETTERS))
    became = ", ".join(part for part in (_outcome(entry), _promised(promises), _told(entry, today)) if part)
    return composed(f"entry:{entry.id}", text, lead=kind, note=became)


def more_line(count: int, since: dt.date, today: dt.date) -> PageLine:
    """Return that there is more than a page shows."""
    words = ngettext("And {count} more since {day}", "And {count} more since {day}", count)
    return composed(f"{FOLDED}raised", words.format(count=counted(count), day=brief_day(since, today)))


def folded_line(what: str, count: int) -> PageLine:
    """Return how many more of a block there are, which the page has no room for; `what` names the block."""
    return composed(f"{FOLDED}{what}", ngettext("{count} more", "{count} more", count).format(count=counted(count)))


def reacted_line(entries: Sequence[Entry]) -> PageLine:
    """Return how the leader reacted, in plain sentences: "3 times: listened twice, asked once. Calm twice."."""
    if len(entries) == 1:
        return composed("reacted", _once(entries[0]))
    reactions = Counter(reaction for entry in entries for reaction in entry.reactions)
    tones = Counter(entry.tone for entry in entries if entry.tone is not None)
    met = [_of_all(_small(labels.reaction_label(one)), reactions[one], len(entries)) for one in _most_first(reactions)]
    sounded = [_of_all(labels.tone_label(tone).lower(), tones[tone], len(entries)) for tone in Tone if tones[tone]]
    head = _in_entries(len(entries))
    sentences = [f"{head}: {', '.join(met)}." if met else f"{head}."]
    if sounded:
        sentences.append(capital(f"{', '.join(sounded)}."))
    return composed("reacted", " ".join(sentences))


def thank_line(entry: Entry, today: dt.date) -> PageLine:
    """Return one concrete thing to thank for: that they came with it."""
    day = brief_day(entry.day, today)
    return composed(f"thank:{entry.id}", f"{_what_for(entry, day)}: {brief(entry.facts, BRIEF_LETTERS)}")


def come_back_line(entry: Entry, today: dt.date) -> PageLine:
    """Return a sharp or closing reaction that the leader has not come back to."""
    closing = [_small(labels.reaction_label(one)) for one in entry.reactions if one.leaning is one.leaning.CLOSES]
    tone = [labels.tone_label(Tone.SHARP).lower()] if entry.tone is Tone.SHARP else []
    text = _("{day}: {facts}").format(day=brief_day(entry.day, today), facts=brief(entry.facts, BRIEF_LETTERS))
    return composed(f"entry:{entry.id}", text, note=", ".join((*closing, *tone)))


def agreement_line(agreement: Agreement) -> PageLine:
    """Return an agreement that holds; one to say again says so."""
    note = standing_words(agreement) if agreement.standing is AgreementState.SAY_AGAIN else ""
    return composed(f"agreement:{agreement.id}", brief(agreement.what, RAISED_LETTERS), note=note)


def not_heard_line(kind: Kind, last: dt.date | None, today: dt.date) -> PageLine:
    """Return a kind of thing that they have not brought for long: "No ideas noted since August."."""
    return composed(f"kind:{kind}", none_since(kind, last, today))


def nothing_heard_line() -> PageLine:
    """Return that nothing of theirs was ever noted."""
    return composed("nothing", _("Nothing noted yet."))


def caution_line() -> PageLine:
    """Return what is always said where something was not heard."""
    return composed("caution", may_not_have_written())


def question_line(key: str, question: str) -> PageLine:
    """Return a question to ask."""
    return composed(f"prompt:{key}", question)


def share_line(entry: Entry, today: dt.date) -> PageLine:
    """Return something of the leader's own that can be shared."""
    text = _("{day}: {facts}").format(day=brief_day(entry.day, today), facts=brief(entry.facts, RAISED_LETTERS))
    return composed(f"share:{entry.id}", text)


def room_lines(meeting: OneOnOne, today: dt.date) -> tuple[PageLine, ...]:
    """Return the checklist: when and how long, where, who speaks first, what stays outside."""
    minutes = ngettext("{count} minute", "{count} minutes", meeting.minutes).format(count=counted(meeting.minutes))
    if meeting.day is None:
        when = _("{minutes}, no day yet").format(minutes=minutes)
    else:
        when = capital(", ".join((planned_words(meeting.day, meeting.time, today), minutes)))
    where = meeting.place.strip() or _("A place where nobody can overhear us")
    return (
        composed("room:when", when),
        composed("room:where", where),
        composed("room:first", _("They speak first")),
        composed("room:quiet", _("Phone and screen stay outside")),
    )


# days


def planned_words(day: dt.date, time: dt.time | None, today: dt.date) -> str:
    """Return "Thursday 28 November, 10:00" / "torsdag 28. november kl. 10.00", inside a sentence."""
    if time is None:
        return inner_day(day, today)
    return pgettext("day and time", "{day}, {time}").format(day=inner_day(day, today), time=time_of_day(time))


def _due(due: dt.date, today: dt.date) -> str:
    """Name the day itself: the page is printed, taken along and kept, and is read when "tomorrow" is another day."""
    if due < today:
        return _("was due {day}").format(day=brief_day(due, today))
    return short_day(due, today)


# what became of it


def _what_for(entry: Entry, day: str) -> str:
    if entry.raised_how is RaisedHow.I_ASKED:
        return _("Answering when I asked, {day}").format(day=day)
    return {
        Kind.MISTAKE: _("Telling me about the mistake, {day}"),
        Kind.DISAGREEMENT: _("Disagreeing aloud, {day}"),
        Kind.DOUBT: _("Sharing the doubt, {day}"),
        Kind.QUESTION: _("Asking, {day}"),
        Kind.IDEA: _("Bringing the idea, {day}"),
        Kind.BREACH: _("Telling me that an agreement was broken, {day}"),
        None: _("Bringing it up, {day}"),
    }[entry.kind].format(day=day)


def _outcome(entry: Entry) -> str:
    if entry.outcome is None or entry.outcome is Outcome.NOTHING_TO_DECIDE:
        return ""
    return labels.outcome_label(entry.outcome).lower()


def _promised(promises: Sequence[Promise]) -> str:
    if not promises:
        return ""
    states = {promise.state for promise in promises}
    if PromiseState.OPEN in states:
        return pgettext("what became of it", "promised")
    if PromiseState.KEPT in states:
        return pgettext("what became of it", "promised and kept")
    return pgettext("what became of it", "promised and let go")


def _told(entry: Entry, today: dt.date) -> str:
    if entry.loop is Loop.TOLD:
        if entry.told_on is None:
            return pgettext("what became of it", "told")
        return pgettext("what became of it", "told {day}").format(day=brief_day(entry.told_on, today))
    return pgettext("what became of it", "not told yet") if entry.loop_open else ""


# counting in words


def _once(entry: Entry) -> str:
    met = [_small(labels.reaction_label(reaction)) for reaction in entry.reactions]
    head = _("Once")
    sentences = [f"{head}: {', '.join(met)}." if met else f"{head}."]
    if entry.tone is not None:
        sentences.append(f"{labels.tone_label(entry.tone)}.")
    return " ".join(sentences)


def _in_entries(count: int) -> str:
    if count == 2:
        return _("Twice")
    return ngettext("{count} time", "{count} times", count).format(count=counted(count))


def _of_all(what: str, count: int, total: int) -> str:
    """Return "listened both times", "asked once", "asked 3 times"."""
    if count == total:
        words = _("{what} both times") if total == 2 else _("{what} every time")
    elif count == 1:
        words = _("{what} once")
    elif count == 2:
        words = _("{what} twice")
    else:
        words = ngettext("{what} {count} time", "{what} {count} times", count)
    return words.format(what=what, count=counted(count))


def _most_first(reactions: Counter[Reaction]) -> Iterable[Reaction]:
    """The most frequent first, ties in the order of the chips."""
    order = list(Reaction)
    return sorted(reactions, key=lambda one: (-reactions[one], order.index(one)))


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
