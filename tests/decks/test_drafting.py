"""A note made of a few texts: the reader's own words where it is none."""

from collections.abc import Mapping

import pytest

from decks.drafting import draft
from decks.note import ClozeNote, Question
from decks.problems import DeckError
from decks.yaml_text import Written


def test_texts_become_the_note_they_say() -> None:
    note, warnings = draft({"id": "x", "q": "a: b?", "a": "#1", "accept": ["- c", "d\ne"], "reverse": "yes"})
    assert note == Question.model_validate(
        {"id": "x", "q": "a: b?", "a": "#1", "accept": ["- c", "d\ne"], "reverse": "yes"}
    )
    assert warnings == ()


def test_a_cloze_may_begin_with_what_it_hides() -> None:
    assert draft({"cloze": "{{Venus}}"})[0] == ClozeNote.model_validate({"cloze": "{{Venus}}"})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"q": "a", "a": ""}, "`a` is empty"),
        ({"q": "a", "a": "b", "wrong": ["b"]}, "both right and wrong"),
        ({"cloze": "nothing hidden"}, "A cloze hides nothing"),
        ({"cloze": "{{a}}", "wrong": ["b"]}, "`wrong` does not go with `cloze`"),
        ({"q": "a", "all": ["b"]}, "fewer than 2 items"),
        ({"q": "a", "a": "b", "id": "no/id"}, "cannot be an id"),
        ({"q": "a\x1b[2J", "a": "b"}, "control character U+001B"),
        ({"q": "a", "a": "b", "tags": ["\udcff"]}, "half a character"),
        ({"cloze": "{{a}} {{b}}", "accept": {"a": ["\x00"]}}, "control character U+0000"),
    ],
)
def test_what_is_no_note_is_refused_in_the_readers_words(values: Mapping[str, Written], said: str) -> None:
    with pytest.raises(DeckError) as told:
        draft(values)
    assert said in told.value.message


def test_what_the_reader_warns_of_is_told() -> None:
    (warning,) = draft({"q": "a", "a": "\u202eb"})[1]
    assert "U+202E" in warning.message
