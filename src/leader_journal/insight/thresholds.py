"""When something may be said: every threshold of the statistics.

Nothing else decides what is said. Numbers in brackets are sections of the statistical design, INSIGHT.md, where each
was chosen by simulation; docs/findings.md says what they mean for a reader.
"""

from __future__ import annotations

MIN_PERCENT = 5
"""Rated entries from which a share is said as a percentage; below, its range is wider than half the scale (2.1)."""

MIN_TREND = 20
"""Rated entries from which a level over time is drawn and a change is looked for (3.2)."""

MIN_SIDE = 8
"""Rated entries on either side of a change, and outside a level that is compared (2.3, 2.5)."""

BF_POSSIBLE = 10.0
"""Bayes factor of a possible change; how often it is false is a row of docs/findings.md."""

WEEKS_POSSIBLE = 8
"""Weeks on either side of a possible change, counted from the first entry that counts ..."""

WEEKS_CLEAR = 12
"""... and of a clear one: what came before is a habit by then, and what came since is more than a good month."""

BF_CLEAR = 41.0
"""Bayes factor of a clear change in a stretch of CLEAR_ENTRIES; it grows with the cube root of the entries ..."""

CLEAR_ENTRIES = 250
"""... since a wobble that is no change makes a larger factor the more entries there are ..."""

CLEAR_ENTRIES_LEAST = 150
"""... and is never less than for so many."""

BF_STANDS = 15.0
"""A clear change that has less behind it when a later month closes is told as possible ..."""

BF_WITHDRAWN = 3.0
"""... and with less than this it is withdrawn."""

WITHDRAWN_MONTHS = 3
"""For so many months it is said that a change was withdrawn."""

SAME_CHANGE_MONTHS = 2
"""A change that is perhaps, and is dated so near to what was perhaps a month ago, is the same claim in the ledger."""

BF_TOLD = 100.0
"""Bayes factor from which something about a known day is told flat: a month that is out of the usual, more told."""

BF_TOLD_PERHAPS = 20.0
"""... and from which it is told with "perhaps": four series are looked at every month."""

BF_PLAN = 6.0
"""Bayes factor from which a plan's look tells that it is another share since: one test at a known day, not a search."""

HELD_UP_MONTHS = 24
"""For so long a pattern that held up is told; then it is a matter of the past, and may be found again."""

MIN_DIFFERENCE = 0.10
"""A change, or a difference between rows, of fewer than ten points is not worth a sentence (2.3)."""

MIN_USUAL_HISTORY = 20
"""Rated entries of the twelve months before, below which there is no usual (2.4)."""

MIN_MONTH = 3
"""Rated entries of a month, below which it is not held against the usual (2.4)."""

USUAL_MONTHS = 12
"""How many months before make the usual (2.4)."""

PACE_RATIO = 1.5
"""Writing this many times as often on one side of a change is worth a note (1.3)."""

PACE_LEVEL = 0.01
"""... if a conditional binomial test says so at this level (1.3)."""

PAUSE_DAYS = 56
"""So many days without an entry are a pause, and no pace ..."""

PAUSE_TIMES = 10
"""... if the days between two entries are usually a tenth of that at most."""

MARKS_A_MONTH = 60
"""Single marks that a month of chart 2 has room for; beyond, bars of the same shape (3.4)."""

MARKS_AT_MOST = 2000
"""Single marks that chart 2 has room for (3.4)."""

THEME_TIMES = 3
"""A theme that came this often ..."""

THEME_DAYS = 90
"""... within so many days is worth a sentence (PRODUCT.md, what nobody else has, 8)."""

MIN_LEVEL = 8
"""Rated entries of a level (a kind, a setting, a person) below which it is not compared with the rest (2.5)."""

FALSE_DISCOVERY = 0.10
"""Of the patterns that a scan flags, about this share at most is chance (Benjamini-Hochberg, 2.5)."""

CONFIRM_NEW = 10
"""New rated entries, in the level and elsewhere, on which a flagged pattern is tested once (2.5)."""

CONFIRM_LEVEL = 0.10
"""... one-sided, at this level (2.5)."""

OVERLAP = 0.70
"""A level that shares this much of its entries with another cannot be told apart from it, and says so (2.5)."""

REACTION_MONTHS = 6
"""How many months of reactions stand beside as many before (3.2)."""

RARE_REACTIONS = 3
"""A reaction that closes and came no more often has no share worth a look: it is said when it last came (2.3)."""

NOT_HEARD_DAYS = (60, 30)
"""Somebody, or a kind of thing, is not heard lately after so many days (PRODUCT.md, what nobody else has, 3)."""

HEARD_MONTHS = 6
"""What others brought within so many months is asked of everybody; whoever brings less often is not quiet."""

MIN_VOICES = 5
"""Entries, in all or of one person, below which nothing is said of who is not heard or only heard with mistakes."""

PERSON_MARKS = 300
"""Entries of one person that chart 7 draws, the latest; earlier ones are counted (3.4)."""

PERSON_MONTHS = 12
"""... and how many months it reaches back at most."""

DUE_AHEAD = 0.12
"""How far beyond today a time line goes for a promise that is due, as a part of its length."""
