"""From YAML to texts, lists and mappings, by the parser's events: every scalar stays the text that the author wrote.

Events, because they are four times faster than PyYAML's loaders, keep the place of everything and let us refuse what
a deck file may not hold (anchors, aliases, tags, twice the same key, bottomless nesting) instead of acting on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from decks.problems import DeckError
from decks.text import has_unsafe, unsafe_characters

_DEEPEST = 20


class Unreadable:
    """Stands where a value was refused, so that nothing else is said about it."""


UNREADABLE = Unreadable()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at a place in a text; lines and columns count from 0, as the parser's do."""

    line: int
    column: int
    message: str
    hint: str = ""
    warning: bool = False


class TooDeep(yaml.YAMLError):
    """Nesting beyond anything that a deck can mean; reading on could take all memory."""

    def __init__(self, mark: yaml.Mark) -> None:
        super().__init__("too deep")
        self.problem_mark = mark


@dataclass(slots=True)
class Trace:
    """Where a value stands, and where the values inside it stand."""

    event: Any
    """The event that began it."""
    key: Any = None
    """The event of its key, in a mapping."""
    shift: int = 0
    """Lines before the text that the events count from."""
    children: dict[str | int, "Trace"] = field(default_factory=dict)

    def find(self, path: tuple[str | int, ...]) -> "Trace":
        """The trace at a path, or of the nearest thing around it that there is."""
        found = self
        for step in path:
            if step not in found.children:
                break
            found = found.children[step]
        return found

    def walk(self) -> Iterator["Trace"]:
        """This trace and all inside it."""
        yield self
        for child in self.children.values():
            yield from child.walk()


class Events:
    """Reads one text. Syntax errors rise as yaml.YAMLError; all else that is wrong is kept in ``faults``."""

    def __init__(self, text: str) -> None:
        self.parser = _parser(text)
        self.next = self.parser.get_event
        """The next event."""
        self.faults: list[Fault] = []
        self.last: Any = None
        """The event that ended the last value."""
        self._depth = 0

    def begin(self) -> Any | None:
        """The first event of the content; None where there is none."""
        while isinstance(event := self.next(), StreamStartEvent | DocumentStartEvent):
            pass
        return None if isinstance(event, StreamEndEvent) else event

    def end(self) -> Any | None:
        """Called after the content: the beginning of a second document, or None."""
        self.next()
        event = self.next()
        return None if isinstance(event, StreamEndEvent) else event

    def value(self, event: Any, trace: Trace | None = None) -> Any:
        """The text, list or mapping that begins with this event; the trace, if given, is filled in."""
        kind = type(event)
        if kind is ScalarEvent:
            if event.style == '"' or event.tag is not None or event.anchor is not None:
                self._check_scalar(event)
            self.last = event
            return event.value
        if kind is AliasEvent:
            self._refuse(event, f"`*{event.anchor}` refers to an anchor; decks have none")
            self.last = event
            return UNREADABLE
        if event.tag is not None or event.anchor is not None:
            self._check_labels(event)
        if self._depth == _DEEPEST:
            raise TooDeep(event.start_mark)
        self._depth += 1
        value = self._mapping(event, trace) if kind is MappingStartEvent else self._sequence(trace)
        self._depth -= 1
        return value

    def _sequence(self, trace: Trace | None) -> list[Any]:
        items: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            child = None
            if trace is not None:
                child = trace.children[len(items)] = Trace(event)
            items.append(self.value(event, child))
        self.last = event
        return items

    def _mapping(self, opening: Any, trace: Trace | None) -> Any:
        values: dict[str, Any] = {}
        sound = True
        while type(key := self.next()) is not MappingEndEvent:
            if type(key) is not ScalarEvent:
                sound = self._skip_key(key, opening, said=not sound)
                continue
            name = self.value(key)
            event = self.next()
            child = None
            if trace is not None:
                child = trace.children[name] = Trace(event, key)
            if name in values:
                self._refuse(key, f"the key `{name}` stands here twice", "Keep one of them.")
            values[name] = self.value(event, child)
        self.last = key
        return values if sound else UNREADABLE

    def _skip_key(self, key: Any, opening: Any, *, said: bool) -> bool:
        faults = len(self.faults)
        self.value(key)
        self.value(self.next())
        del self.faults[faults:]
        if said:
            return False
        if opening.flow_style:
            self._refuse(opening, "this is read as a mapping, for it begins with {", 'Put it in quotes: "{…}".')
        elif isinstance(key, AliasEvent):
            self._refuse(key, "this is read as an alias, for it begins with *", 'Put it in quotes: "*…".')
        else:
            self._refuse(key, "a key must be plain text", "Put it in quotes if it is meant as text.")
        return False

    def _check_scalar(self, event: Any) -> None:
        self._check_labels(event)
        if event.style == '"' and has_unsafe(event.value):
            for found in unsafe_characters(event.value):
                mark = event.start_mark
                warning = found.severity == "warning"
                self.faults.append(Fault(mark.line, mark.column, found.message, found.hint, warning))

    def _check_labels(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(event, f"`&{event.anchor}` is read as an anchor, and lost", "Put the text in quotes.")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(event, f"`{tag}` is read as a tag, and lost", "Put the text in quotes.")

    def _refuse(self, event: Any, message: str, hint: str = "Put the text in quotes.") -> None:
        self.faults.append(Fault(event.start_mark.line, event.start_mark.column, message, hint))


def _parser(text: str) -> Any:
    try:
        from yaml import CBaseLoader
    except ImportError as missing:
        raise DeckError(
            "PyYAML lacks libyaml",
            "This PyYAML was built without the C library that reads decks.",
            "Install PyYAML from a wheel: pip install --force-reinstall --only-binary :all: PyYAML.",
        ) from missing
    return CBaseLoader(text)
