"""Every page and every window of the app, with the leader's words in them: for what all of them owe."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from tests.ui.pages.desk import Desk
from tests.ui.showing import wait_until

from leader_journal import ui
from leader_journal.charts.findings import describe
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.themes.room import THEMES
from leader_journal.core.as_if_read import NamedSentence
from leader_journal.core.changes import NOTHING
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.help import HelpTopic
from leader_journal.core.journal_settings import PromptPlace
from leader_journal.core.mentions import reference
from leader_journal.core.plans import PlanWords
from leader_journal.core.records import Person
from leader_journal.core.terms import Kind
from leader_journal.ui.boxes import question_box, text_box
from leader_journal.ui.bring_ups.bring_up_dialog import BringUpDialog
from leader_journal.ui.context import UiContext
from leader_journal.ui.desktop.file_dialog import FileDialog
from leader_journal.ui.dialogs.erase_dialog import EraseDialog
from leader_journal.ui.dialogs.form_dialog import FormDialog
from leader_journal.ui.figures.table_dialog import TableDialog
from leader_journal.ui.keys.passphrase_dialog import PassphraseDialog
from leader_journal.ui.keys.sheet_dialog import SheetDialog
from leader_journal.ui.machines.passphrase_dialog import OtherPassphraseDialog
from leader_journal.ui.one_on_ones.one_on_one_dialog import OneOnOneDialog
from leader_journal.ui.pages.journal.versions_dialog import VersionsDialog
from leader_journal.ui.pages.people.forget_dialog import ForgetDialog
from leader_journal.ui.pages.people.merge_dialog import MergeDialog
from leader_journal.ui.pages.people.promise_dialog import PromiseDialog
from leader_journal.ui.pages.progress.period_dialog import PeriodDialog
from leader_journal.ui.pages.settings.licences_dialog import LicencesDialog
from leader_journal.ui.pages.today.plan_dialog import PlanDialog
from leader_journal.ui.palette.choices import Choices
from leader_journal.ui.palette.palette import Palette
from leader_journal.ui.paper.as_if_read_dialog import AsIfReadDialog
from leader_journal.ui.paper.left_names_dialog import LeftNamesDialog
from leader_journal.ui.places import (
    PLAIN,
    EditEntry,
    Place,
    PrepareOneOnOne,
    SettingsSection,
    ShowPerson,
    ShowProgress,
    ShowSearch,
    ShowSettings,
)
from leader_journal.ui.prompts.prompt_dialog import PromptDialog
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.ui.transfer.import_dialog import ImportDialog
from leader_journal.ui.window.entrance.help_dialog import LockedHelp
from leader_journal.ui.window.workspace.keys_dialog import KeysDialog
from leader_journal.ui.window.workspace.workspace import Workspace


def write_everywhere(desk: Desk, words: str) -> Person:
    """Let these words stand in every field that the leader can write: a name, a theme, texts; return who has them."""
    desk.window.locking.idle.watch(0)  # each entry is a minute later than the one before
    services = desk.workspace.services
    services.people.add(words)
    services.people.add("Ib")
    person = services.people.find(words)
    assert person is not None
    services.people_book.set_real_name(person, words)
    for number in range(4):
        entry = desk.add(
            f"{words} and @{words} {number}", Kind.DOUBT, people=(words,), themes=(words,), setting=words,
            promise=f"{words} to @{words}", new_agreement=f"{words} {number}",
        )  # fmt: skip
    services.entries.save(replace(entry, facts=f"{words}: reworded"))
    services.plans.make(PlanWords(when=words, then=words))
    services.prompts.add(PromptPlace.DEEPEN, f"{words}?")
    services.bring_ups.add(words, person.id)
    services.filters.save(words, EVERYTHING)
    gone = desk.add(f"{words}, gone", Kind.IDEA)
    desk.workspace.undoing.saved(services.entries.trash([gone.id]), "")
    desk.settle()
    return services.people_book.get(person.id)


def places(desk: Desk, person: str) -> list[Place]:
    """Every page; `person` is whom the pages about somebody are about."""
    newest = desk.workspace.services.entries.rows(EVERYTHING, limit=1)[0]
    search = ShowSearch(desk.workspace.services.people.alias_of(person))
    sections = map(ShowSettings, SettingsSection)
    return [
        *PLAIN,
        ShowProgress(THEMES.id),
        search,
        *sections,
        EditEntry(newest.id),
        PrepareOneOnOne(person),
        ShowPerson(person),
    ]


class Shown(Protocol):
    """The app with a journal open: a desk of the tests, or whoever else shows it."""

    @property
    def window(self) -> QWidget:
        """The main window."""
        ...

    @property
    def workspace(self) -> Workspace:
        """The journal in it."""
        ...

    def settle(self) -> None:
        """Let it come to rest."""
        ...


def _capture(workspace: Workspace) -> Iterator[QWidget]:
    workspace.capture.bring_up()
    window = workspace.capture.window()
    wait_until(window.form.rest.isVisible)  # the line is painted before the rest of the form
    yield window
    window.close()


def windows(shown: Shown, person: str, source: Path) -> Iterator[QWidget]:
    """Every window beside the main one, open; each is gone when the next comes. `source` is a file to bring in."""
    workspace = shown.workspace
    context, services, window = workspace._context, workspace.services, shown.window
    who = services.people_book.get(person)
    sentence = NamedSentence(who.alias, f"{reference(person)}: {who.alias}", (person,), (who.alias,))
    finding = services.progress.finding(ChartRequest(THEMES))
    yield from _capture(workspace)
    for make in (
        lambda: _erase_dialog(context, who, window),
        lambda: AsIfReadDialog(context, "page", (sentence,), window),
        lambda: LeftNamesDialog(context, "page", {who.alias: sentence.text}, window),
        lambda: BringUpDialog(context, services.journal.bring_ups.all()[0], person, window),
        lambda: OneOnOneDialog(context, services.one_on_ones.prepare(person), window, planned=False),
        lambda: VersionsDialog(context, services.entries.rows(EVERYTHING, limit=1)[0].id, window),
        lambda: PromiseDialog(context, services.promises.open()[0], person, window),
        lambda: MergeDialog(context, who, window),
        lambda: ForgetDialog(context, who, window),
        lambda: PlanDialog(context, services.journal.plans.all()[0], window),
        lambda: PromptDialog(context, PromptPlace.DEEPEN, None, window),
        lambda: TableDialog(context, describe(finding), ChartRequest(THEMES), finding, window),
        lambda: PeriodDialog(context.theme, context.clock, (dt.date(2026, 9, 1), dt.date(2026, 9, 30)), window),
        lambda: ExportDialog(context, EVERYTHING, window),
        lambda: ImportDialog(context, source, window),
        lambda: LicencesDialog(context, window),
        lambda: PassphraseDialog(context, window),
        lambda: SheetDialog(context, window),
        lambda: OtherPassphraseDialog(context, source, window),
        lambda: KeysDialog(context.theme, context.settings, (), window),
        lambda: LockedHelp(context.theme, context.settings, HelpTopic.TROUBLE, window),
        lambda: Palette(context.theme, Choices(services), window),
        lambda: question_box(window, who.alias, who.alias),
        lambda: text_box(window, who.alias, who.alias, who.alias),
        lambda: FileDialog(window, who.alias, source.parent, lambda *_size: None),
    ):
        made: QDialog = make()
        made.open()
        shown.settle()
        yield made
        made.done(0)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _erase_dialog(context: UiContext, who: Person, window: QWidget) -> EraseDialog:
    dialog = EraseDialog(context, who.alias, who.alias, lambda _progress: (NOTHING, ""), window)
    dialog.say_words(who.alias)
    return dialog


def every_dialog_class() -> set[type[QDialog]]:
    """Every kind of dialog that the app can open."""
    for module in pkgutil.walk_packages(ui.__path__, "leader_journal.ui."):
        importlib.import_module(module.name)
    found, waiting = set(), [QDialog]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        waiting += subclasses
        found |= {one for one in subclasses if one.__module__.startswith("leader_journal.")}
    return found - {FormDialog}
