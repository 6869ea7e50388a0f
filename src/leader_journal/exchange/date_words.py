"""The names of months and weekdays in the sources that come in: whoever moves here brings what they wrote elsewhere.

What is typed in the app is English or Danish (`wording.when.words`); a calendar, a spreadsheet or a phone wrote its
dates in the language of its owner. Short names that are words of their own (*set*, *out*, *ago*) are left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from leader_journal.wording.when import words

_MONTHS = (
    "jänner januari janv janvier enero gennaio janeiro január janúar tammikuuta tammikuu stycznia",
    "febr februari févr février febrero febbraio fevereiro február febrúar helmikuuta helmikuu lutego",
    "mär mrz märz mars mrt maart marzo março márc március maaliskuuta maaliskuu marca",
    "avr avril abril aprile ápr április apríl huhtikuuta huhtikuu kwietnia",
    "mai mei mayo maggio maio máj május maí toukokuuta toukokuu maja",
    "juin junio giugno junho jún június júní kesäkuuta kesäkuu czerwca",
    "juil juillet julio luglio julho júl július júlí heinäkuuta heinäkuu lipca",
    "augusti augustus août agosto augusztus ágúst elokuuta elokuu sierpnia",
    "septembre septiembre setiembre settembre setembro szept szeptember syyskuuta syyskuu września",
    "octobre octubre ottobre outubro október lokakuuta lokakuu października",
    "novembre noviembre novembro nóvember marraskuuta marraskuu listopada",
    "dez dezember des desember décembre diciembre dicembre dezembro joulukuuta joulukuu grudnia",
)
_WEEKDAYS = (
    "mo montag mån måndag ma maandag lundi lunes lunedì maanantai maanantaina hétfő poniedziałek",
    "di dienstag tis tisdag tysdag dinsdag mardi martes martedì tiistai tiistaina kedd wtorek",
    "mi mittwoch wo woensdag mercredi miércoles mercoledì keskiviikko keskiviikkona szerda środa",
    "do donnerstag donderdag jeudi jueves giovedì torstai torstaina csütörtök czwartek",
    "fr freitag vr vrijdag vendredi viernes venerdì perjantai perjantaina péntek piątek",
    "sa samstag sonnabend lör lördag laurdag za zaterdag samedi sábado sabato lauantai lauantaina szombat sobota",
    "so sonntag sön söndag sundag zo zondag dimanche domingo domenica sunnuntai sunnuntaina vasárnap niedziela",
)

MONTHS: Mapping[str, int] = words.words((names, number) for number, names in enumerate(_MONTHS, 1)) | dict(words.MONTHS)
"""Number of a month (1 to 12) by each of its names."""

WEEKDAYS: Mapping[str, int] = words.words((names, at) for at, names in enumerate(_WEEKDAYS)) | dict(words.WEEKDAYS)
"""Number of a weekday (Monday is 0) by each of its names."""
