"""A text becomes sections and passages with stable addresses."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.problems import DeckError
from decks.source import open_source, read_source

LONG = "so long that this text can be none whose paragraphs are broken into lines. " * 2
WIKI = f"""It began on 22 September 2014.

== Background ==

First paragraph.
Second paragraph, {LONG}

=== 2015–16: Early days ===
Third.
== Results ==
* one
* two
"""
MARKDOWN = """# The Nile

The Nile is a river
in Africa.

## Sources ##

It has two:
- the White Nile
- the Blue Nile,
  from Ethiopia
"""


def test_a_line_is_a_passage_where_paragraphs_are_lines() -> None:
    found = read_source(WIKI)
    assert list(found.passages) == [
        "lead#1", "background#1", "background#2", "background/2015-16-early-days#1", "results#1", "results#2"
    ]  # fmt: skip
    assert found.passages["background#1"].text == "First paragraph."
    assert found.passages["background/2015-16-early-days#1"].line == 9
    assert found.titles["background/2015-16-early-days"] == "2015–16: Early days"


def test_lines_of_a_paragraph_are_joined_and_items_stand_alone() -> None:
    found = read_source(MARKDOWN)
    assert {address: passage.text for address, passage in found.passages.items()} == {
        "the-nile#1": "The Nile is a river in Africa.",
        "the-nile/sources#1": "It has two:",
        "the-nile/sources#2": "- the White Nile",
        "the-nile/sources#3": "- the Blue Nile, from Ethiopia",
    }


def test_headings_of_one_name_have_addresses_of_their_own() -> None:
    found = read_source("# A\nx\n# A\ny\n## B\nz\n")
    assert list(found.passages) == ["a#1", "a-2#1", "a-2/b#1"]


@given(st.text(alphabet="ab =#\n\r-é", max_size=200))
def test_whatever_the_text_each_address_has_one_passage_with_content(text: str) -> None:
    found = read_source(text)
    assert all(passage.text.strip() and passage.address == address for address, passage in found.passages.items())
    assert {passage.section for passage in found.passages.values()} <= set(found.titles) | {"lead"}


def test_a_source_that_can_not_be_read_is_said_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    for path in (tmp_path / "none.txt", tmp_path / "latin.txt", tmp_path):
        with pytest.raises(DeckError) as caught:
            open_source(path)
        assert caught.value.todo
