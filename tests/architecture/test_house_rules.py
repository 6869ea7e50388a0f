"""House rules that no other tool knows, each with its reason."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

LONGEST_MODULE, LONGEST_FUNCTION = 400, 40
_TRANSLATE = {"_", "N_", "ngettext", "pgettext", "npgettext"}


@dataclass(frozen=True)
class Rule:
    """Text that must not occur in some files, and why."""

    name: str
    pattern: str
    where: tuple[str, ...]
    reason: str
    except_in: tuple[str, ...] = ()


_CODE = ("src/**/*.py",)
_TESTS = ("tests/**/*.py",)
_PUBLIC = (
    "*.lock",
    "*.md",
    "*.toml",
    "run.py",
    ".ci/*",
    "src/**/*.py",
    "tools/*.py",
    "benchmarks/*.py",
    "docs/**/*.md",
)
RULES = (
    Rule("day", r"Q(Date|Time|DateTime)Edit\b", _CODE, "Qt's editors make 15/11 of 15/10: days have one line"),
    Rule("lambda", r"\.connect\(\s*lambda", _CODE, "PySide6 never frees a lambda that holds self, and it fires later"),
    Rule("print", r"(?<![\w.])print\(", _CODE, "what is said goes through the interface or the command line's output"),
    Rule(
        "address",
        r"https?://(?!json-schema\.org/draft)",
        _PUBLIC,
        "the project names no host: locks must work with any registry",
    ),
    Rule(
        "machine",
        r"(?<![\w.])/(home|root|Users|work)/\w",
        (*_PUBLIC, *_TESTS),
        "a path of somebody's machine does not belong in the project",
        except_in=("tests/architecture/test_house_rules.py",),
    ),
    Rule(
        "network",
        r"^\s*(from|import) (socket|urllib|http|ssl|ftplib|smtplib|requests|webbrowser|asyncio)\b|QtNetwork",
        _CODE,
        "nothing leaves the computer, and nothing of the app could: not even a local socket",
    ),
    Rule(
        "left over",
        r"\b(TODO|FIXME|XXX)\b",
        (*_CODE, "tests/[!a]*/**/*.py", "run.py"),
        "finish it, or write an issue",
        # what another app calls an open task
        except_in=(
            "src/leader_journal/exchange/incoming/draft.py",
            "src/leader_journal/exchange/incoming/outlines.py",
            "src/leader_journal/exchange/incoming/roam.py",
            "tests/unit/exchange/test_incoming.py",
            "tests/unit/exchange/test_incoming_apps.py",
        ),
    ),
    Rule(
        "type",
        r"type: ignore(\[[^]]*\])?\s*$",
        (*_CODE, *_TESTS, "benchmarks/**/*.py"),
        "why the checker is wrong there, beside it",
    ),
    Rule(
        "skipped",
        r"mark\.(skip|skipif|xfail)|pytest\.(skip|xfail|importorskip)\(",
        _TESTS,
        "a test that may not run proves nothing",
        except_in=("tests/architecture/test_house_rules.py",),
    ),
    Rule(
        "read back",
        r"\btoPlainText\b",
        _CODE,
        "Qt makes spaces of no-break spaces and line breaks of others: `ui/toolkit/written.py` reads a document",
    ),
    Rule(
        "item of a layout",
        r"\bitemAt(Position)?\(|super\(\)\.eventFilter",
        _CODE,
        "the binding keeps the item when it is long gone, and hands it to event filters for what is made in its place",
        except_in=("src/leader_journal/ui/toolkit/flow_layout.py", "src/leader_journal/ui/palette/palette.py"),
    ),
    Rule(
        "tool tip",
        r"[sS]etToolTip\(|\.setToolTip\b|QToolTip\.showText|[sS]etWhatsThis|[sS]etStatusTip",
        _CODE,
        "Qt takes words of the leader's for HTML there, and loads what it names: `ui/toolkit/tips.py` does not",
        # the tray of the desktop, which hears sentences of the app's alone
        except_in=("src/leader_journal/ui/toolkit/tips.py", "src/leader_journal/ui/desktop/tray.py"),
    ),
    Rule(
        "rich text",
        r"\.setHtml\(|insertHtml|setMarkdown|\bRichText\b|\bAutoText\b|\bMarkdownText\b|QTextBrowser|QErrorMessage",
        _CODE,
        "what the leader wrote is shown letter by letter",
        # a page on paper, whose words are escaped
        except_in=("src/leader_journal/ui/paper/document.py",),
    ),
    Rule(
        "dialog",
        r"(import .*|^\s+)\b(QFileDialog|QMessageBox|QInputDialog|QProgressDialog)\b",
        ("src/**/*.py",),
        "one room for Qt's dialogs: plain text, and none of the desktop's that keep lists of files",
        except_in=("src/leader_journal/ui/boxes.py", "src/leader_journal/ui/desktop/file_dialog.py"),
    ),
    Rule(
        "csv",
        r"csv\.writer|csv\.DictWriter",
        _CODE,
        "a cell that a spreadsheet would compute is guarded in one place",
        except_in=("src/leader_journal/exchange/csv_out.py",),
    ),
    Rule(
        "patched dialog",
        r"(setattr|patch)\w*\(.*(QMessageBox|QFileDialog|QInputDialog)",
        _TESTS,
        "questions go through one port, and tests hand in a fake",
        except_in=("tests/architecture/test_house_rules.py",),
    ),
)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_nothing_breaks_the_rule(rule: Rule, root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{number}: {line.strip()}"
        for path in _files(root, rule.where)
        if path.relative_to(root).as_posix() not in rule.except_in
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(rule.pattern, line)
    ]

    assert not found, rule.reason + "\n" + "\n".join(found)


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_the_rule_looks_at_files_that_exist(rule: Rule, root: Path) -> None:
    assert list(_files(root, rule.where))


@pytest.mark.filterwarnings("default::UserWarning")
def test_functions_stay_short_and_a_long_module_is_said(all_python: tuple[Path, ...], root: Path) -> None:
    """Nothing is split for its length alone: a long module is a warning to look whether it does two things."""
    found = []
    for path in all_python:
        text = path.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > LONGEST_MODULE:
            warnings.warn(f"{path.relative_to(root)} has {lines} lines", stacklevel=1)
        found += [
            f"{path.relative_to(root)}:{function.lineno} {function.name} has {length} lines"
            for function in _functions(ast.parse(text))
            if (length := _length(function)) > LONGEST_FUNCTION
        ]

    assert not found, "what is long does more than one thing\n" + "\n".join(found)


def test_every_module_says_what_it_is_for(all_python: tuple[Path, ...], root: Path) -> None:
    found = []
    for path in all_python:
        text = path.read_text(encoding="utf-8")
        if not text.strip():
            continue
        tree = ast.parse(text)
        if ast.get_docstring(tree) is None:
            found.append(f"{path.relative_to(root)} has no docstring")
        annotated = any(isinstance(node, ast.FunctionDef | ast.AnnAssign) for node in ast.walk(tree))
        if annotated and "from __future__ import annotations" not in text:
            found.append(f"{path.relative_to(root)} evaluates its annotations")

    assert not found, "\n".join(found)


def test_an_assertion_does_nothing(sources: tuple[Path, ...], root: Path) -> None:
    """`python -O` leaves assertions out: what one of them made would not be there, the watch that locks for one."""
    does = [
        f"{file.relative_to(root)}:{node.lineno}"
        for file in sources
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assert)
        and any(
            isinstance(part, ast.NamedExpr) or (isinstance(part, ast.Call) and ast.unparse(part.func) != "isinstance")
            for part in ast.walk(node.test)
        )
    ]
    assert does == []


def test_sentences_are_translated_whole(sources: tuple[Path, ...], root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{call.lineno}"
        for path in sources
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _TRANSLATE
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp | ast.Call) for argument in call.args[: _sentences(call)])
    ]

    assert not found, "a translator needs the literal sentence; fill it in afterwards\n" + "\n".join(found)


def test_no_sentence_hides_inside_another(sources: tuple[Path, ...], root: Path) -> None:
    found = [
        f"{path.relative_to(root)}:{call.lineno}"
        for path in sources
        for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _TRANSLATE
    ]

    assert not found, "what stands inside an f-string is not extracted, and stays English\n" + "\n".join(found)


def _sentences(call: ast.Call) -> int:
    """How many of the first arguments are sentences; the last one of a plural is its count."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    return len(call.args) - 1 if name in {"ngettext", "npgettext"} else len(call.args)


def _files(root: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        yield from sorted(path for path in root.glob(pattern) if path.is_file())


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines
