"""Settings, In and out: what was kept elsewhere comes in, what is kept here goes out."""

from __future__ import annotations

from pathlib import Path

from leader_journal.core.exports import ExportFormat
from leader_journal.core.filters import EVERYTHING
from leader_journal.ui.context import UiContext
from leader_journal.ui.pages.settings.settings_form import SettingsForm
from leader_journal.ui.places import SettingsSection
from leader_journal.ui.toolkit.buttons import DefaultButton
from leader_journal.ui.transfer.export_dialog import ExportDialog
from leader_journal.ui.transfer.import_dialog import ImportDialog
from leader_journal.wording.catalogue import _


class InAndOutSettings(SettingsForm):
    """Two ways in, two ways out."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(
            context,
            SettingsSection.IN_AND_OUT.words,
            lambda: _(
                "Bring along what you kept elsewhere, and take with you what you wrote here. Before anything comes in "
                "you see what it would be, and one undo takes it back."
            ),
        )
        self._add_in()
        self._add_out()
        self.end()

    def _add_in(self) -> None:
        file, folder = DefaultButton(self.theme, small=True), DefaultButton(self.theme, small=True)
        self.say(file.setText, lambda: _("Choose a file"))
        self.say(folder.setText, lambda: _("Choose a folder"))
        file.clicked.connect(self._choose_file)
        folder.clicked.connect(self._choose_folder)
        self.add_row(
            lambda: _("Bring in a file"),
            lambda: _(
                "A workbook or a table, a Word document, notes in Markdown or plain text, a calendar, or what Day One, "
                "Evernote, Google Keep, jrnl, Joplin or another app wrote. It is recognised by its content."
            ),
            file,
        )
        self.add_row(
            lambda: _("Bring in a folder"),
            lambda: _("From Obsidian, Logseq, RedNotebook or jrnl, or a folder of notes."),
            folder,
        )

    def _add_out(self) -> None:
        write, mine = DefaultButton(self.theme, small=True), DefaultButton(self.theme, small=True)
        self.say(write.setText, lambda: _("Export"))
        self.say(mine.setText, lambda: _("Take my data"))
        write.clicked.connect(self._write_out)
        mine.clicked.connect(self._take_my_data)
        self.add_row(
            lambda: _("Write entries to a file"),
            lambda: _("As a report, a page, a table, Markdown or SQLite; also everything that names one person."),
            write,
        )
        self.add_row(
            lambda: _("Everything"),
            lambda: _("An archive that can be read back, and all of it in Markdown, in one folder. Not encrypted."),
            mine,
        )

    def _choose_file(self) -> None:
        self._bring_in(self._context.messages.ask_open_file(_("Bring in a file"), _("All files (*)")))

    def _choose_folder(self) -> None:
        self._bring_in(self._context.messages.ask_open_folder(_("Bring in a folder")))

    def _bring_in(self, path: Path | None) -> None:
        if path is not None:
            ImportDialog(self._context, path, self.window()).open()

    def _write_out(self) -> None:
        ExportDialog(self._context, EVERYTHING, self.window()).open()

    def _take_my_data(self) -> None:
        ExportDialog(self._context, EVERYTHING, self.window(), chosen=ExportFormat.MY_DATA).open()
