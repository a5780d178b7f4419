"""`study check --watch` and `--fix`: checked again at every save, mended without a change of history."""

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from decks.source import open_source
from study.cli import run
from study.watching import watch

ROOT = Path(__file__).parents[2]
Said = pytest.CaptureFixture[str]
GOOD = "notes:\n- {q: Which bird hovers?, a: Hummingbird}\n- {q: Which bird swims?, a: Penguin}\n"
BAD = "notes:\n- {q: Which bird hovers?}\n"


def write(home: Path, text: str, name: str = "birds") -> Path:
    file = home / "decks" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def looks(said: str) -> list[str]:
    """What was shown at each look, without the time."""
    return [part.strip() for part in re.split(r"── \d{4}-\d\d-\d\d \d\d:\d\d:\d\d ──", said)[1:]]


def watching(folder: Path, *steps: Callable[[], object]) -> None:
    """Watch a folder while these steps are taken, and then Ctrl+C is pressed."""
    left = list(steps)

    def pause(_: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    with pytest.raises(KeyboardInterrupt):
        watch(lambda: run(["check"]), [folder], pause)


def test_every_change_is_checked_once_and_nothing_else(own_home: Path, capsys: Said) -> None:
    path = write(own_home, BAD)
    beside = path.with_name("new")

    def save_by_rename() -> None:
        beside.write_text(GOOD, encoding="utf-8")
        beside.replace(path)

    swap = path.with_name(".birds.yaml.swp")
    watching(
        path.parent,
        lambda: None,
        lambda: swap.write_text("x"),
        save_by_rename,
        lambda: write(own_home, BAD, "sub/fish"),
        lambda: (path.parent / "sub" / "fish.yaml").unlink(),
        lambda: None,
    )
    first, second, third, fourth = looks(capsys.readouterr().out)
    assert "birds.yaml:2:3: error" in first
    assert (second, fourth) == ("", "")
    assert "fish.yaml" in third


def test_what_is_gone_for_a_moment_does_not_end_it(own_home: Path, capsys: Said) -> None:
    source = own_home / "text.txt"
    path = write(own_home, GOOD)
    left: list[Callable[[], object]] = [lambda: source.write_text("Text.\n"), lambda: shutil.rmtree(path.parent)]

    def pause(_: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    def check() -> int:
        open_source(source)
        return run(["check"])

    with pytest.raises(KeyboardInterrupt):
        watch(check, [path.parent, source], pause)
    said = capsys.readouterr()
    assert len(looks(said.out)) == 3
    assert "there is no such file" in said.err


def test_links_in_circles_are_watched_once(own_home: Path, capsys: Said) -> None:
    path = write(own_home, GOOD)
    (path.parent / "round").symlink_to(path.parent)
    watching(path.parent, lambda: path.write_text(BAD, encoding="utf-8"))
    assert len(looks(capsys.readouterr().out)) == 2


def test_a_terminal_is_cleared_and_a_pipe_is_not(own_home: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own_home, GOOD)
    watching(own_home / "decks")
    assert "\x1b" not in capsys.readouterr().out

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", terminal)
        watching(own_home / "decks")
    assert terminal.getvalue().startswith("\x1b[2J")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
def test_ctrl_c_ends_it_without_a_word(own_home: Path) -> None:
    write(own_home, BAD)
    with subprocess.Popen(
        [sys.executable, "-m", "study", "check", "--watch"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        cwd=ROOT, env=dict(os.environ),
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("── ")
        assert process.stderr.readline() == "1 problem, 0 warnings\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert (process.stderr.read(), "Traceback" in process.stdout.read()) == ("", False)


@pytest.mark.parametrize("other", ["--json", "--fix"])
def test_what_does_not_go_with_watching_is_a_misuse(own_home: Path, capsys: Said, other: str) -> None:
    assert run(["check", "--watch", other]) == 2


def test_missing_ids_are_written_and_the_history_is_kept(
    own_home: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(own_home, GOOD)
    monkeypatch.setattr(sys, "stdin", io.StringIO("hummingbird\n3\n?q\n"))
    assert run(["quiz", "birds", "--plain"]) == 0
    run(["due", "--json"])
    before = json.loads(capsys.readouterr().out.splitlines()[-1])["decks"]["mine/birds"]
    assert before["new"] == 1
    assert run(["check", "--fix"]) == 0
    assert f"{path}: 2 ids written\nNo problems." in capsys.readouterr().err
    reworded = path.read_text(encoding="utf-8").replace("Which bird hovers?", "Which bird can hover?")
    path.write_text(reworded, encoding="utf-8")
    run(["due", "--json"])
    assert json.loads(capsys.readouterr().out)["decks"]["mine/birds"] == before
    assert run(["check", "--fix"]) == 0
    assert "No ids missing." in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == reworded


def test_notes_with_problems_are_left_and_told(own_home: Path, capsys: Said) -> None:
    path = write(own_home, GOOD + "- q: no answer\n")
    assert run(["check", "--fix", str(path)]) == 1
    said = capsys.readouterr()
    assert "`a` is missing" in said.out
    assert "2 ids written" in said.err
    assert path.read_text(encoding="utf-8").endswith("- q: no answer\n")


def test_a_deck_that_may_not_be_changed_is_refused_with_what_to_do(
    own_home: Path, tmp_path: Path, capsys: Said
) -> None:
    installed = write(tmp_path / "site-packages", GOOD)
    assert run(["--decks", str(installed.parent), "check", "--fix", "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["path"] == str(installed)
    assert "`study edit decks/birds`" in problem["hint"]
    assert installed.read_text(encoding="utf-8") == GOOD
