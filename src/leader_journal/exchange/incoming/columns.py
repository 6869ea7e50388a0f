"""Which column of a table means what: by the leader's word, else by its heading and by all that stands in it.

Never by a heading alone, and never "the first that fits": *Name* is a person in one table and the title in another, and
of two columns for the date the one that holds whole dates is read. What has no field here is kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct, field

from leader_journal.core.errors import BadInput
from leader_journal.core.folding import fold
from leader_journal.exchange.clock_times import UnreadableTime
from leader_journal.exchange.incoming.names import are_names, are_of_work
from leader_journal.exchange.stamps import is_counted, is_stamp, parse_stamp
from leader_journal.wording.filters.words import KINDS


class Column(StrEnum):
    """What a column can be read as. Marks, reactions and tones are never read as such: entries arrive unmarked."""

    HAPPENED = "happened"
    TIME = "time"
    TITLE = "title"
    TEXT = "text"
    KIND = "kind"
    PERSON = "person"
    THEME = "theme"
    SETTING = "setting"
    KEEP = "keep"
    SKIP = "skip"


_HEADINGS: Mapping[Column, str] = {
    Column.HAPPENED: "full date|happened|happened at|date|datetime|date and time|when|day|meeting date|entry date"
    "|timestamp|ts|created|created time|created at|creation date|start|start date|date of meeting"
    "|date created|logged at|dato|hvornår|dag|skete|dato og tid|mødedato|tidsstempel|oprettet|startdato|samtaledato",
    Column.TIME: "time|time of day|start time|from|tid|starttid|starttidspunkt|fra|tidspunkt|klokkeslæt|kl|klokken",
    Column.TITLE: "title|note title|headline|subject|question|name|titel|overskrift|spørgsmål|navn",
    Column.TEXT: "text|what|what happened|facts|note|notes|entry|body|content|description|details|comment"
    "|comments|summary|discussion|discussed|talking points|agenda|journal|answer|answers|response|reflection"
    "|reflections|feedback|observation|observations|message|svar|refleksion|refleksioner|observationer|besked"
    "|meeting notes|tekst|hvad|hvad skete der|noter|notat|mødenotat|mødenoter|mødereferat"
    "|beskrivelse|hændelse|indhold|brødtekst|kommentar|kommentarer|bemærkning|bemærkninger|referat|resumé|dagsorden",
    Column.KIND: "kind|kind of occasion|occasion|type|category|anledning|slags|kategori",
    Column.PERSON: "person|people|persons|who|with|employee|employees|employee name|team member|colleague|participants"
    "|attendees|direct report|full name|your name|reviewee|receiver|recipient|report|staff|mentee|coachee|initials"
    "|last name first name|name of employee|worker|associate|teammate|met with|direct reports"
    "|initialer|modtager|medarbejderens navn|navn på medarbejder"
    "|hvem|personer|medarb|medarbejder|medarbejdere|deltager|deltagere|kollega"
    "|ansat|fulde navn|dit navn",
    Column.THEME: "theme|themes|tag|tags|label|labels|activities|topic|topics|keywords|hashtags|tema|temaer|emne|emner"
    "|aktiviteter|etiketter|etiket|mærker|mærke|mærkater|nøgleord|stikord",
    Column.SETTING: "setting|where|situation|place|location|hvor|sted|placering",
}
_ELSEWHERE: Mapping[Column, str] = {
    Column.HAPPENED: "datum|datum und uhrzeit|wann|startdatum|beginnt am|erstellt|erstellt am|zeitstempel"
    "|datum och tid|när|skapad|tidsstämpel|når|opprettet|tidsstempel|wanneer|dátum|mikor",
    Column.TIME: "uhrzeit|zeit|startzeit|beginn|klockslag|klockan|från|klokkeslett|tijd|idő|időpont",
    Column.TITLE: "überschrift|betreff|rubrik|tittel|namn|naam|cím|név",
    Column.TEXT: "was|was ist passiert|notiz|notizen|eintrag|inhalt|beschreibung|kommentare|bemerkung|bemerkungen"
    "|beobachtung|beobachtungen|zusammenfassung|besprochen|protokoll|gesprächsnotiz|gesprächsnotizen|rückmeldung"
    "|vad|vad hände|anteckning|anteckningar|innehåll|beskrivning|kommentarer|händelse|sammanfattning|dagordning"
    "|reflektion|reflektioner|hva|hva skjedde|notater|innhold|beskrivelse|hendelse|merknad|merknader|oppsummering"
    "|refleksjon|refleksjoner|wat|notitie|notities|beschrijving|opmerking|opmerkingen|inhoud|samenvatting|verslag"
    "|szöveg|mi történt|megjegyzés|megjegyzések|jegyzet|jegyzetek|leírás|összefoglaló",
    Column.KIND: "art|anlass|typ|categorie",
    Column.PERSON: "personen|wer|mitarbeiter|mitarbeiterin|mitarbeitende|mitarbeitender|name des mitarbeiters|kollege"
    "|kollegin|teilnehmer|teilnehmende|vollständiger name|vem|medarbetare|anställd|deltagare|namn på medarbetare"
    "|medarbeider|medarbeidere|ansatte|deltaker|deltakere|fullt navn|wie|medewerker|medewerkers|werknemer|collega"
    "|deelnemers|ki|munkatárs|munkatársak|dolgozó|kolléga|résztvevő|résztvevők",
    Column.THEME: "thema|themen|schlagwort|schlagwörter|stichwort|stichworte|ämne|ämnen|teman|etiketter|onderwerp"
    "|onderwerpen|téma|témák",
    Column.SETTING: "ort|wo|plats|hely",
}
"""What those headings are called in German, Swedish, Norwegian, Dutch and Hungarian."""
_BY_HEADING: Mapping[str, Column] = {
    fold(word): column
    for table in (_ELSEWHERE, _HEADINGS)
    for column, words in table.items()
    for word in words.split("|")
}
_RANK = {fold(word): rank for words in _HEADINGS.values() for rank, word in enumerate(words.split("|"))}
_SKIPPED = frozenset(
    map(
        fold,
        (
            "id",
            "uuid",
            "#",
            "nr",
            "no",
            "number",
            "weekday",
            "ugedag",
            "row",
            "række",
            "url",
            "updated",
            "modified",
            "year",
            "år",
            "jahr",
            "wochentag",
            "veckodag",
            "ukedag",
            "zeile",
            "geändert",
            "aktualisiert",
        ),
    )
) | {"last edited time", "last edited by"}
_PROMOTED = frozenset(map(fold, ["topic", "topics", "emne", "emner", "thema", "themen", "ämne", "ämnen"]))
_END_NAMES = "end|ends|end time|finish|until|to|slut|sluttid|til|varighed|ende|bis|dauer|till|slutt|varighet|einde"
_ENDS = frozenset(map(fold, _END_NAMES.split("|")))
"""What holds times and is not when something happened."""
_OF_PEOPLE = re.compile(
    r"^(?:who|hvem|wer|vem)\b|\b(?:employee|member|colleague|person|participant|attendee|coachee|mentee|medarbejder|kollega|deltager|mitarbeit"
    r"|teilnehm|medarbetar|anstaelld|medarbeider|deltaker|medewerker|collega|munkatars)|\b(?:with|med|mit|met)$"
)
"""What begins a heading that asks for people, or a word for them in it, in its folded form; or ends it before them."""
_KI = "ki"
_HUNGARIAN = "mikor|idő|időpont|szöveg|mi történt|megjegyzés|jegyzet|leírás|téma"
_BESIDE_KI = frozenset(map(fold, _HUNGARIAN.split("|")))
"""*Ki* is Hungarian for who beside one of these, and else what is called AI in English."""
_OF_A_CALENDAR = frozenset(map(fold, ["starttidspunkt", "startdato", "startdatum", "beginnt um", "beginnt am"]))
"""Beside these, what else says a theme is the title of a meeting."""
_TITLE_OR_PERSON = frozenset(map(fold, ("name", "navn", "namn", "naam", "név")))
_HUMP = re.compile(r"(?<=[a-zæøåäöü])(?=[A-ZÆØÅÄÖÜ][a-zæøåäöü])")
"""Where words meet as programs write them: *meetingDate*."""
_ORNAMENT = re.compile(r"^[^\w#(]+|^\s*\d{1,2}[.)]\s+")
"""What stands before the words of a heading: a picture, a number."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[AaPp][Mm])?")
_NUMBER = re.compile(r" ?\d+$")
_MANY_WORDS = 2.5
_MOST = 0.6


