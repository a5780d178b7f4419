"""Decks beside the source they were written from: are they grounded in it, what do they cover, has it changed."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from decks.coverage import Coverage, coverage
from decks.deck import Deck
from decks.files import load_bytes
from decks.fingerprint import NAME, Fingerprint, fingerprint, load_fingerprint
from decks.grounding import Grounds, ungrounded
from decks.library import Library
from decks.problems import DeckError, Problem
from decks.reader import ReadResult, read_bytes
from decks.source import Source

Wanted = Callable[[Path], bool]


class Sourced(NamedTuple):
    """What checking against sources found."""

    problems: tuple[Problem, ...]
    coverage: Mapping[str, Coverage]
    """By id of the collection."""


def check_sources(library: Library, wanted: Wanted, source: Source | None = None) -> Sourced:
    """Check the wanted decks against ``source``, or where none is given, those of each collection that has a
    fingerprint beside its collection.yaml against that. A fingerprint that can't be read is a problem."""
    problems: list[Problem] = []
    found: dict[str, Coverage] = {}
    for collection in library.collections:
        decks = [deck for deck in library.decks if deck.collection == collection.id and wanted(deck.path)]
        kept = _kept(collection.path, problems)
        prints = fingerprint(source) if source else kept
        if not decks or prints is None:
            continue
        read = [(deck, *_read(deck)) for deck in decks]
        if source and kept:
            problems.extend(_changed(read, kept, prints))
        for deck, text, result in read:
            problems.extend(ungrounded(deck.path, text, result.notes, Grounds(prints, source)))
        found[collection.id] = coverage(
            [(placed.id, placed.note) for _, _, result in read for placed in result.notes], prints, source
        )
    return Sourced(tuple(problems), found)


def _kept(folder: Path, problems: list[Problem]) -> Fingerprint | None:
    """The fingerprint beside a collection's decks, where there is one."""
    path = folder / NAME
    if not os.path.lexists(path):
        return None
    try:
        return load_fingerprint(path)
    except DeckError as error:
        problems.append(Problem(path, 0, 0, error.message.removesuffix("."), error.todo))
        return None


def _read(deck: Deck) -> tuple[str, ReadResult]:
    """A deck's text, without a byte order mark, and its notes."""
    data = load_bytes(deck.path)
    if isinstance(data, Problem):
        return "", ReadResult(None, (), ())
    text = data.decode("utf-8-sig", errors="replace")
    return text, read_bytes(data, deck.path, deck.collection)


def _changed(read: Sequence[tuple[Deck, str, ReadResult]], kept: Fingerprint, prints: Fingerprint) -> Iterator[Problem]:
    """Passages that are not as they were when the fingerprint was made, at the notes to look at again."""
    for deck, _, result in read:
        for placed in result.notes:
            for ref in placed.note.ref:
                before, after = kept.passages.get(ref), prints.passages.get(ref)
                if before and after and before.text != after.text:
                    said = f"passage {ref} has changed since the fingerprint was made"
                    hint = "Look at the note again, then make the fingerprint anew: `study fingerprint FILE`."
                    yield Problem(deck.path, placed.line, placed.column, said, hint, "warning")
