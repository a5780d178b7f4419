"""Reading a deck file: the good notes and everything that is wrong, at once. Never raises on content."""

import gc
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from decks.card import Card
from decks.cards import cards_of, note_id
from decks.deck import Deck, Source
from decks.document import Document, Item, read_whole
from decks.events import Fault
from decks.files import decode, load_bytes
from decks.header import DeckHeader
from decks.judge import cut_short, judge_header, judge_item
from decks.kinds import nearest_key
from decks.note import Note
from decks.problems import Problem, Severity
from decks.salvage import read_pieces
from decks.text import shown, slug, unsafe_characters, without_unsafe

_MOST_UNSAFE = 100
_CUT = re.compile(r" #(?=[^\s#])")


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A good note and where its file has it."""

    id: str
    """The id in force: the author's, else made of the prompt."""
    note: Note
    line: int
    column: int
    """Both counted from 1."""
    start: int
    end: int
    """Where its text begins and ends, in characters of the file without a byte order mark."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What a deck file holds."""

    deck: Deck | None
    """None where the file is no deck at all."""
    cards: tuple[Card, ...]
    """The cards of the good notes, in order."""
    problems: tuple[Problem, ...]
    """Everything found wrong, in order of place."""
    notes: tuple[PlacedNote, ...] = ()


def read_deck(path: Path, collection_id: str) -> ReadResult:
    """Read one deck file."""
    data = load_bytes(path)
    return ReadResult(None, (), (data,)) if isinstance(data, Problem) else read_bytes(data, path, collection_id)


def read_bytes(data: bytes, path: Path, collection_id: str) -> ReadResult:
    """Read the content of a deck file."""
    text = decode(data, path)
    return ReadResult(None, (), (text,)) if isinstance(text, Problem) else read_text(text, path, collection_id)


def read_text(text: str, path: Path, collection_id: str) -> ReadResult:
    """Read the text of a deck file, which need not be saved yet."""
    with _no_garbage_collection():
        return _Reading(text.removeprefix("\ufeff"), path, collection_id).result()


def read_document(text: str) -> Document:
    """Take a text apart, whole if it can be parsed, else in pieces."""
    try:
        return read_whole(text)
    except yaml.YAMLError as error:
        return read_pieces(text, error)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Reading makes a hundred thousand objects and no cycles; looking for cycles meanwhile doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Reading:
    """One file on its way from text to cards."""

    def __init__(self, text: str, path: Path, collection_id: str) -> None:
        self._path, self._collection = path, collection_id
        self._problems: list[Problem] = []
        self._refused: list[int] = []
        self._text = ""
        self._check_characters(text)
        if len(self._problems) > _MOST_UNSAFE:
            self._document = Document(faults=[Fault(-1, -1, "this is no text but something else", "Save it as text.")])
            self._problems.clear()
        else:
            self._text = without_unsafe(text) if self._refused else text
            self._document = read_document(self._text)

    def result(self) -> ReadResult:
        """Everything at once."""
        document = self._document
        for fault in document.faults:
            self._add(fault)
        self._check_notes_key()
        header = self._header()
        notes = list(self._notes())
        deck_id = header.id or slug(self._path.stem)
        cards = tuple(
            card for placed in notes for card in cards_of(placed.note, self._collection, deck_id, header.tags)
        )
        self._problems.sort(key=lambda problem: (problem.line, problem.column))
        is_deck = document.has_notes or "notes" in document.header
        deck = self._deck(header, deck_id, len(notes), len(cards)) if is_deck else None
        return ReadResult(deck, cards, tuple(self._problems), tuple(notes))

    def _check_characters(self, text: str) -> None:
        starts: list[int] = []
        for found in unsafe_characters(text, in_file=True):
            starts = starts or [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
            line = bisect_right(starts, found.offset) - 1
            warning = found.severity == "warning"
            self._add(Fault(line, found.offset - starts[line], found.message, found.hint, warning))
            if not warning:
                self._refused.append(found.offset)
            if len(self._problems) > _MOST_UNSAFE:
                return

    def _add(self, fault: Fault) -> None:
        place = (fault.line + 1, fault.column + 1)
        severity: Severity = "warning" if fault.warning else "error"
        self._problems.append(Problem(self._path, *place, shown(fault.message), shown(fault.hint), severity))

    def _deck(self, header: DeckHeader, deck_id: str, notes: int, cards: int) -> Deck:
        return Deck(
            self._collection,
            deck_id,
            header.title or shown(self._path.stem),
            self._path,
            header.description,
            tags=header.tags,
            source=Source(header.source.title, header.source.url, header.source.licence),
            notes=notes,
            cards=cards,
        )

    def _check_notes_key(self) -> None:
        document = self._document
        failed = any(problem.severity == "error" for problem in self._problems)
        if "notes" in document.header and document.header["notes"] != "":
            trace = document.trace.children["notes"]
            mark = trace.event.start_mark
            hint = "Write each note under it as `- q: …` with `a: …` below."
            self._add(Fault(mark.line + trace.shift, mark.column, "`notes` should be a list", hint))
        elif not document.items and not failed:
            if document.has_notes or "notes" in document.header:
                self._add(Fault(-1, -1, "the deck is empty: it has no notes yet", "Add one.", warning=True))
            else:
                self._add(self._missing_notes())

    def _missing_notes(self) -> Fault:
        document = self._document
        keys = ("notes", *DeckHeader.model_fields)
        for name in document.header.keys() - keys:
            if nearest_key(name, keys) == "notes":
                del document.header[name]
                mark = document.trace.children[name].key.start_mark
                return Fault(mark.line, mark.column, f"unknown key `{name}`", "Did you mean `notes`?")
        return Fault(-1, -1, "this is no deck: it has no `notes`", "Write `notes:` and the notes under it.")

    def _header(self) -> DeckHeader:
        document = self._document
        values = {key: value for key, value in document.header.items() if key != "notes"}
        header, faults = judge_header(DeckHeader, values, document.trace, self._text)
        for fault in faults:
            self._add(fault)
        return header

    def _notes(self) -> Iterator[PlacedNote]:
        seen: dict[str, int] = {}
        refused = self._refused_items()
        for number, item in enumerate(self._document.items):
            note, faults = judge_item(item, self._text)
            for fault in faults:
                self._add(fault)
            if note is None or not item.sound or number in refused:
                continue
            name = note_id(note)
            if (line := seen.setdefault(name, item.line)) != item.line:
                self._add(_repeated(note, item, line))
                continue
            yield PlacedNote(name, note, item.line + 1, item.column + 1, item.start, item.end)
        self._warn_of_cuts()

    def _warn_of_cuts(self) -> None:
        """A comment right behind a word is mostly a text cut short: ``Air Force #1``."""
        starts: list[int] = []
        for found in _CUT.finditer(self._text):
            starts = starts or [item.start for item in self._document.items]
            position = bisect_right(starts, found.start()) - 1
            if position >= 0:
                fault = cut_short(self._document.items[position], self._text, found.start())
                if fault is not None:
                    self._add(fault)

    def _refused_items(self) -> set[int]:
        """Which notes hold a character that was refused."""
        if not self._refused:
            return set()
        starts = [item.start for item in self._document.items]
        return {bisect_right(starts, offset) - 1 for offset in self._refused}


def _repeated(note: Note, item: Item, line: int) -> Fault:
    if note.id:
        return Fault(
            item.line, item.column, f"the id `{note.id}` is taken by the note in line {line + 1}", "Choose another."
        )
    hint = "Give this one an `id`, or take it out."
    return Fault(item.line, item.column, f"the note in line {line + 1} asks the same", hint)
