"""The command line as a shell sees it: what is printed where, exit codes, no terminal, no traceback."""

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from decks.library import bundled_place
from study.cli import run
from study.verbs import Patience

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


def test_check_goes_on_past_a_link_to_itself(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own_home, BAD)
    (own_home / "decks" / "self.yaml").symlink_to("self.yaml")
    for arguments in (["check", str(own_home / "decks")], ["check", "--json"]):
        done = shell(*arguments)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert "self.yaml" in done.stdout
        assert "birds.yaml" in done.stdout
    monkeypatch.setenv("STUDY_DECKS", str(own_home / "decks" / "self.yaml"))
    assert "self.yaml" in shell("due").stderr
    assert "birds.yaml" in shell("check").stdout


def script(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What a shell makes of a line in which ``study`` stands for the program."""
    line = line.replace("study", f"{sys.executable} -m study", 1)
    return subprocess.run(
        ["/bin/sh", "-c", line], input="hummingbird\n4\n", capture_output=True, text=True, cwd=ROOT,
        env={**os.environ, **environment}, check=False, timeout=60, errors="replace",
    )  # fmt: skip


@pytest.mark.parametrize("verb", ["due", "due --json", "where", "schema", "check", "check --json", "quiz --plain"])
@pytest.mark.parametrize("outlet", ["/dev/full", "&-"])
def test_output_that_cannot_be_written_is_said(own_home: Path, verb: str, outlet: str) -> None:
    if outlet == "/dev/full" and not Path(outlet).exists():
        pytest.skip("no such device here")
    write(own_home, BAD if "check" in verb else GOOD)
    done = script(f"study {verb} >{outlet}")
    assert done.returncode == 1
    assert "study: The output can't be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_help_that_cannot_be_written_leaves_no_traceback(own_home: Path) -> None:
    for option in ("--help", "--version"):
        done = script(f"study {option} >/dev/full")
        assert "Traceback" not in done.stderr
        assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("verb", ["", "quiz --plain"])
def test_a_closed_input_is_said(own_home: Path, verb: str) -> None:
    write(own_home, GOOD)
    done = script(f"study {verb} <&-")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("study: ")


def test_what_needs_no_input_works_without_one(own_home: Path) -> None:
    assert script("study due <&-").stdout == "20 new, 0 learning, 0 due\n"
    assert script("study due 2>&-").stdout == "20 new, 0 learning, 0 due\n"


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_a_narrow_encoding_loses_characters_and_nothing_else(own_home: Path, environment: dict[str, str]) -> None:
    write(own_home, GOOD.replace("Birds", "Vögel").replace("bird swims", "Vogel “schwimmt”"))
    odd = write(own_home, GOOD)
    odd.with_name("überbad.yaml").write_text(BAD.replace("b:", "“b:"), encoding="utf-8")
    odd.with_name("oiseaux.yaml").write_text(GOOD.replace("bird", "oiseau à l’été").replace("id: ", "id: x"), "utf-8")
    for verb in (
        "due",
        "due --json",
        "where",
        "schema",
        "check",
        "check --json",
        "quiz mine --plain",
        "quiz ü --plain",
    ):
        done = script(f"study {verb}", **environment)
        assert (verb, done.returncode) == (verb, 1 if "check" in verb or "ü" in verb else 0)
        assert "Traceback" not in done.stderr
        if "json" in verb or verb == "schema":
            assert json.loads(done.stdout)
    said = json.loads(script("study check --json", **environment).stdout)
    assert any("“b" in one["message"] for one in said)


def test_decks_that_are_not_there_are_said(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own_home, GOOD)
    for arguments in (["--decks", "/nonexist", "due"], ["due", "--json", "--decks", "/nonexist"]):
        done = shell(*arguments)
        assert (done.returncode, "/nonexist: error: there is no such file or folder" in done.stderr) == (0, True)
    monkeypatch.setenv("STUDY_DECKS", "/nonexist")
    assert "/nonexist" in shell("due").stderr
    assert "/nonexist" in shell("quiz", "--plain", stdin="?q\n").stderr


@pytest.mark.parametrize("verb", ["due", "check", "schema", "where", "quiz --plain"])
def test_every_verb_takes_decks_also_after_it(own_home: Path, tmp_path: Path, verb: str) -> None:
    done = shell(*verb.split(), "--decks", str(tmp_path))
    assert done.returncode == 0


def test_check_checks_the_decks_it_is_given(own_home: Path, tmp_path: Path) -> None:
    write(tmp_path / "one", BAD)
    write(tmp_path / "two", BAD)
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    assert "one/decks/birds.yaml:3" in shell("check", "--decks", one).stdout
    both = shell("--decks", one, "check", "--decks", two).stdout
    assert "one/decks/birds.yaml:3" in both
    assert "two/decks/birds.yaml:3" in both


def test_settings_of_a_deck_may_name_it_short_and_a_wrong_name_is_said(own_home: Path) -> None:
    write(own_home, GOOD)
    settings = own_home / "settings.toml"
    settings.write_text("[decks.birds]\nnew_per_day = 1\n", encoding="utf-8")
    assert json.loads(shell("due", "--json").stdout)["decks"]["mine/birds"]["new"] == 1
    settings.write_text('[decks."mine/brids"]\nnew_per_day = 1\n', encoding="utf-8")
    done = shell("due")
    assert (done.returncode, "did you mean mine/birds?" in done.stderr) == (0, True)


@pytest.mark.parametrize("name", ["My decks", "my decks", "mine", "mine/sea", "sea"])
def test_a_collection_or_a_folder_can_be_studied_by_its_name(own_home: Path, name: str) -> None:
    file = write(own_home, GOOD)
    (file.parent / "sea").mkdir()
    (file.parent / "sea" / "fish.yaml").write_text(
        "notes: [{q: Who swims?, a: Cod}, {q: Who stings?, a: Ray}]", "utf-8"
    )
    done = shell("quiz", "--plain", name, stdin="?q\n")
    assert (done.returncode, done.stdout.split(" new")[0]) == (0, "2" if "sea" in name else "4")


def test_where_says_that_the_deck_folder_is_yet_to_be_made(own_home: Path) -> None:
    done = shell("where")
    assert str(own_home / "decks") in done.stdout
    assert "when the app first opens" in done.stderr
    write(own_home, GOOD)
    assert shell("where").stderr == ""


@pytest.mark.parametrize("verb", ["due", "check", "quiz --plain"])
def test_a_home_that_is_a_file_is_said_by_all_that_need_it(own_home: Path, verb: str) -> None:
    own_home.write_text("x", encoding="utf-8")
    done = shell(*verb.split())
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{own_home} is a file" in done.stderr
    assert "Set STUDY_HOME" in done.stderr


def test_what_needs_no_home_works_without_one(own_home: Path, tmp_path: Path) -> None:
    own_home.write_text("x", encoding="utf-8")
    assert shell("where").returncode == 0
    assert shell("check", str(write(tmp_path / "elsewhere", GOOD))).returncode == 0


def test_names_of_files_cannot_steer_the_terminal(own_home: Path) -> None:
    file = write(own_home, BAD)
    file.rename(file.with_name("a\x1b[2J\x9b2J\nb.yaml"))
    done = shell("check")
    assert [line.endswith(".") for line in done.stdout.splitlines()] == [True, True]
    data = shell("check", "--json").stdout
    assert json.loads(data)[0]["path"].endswith("a\x1b[2J\x9b2J\nb.yaml")
    for said in (done.stdout, data):
        assert "\x1b" not in said
        assert "\x9b" not in said


def test_a_terminal_that_can_only_print_is_sent_to_the_line_mode(own_home: Path) -> None:
    import pty

    main, other = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "study"], stdin=other, stdout=other, stderr=other, cwd=ROOT,
            env={**os.environ, "TERM": "dumb"}, check=False, timeout=60,
        )  # fmt: skip
        said = os.read(main, 10_000).decode()
    finally:
        os.close(main)
        os.close(other)
    assert done.returncode == 1
    assert "--plain" in said


class Terminal(io.StringIO):
    """A terminal that takes down what is said on it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "said"), [(Terminal(), "Reading decks…\n"), (io.StringIO(), "")])
