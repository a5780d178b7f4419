"""`study edit`: the learner's editor at the right line, and what it left behind checked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from study.cli import run

ROOT = Path(__file__).parents[2]
Said = pytest.CaptureFixture[str]
TEXT = "notes:\n  - {id: one, q: Which bird hovers?, a: Hummingbird}\n  - {id: two, q: Which bird swims?, a: Penguin}\n"


def write(home: Path, text: str = TEXT) -> Path:
    file = home / "decks" / "birds.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor named vi, which takes down how it is called and does the next of its steps: each adds a text to the
    file, or with `=` puts it in the place of all."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "vi"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        "here = pathlib.Path(__file__).parent\n"
        "calls = here / 'calls'\n"
        "number = len(calls.read_text().splitlines()) if calls.exists() else 0\n"
        "calls.open('a').write(' '.join(sys.argv[1:]) + '\\n')\n"
        "steps = (here / 'steps').read_text().split('|') if (here / 'steps').exists() else []\n"
        "path = pathlib.Path(sys.argv[-1])\n"
        "if number < len(steps):\n"
        "    step = steps[number]\n"
        "    path.write_text(step[1:] if step.startswith('=') else path.read_text() + step)\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.delenv("VISUAL", raising=False)
    return folder


def calls(editor: Path) -> list[str]:
    return (editor / "calls").read_text(encoding="utf-8").splitlines()


def test_a_deck_opens_at_its_beginning_or_at_a_note(own_home: Path, editor: Path, capsys: Said) -> None:
    path = write(own_home)
    before = path.stat()
    assert run(["edit", "birds"]) == 0
    assert run(["edit", "birds", "two"]) == 0
    assert calls(editor) == [f"+1 {path}", f"+3 {path}"]
    assert "No problems." in capsys.readouterr().err
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_mistakes_made_in_the_editor_are_printed(own_home: Path, editor: Path, capsys: Said) -> None:
    path = write(own_home)
    (editor / "steps").write_text("  - q: no answer\n", encoding="utf-8")
    assert run(["edit", "birds"]) == 1
    said = capsys.readouterr()
    assert f"{path}:4:5: error: `a` is missing" in said.out
    assert "Edit again?" not in said.err


def test_a_bundled_deck_is_copied_and_the_copy_edited(own_home: Path, editor: Path, capsys: Said) -> None:
    assert run(["edit", "syria-intervention/overview"]) == 0
    (copy,) = (own_home / "decks" / "syria-intervention").glob("01-*.yaml")
    assert calls(editor) == [f"+1 {copy}"]
    assert "your copy takes its place" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["notes: [\n", "title: Birds\n", "\ufeff", "id: x\nnotes: none\n"])
def test_a_file_too_broken_to_be_a_deck_is_edited_all_the_same(
    own_home: Path, editor: Path, capsys: Said, text: str
) -> None:
    path = write(own_home, text)
    (editor / "steps").write_text(f"={TEXT}", encoding="utf-8")
    assert run(["edit", "birds"]) == 0
    assert calls(editor) == [f"+1 {path}"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["fish"], "`study new` makes one"), (["birds", "three"], "birds.yaml has no note “three”")],
)
def test_what_is_not_there_opens_no_editor(
    own_home: Path, editor: Path, capsys: Said, arguments: list[str], said: str
) -> None:
    write(own_home)
    assert run(["edit", *arguments]) == 1
    assert said in capsys.readouterr().err
    assert not (editor / "calls").exists()


@pytest.mark.parametrize("command", ["no-such-editor -w", "'never closed", " "])
def test_without_an_editor_nothing_is_copied(
    own_home: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("VISUAL", command)
    assert run(["edit", "syria-intervention/overview"]) == 1
    assert "Set VISUAL or EDITOR" in capsys.readouterr().err
    assert not (own_home / "decks").exists()


def test_no_editor_is_guessed_where_there_is_no_terminal(
    own_home: Path, editor: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EDITOR")
    write(own_home)
    assert run(["edit", "birds"]) == 1
    assert "This is no terminal" in capsys.readouterr().err


def test_an_editor_that_fails_is_said(own_home: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    write(own_home)
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c 'raise SystemExit(3)'")
    assert run(["edit", "birds"]) == 1
    assert "ended with an error (3)" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
@pytest.mark.parametrize(("answers", "opened", "code"), [(b"\n", 2, 0), (b"n\n", 1, 1), (b"\x04", 1, 1)])
def test_at_a_terminal_it_asks_whether_to_edit_again(
    own_home: Path, editor: Path, answers: bytes, opened: int, code: int
) -> None:
    import pty

    path = write(own_home)
    (editor / "steps").write_text(f"  - q: no answer\n|={TEXT}", encoding="utf-8")
    main, other = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", "study", "edit", "birds"], stdin=other, stdout=other, stderr=other, cwd=ROOT,
            env=dict(os.environ),
        ) as process:  # fmt: skip
            said = b""
            while b"[Y/n]" not in said:
                said += os.read(main, 10_000)
            os.write(main, answers)
            assert process.wait(60) == code
    finally:
        os.close(main)
        os.close(other)
    assert calls(editor) == [f"+1 {path}", f"+4 {path}"][:opened]
