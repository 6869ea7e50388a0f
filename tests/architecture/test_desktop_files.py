"""Desktops can list the app: its entry and its description are well formed and name the same things."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from leader_journal import paths

DESKTOP = paths.resources() / "desktop" / "leader-journal.desktop"
METAINFO = paths.resources() / "desktop" / "leader-journal.metainfo.xml"
_XML_LANGUAGE = "{http" + "://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def entry() -> configparser.ConfigParser:
    """The desktop entry; keys keep their capitals."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DESKTOP, encoding="utf-8")
    return parser


@pytest.fixture
def component() -> ElementTree.Element:
    """The description for software centres."""
    return ElementTree.parse(METAINFO).getroot()


def test_the_entry_has_what_the_specification_asks_for(entry: configparser.ConfigParser) -> None:
    main = entry["Desktop Entry"]

    assert main["Type"] == "Application"
    assert main["Version"] == "1.4"
    assert main["Name"] == "Leader Journal"
    assert main["Exec"].split()[0] == main["TryExec"] == "leader-journal"
    assert main["Categories"].endswith(";")
    assert main["Terminal"] == "false"


def test_every_key_is_a_known_one_and_danish_has_an_original(entry: configparser.ConfigParser) -> None:
    known = {"Type", "Version", "Name", "GenericName", "Comment", "Exec", "TryExec", "Icon", "Terminal"}
    known |= {"StartupNotify", "StartupWMClass", "Categories", "Keywords", "Actions"}
    for section in entry.sections():
        for key in entry[section]:
            plain = re.sub(r"\[da\]$", "", key)
            assert plain in known, key
            assert plain in entry[section], key


def test_every_action_is_described(entry: configparser.ConfigParser) -> None:
    actions = [action for action in entry["Desktop Entry"]["Actions"].split(";") if action]

    assert [section for section in entry.sections() if section != "Desktop Entry"] == [
        f"Desktop Action {action}" for action in actions
    ]
    assert entry["Desktop Action new-entry"]["Exec"] == "leader-journal --new"


def test_the_window_belongs_to_the_entry(entry: configparser.ConfigParser, root: Path) -> None:
    app = (root / "src" / "leader_journal" / "app.py").read_text(encoding="utf-8")

    assert f'APP_ID = "{entry["Desktop Entry"]["StartupWMClass"]}"' in app
    assert "setDesktopFileName(APP_ID)" in app
    assert entry["Desktop Entry"]["StartupWMClass"] == DESKTOP.stem


def test_the_description_is_complete_in_both_languages(component: ElementTree.Element) -> None:
    assert component.get("type") == "desktop-application"
    assert component.findtext("launchable") == DESKTOP.name
    assert component.findtext("provides/binary") == "leader-journal"
    assert component.findtext("project_license") == "MIT"
    paragraphs = [paragraph.get(_XML_LANGUAGE) for paragraph in component.iterfind("description/p")]
    assert paragraphs == [None, "da", None, "da"]
    assert [summary.get(_XML_LANGUAGE) for summary in component.iterfind("summary")] == [None, "da"]


@pytest.mark.desktop
@pytest.mark.parametrize(
    "command",
    [("desktop-file-validate", str(DESKTOP)), ("appstreamcli", "validate", "--no-net", str(METAINFO))],
    ids=["entry", "description"],
)
def test_the_desktops_own_checkers_agree(command: tuple[str, ...]) -> None:
    program = shutil.which(command[0])
    assert program is not None, "this is for .ci/run, which installs the checkers"
    done = subprocess.run([program, *command[1:]], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr
