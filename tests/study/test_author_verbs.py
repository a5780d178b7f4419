"""`study new` and `study add`: decks written from the shell."""

import stat
import sys
from pathlib import Path

import pytest

from decks.reader import read_bytes
from study.cli import run

Said = pytest.CaptureFixture[str]
HAND = "# mine\nnotes:\n- {id: one, q: Which bird hovers?, a: Hummingbird}   # kept\n- q: broken\n"


def write(home: Path, text: str, name: str = "birds") -> Path:
    file = home / "decks" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def refused(capsys: Said, *arguments: str) -> str:
    """What is said about a command that fails."""
    assert run(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return " ".join(said.err.split())


def test_a_new_deck_is_ready_to_be_studied_and_to_be_written_on(own_home: Path, capsys: Said) -> None:
    assert run(["new", "sky", "--title", "The sky"]) == 0
    said = capsys.readouterr()
    path = own_home / "decks" / "sky.yaml"
    assert said.out == f"{path}\n"
    assert "study edit sky" in said.err
    assert (path.parent / "deck.schema.json").read_text(encoding="utf-8").startswith("{")
    if sys.platform != "win32":
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert run(["add", "sky", "Where does the Sun rise?", "In the east"]) == 0
    assert run(["new", "seas"]) == 0
    capsys.readouterr()
    assert run(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_a_deck_is_never_overwritten(own_home: Path, capsys: Said) -> None:
    path = write(own_home, HAND)
    assert "is there already" in refused(capsys, "new", "birds")
    assert "is there already" in refused(capsys, "new", "birds.yaml")
    assert path.read_text(encoding="utf-8") == HAND


def test_a_deck_of_the_same_id_is_refused_and_leaves_nothing(own_home: Path, capsys: Said) -> None:
    write(own_home, HAND, "Mes oiseaux")
    assert "taken by Mes oiseaux.yaml" in refused(capsys, "new", "mes-oiseaux")
    assert [file.name for file in (own_home / "decks").glob("*.yaml")] == ["Mes oiseaux.yaml"]


@pytest.mark.parametrize(
    "name",
    ["", " ", ".", "..", "../x", "a/../b", "/x", "a//b", "a/", ".x", "a/.b", "a\\b", "a\nb", "\udcff", "a/collection"],
)
def test_a_name_that_leads_elsewhere_or_to_nothing_is_refused(own_home: Path, capsys: Said, name: str) -> None:
    assert "This is no name" in refused(capsys, "new", name)
    assert not own_home.exists()


@pytest.mark.parametrize("name", ["Vögel im Winter", "Tiere/Vögel am See", "1984", "日本", "a.b"])
def test_any_other_name_makes_a_deck_that_is_found(own_home: Path, capsys: Said, name: str) -> None:
    assert run(["new", name]) == 0
    path = own_home / "decks" / f"{name}.yaml"
    assert path.read_text(encoding="utf-8").startswith(
        f"# yaml-language-server: $schema={'../' * name.count('/')}deck.schema.json\n"
    )
    assert run(["add", name.rpartition("/")[2], "q?", "a"]) == 0
    assert run(["check"]) == 0


def test_an_empty_deck_takes_a_first_note(own_home: Path, capsys: Said) -> None:
    assert run(["new", "sky", "--empty"]) == 0
    assert run(["add", "sky", "q?", "a"]) == 0
    assert capsys.readouterr().out == f"{own_home}/decks/sky.yaml\n{own_home}/decks/sky.yaml:7\n"


@pytest.mark.parametrize("title", ["", "  ", "a\x1bb", "\udcff"])
def test_a_title_that_no_deck_can_have_is_refused(own_home: Path, capsys: Said, title: str) -> None:
    assert "This is no title" in refused(capsys, "new", "sky", "--title", title)
    assert not (own_home / "decks" / "sky.yaml").exists()


def test_a_folder_that_cannot_be_made_is_said(own_home: Path, capsys: Said) -> None:
    own_home.mkdir()
    (own_home / "decks").write_text("x", encoding="utf-8")
    assert "deck folder can't be made" in refused(capsys, "new", "sky")


@pytest.mark.parametrize(
    ("arguments", "note"),
    [
        (["Who?", "Me"], "- {q: Who?, a: Me}"),
        (["--id", "x", "Who?", "--accept", "I", "Me", "--accept", "we"], "- {id: x, q: Who?, a: Me, accept: [I, we]}"),
        (["Who?", "Me", "--wrong", "You", "--tag", "a: b"], '- {q: Who?, a: Me, wrong: [You], tags: ["a: b"]}'),
        (["How cold?", "-5", "--wrong", "-6"], "- {q: How cold?, a: -5, wrong: [-6]}"),
        (["--tag", "t", "--", "-v", "--verbose"], "- {q: -v, a: --verbose, tags: [t]}"),
        (
            ["Who?", "Me", "--reverse", "--hint", "h", "--remark", "r", "--ref", "s#1", "--ref", "s#2"],
            "- {q: Who?, a: Me, ref: [s#1, s#2], remark: r, hint: h, reverse: yes}",
        ),
        (["--cloze", "{{Me}} is I", "--accept", "We"], '- {cloze: "{{Me}} is I", accept: {Me: [We]}}'),
        (["--set", "Who?", "Me", "You", "--tag", "t"], "- {q: Who?, all: [Me, You], tags: [t]}"),
        (["--order", "When?", "Now", "Then"], "- {q: When?, order: [Now, Then]}"),
        (["--term", "I", "Me", "--accept", "Ego"], "- {term: I, def: Me, accept: [Ego]}"),
    ],
)
@pytest.mark.parametrize(("mark", "ends"), [("", "\n"), ("\ufeff", "\r\n")])
def test_a_note_is_added_at_the_end_and_its_line_told(
    own_home: Path, capsys: Said, arguments: list[str], note: str, mark: str, ends: str
) -> None:
    text = (mark + HAND.replace("- q: broken\n", "")).replace("\n", ends)
    path = write(own_home, text)
    assert run(["add", "birds", *arguments]) == 0
    said = capsys.readouterr()
    assert path.read_bytes().decode() == f"{text}{note}{ends}"
    assert (said.out, said.err) == (f"{path}:4\n", "")
    assert read_bytes(path.read_bytes(), path, "mine").problems == ()


@pytest.mark.parametrize("name", ["birds", "mine/birds", "bir", "PATH"])
def test_a_deck_is_named_as_for_a_quiz_and_may_hold_mistakes(own_home: Path, capsys: Said, name: str) -> None:
    path = write(own_home, HAND)
    assert run(["add", name.replace("PATH", str(path)), "Who?", "Me"]) == 0
    assert path.read_text(encoding="utf-8").replace("- {q: Who?, a: Me}\n", "") == HAND


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Who?", ""], "`a` is empty"),
        (["Who?", "Me", "--wrong", "Me"], "both right and wrong"),
        (["--set", "Who?"], "`all`"),
        (["--cloze", "nothing"], "hides nothing"),
        (["--cloze", "{{a}} {{b}}", "--accept", "c"], "does not say for which deletion"),
        (["Which bird hovers?", "x", "--id", "one"], "has a note one"),
        (["  which BIRD  swims?", "x"], "A note of the deck mine/seas asks the same"),
        (["Who?", "Me", "--id", "ONE"], "cannot be an id"),
    ],
)
def test_what_would_be_a_problem_is_not_written(own_home: Path, capsys: Said, arguments: list[str], said: str) -> None:
    path = write(own_home, HAND)
    write(own_home, "notes:\n- {q: Which bird swims?, a: Penguin}\n", "seas")
    assert said in refused(capsys, "add", "birds", *arguments)
    assert path.read_text(encoding="utf-8") == HAND


