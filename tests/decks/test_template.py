"""A new deck as `study new` writes it: sound, whatever its title, and an example of everything."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from decks.note import KINDS, Question
from decks.reader import ReadResult, read_text
from decks.template import new_deck
from decks.text import has_unsafe


def read(text: str, name: str = "sky") -> ReadResult:
    return read_text(text, Path(f"{name}.yaml"), "mine")


def test_it_has_every_kind_of_note_and_no_problem() -> None:
    result = read(new_deck("Sky", "sky", "deck.schema.json"))
    notes = [placed.note for placed in result.notes]
    assert result.problems == ()
    assert {type(note) for note in notes} == {kind for kind, _ in KINDS}
    questions = [note for note in notes if isinstance(note, Question)]
    assert any(note.wrong for note in questions)
    assert any(note.reverse for note in questions)
    assert any(note.accept for note in questions)
    assert all(note.id.startswith("sky-") for note in notes)


def test_the_first_line_names_the_schema_and_every_note_has_a_reason() -> None:
    text = new_deck("Sky", "sky", "../deck.schema.json")
    assert text.startswith("# yaml-language-server: $schema=../deck.schema.json\ntitle: Sky\n")
    for placed in read(text).notes:
        assert text.split("\n")[placed.line - 2].startswith("  # ")


def test_without_examples_it_waits_for_a_first_note() -> None:
    result = read(new_deck("Sky", "sky", "deck.schema.json", examples=False))
    assert [(one.severity, one.message) for one in result.problems] == [
        ("warning", "the deck is empty: it has no notes yet")
    ]


@pytest.mark.parametrize("title", ["A: b # c", "TITLE SCHEMA ID-x", "'quoted\"", "[x]", "- y", "{{z}}", "no", "Ünö 😀"])
def test_any_title_is_kept(title: str) -> None:
    text = new_deck(title, "sky", "deck.schema.json")
    result = read(text)
    assert result.deck is not None
    assert (result.deck.title, result.problems) == (title, ())
    assert yaml.safe_load(text)["title"] == ({"no": False}.get(title, title))


@given(st.text(min_size=1).map(str.strip).filter(lambda text: text and not has_unsafe(text)))
def test_whatever_can_be_a_title_is_one(title: str) -> None:
    result = read(new_deck(title, "sky", "deck.schema.json", examples=False))
    assert result.deck is not None
    assert result.deck.title == title
