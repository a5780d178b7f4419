"""The scripts ./start and ./test, run for real in a small copy of the project, with a uv that only takes notes.

What they do with the true uv and pip, with and without a network, takes minutes and is tried by hand.
"""

import ast
import fcntl
import os
import runpy
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

PROJECT = Path(__file__).resolve().parents[1]
SCRIPTS = ("start", "test")
SETUP_FAILED = 69

UV = """#!/bin/sh
echo "$@" >> "{root}/uv.log"
echo "{root}" > "$(echo "{root}"/.venv/lib/python*/site-packages)/study.pth"
"""
APP = """import sys
print("app", *sys.argv[1:])
sys.exit(7)
"""
TOOL = """import os, sys
print("{name}", *sys.argv[1:], flush=True)
sys.exit("{name}" in os.environ.get("FAILING", ""))
"""


class Ran(NamedTuple):
    """What came of a script."""

    code: int
    out: str
    said: str


class Checkout:
    """A copy of the scripts in a project with a stub program and stub tools."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stamp = root / ".venv" / "study-setup.txt"
        (root / "study").mkdir(parents=True)
        (root / "bin").mkdir()
        for name in SCRIPTS:
            shutil.copy(PROJECT / name, root)
        (root / "pyproject.toml").write_text("[project]\n")
        (root / "uv.lock").write_text("version = 1\n")
        (root / "study" / "__main__.py").write_text(APP)
        for name in ("ruff", "mypy", "pytest"):
            (root / f"{name}.py").write_text(TOOL.format(name=name))
        uv = root / "bin" / "uv"
        uv.write_text(UV.format(root=root))
        uv.chmod(0o755)

    def run(self, *command: str, **environment: str) -> Ran:
        """Run a script of this checkout from somewhere else, with our Python."""
        script = str(self.root / command[0])
        variables = {"PATH": f"{self.root / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin", **environment}
        done = subprocess.run(
            [sys.executable, script, *command[1:]],
            cwd=self.root.parent,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def installs(self) -> list[str]:
        """The uv commands so far."""
        log = self.root / "uv.log"
        return log.read_text().splitlines() if log.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout nothing has been run in yet."""
    return Checkout(tmp_path / "a folder")


def test_needs_the_python_that_the_project_declares() -> None:
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = runpy.run_path(str(PROJECT / "start"))["NEEDED"]
    assert declared["requires-python"] == ">=" + ".".join(map(str, needed))


@pytest.mark.parametrize("name", SCRIPTS)
def test_old_pythons_can_read_the_scripts(name: str) -> None:
    ast.parse((PROJECT / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("name", SCRIPTS)
def test_an_old_python_gets_a_sentence(name: str, tmp_path: Path) -> None:
    for script in SCRIPTS:
        shutil.copy(PROJECT / script, tmp_path)
    pretend = "import runpy, sys; sys.version_info = (3, 8, 18, 'final', 0); runpy.run_path({!r}, run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", pretend.format(str(tmp_path / name))],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == SETUP_FAILED
    assert "this is Python 3.8" in done.stderr
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_start_sets_up_once_and_hands_arguments_and_exit_code_through(checkout: Checkout) -> None:
    first = checkout.run("start", "due", "--deck", "two words")
    assert (first.code, first.out) == (7, "app due --deck two words\n")
    assert "ready after" in first.said
    assert len(checkout.installs()) == 1
    assert "--locked" in checkout.installs()[0]
    assert "--extra" not in checkout.installs()[0]

    again = checkout.run("start", "--help")
    assert again == Ran(7, "app --help\n", "")
    assert len(checkout.installs()) == 1


def interrupt(checkout: Checkout) -> None:
    """Leave things as a kill in the middle of installing does."""
    checkout.stamp.write_text("unfinished")


def move(checkout: Checkout) -> None:
    """Leave things as moving the folder does: the note names another place."""
    checkout.stamp.write_text(checkout.stamp.read_text().replace(str(checkout.root), "/another/place"))


def lose_python(checkout: Checkout) -> None:
    """Leave things as an upgrade of the system's Python does: the link points nowhere."""
    python = checkout.root / ".venv" / "bin" / "python"
    python.unlink()
    python.symlink_to("/no/such/python3")


@pytest.mark.parametrize("harm", [interrupt, move, lose_python])
def test_an_unusable_environment_is_made_afresh(checkout: Checkout, harm: Callable[[Checkout], None]) -> None:
    checkout.run("start")
    leftover = checkout.root / ".venv" / "leftover"
    leftover.touch()
    harm(checkout)
    again = checkout.run("start", "x")
    assert (again.code, again.out) == (7, "app x\n")
    assert "starting over" in again.said
    assert not leftover.exists()


def test_a_changed_project_is_brought_up_to_date_in_place(checkout: Checkout) -> None:
    checkout.run("test", "--version")
    leftover = checkout.root / ".venv" / "leftover"
    leftover.touch()
    (checkout.root / "uv.lock").write_text("version = 2\n")
    assert "up to date" in checkout.run("start").said
    assert leftover.exists()
    assert [line.count("--extra dev") for line in checkout.installs()] == [1, 1]


def test_a_second_run_waits_for_the_one_that_sets_up(checkout: Checkout) -> None:
    folder = os.open(checkout.root, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    second = subprocess.Popen(
        [sys.executable, str(checkout.root / "start")],
        env={"PATH": f"{checkout.root / 'bin'}{os.pathsep}/usr/bin{os.pathsep}/bin"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with second:
        assert second.stderr is not None
        assert "another run is setting up" in second.stderr.readline()
        assert not checkout.stamp.exists()
        os.close(folder)
        assert "ready after" in second.communicate()[1]
    assert second.returncode == 7


def test_test_runs_every_step_even_when_one_fails(checkout: Checkout) -> None:
    failed = checkout.run("test", FAILING="mypy")
    lines = failed.out.splitlines()
    assert [line for line in lines if not line.startswith("---")] == [
        "ruff check",
        "ruff format --check",
        "mypy",
        "pytest -n 4",
    ]
    assert failed.code == 1
    assert "FAILED: ruff check ok, ruff format ok, mypy FAILED, pytest ok" in lines[-1]
    assert "--extra dev" in checkout.installs()[0]
    assert not (checkout.root / "__pycache__").joinpath("start.cpython-311.pyc").exists()

    passed = checkout.run("test")
    assert passed.code == 0
    assert "passed: " in passed.out.splitlines()[-1]


def test_test_with_arguments_runs_only_pytest_with_them(checkout: Checkout) -> None:
    ran = checkout.run("test", "tests/decks", "-k", "foo", FAILING="pytest")
    assert (ran.code, ran.out) == (1, "pytest tests/decks -k foo\n")


def test_a_failure_to_reach_the_index_is_told_apart_from_other_failures() -> None:
    failure = runpy.run_path(str(PROJECT / "start"))["failure"]
    retry = "WARNING: Retrying after connection broken by NewConnectionError\n"
    offline = str(failure(retry * 5 + "ERROR: No matching distribution found for hatchling\n"))
    assert "Check the network" in offline
    assert offline.count("Retrying") == 1
    other = str(failure("".join(f"line {number}\n" for number in range(40))))
    assert "line 39" in other
    assert "line 20" not in other
    assert "Check the network" not in other
