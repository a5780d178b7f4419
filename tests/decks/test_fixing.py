"""Writing the ids in force into deck files: nothing else changes, no card gets another key."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.fixing import write_missing_ids
from decks.library import Library, Place
from decks.reader import read_bytes
from decks.writer import write_ids
from tests.decks.example import EXAMPLE, PATH
from tests.decks.shelf import deck, write

HAND = """\
# My deck
notes:
- {q: in braces, a: b}   # kept
-
  # above the key
  q: |-
    two
    lines
  a: b
- "q": 'quoted'
  "a": c

- {id: named, q: has one, a: d}
- q: no answer
"""


def keys(data: bytes) -> list[str]:
    return [card.key for card in read_bytes(data, PATH, "mine").cards]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("text", [EXAMPLE, HAND])
def test_ids_are_written_and_every_card_keeps_its_key(text: str, mark: str, ends: str) -> None:
    data = (mark + text).replace("\n", ends).encode()
    before = read_bytes(data, PATH, "mine")
    done, count = write_ids(data)
    after = read_bytes(done.data, PATH, "mine")
    assert count == sum(not placed.note.id for placed in before.notes) > 0
    assert all(placed.note.id for placed in after.notes)
    assert keys(done.data) == keys(data)
    assert [one.message for one in after.problems] == [one.message for one in before.problems]
    assert write_ids(done.data) == ((done.data, False), 0)


@pytest.mark.parametrize("text", [EXAMPLE, HAND])
def test_all_but_the_ids_is_left_as_it_was(text: str) -> None:
    result = read_bytes(text.encode(), PATH, "mine")
    left = write_ids(text.encode())[0].data.decode()
    for placed in result.notes:
        if not placed.note.id:
            left, count = re.subn(rf'"?id"?: "?{placed.id}"?(, |\n *)', "", left)
            assert count == 1
    assert left == text


@given(st.lists(st.tuples(st.text(max_size=20), st.booleans()), max_size=8))
def test_whatever_the_prompts_are(prompts: list[tuple[str, bool]]) -> None:
    quoted = ['"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"')) for text, _ in prompts]
    shapes = ["- {{q: {}, a: x}}\n" if flow else "- q: {}\n  a: x\n" for _, flow in prompts]
    text = "notes:\n" + "".join(shape.format(one) for shape, one in zip(shapes, quoted, strict=True))
    data = text.encode("utf-8", "replace")
    done, _ = write_ids(data)
    assert keys(done.data) == keys(data)
    assert all(placed.note.id for placed in read_bytes(done.data, PATH, "mine").notes)


def test_only_the_decks_asked_for_are_mended_and_the_bundled_refused(tmp_path: Path) -> None:
    own = write(tmp_path / "own", one=deck("q: a, a: b"), two=deck("q: c, a: d"))
    bundled = write(tmp_path / "bundled", whole=deck("id: n, q: e, a: f"), lacking=deck("q: g, a: h", "q: i, a: j"))
    places = [Place(own, collection="mine"), Place(bundled, bundled=True)]
    assert write_missing_ids([own / "one.yaml"], places).written == {own / "one.yaml": 1}
    assert "id" not in (own / "two.yaml").read_text()
    fixed = write_missing_ids([own, bundled], places)
    assert fixed.written == {own / "two.yaml": 1}
    (refused,) = fixed.refused
    assert (refused.path, "2" in refused.message) == (bundled / "lacking.yaml", True)
    assert "`study edit bundled/lacking`" in refused.hint
    assert "id" not in (bundled / "lacking.yaml").read_text()
    assert write_missing_ids([], places) == ({}, ())


def test_a_note_lost_to_another_deck_gets_no_id_that_is_taken(tmp_path: Path) -> None:
    own = write(tmp_path, one=deck("q: same, a: b"), two=deck("q: same, a: b", "q: other, a: d"))
    places = [Place(own, collection="mine")]
    before = [entry.key for entry in Library.open(places, None).entries()]
    assert write_missing_ids([], places).written == {own / "one.yaml": 1, own / "two.yaml": 1}
    library = Library.open(places, None)
    assert [entry.key for entry in library.entries()] == before
    (problem,) = library.problems
    assert "this note is also in one.yaml" in problem.message
    assert (own / "two.yaml").read_text().count("id") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind there")
def test_a_write_protected_deck_is_refused(tmp_path: Path) -> None:
    own = write(tmp_path / "own", one=deck("q: a, a: b"))
    linked = write(tmp_path / "site-packages" / "decks", two=deck("q: c, a: d"))
    (own / "two.yaml").symlink_to(linked / "two.yaml")
    fixed = write_missing_ids([], [Place(own, collection="mine")])
    assert fixed.written == {own / "one.yaml": 1}
    assert [one.hint for one in fixed.refused] == ["Change its permissions."]