class TableColumn(Struct):
    """A column with all that stands in it; empty cells aside."""

    heading: str
    values: Sequence[str]
    plain: str = ""
    _shares: dict[Callable[[str], object], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.plain = plain_heading(self.heading)

    def share(self, test: Callable[[str], object]) -> float:
        """Return which part of the values passes a test: thousands of values are asked the same once."""
        if test not in self._shares:
            passed = sum(bool(test(value)) for value in self.values)
            self._shares[test] = passed / len(self.values) if self.values else 0.0
        return self._shares[test]

    @property
    def words(self) -> float:
        """How many words a value has, on average."""
        return sum(len(value.split()) for value in self.values) / len(self.values) if self.values else 0.0

    @property
    def length(self) -> float:
        """How many letters a value has, on average."""
        return sum(map(len, self.values)) / len(self.values) if self.values else 0.0


def plain_heading(heading: str) -> str:
    """Return a heading as it is compared: case, accents, signs and what stands in brackets aside."""
    heading = _HUMP.sub(" ", heading.split("(")[0] if not heading.startswith("(") else heading)
    words = fold(heading)
    plain = _before_words(words)
    if plain in _BY_HEADING or "/" not in words:
        return plain
    # in two languages, or for men and women: Dato/Date, Mitarbeiter/in
    return next((part for part in map(_before_words, words.split("/")) if part in _BY_HEADING), plain)


def _before_words(words: str) -> str:
    words = _ORNAMENT.sub("", words.replace("_", " ").replace("-", " "))
    return " ".join(words.strip(" ?:.*").split())


def known_heading(heading: str) -> Column | None:
    """Return what a heading means by itself."""
    return _BY_HEADING.get(plain_heading(heading))


def roles(columns: Sequence[TableColumn], told: Sequence[tuple[str, str]] = ()) -> list[Column | None]:
    """Return what each column is read as; None is one with nothing in it.

    `told` gives fields and headings by the leader's word (see `check_mapping`); the others are found by themselves.
    """
    said = _said(columns, told)
    found: list[Column | None] = [said.get(place) for place in range(len(columns))]
    taken = set(said.values())
    _dates(columns, found, taken)
    for place, column in enumerate(columns):
        if found[place] is None and column.values:
            found[place] = _by_heading(column, columns, found, taken)
    if not {Column.TEXT, Column.TITLE} & set(found):
        _promote(columns, found)
    return found


def check_mapping(told: Sequence[tuple[str, str]], headings: Sequence[str]) -> None:
    """Raise BadInput where a mapping names a field that we do not read, or a heading that is in no table."""
    known = {plain_heading(heading) for heading in headings}
    for name, heading in told:
        if name not in {column.value for column in Column}:
            raise BadInput("--map", name, tuple(Column))
        if plain_heading(heading) not in known:
            raise BadInput("--map", heading, tuple(dict.fromkeys(headings)))


def is_a_topic(column: TableColumn) -> bool:
    """Whether what stands in a column of themes may be all that there is to say: what a talk was about."""
    return column.plain in _PROMOTED


def prose(column: TableColumn) -> bool:
    """Whether somebody writes sentences in a column, rather than a word."""
    return column.words >= _MANY_WORDS and column.share(is_stamp) < _MOST


def _said(columns: Sequence[TableColumn], told: Sequence[tuple[str, str]]) -> dict[int, Column]:
    headings = [column.plain for column in columns]
    said: dict[int, Column] = {}
    for name, heading in told:
        places = [place for place, plain in enumerate(headings) if plain == plain_heading(heading)]
        if places:
            # of columns that are called alike, each is meant in its turn
            said[next((place for place in places if place not in said), places[-1])] = Column(name)
    return said


def _dates(columns: Sequence[TableColumn], found: list[Column | None], taken: set[Column]) -> None:
    """Find the column of the date, and that of the time beside it."""
    if Column.HAPPENED not in taken:
        open_places = [place for place in range(len(columns)) if found[place] is None and columns[place].values]
        fitting = [place for place in open_places if _BY_HEADING.get(columns[place].plain) is Column.HAPPENED]
        best = _best_date(columns, fitting)
        if best is None or columns[best].share(is_stamp) == 0:
            others = [place for place in open_places if columns[place].share(is_stamp) >= _MOST]
            best = _best_date(columns, others) if others else best
        if best is None:
            return
        found[best] = Column.HAPPENED
        if columns[best].plain == "full date":
            for place in fitting:
                found[place] = found[place] or Column.SKIP
    if Column.TIME not in taken:
        days = columns[found.index(Column.HAPPENED)]
        counted = days.share(is_counted) >= _MOST
        open_places = [at for at in range(len(columns)) if found[at] is None]
        beside = next((at for at in open_places if _holds_times(columns[at], counted=counted)), None)
        if beside is not None:
            whole = days.share(_holds_a_time) >= _MOST
            found[beside] = Column.SKIP if whole else Column.TIME


def _holds_times(column: TableColumn, *, counted: bool) -> bool:
    meant = _BY_HEADING.get(column.plain)
    if meant is Column.TIME:
        return (
            column.share(_is_time_of_a_count if counted else _is_time) >= _MOST or column.share(_CLOCK.match) >= _MOST
        )
    return meant in (None, Column.HAPPENED) and column.plain not in _ENDS and column.share(_CLOCK.fullmatch) == 1


def _best_date(columns: Sequence[TableColumn], places: Sequence[int]) -> int | None:
    def fit(place: int) -> tuple[float, int, int]:
        return (columns[place].share(is_stamp), -_RANK.get(columns[place].plain, 99), -place)

    return max(places, key=fit, default=None)


def _by_heading(
    column: TableColumn, columns: Sequence[TableColumn], found: Sequence[Column | None], taken: set[Column]
) -> Column:
    meant = _BY_HEADING.get(column.plain)
    if column.plain in _SKIPPED or (not column.plain and column.share(str.isdigit) == 1):
        return Column.SKIP
    if column.plain in _PROMOTED and any(other.plain in _OF_A_CALENDAR for other in columns):
        meant = Column.TITLE
    if column.plain in _TITLE_OR_PERSON:
        meant = Column.PERSON if _is_person(column, columns) else Column.TITLE
    match meant:
        case Column.TEXT | Column.TITLE:
            # what the leader called the text is the text; the others stand below it
            return Column.KEEP if Column.TEXT in taken else meant
        case Column.KIND:
            ours = column.share(lambda value: fold(value) in KINDS) > 0
            return meant if ours and meant not in found else Column.KEEP
        case Column.THEME:
            return Column.TEXT if column.plain in _PROMOTED and prose(column) else meant
        case Column.PERSON:
            who = column.plain != _KI or any(other.plain in _BESIDE_KI for other in columns)
            return meant if who and column.words <= _MANY_WORDS * 2 and meant not in found else Column.KEEP
        case Column.SETTING:
            return meant if column.words <= _MANY_WORDS * 2 and meant not in found else Column.KEEP
        case None if _about_people(column) and not _any_known(Column.PERSON, columns):
            # of several for people those belong together that are numbered
            first = next((one for one, role in zip(columns, found, strict=True) if role is Column.PERSON), column)
            return Column.PERSON if _NUMBER.sub("", first.plain) == _NUMBER.sub("", column.plain) else Column.KEEP
        case _:
            return Column.KEEP


def _about_people(column: TableColumn) -> bool:
    """Whether a heading of several words has one for people in it (*Team member name*, *1:1 with*), and names below."""
    return bool(_OF_PEOPLE.search(column.plain)) and are_names(column.values)


def _any_known(wanted: Column, columns: Sequence[TableColumn]) -> bool:
    return any(_BY_HEADING.get(column.plain) is wanted for column in columns if column.values)


def _is_person(column: TableColumn, columns: Sequence[TableColumn]) -> bool:
    """*Name* names people where all of it are names, another column holds the text, and no other names people."""
    others = [other for other in columns if other is not column and other.values]
    if any(_BY_HEADING.get(other.plain) is Column.PERSON for other in others):
        return False
    has_text = any(_BY_HEADING.get(other.plain) in (Column.TEXT, Column.TITLE) or prose(other) for other in others)
    # tables of pages begin with the name of the page; people come again, pages do not
    a_page_each = column is columns[0] and len(set(column.values)) == len(column.values)
    return has_text and are_names(column.values) and not a_page_each and not are_of_work(column.values)


def _promote(columns: Sequence[TableColumn], found: list[Column | None]) -> None:
    """Where no heading says that it holds the text, it is where most is written."""
    open_places = [
        place
        for place, role in enumerate(found)
        if (role is Column.KEEP or (role is Column.THEME and columns[place].plain in _PROMOTED))
        and columns[place].share(is_stamp) < _MOST
    ]

    def fit(place: int) -> tuple[bool, bool, float]:
        return prose(columns[place]), columns[place].plain in _PROMOTED, columns[place].length

    best = max(open_places, key=fit, default=None)
    if best is not None and any(fit(best)[:2]):
        found[best] = Column.TEXT


def _is_time(value: str, day: str = "2000-01-01") -> bool:
    try:
        parse_stamp(day, value)
    except ValueError:
        return False
    return True


def _is_time_of_a_count(value: str) -> bool:
    """Whether a value is a time as spreadsheets write it that wrote the day as a count."""
    return _is_time(value, "36526")


def _holds_a_time(value: str) -> bool:
    try:
        parse_stamp(value, "0:00")
    except UnreadableTime:
        return True
    except ValueError:
        return False
    return False
