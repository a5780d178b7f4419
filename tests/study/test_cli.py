"""The command line as a shell sees it: what is printed where, exit codes, no terminal, no traceback."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from decks.library import bundled_place
from study.cli import run

ROOT = Path(__file__).parents[2]
GOOD = """
title: Birds
notes:
  - {id: one, q: Which bird hovers?, a: Hummingbird}
  - {id: two, q: Which bird swims?, a: Penguin}
"""
BAD = "title: Birds\nnotes:\n  - {q: Which bird hovers?, b: Hummingbird}\n"


def write(home: Path, text: str) -> Path:
    file = home / "decks" / "birds.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def shell(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "study", *arguments],
        input=stdin, capture_output=True, text=True, cwd=ROOT, env=dict(os.environ), check=False, timeout=60,
    )  # fmt: skip


def test_due_says_what_is_left_of_all_decks(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own_home, GOOD)
    assert run(["due"]) == 0
    assert capsys.readouterr().out == "20 new, 0 learning, 0 due\n"


def test_due_as_data_has_every_deck(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own_home, GOOD)
    assert run(["due", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["decks"]["mine/birds"] == {"new": 2, "learning": 0, "review": 0}
    assert found["total"] == 20


def test_check_is_silent_on_stdout_about_good_decks(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own_home, GOOD)
    assert run(["check"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "No problems.\n")


def test_check_names_place_and_remedy_and_exits_with_one(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(own_home, BAD)
    assert run(["check", str(file)]) == 1
    said = capsys.readouterr()
    assert f"{file}:3:" in said.out
    assert "problem" in said.err
    assert run(["check", "--json", str(file)]) == 1
    (first, *_) = json.loads(capsys.readouterr().out)
    assert (first["path"], first["line"], first["severity"]) == (str(file), 3, "error")


def test_the_bundled_decks_are_clean(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(bundled_place().path)]) == 0
    assert capsys.readouterr().out == ""


def test_a_mistake_in_a_bundled_deck_would_be_found(own_home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "library"
    shutil.copytree(bundled_place().path, copy)
    (deck, *_) = sorted(copy.rglob("01-*.yaml"))
    deck.write_text(deck.read_text(encoding="utf-8") + "\n  - {q: One more?}\n", encoding="utf-8")
    assert run(["check", str(copy)]) == 1


@pytest.mark.parametrize("arguments", [["levitate"], ["due", "--loud"], ["check", "--jso"]])
def test_a_misuse_exits_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        run(arguments)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_deck_that_is_not_there_is_answered_with_the_nearest(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(own_home, GOOD)
    assert run(["quiz", "--plain", "brids"]) == 1
    assert "birds" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["quiz"], ["quiz", "birds"]])
def test_without_a_terminal_the_app_says_so_and_names_the_way(own_home: Path, arguments: list[str]) -> None:
    write(own_home, GOOD)
    done = shell(*arguments)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--plain" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_sitting_through_a_pipe_is_remembered_by_the_next_command(own_home: Path) -> None:
    write(own_home, GOOD)
    done = shell("quiz", "birds", "--plain", stdin="hummingbird\n4\n")
    assert done.returncode == 0
    assert "Correct" in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""
    left = json.loads(shell("due", "--json").stdout)
    assert left["decks"]["mine/birds"] == {"new": 1, "learning": 0, "review": 0}


def test_a_broken_settings_file_is_said_in_words(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "settings.toml").write_text("new_per_dya = 3", encoding="utf-8")
    done = shell("due")
    assert done.returncode == 1
    assert "new_per_day" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_history_that_is_none_is_said_in_words(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "progress.db").write_bytes(b"not a database" * 1000)
    done = shell("due")
    assert done.returncode == 1
    assert "no SQLite database" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error(own_home: Path) -> None:
    command = f"{sys.executable} -m study schema | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.stdout, done.stderr) == ("{", "")


def test_where_names_every_place(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["where"]) == 0
    assert str(own_home / "progress.db") in capsys.readouterr().out


def test_a_synchronised_home_is_warned_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STUDY_HOME", str(tmp_path / "Dropbox" / "study"))
    assert run(["due"]) == 0
    assert "synchronised" in capsys.readouterr().err
