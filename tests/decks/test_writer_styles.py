"""Editing decks of other styles: JSON, other line ends, decks without notes, and files with mistakes in them."""

import pytest

from decks.problems import DeckError
from decks.reader import read_text
from decks.writer import add_accept, add_note, remove_note, replace_note
from tests.decks.example import EXAMPLE, PATH
from tests.decks.test_writer import written


def test_a_question_that_is_also_asked_by_its_answer() -> None:
    data = b"notes:\n- q: x\n  a: y\n  id: n\n  reverse: yes\n"
    with pytest.raises(DeckError, match="no place for another answer"):
        add_accept(data, "n", "reverse", "z")
    assert add_accept(data, "n", "forward", "z").data == data.replace(b"a: y\n", b"a: y\n  accept: [z]\n")


def test_a_new_question_without_an_id_keeps_its_name_and_so_its_history() -> None:
    data = b"notes:\r\n  - q: Whot?   # c\r\n    a: y\r\n"
    (before,) = read_text(data.decode(), PATH, "any").cards
    edited = replace_note(data, before.key[4:16], written(q="What?", a="y")).data
    assert edited.decode() == f"notes:\r\n  - id: {before.key[4:16]}\r\n    q: What?   # c\r\n    a: y\r\n"
    (after,) = read_text(edited.decode(), PATH, "any").cards
    assert after.key == before.key


def test_json_is_yaml_too() -> None:
    data = b'{"notes": [\n  {\n    "id": "n",\n    "q": "x",\n    "a": "y"\n  },\n  {"id":"m","q":"z","a":"y"}\n]}\n'
    assert add_accept(data, "n", "forward", "w").data == data.replace(b'"y"\n', b'"y",\n    "accept": ["w"]\n')
    assert add_accept(data, "m", "forward", "w").data == data.replace(b'"y"}', b'"y", "accept": ["w"]}')
    new = add_note(data, written(id="o", q="k", a="l")).data
    assert new == data.replace(b'"y"}\n', b'"y"},\n  {"id": "o", "q": "k", "a": "l"}\n')
    assert remove_note(data, "m").data == data.replace(b'{"id":"m","q":"z","a":"y"}', b"")
    assert remove_note(new, "m").data == new.replace(b'{"id":"m","q":"z","a":"y"},', b"")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_line_end_with_and_without_byte_order_mark(ending: str, mark: str) -> None:
    text = mark + EXAMPLE.replace("\n", ending)
    line = "    a: 22 September 2014                     # recognised as a date and graded as one" + ending
    name = read_text(text, PATH, "any").notes[0].id
    assert add_accept(text.encode(), name, "forward", "September 22").data.decode() == text.replace(
        line, f"{line}    accept: [September 22]{ending}"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: d\nnotes:\n# end\n", "id: d\nnotes:\n  - q: x\n    a: y\n# end\n"),
        ("id: d\r\nnotes: []  # none\r\n", "id: d\r\nnotes:  # none\r\n  - q: x\r\n    a: y\r\n"),
        ("notes:", "notes:\n  - q: x\n    a: y"),
    ],
)
def test_the_first_note_of_a_deck(before: str, after: str) -> None:
    assert add_note(before.encode(), written(q="x", a="y")).data.decode() == after


def test_the_only_note_is_not_taken_out() -> None:
    with pytest.raises(DeckError, match="The deck is empty"):
        remove_note(b"notes:\n- id: n\n  q: x\n  a: y\n", "n")


def test_mistakes_elsewhere_in_the_file_do_not_matter() -> None:
    data = b"notes:\n- q: a: b\n  a: x\n- id: n\n  q: x\n  a: y\n- q: no answer\n- id: n\n  q: z\n  a: y\n"
    assert add_accept(data, "n", "forward", "w").data == data.replace(
        b"q: x\n  a: y\n", b"q: x\n  a: y\n  accept: [w]\n"
    )


@pytest.mark.parametrize("data", [b"\xff\xfen", b"notes: \xff", b"notes: [q: x]"])
def test_a_file_that_cannot_be_read(data: bytes) -> None:
    with pytest.raises(DeckError):
        add_accept(data, "n", "forward", "x")


def test_a_long_list_gets_a_line_for_each_item() -> None:
    items = tuple((f"a rather long item, number {number}",) for number in range(6))
    data = add_note(b"notes:\n- id: n\n  q: x\n  a: y\n", written(q="z", all=items)).data.decode()
    lines = "".join(f"    - a rather long item, number {number}\n" for number in range(6))
    assert data.endswith(f"- q: z\n  all:\n{lines}")


def test_a_text_of_several_lines_is_written_as_it_is_read() -> None:
    data = add_note(b"notes:\n- id: n\n  q: x\n  a: y\n", written(q="a\n  b\n\nc: d", a="e")).data.decode()
    assert data.endswith("- q: |-\n    a\n      b\n\n    c: d\n  a: e\n")
