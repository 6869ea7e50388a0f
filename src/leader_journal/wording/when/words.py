"""The words for days, months and times that people type, in English and Danish, whatever the language of the app.

All keys are folded (`core.folding.fold`) and without full stops. A phrase is the tuple of its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import TypeVar

from leader_journal.core.folding import fold

T = TypeVar("T")
Phrases = Mapping[tuple[str, ...], T]
"""Phrases of one or several words, and what each means."""


class Unit(Enum):
    """What time is counted in."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    YEAR = auto()
    WEEKEND = auto()
    QUARTER = auto()
    HALF_YEAR = auto()
    DAYS = auto()
    """Several days that are no unit of the calendar."""


class Edge(Enum):
    """Where in a span something lies."""

    START = auto()
    MIDDLE = auto()
    END = auto()
    WITHIN = auto()
    """Anywhere in it: for what is due that is its end, for what is looked for all of it."""


class DayPart(Enum):
    """A part of a day, by the hour that stands for it where no clock is named."""

    MORNING = 9
    FORENOON = 10
    NOON = 12
    LATE_MORNING = 11
    AFTER_LUNCH = 13
    AFTERNOON = 15
    LATE_AFTERNOON = 17
    EARLY_EVENING = 18
    EVENING = 20
    LATE_EVENING = 22
    NIGHT = 23


def phrases(table: Iterable[tuple[str, T]]) -> dict[tuple[str, ...], T]:
    """Return a table of "several|ways to say it" by the folded words of each way."""
    return {tuple(fold(phrase).split()): meaning for several, meaning in table for phrase in several.split("|")}