@pytest.mark.parametrize("arguments", [[], ["q"], ["q", "a", "b"], ["q", "a", "--cloze", "{{x}}"]])
def test_what_is_not_one_note_is_a_misuse(own_home: Path, capsys: Said, arguments: list[str]) -> None:
    write(own_home, HAND)
    assert run(["add", "birds", *arguments]) == 2
    assert "--cloze" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["add", "birds", "q", "a", "--loud"], ["due", "birds"], ["new", "a", "b"]])
def test_what_no_verb_knows_is_a_misuse(own_home: Path, capsys: Said, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(arguments)
    assert left.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err


def test_a_bundled_deck_is_copied_first_and_that_is_said(own_home: Path, capsys: Said) -> None:
    assert run(["add", "syria-intervention/overview", "Who?", "Me"]) == 0
    said = capsys.readouterr()
    (copy,) = (own_home / "decks" / "syria-intervention").glob("01-*.yaml")
    assert said.out.startswith(f"{copy}:")
    assert "stays as it is; your copy takes its place" in said.err
    line = int(said.out.rpartition(":")[2])
    assert copy.read_text(encoding="utf-8").split("\n")[line - 1].strip() == "- q: Who?"
    assert run(["check"]) == 0


def test_a_file_that_is_no_deck_yet_is_told_from_one_that_is_not_there(own_home: Path, capsys: Said) -> None:
    write(own_home, "title: Birds\n")
    assert "`study check` says what is wrong" in refused(capsys, "add", "birds", "q", "a")
    assert "There is no deck “fish”" in refused(capsys, "add", "fish", "q", "a")
