"""Desktops can list the app: its entry and its description are well formed and name the same things."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from leader_journal import __version__, paths
from leader_journal.app import APP_ID

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
DESKTOP = PACKAGING / "share" / "applications" / f"{APP_ID}.desktop"
METAINFO = PACKAGING / "share" / "metainfo" / f"{APP_ID}.metainfo.xml"
MIME = PACKAGING / "share" / "mime" / "packages" / f"{APP_ID}.xml"
FLATPAK = PACKAGING / "flathub" / f"{APP_ID}.yml"
_COMPLAINT = re.compile(r"^[EWI]: [^:]+:\S+ (.+)$", re.MULTILINE)
"""What a strict checker fails for: errors, warnings and infos; nothing that it calls pedantic."""
_XML_LANGUAGE = "{http" + "://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def entry() -> configparser.ConfigParser:
    """The desktop entry; keys keep their capitals."""
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]  # keys keep their capitals
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
    known |= {"StartupNotify", "StartupWMClass", "MimeType", "Categories", "Keywords", "Actions"}
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


def test_everything_goes_by_one_id(entry: configparser.ConfigParser, component: ElementTree.Element) -> None:
    """Flathub and Wayland know an app by one name: of its entry, its icon, its windows and its description."""
    flatpak = yaml.safe_load(FLATPAK.read_text(encoding="utf-8"))

    assert entry["Desktop Entry"]["Icon"] == entry["Desktop Entry"]["StartupWMClass"] == APP_ID
    assert component.findtext("id") == component.findtext("icon") == flatpak["id"] == APP_ID
    assert component.findtext("launchable") == DESKTOP.name
    assert flatpak["command"] == entry["Desktop Entry"]["TryExec"]


def test_what_flathub_builds_with_are_commands() -> None:
    """One with a colon before a space was a list of names and values, which its schema refuses."""
    modules = yaml.safe_load(FLATPAK.read_text(encoding="utf-8"))["modules"]

    commands = [command for module in modules for command in module["build-commands"]]

    assert [command for command in commands if not isinstance(command, str)] == []
    assert len(commands) >= len(modules)


def test_a_journal_is_a_file_type_that_the_entry_opens(
    entry: configparser.ConfigParser, component: ElementTree.Element
) -> None:
    kind = ElementTree.parse(MIME).getroot()[0]

    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    assert component.findtext("provides/mediatype") == kind.get("type") == "application/vnd.leader-journal"
    assert [child.get("pattern") for child in kind if child.tag.endswith("glob")] == [f"*{paths.JOURNAL_SUFFIX}"]
    assert "%f" in entry["Desktop Entry"]["Exec"]


def test_the_flatpak_has_no_network() -> None:
    permissions = yaml.safe_load(FLATPAK.read_text(encoding="utf-8"))["finish-args"]

    assert [permission for permission in permissions if "network" in permission or "filesystem" in permission] == []


def test_every_package_names_the_version(component: ElementTree.Element) -> None:
    release = component.find("releases/release")
    assert release is not None
    winget = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in (PACKAGING / "winget").glob("*.yaml")]

    assert len(winget) == 4
    assert {str(one["PackageVersion"]) for one in winget} == {__version__} == {release.get("version")}
    assert f'version "{__version__}"' in (PACKAGING / "homebrew" / "leader-journal.rb").read_text(encoding="utf-8")


def test_the_description_is_complete_in_both_languages(component: ElementTree.Element) -> None:
    assert component.get("type") == "desktop-application"
    assert component.findtext("provides/binary") == "leader-journal"
    assert component.findtext("project_license") == "MIT"
    paragraphs = [paragraph.get(_XML_LANGUAGE) for paragraph in component.iterfind("description/p")]
    assert paragraphs == [None, "da", None, "da"]
    assert [summary.get(_XML_LANGUAGE) for summary in component.iterfind("summary")] == [None, "da"]


@pytest.mark.desktop
def test_the_desktops_own_checkers_agree() -> None:
    """The file as it is installed. AppStream 0.16 knows no `developer` and 1.0 insists on it: no file pleases both."""
    old = _said("appstreamcli", "--version").partition("version: ")[2].startswith("0.")
    known = ["unknown-tag developer"] if old else []
    strict = _run("appstreamcli", "validate", "--strict", "--no-net", str(METAINFO))

    assert _COMPLAINT.findall(strict.stdout) == known
    assert (strict.returncode == 0) is not old
    assert "error" not in _said("desktop-file-validate", str(DESKTOP))


@pytest.mark.desktop
def test_the_desktops_database_knows_a_journal(tmp_path: Path) -> None:
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(MIME, packages)
    _said("update-mime-database", str(tmp_path / "mime"))

    assert "application/vnd.leader-journal:*.ljournal" in (tmp_path / "mime" / "globs").read_text(encoding="utf-8")


def _said(program: str, *arguments: str) -> str:
    done = _run(program, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    found = shutil.which(program)
    assert found is not None, f"{program} is missing: this is for .ci/run, which installs the checkers"
    return subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
