"""Reading whole files: good notes are returned, everything wrong is said at once, nothing raises."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.problems import Problem
from decks.reader import ReadResult, read_bytes, read_deck
from tests.decks.example import EXAMPLE, PATH, read, read_notes, said

EIGHT_FAULTS = """\
id: eight
title: Eight faults
notes:
  - q: Good one?
    a: yes
  - q: Syntax one: with a colon
    a: x
  - q: Good two?
    a: two
  - q: Unknown key?
    answr: x
  - q: Syntax two?
    a: [x] y
  - q: Empty?
    a:
  - q: Good three?
    all: [a, b]
  - cloze: nothing hidden
  - q: Syntax three?
    a: "never closed
  - q: Choice?
    a: x
    wrong: [y, X]
  - q: Good one?
    a: again
  - id: last
    term: Good four
    def: meaning
"""


def test_three_syntax_errors_and_five_other_faults_are_all_reported() -> None:
    result = read(EIGHT_FAULTS)
    assert said(result) == [
        "6:8 quote this: it holds a colon. Put the whole text in quotes.",
        "11:5 unknown key `answr`. Did you mean `a`?",
        "13:8 quote this: brackets stand for a list, and text follows it. Put the whole text in quotes.",
        "15:7 `a` is empty. Write a text; one that begins with # goes in quotes.",
        "18:12 a cloze hides nothing. Put what is to be asked in double braces: {{like this}}.",
        '20:8 this quotation mark is never closed. Add the closing ".',
        "23:16 “X” is both right and wrong. Take it out of `wrong`.",
        "24:5 the note in line 4 asks the same. Give this one an `id`, or take it out.",
    ]
    assert [card.prompt for card in result.cards] == ["Good one?", "Good two?", "Good three?", "Good four", "meaning"]
    assert [(note.line, note.column) for note in result.notes] == [(4, 5), (8, 5), (16, 5), (26, 5)]
    assert result.deck is not None
    assert (result.deck.id, result.deck.notes, result.deck.cards) == ("eight", 4, 5)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_and_byte_order_mark_shift_nothing(ending: str) -> None:
    plain = read(EIGHT_FAULTS)
    data = ("\ufeff" + EIGHT_FAULTS.replace("\n", ending)).encode()
    result = read_bytes(data, PATH, "mine")
    assert (result.problems, result.cards) == (plain.problems, plain.cards)


def test_notes_know_where_their_text_stands() -> None:
    result = read(EXAMPLE)
    assert EXAMPLE[result.notes[1].start : result.notes[1].end].rstrip() == (
        "id: code-name\n    q: What is its code name?\n    a: Operation Inherent Resolve\n"
        "    accept: [Inherent Resolve, OIR]"
    )


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["0:0 the file is empty"]),
        ("# only this\n", ["0:0 the file is empty"]),
        ("- a\n- b\n", ["0:0 this is no deck but a list"]),
        ("just words", ["0:0 this is no deck but a text"]),
        ("title: T\n", ["0:0 this is no deck: it has no `notes`"]),
        ("notes: []\n", ["0:0 the deck is empty: it has no notes yet"]),
        ("notes:\n", ["0:0 the deck is empty: it has no notes yet"]),
        ("title: T\nnots:\n- {q: a, a: b}\n", ["2:1 unknown key `nots`. Did you mean `notes`?"]),
        ("cards:\n- {q: a, a: b}\n", ["1:1 unknown key `cards`. Did you mean `notes`?"]),
        ("notes: some\n", ["1:8 `notes` should be a list"]),
        ("notes:\n  q: a\n  a: b\n", ["2:3 `notes` should be a list"]),
        ("titel: T\nnotes:\n- {q: a, a: b}\n", ["1:1 unknown key `titel`. Did you mean `title`?"]),
        ("id: My Deck\nnotes:\n- {q: a, a: b}\n", ["1:5 “My Deck” cannot be an id"]),
        ("source: {titel: T}\nnotes:\n- {q: a, a: b}\n", ["1:10 unknown key `titel`. Did you mean `title`?"]),
        ("source: T\nnotes:\n- {q: a, a: b}\n", ["1:9 `source` should be a mapping"]),
        ("title: a: b\nnotes:\n- {q: a, a: b}\n", ["1:8 quote this: it holds a colon"]),
        ("title: T\ntitle: U\nnotes:\n- {q: a, a: b}\n", ["2:1 the key `title` stands here twice"]),
        ("notes:\n- {q: a, a: b}\n---\ntitle: U\n", ["3:1 a second document begins here"]),
        ("notes:\n- {q: a, a: b}\nstray\n- {q: c, a: d: e}\n", ["3:1 this line belongs", "4:14 this cannot stand"]),
        ("\x00" * 200, ["0:0 this is no text but something else"]),
        ("%YAML 1.1\n---\nnotes:\n- {q: a, a: b}\n", []),
    ],
)
def test_files_that_are_no_good_decks(text: str, problems: list[str]) -> None:
    found = said(read(text))
    assert len(found) == len(problems)
    assert all(one.startswith(start) for one, start in zip(found, problems, strict=True)), found


def test_a_deck_without_id_and_title_takes_them_from_its_file() -> None:
    deck = read("notes:\n- {q: a, a: b}\n").deck
    assert deck is not None
    assert (deck.id, deck.title) == ("deck", "deck")


def test_a_broken_header_line_loses_nothing_else() -> None:
    result = read("id: mine\ntitle: a: b\ntags: [t]\nnotes:\n- {q: a, a: b}\n")
    assert result.deck is not None
    assert (result.deck.id, result.deck.tags, len(result.cards)) == ("mine", ("t",), 1)


def _problem(path: Path) -> Problem:
    result = read_deck(path, "mine")
    assert (result.deck, result.cards) == (None, ())
    (problem,) = result.problems
    return problem


def test_no_message_holds_what_a_terminal_would_obey() -> None:
    result = read_notes(
        '- {q: x, a: y, "k\\e[2J\\nl": z, tolerance: "\\u202e\\x9b"}\n- {q: u, a: y, id: "' + "i" * 999 + 'X"}\n'
    )
    assert len(result.problems) >= 3
    for one in result.problems:
        assert one.message.isprintable()
        assert one.hint.isprintable()
        assert len(one.message) <= 300


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    latin = tmp_path / "latin.yaml"
    latin.write_bytes(b"title: T\r\nnotes:\r\n- {q: Koban\xee, a: b}\r\n")
    utf16 = tmp_path / "utf16.yaml"
    utf16.write_text("title: T", encoding="utf-16")
    large = tmp_path / "large.yaml"
    with large.open("wb") as file:
        file.truncate(60_000_000)
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    found = {path.name: str(_problem(path)).partition(": error: ") for path in (latin, utf16, large, pipe)}
    assert found["latin.yaml"][0].endswith("latin.yaml:3:12")
    assert found["latin.yaml"][2] == "this is not UTF-8. Save the file as UTF-8."
    assert found["utf16.yaml"][2].startswith("the file is in UTF-16")
    assert found["large.yaml"][2].startswith("the file is too large: 60 MB")
    assert found["pipe.yaml"][2].startswith("this is not an ordinary file")
    assert _problem(tmp_path / "none.yaml").message == "there is no such file"
    assert _problem(tmp_path).message == "this is a folder, not a deck file"
    assert _problem(latin / "x").message.startswith("the file cannot be read")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.touch(mode=0)
    assert _problem(path).message == "no permission to read this file"


def test_the_garbage_collector_is_left_as_it_was() -> None:
    read(EXAMPLE)
    assert gc.isenabled()
    gc.disable()
    try:
        read(EXAMPLE)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_without_libyaml_reading_is_refused() -> None:
    """In a process of its own, where PyYAML finds its C half missing."""
    script = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from tests.decks.example import EXAMPLE, read\n"
        "from decks.problems import DeckError\n"
        "try:\n    read(EXAMPLE)\n"
        "except DeckError as error:\n    print(error.title)\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "PyYAML lacks libyaml\n"


@pytest.mark.parametrize("depth", [21, 1_000, 100_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_bottomless_nesting(opening: str, depth: int) -> None:
    inside = opening * depth if opening != "- " else "\n      " + opening * depth
    result = read_notes(f"  - q: x\n    a: {inside}\n  - {{q: good, a: one}}\n")
    assert any("nested too deep" in problem.message for problem in result.problems)
    assert [card.prompt for card in result.cards] in (["good"], [])


def test_many_notes_and_many_faults() -> None:
    good = read_notes("".join(f"- {{q: {n}, a: b}}\n" for n in range(5_000)))
    assert (len(good.cards), good.problems) == (5_000, ())
    bad = read_notes("".join(f"- q: {n}\n  a: [x] y\n" for n in range(2_000)))
    assert len(bad.problems) == 2_000


def _holds(result: ReadResult) -> None:
    keys = [card.key for card in result.cards]
    assert len(keys) == len(set(keys))
    assert all("Input should" not in one.message and one.message and one.line >= 0 for one in result.problems)
    if result.deck is None:
        assert result.problems
        assert not keys


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_is_read(text: str) -> None:
    _holds(read(text))


@given(st.text(alphabet="-: \n\tqa{}[]\"'#&*!|>%@`,?x\\", max_size=60))
def test_any_note_is_read(text: str) -> None:
    _holds(read_notes(f"  - q: x\n    a: {text}\n  - {{q: good, a: one}}\n"))


@given(st.binary())
def test_any_file_is_read(data: bytes) -> None:
    _holds(read_bytes(data, PATH, "mine"))


_CHUNKS = st.sampled_from(
    ["\n", "  ", "- ", ": ", "{", "}", "[", '"', "'", "#", " #x", "\t", "\x1b", "\u202e", "é", "a:"]
)


@settings(max_examples=300)
@given(st.data())
def test_a_deck_with_a_slip_is_read(data: st.DataObject) -> None:
    """Whatever a slip of the keyboard does to a good deck, reading it says what, or it is still a good deck."""
    text = EXAMPLE
    slips = data.draw(st.integers(1, 3))
    for _ in range(slips):
        place = data.draw(st.integers(0, len(text)))
        removed = data.draw(st.integers(0, 5))
        text = text[:place] + data.draw(_CHUNKS) + text[place + removed :]
    result = read(text)
    _holds(result)
    # Two quotation marks may well make one long text of several notes. One slip loses at most the note of one line that
    # a # makes a comment of.
    if slips == 1 and len(result.notes) < 7:
        assert result.problems
