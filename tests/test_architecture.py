"""The house holds: arrows run study -> progress -> decks, and what costs start-up stays behind its doors.

The rules are data; the static half reads every import statement, the runtime half looks at what a command has loaded.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("decks", "progress", "study")

ALLOWED = {
    "decks": {"decks", "pydantic", "pydantic_core", "yaml", "rapidfuzz"},
    "progress": {"progress", "decks", "pydantic", "sqlmodel", "sqlalchemy", "fsrs_rs_python", "numpy"},
    "study": {"study", "progress", "decks", "platformdirs", "textual", "rich"},
}
"""Per package, what it may import besides the standard library."""

STATEMENTS = ("progress.ledger", "progress.undoing")
"""The parts of the store that hold its statements."""

FILES = ("backups", "restoring", "salvage", "checkup")
"""The modules that deal with the history as a file, whole or damaged: no store can open what they are for."""

ONLY_IN = {
    "sqlite3": ("decks.cache", "progress.glance", *(f"progress.{name}" for name in FILES)),
    "sqlmodel": ("progress.tables",),
    "sqlalchemy": tuple(
        f"progress.{name}"
        for name in ("tables", "migrations", "database", "store", "ledger", "refold", "merge", "undoing")
    ),
    "fsrs_rs_python": ("progress.fsrs",),
    "numpy": ("progress.calibrate", "progress.simulate", "progress.evaluate"),
    "textual": ("study.app", "study.palette", "study.widgets.*", "study.screens.*"),
    "rich": ("study.app", "study.palette", "study.widgets.*", "study.screens.*"),
    "platformdirs": ("study.places",),
}
"""Per import, the only modules that may make it."""

PURE = tuple(f"progress.{name}" for name in ("scheduler", "study_queue", "today", "history", "terms", "options"))
"""Modules that touch neither disk nor store."""
IMPURE = (*(f"progress.{name}" for name in ("store", "glance", "access", "database", "ledger")), "os", "pathlib")

FORBIDDEN_AT_RUN_TIME = ("textual", "sqlmodel", "sqlalchemy")


def modules() -> Iterator[tuple[str, Path]]:
    for package in OURS:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            yield name.removesuffix(".__init__"), path


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module a file imports, wherever in it, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            yield str(node.module), node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def faults(name: str, path: Path) -> list[str]:
    """Every import of a module that the rules forbid."""
    found: list[str] = []
    for target, line in imports(path):
        top = target.partition(".")[0]
        place = f"{name}:{line} imports {target}"
        if top not in ALLOWED[name.partition(".")[0]] and top not in sys.stdlib_module_names:
            found.append(f"{place}: not allowed in this package")
        if top in ONLY_IN and not any(fnmatch(name, pattern) for pattern in ONLY_IN[top]):
            found.append(f"{place}: only for {', '.join(ONLY_IN[top])}")
        if name in PURE and target in IMPURE:
            found.append(f"{place}: this module is pure")
    return found


@pytest.mark.parametrize(("name", "path"), [pytest.param(*module, id=module[0]) for module in modules()])
def test_every_import_is_allowed(name: str, path: Path) -> None:
    assert faults(name, path) == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("decks.reader", "import progress.terms"),
        ("decks.reader", "import textual"),
        ("decks.reader", "import sqlite3"),
        ("progress.scheduler", "from study.session import Session"),
        ("progress.scheduler", "from progress.store import Store"),
        ("progress.today", "import sqlalchemy"),
        ("study.session", "from textual.app import App"),
        ("study.plain", "import sqlmodel"),
        ("study.screens.quiz", "import requests"),
    ],
)
def test_a_forbidden_import_is_found(name: str, line: str, tmp_path: Path) -> None:
    file = tmp_path / "module.py"
    file.write_text(f"def later():\n    {line}\n", encoding="utf-8")
    assert faults(name, file)


@pytest.mark.parametrize("package", [*OURS, "study.screens", "study.widgets", "decks.grading"])
def test_package_files_hold_a_docstring_only(package: str) -> None:
    tree = ast.parse((ROOT / package.replace(".", "/") / "__init__.py").read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


def loaded_by(code: str) -> set[str]:
    """Top-level modules loaded once ``code`` has run in a process of its own."""
    program = f"import sys\ntry:\n    {code}\nexcept SystemExit: pass\nprint()\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT, env=dict(os.environ)
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_what_a_process_has_loaded_is_seen() -> None:
    assert {"sqlalchemy", "sqlmodel", "progress"} <= loaded_by("import progress.store")


@pytest.mark.parametrize(
    "code",
    [
        "import decks.library, decks.reader, decks.check, decks.grading.grade",
        "import progress.scheduler, progress.study_queue, progress.access, progress.history",
        "import study.session, study.plain, study.present, study.actions, study.cli",
        "from study.cli import run; run(['--help'])",
        "from study.cli import run; run(['--version'])",
        "from study.cli import run; run(['due'])",
        "from study.cli import run; run(['check'])",
    ],
)
def test_what_must_be_quick_loads_neither_textual_nor_the_store(code: str) -> None:
    assert loaded_by(code).isdisjoint(FORBIDDEN_AT_RUN_TIME)


def test_counting_what_is_due_loads_little_once_the_cards_are_cached() -> None:
    loaded_by("from study.cli import run; run(['due'])")
    costly = {"pydantic", "yaml", "dataclasses", *FORBIDDEN_AT_RUN_TIME}
    assert loaded_by("from study.cli import run; run(['due'])").isdisjoint(costly)
