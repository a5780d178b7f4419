"""A deck with every kind of note, and helpers that read decks from text."""

from pathlib import Path

from decks.reader import ReadResult, read_text

EXAMPLE = """\
# yaml-language-server: $schema=deck.schema.json
id: air-war
title: The air war
tags: [air-war]
source: {title: Some article, url: "https://example.org/article", licence: CC BY-SA 4.0}
notes:
  - q: When did the United States formally begin its intervention?
    a: 22 September 2014                     # recognised as a date and graded as one
    ref: lead#1                              # section path # paragraph in the source; may be a list
  - id: code-name
    q: What is its code name?
    a: Operation Inherent Resolve
    accept: [Inherent Resolve, OIR]
  - cloze: "The programme {{Timber Sycamore}} cost about {{$1 billion::how much}} a year."     # one card per deletion
  - q: Whose operation was Okra?
    a: Australia
    wrong: [Canada, Belgium, Germany]        # choice, with the author's distractors
  - q: Which Arab states struck first?
    all: [Bahrain, Jordan, Qatar, Saudi Arabia, [United Arab Emirates, UAE]]                   # a set
  - q: Put these in order.
    order: [Kobanî airdrops, Marine artillery at Raqqa, Baghuz falls]
  - id: operations
    pairs: {Australia: Operation Okra, France: Opération Chammal}
    ask: "Which operation was {left}'s?"
    back: "Whose was {right}?"
  - term: Airwars
    def: A group that keeps a database of claims of civilian harm.                              # both directions
"""

PATH = Path("deck.yaml")


def read(text: str) -> ReadResult:
    """A whole deck file."""
    return read_text(text, PATH, "mine")


def read_notes(notes: str) -> ReadResult:
    """Notes under a header of two lines, so that the first note stands in line 3."""
    return read(f"title: T\nnotes:\n{notes}")


def said(result: ReadResult) -> list[str]:
    """The problems as ``line:column message hint``."""
    return [f"{one.line}:{one.column} {one.message}. {one.hint}" for one in result.problems]