def test_reading_that_takes_long_is_said_once_on_a_terminal(stream: io.StringIO, said: str) -> None:
    times = iter((0.0, 0.2, 0.4, 0.6, 0.8, 1.0))
    patience = Patience(stream, lambda: next(times))
    patience()
    patience()
    assert stream.getvalue() == ""
    for _ in range(3):
        patience()
    assert stream.getvalue() == said


def test_decks_are_listed_with_what_they_cover(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own_home, GOOD)
    assert run(["decks"]) == 0
    said = capsys.readouterr().out
    assert "mine/birds" in said
    assert "2 notes, 2 cards" in said
    assert "passages have notes; dates" in said
    assert run(["decks", "--json"]) == 0
    data = {deck["deck"]: deck for deck in json.loads(capsys.readouterr().out)}
    assert (data["mine/birds"]["notes"], data["mine/birds"]["collection_coverage"]) == (2, None)
    assert data["syria-intervention/overview"]["collection_coverage"]["part"] > 50


TEXT = "== Birds ==\nThe hummingbird can hover, seen by Ada Lovelace in 1840.\n"
SOURCED = "title: Birds\nnotes:\n  - {{id: one, q: When did she see it?, a: {answer}, ref: birds#1}}\n"


def test_check_holds_decks_against_their_source(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write(own_home, "").with_name("birds.txt")
    text.write_text(TEXT, encoding="utf-8")
    write(own_home, SOURCED.format(answer="'1840'"))
    assert run(["check", "--source", str(text)]) == 0
    said = capsys.readouterr()
    assert "mine: 1 of 1 passages have notes; dates 100%, numbers 100%, names 0%" in said.out
    assert "birds#1: no card mentions Ada Lovelace" in said.out
    file = write(own_home, SOURCED.format(answer="'1841'"))
    assert run(["check", "--source", str(text), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert "does not mention the date 1841" in found["problems"][0]["message"]
    assert found["problems"][0]["path"] == str(file)
    assert found["coverage"]["mine"]["passages"] == {"part": 1, "whole": 1}


def test_a_fingerprint_stands_in_for_the_text(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write(own_home, "").with_name("birds.txt")
    text.write_text(TEXT, encoding="utf-8")
    write(own_home, SOURCED.format(answer="'1841'"))
    (own_home / "decks" / "collection.yaml").write_text("id: mine\n", encoding="utf-8")
    assert run(["fingerprint", str(text), "--output", str(own_home / "decks" / "source.fingerprint.json")]) == 0
    capsys.readouterr()
    assert run(["check"]) == 1
    assert "does not mention the date 1841" in capsys.readouterr().out


def test_a_source_that_is_not_there_is_said_with_what_to_do(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own_home, GOOD)
    assert run(["check", "--source", str(own_home / "none.txt")]) == 1
    assert "Give `--source` a text file." in capsys.readouterr().err


def test_nothing_confused_is_said(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(own_home, GOOD)
    assert run(["confused"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Nothing is confused yet.\n")
    assert run(["confused", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["quiz", "--confused", "birds"]) == 2
