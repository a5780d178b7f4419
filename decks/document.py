"""A deck file's text taken apart into header and notes, nothing yet known of what they mean."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from decks.events import Events, Fault, Trace

_NO_DECK = "A deck file has keys such as `title:` and `notes:`, each at the beginning of a line."


@dataclass(slots=True)
class Item:
    """One entry under ``notes``."""

    value: Any
    """Texts, lists and mappings."""
    line: int
    column: int
    """Both counted from 0."""
    start: int
    end: int
    """Where its own text begins and ends in the file's text."""
    sound: bool
    """Nothing in it was refused."""

    def source(self, text: str) -> str:
        """Its own text, its first line moved to where it stands in the file."""
        return " " * self.column + text[self.start : self.end]

    def trace(self, text: str) -> Trace:
        """Where everything in it stands, lines counted from its own first line."""
        events = Events(self.source(text))
        root = Trace(None)
        try:
            root.event = events.begin()
            if root.event is not None:
                events.value(root.event, root)
        except yaml.YAMLError:
            # Cut out of a list in brackets, an odd note may not stand alone: then the places found so far must do.
            return root
        return root


@dataclass(slots=True)
class Document:
    """What a deck file holds."""

    header: dict[str, Any] = field(default_factory=dict)
    trace: Trace = field(default_factory=lambda: Trace(None))
    """Where the parts of the header stand."""
    items: list[Item] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    has_notes: bool = False
    """It has a list of notes, be it empty."""


def read_whole(text: str) -> Document:
    """Take a text apart in one pass; a syntax error rises as yaml.YAMLError."""
    return _Whole(text).read()


class _Whole:
    """One pass over a text without syntax errors."""

    def __init__(self, text: str) -> None:
        self._events = Events(text)
        self._document = Document(faults=self._events.faults)

    def read(self) -> Document:
        """The document; a syntax error rises as yaml.YAMLError."""
        events, document = self._events, self._document
        first = events.begin()
        if first is None or (type(first) is ScalarEvent and not first.value):
            document.faults.append(Fault(-1, -1, "the file is empty", _NO_DECK))
        elif type(first) is not MappingStartEvent:
            found = "a list" if type(first) is SequenceStartEvent else "a text"
            document.faults.append(Fault(-1, -1, f"this is no deck but {found}", _NO_DECK))
        else:
            self._header(first)
            if (second := events.end()) is not None:
                document.faults.append(second_document(second.start_mark.line))
        return document

    def _header(self, first: Any) -> None:
        events, document = self._events, self._document
        document.trace = Trace(first)
        while type(key := events.next()) is not MappingEndEvent:
            if type(key) is not ScalarEvent:
                document.faults.append(Fault(key.start_mark.line, key.start_mark.column, "a key must be plain text"))
                events.value(key)
                events.value(events.next())
                continue
            name = events.value(key)
            event = events.next()
            if name in document.trace.children:
                document.faults.append(twice(key, name))
            trace = document.trace.children[name] = Trace(event, key)
            if name == "notes" and type(event) is SequenceStartEvent:
                document.has_notes = True
                document.items.extend(read_items(events))
            else:
                document.header[name] = events.value(event, trace)


def read_items(events: Events, line: int = 0, offset: int = 0) -> Iterator[Item]:
    """The notes of a list that has just begun."""
    faults = events.faults
    while type(event := events.next()) is not SequenceEndEvent:
        known = len(faults)
        value = events.value(event)
        sound = len(faults) == known or all(fault.warning for fault in faults[known:])
        start, end = event.start_mark, events.last.end_mark
        yield Item(value, start.line + line, start.column, start.index + offset, end.index + offset, sound)


def twice(key: Any, name: str) -> Fault:
    """The fault of a key that stood there before."""
    return Fault(key.start_mark.line, key.start_mark.column, f"the key `{name}` stands here twice", "Keep one of them.")


def second_document(line: int) -> Fault:
    """The fault of a file with several documents."""
    return Fault(line, 0, "a second document begins here; only the first is read", "Put each deck into its own file.")