def words(table: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Return a table of "several names" by each folded name."""
    return {fold(name): meaning for names, meaning in table for name in names.split()}


def spoken(text: str) -> str:
    """Return a text as the keys of such tables stand: folded, one space between words, no sign behind the last."""
    return " ".join(fold(text).split()).rstrip(".,;:!?)")


_MONTHS = (
    "january jan januar",
    "february feb februar",
    "march mar marts",
    "april apr",
    "may maj",
    "june jun juni",
    "july jul juli",
    "august aug",
    "september sep sept",
    "october oct oktober okt",
    "november nov",
    "december dec",
)
_WEEKDAYS = (
    "monday mon mandag man",
    "tuesday tue tues tirsdag tir tirs",
    "wednesday wed weds onsdag ons",
    "thursday thu thur thurs torsdag tor tors",
    "friday fri fredag fre",
    "saturday sat lørdag lør",
    "sunday sun søndag søn",
)

MONTHS: Mapping[str, int] = words((names, number) for number, names in enumerate(_MONTHS, 1))
"""Number of a month (1 to 12) by each of its names."""

WEEKDAYS: Mapping[str, int] = words((names, number) for number, names in enumerate(_WEEKDAYS))
"""Number of a weekday (Monday is 0) by each of its names."""

PAST_WEEKDAYS: Mapping[str, int] = {f"{name}s": number for name, number in WEEKDAYS.items() if name.endswith("dag")}
"""Danish "i mandags" is the last Monday."""

SHORT_WEEKDAYS = frozenset(word for word in WEEKDAYS if len(word) <= 4)
"""Names of weekdays that are words of their own, too ("sun", "man")."""

NUMBERS: Mapping[str, int] = words(
    (
        ("a an one en et én ét", 1),
        ("two to", 2),
        ("three tre", 3),
        ("four fire", 4),
        ("five fem", 5),
        ("six seks", 6),
        ("seven syv", 7),
        ("eight otte", 8),
        ("nine ni", 9),
        ("ten ti", 10),
        ("eleven elleve", 11),
        ("twelve tolv", 12),
        ("thirteen tretten", 13),
        ("fourteen fjorten", 14),
        ("fifteen femten", 15),
        ("sixteen seksten", 16),
        ("seventeen sytten", 17),
        ("eighteen atten", 18),
        ("nineteen nitten", 19),
        ("twenty tyve", 20),
        ("twenty-five femogtyve", 25),
        ("thirty tredive", 30),
        ("hundred hundrede", 100),
    )
)
"""Numbers in letters that people count days in."""

_ORDINALS = (
    ("first", "første"),
    ("second", "anden"),
    ("third", "tredje"),
    ("fourth", "fjerde"),
    ("fifth", "femte"),
    ("sixth", "sjette"),
    ("seventh", "syvende"),
    ("eighth", "ottende"),
    ("ninth", "niende"),
    ("tenth", "tiende"),
    ("eleventh", "ellevte"),
    ("twelfth", "tolvte"),
    ("thirteenth", "trettende"),
    ("fourteenth", "fjortende"),
    ("fifteenth", "femtende"),
    ("sixteenth", "sekstende"),
    ("seventeenth", "syttende"),
    ("eighteenth", "attende"),
    ("nineteenth", "nittende"),
    ("twentieth", "tyvende"),
    ("twenty first", "enogtyvende"),
    ("twenty second", "toogtyvende"),
    ("twenty third", "treogtyvende"),
    ("twenty fourth", "fireogtyvende"),
    ("twenty fifth", "femogtyvende"),
    ("twenty sixth", "seksogtyvende"),
    ("twenty seventh", "syvogtyvende"),
    ("twenty eighth", "otteogtyvende"),
    ("twenty ninth", "niogtyvende"),
    ("thirtieth", "tredivte"),
    ("thirty first", "enogtredivte"),
)
ORDINALS: Phrases[int] = phrases(("|".join(names), number) for number, names in enumerate(_ORDINALS, 1))
"""Days of a month in letters: "the first of December", "den fjerde i næste måned"."""

UNITS: Mapping[str, Unit] = words(
    (
        ("day days day's days' d dag dage dages døgn", Unit.DAY),
        ("week weeks week's weeks' w wk wks uge uger uges ugers u", Unit.WEEK),
        ("month months month's months' m mo måned måneder måneders måneds mdr md", Unit.MONTH),
        ("year years year's years' y år års", Unit.YEAR),
    )
)
"""What is counted: "3 days", "en uge"."""

HALF_YEARS: Phrases[int] = phrases(
    (
        ("half a year|a half year|half year|et halvt år|halve år|et halvår", 1),
        ("a year and a half|one and a half years|halvandet år", 3),
    )
)
"""Half years, counted."""

FORTNIGHT = frozenset(("fortnight", "fortnight's"))

SPANS: Mapping[str, Unit] = words(
    (
        ("week wk uge ugen arbejdsuge arbejdsugen", Unit.WEEK),
        ("month måned måneden", Unit.MONTH),
        ("year år året", Unit.YEAR),
        ("weekend weekenden", Unit.WEEKEND),
        ("quarter kvartal kvartalet", Unit.QUARTER),
    )
)
"""What can be this one, the next or the last."""

OWN_EDGES: Mapping[str, Unit] = words(
    (("ugens", Unit.WEEK), ("månedens", Unit.MONTH), ("kvartalets", Unit.QUARTER), ("årets", Unit.YEAR))
)
"""Danish "ugens udgang" is the end of this week."""

OWN_ENDS: Phrases[Unit] = phrases(
    (("eow", Unit.WEEK), ("eom|month end", Unit.MONTH), ("eoq|quarter end", Unit.QUARTER), ("eoy|year end", Unit.YEAR))
)
"""The end of this one as offices say it, in letters too."""

WORKDAYS = frozenset(
    (
        "hverdag", "hverdage", "arbejdsdag", "arbejdsdage", "bankdag", "bankdage",
        "working", "business", "work", "workday", "workdays", "weekday", "weekdays",
    )
)  # fmt: skip
"""Words of which one stands in whatever speaks of working days."""

LEADS: Phrases[None] = phrases(
    (
        ("by|before|on|due|at the latest|no later than|by no later than|not later than|until|at|from|for", None),
        ("ikke senere end|inden|inden for|senest|allersenest|på|nu på|før|til|fra|pr|ved|hen mod", None),
        ("the|den|d", None),
    )
)
"""Words that lead to a day and say nothing of their own."""

TRAILS: Phrases[None] = phrases((("at the latest|at the very latest|at latest|latest|senest", None),))
"""Words behind a day that say nothing of their own."""

DAY_ENDS: Phrases[None] = phrases(
    (
        ("eod|cob|end of day|end of play|end of business|close of play|close of business", None),
        ("inden fyraften|ved fyraften|inden dagen er omme|inden dagen er slut|sidst på dagen", None),
        ("ved dagens udgang|inden dagens udgang|before the end of the day|at the end of the day", None),
    )
)
"""Words behind a day to come by which it is meant to its end: "Friday EOD"."""

UNTIL: Phrases[None] = phrases((("by|before|no later than|not later than|inden|før|senest|allersenest", None),))
"""Words between a day to come and the hour by which something is done: "Thursday by 3pm"."""

BEFORE = frozenset(map(fold, ("by", "before", "inden", "før")))
"""Leads by which a weekend is over before it began: what is done by then is done on the Friday."""

ARTICLES = frozenset(("the", "den", "d"))
"""Those of them that lead to anything else as well."""

DAYS_FROM_TODAY: Phrases[int] = phrases(
    (
        ("today|later today|i dag|idag|senere i dag", 0),
        ("earlier today|tidligere i dag", 0),
        ("end of day|end of the day|end of play|eod|cob|close of play|close of business|dagens udgang|fyraften", 0),
        ("end of the working day|end of the workday|end of the business day|arbejdsdagens udgang", 0),
        ("the day is over|the day is out|the day ends|dagen er omme|dagen er slut|dagen slutter", 0),
        ("this time tomorrow|i morgen på denne tid", 1),
        ("this time next week", 7),
        ("tomorrow|tmrw|tmw|i morgen|imorgen", 1),
        ("the day after tomorrow|day after tomorrow|i overmorgen|overmorgen|dagen efter i morgen", 2),
        ("yesterday|yest|i går|igår", -1),
        ("the day before yesterday|day before yesterday|i forgårs|forgårs", -2),
    )
)
"""Days by how far they are from today."""

OVER_THE_WEEKEND: Phrases[None] = phrases((("over the weekend|over weekenden", None),))
"""Of nothing else: "go over the week" says no day."""

PARTS_OF_DAYS: Phrases[tuple[int, DayPart]] = phrases(
    (
        ("this morning|earlier this morning|i morges|imorges|her til morgen|nu til morgen", (0, DayPart.MORNING)),
        ("i formiddag|i formiddags|her til formiddag", (0, DayPart.FORENOON)),
        ("i middags|this lunchtime", (0, DayPart.NOON)),
        ("this afternoon|earlier this afternoon|i eftermiddag|i eftermiddags", (0, DayPart.AFTERNOON)),
        ("her til eftermiddag", (0, DayPart.AFTERNOON)),
        ("tonight|this evening|i aften|her til aften", (0, DayPart.EVENING)),
        ("last night|last evening|yesterday evening|i aftes", (-1, DayPart.EVENING)),
        ("i nat", (0, DayPart.NIGHT)),
    )
)
"""Parts of a day near today, by how far its day is from today."""

DAY_PARTS: Phrases[DayPart] = phrases(
    (
        ("som det første|som noget af det første", DayPart.MORNING),
        ("morning|in the morning|early|tidlig|tidligt|morgen|morges|om morgenen|first thing", DayPart.MORNING),
        ("early morning|early in the morning|tidlig morgen|tidligt om morgenen", DayPart.MORNING),
        ("formiddag|formiddags|om formiddagen", DayPart.FORENOON),
        ("before noon|before midday|inden middag|før middag", DayPart.FORENOON),
        ("before lunch|just before lunch|inden frokost|før frokost|lige før frokost", DayPart.FORENOON),
        ("noon|at noon|midday|at midday|middag|ved middag|om middagen|til middag|ved middagstid", DayPart.NOON),
        ("at lunch|over lunch|during lunch|at lunchtime|ved frokosttid|over frokosten", DayPart.NOON),
        ("under frokosten|i frokosten|i frokostpausen", DayPart.NOON),
        ("late morning|sen formiddag|sidst på formiddagen|late in the morning", DayPart.LATE_MORNING),
        ("early afternoon|early in the afternoon|tidlig eftermiddag|først på eftermiddagen", DayPart.AFTER_LUNCH),
        ("late afternoon|late in the afternoon|sen eftermiddag|sent på eftermiddagen", DayPart.LATE_AFTERNOON),
        ("sidst på eftermiddagen|hen på eftermiddagen", DayPart.LATE_AFTERNOON),
        ("early evening|early in the evening|tidlig aften|først på aftenen", DayPart.EARLY_EVENING),
        ("late evening|late in the evening|sen aften|sent om aftenen|sent på aftenen", DayPart.LATE_EVENING),
        ("after lunch|just after lunch|straight after lunch|efter frokost|lige efter frokost", DayPart.AFTER_LUNCH),
        ("afternoon|in the afternoon|eftermiddag|eftermiddags|om eftermiddagen", DayPart.AFTERNOON),
        ("before close of play|inden fyraften|ved fyraften|lige før fyraften", DayPart.AFTERNOON),
        ("evening|in the evening|night|at night|aften|aftes|om aftenen", DayPart.EVENING),
        ("om natten|in the night", DayPart.NIGHT),
    )
)
"""Parts of a day that is named beside them."""

PARTS_BEHIND: Phrases[DayPart] = phrases(
    (
        ("lunch|lunchtime|frokost|til frokost", DayPart.NOON),
        ("am|a.m", DayPart.FORENOON),
        ("pm|p.m", DayPart.AFTERNOON),
    )
)
"""Parts of a day that was named before them. In front of it they are what is to be done: "book lunch tomorrow"."""

NEXT = frozenset(map(fold, ("next", "næste")))
THIS = frozenset(("this", "denne", "dette"))
COMING = frozenset(map(fold, ("coming", "kommende", "førstkommende", "næstkommende")))
LAST = frozenset(("last", "past", "previous", "sidste", "seneste", "forrige"))

EDGES: Phrases[Edge] = phrases(
    (
        ("during|in the course of|over the course of|some time|sometime|within|some time in", Edge.WITHIN),
        ("any time|anytime|any time in|some time during|sometime in|at some point in|når som helst i", Edge.WITHIN),
        ("i løbet af|hen over|engang i|en gang i|på et tidspunkt i", Edge.WITHIN),
        ("start of|beginning of|the start of|the beginning of|early in|early|first day of|first day in", Edge.START),
        ("start", Edge.START),
        ("i starten af|starten af|i begyndelsen af|begyndelsen af|først i|først på|primo|første dag i", Edge.START),
        ("middle of|in the middle of|the middle of|mid|midt i|midt på|i midten af|midten af|medio", Edge.MIDDLE),
        ("end|end of|the end of|close of|the close of|late in|late|later|later in|before the end of", Edge.END),
        ("i slutningen af|slutningen af|udgangen af|ved udgangen af|inden udgangen af", Edge.END),
        ("sidst i|sidst på|senere i|senere på|ultimo|slut", Edge.END),
        ("inden slutningen af|enden af|last day of|last day in|sidste dag i", Edge.END),
        ("end of business|close of business|cob|end of day|end of play|close of play|eod", Edge.END),
        ("inden fyraften|ved fyraften", Edge.END),
    )
)
"""What goes before a span: "end of next week"."""

ENDINGS: Phrases[Edge] = phrases(
    (
        ("udgang|slutning|afslutning|sidste dag", Edge.END),
        ("begyndelse|start|første dag", Edge.START),
    )
)
"""What goes behind a span that has it: "ugens udgang"."""

IS_OVER: Phrases[None] = phrases(
    (("ends|is over|is out|has ended|er omme|er slut|er gået|er ovre|slutter|rinder ud|løber ud", None),)
)
"""What is said of a whole span: "before November ends", "inden ugen er omme"."""

SOMETIME: Phrases[None] = phrases((("sometime|some time|at some point|engang|en gang|på et tidspunkt", None),))
"""Behind a span: anywhere in it."""


def either(names: Mapping[str, int]) -> str:
    """Return names as alternatives of a regular expression, longest first."""
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))
