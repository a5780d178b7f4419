"""What can be saved of a file with syntax errors: it is cut up by its lines, and each piece parsed alone.

The header is cut at its keys and the notes at their dashes, so that one mistake loses one note and hides no other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml
from yaml.events import SequenceStartEvent

from decks.document import Document, read_items, second_document, twice
from decks.events import Events, Fault, Trace
from decks.mistakes import explain

_KEY = re.compile(r"[\w-]+:(\s|$)")
_NOTES = re.compile(r"notes:\s*(#.*)?$")
_DASH = re.compile(r"([ \t]*)-(\s|$)")


def read_pieces(text: str, error: yaml.YAMLError) -> Document:
    """The document of a text that cannot be parsed whole, with what is wrong with the pieces left out."""
    return _Pieces(text, error).read()


@dataclass(slots=True)
class _Piece:
    """Some lines of a file that are parsed alone."""

    line: int
    start: int
    note: bool
    fault: Fault | None = None
    """Already known to be wrong."""
    end: int = 0


class _Pieces:
    """A text with a syntax error, cut up so that reading goes on at the next note."""

    def __init__(self, text: str, reason: yaml.YAMLError) -> None:
        self._text, self._reason = text, reason
        self._document = Document()
        self._base: int | None = None
        """Indentation of the dashes; None before the first."""
        self._inner = 0
        """Indentation of the keys of the current note."""

    def read(self) -> Document:
        """The document without the pieces that cannot be parsed."""
        document = self._document
        pieces = list(self._cut())
        if not document.has_notes:
            document.faults.append(explain(self._reason, self._text))
            return document
        for piece in pieces:
            if piece.fault is not None:
                document.faults.append(piece.fault)
                continue
            try:
                self._parse(piece)
            except yaml.YAMLError as error:
                fault = explain(error, self._text[piece.start : piece.end])
                document.faults.append(replace(fault, line=fault.line + piece.line))
        if not document.faults:
            document.faults.append(explain(self._reason, self._text))
        return document

    def _cut(self) -> Iterator[_Piece]:
        piece: _Piece | None = None
        begun = False
        for number, found in enumerate(re.finditer(r"([^\r\n]*)(\r\n|\r|\n|$)", self._text)):
            line, start = found.group(1), found.start()
            marker = line.startswith(("---", "...")) and line[3:4].strip() == ""
            if (marker or line.startswith("%")) and not begun:
                continue
            if marker:
                self._document.faults.append(second_document(number))
                break
            if line.strip() and not line.lstrip().startswith("#"):
                begun = True
                if (opened := self._opens(line, number, start, piece)) is not None:
                    if piece is not None:
                        yield piece
                    piece = opened
            if piece is not None:
                piece.end = found.end()
        if piece is not None:
            yield piece

    def _opens(self, line: str, number: int, start: int, piece: _Piece | None) -> _Piece | None:
        """The piece that begins with this line; None where the line goes on with the last piece."""
        if _NOTES.match(line):
            self._document.has_notes = True
            return _Piece(number, start, note=True)
        if line[0] not in " \t-":
            return _Piece(number, start, note=False)
        in_header = piece is None or (not piece.note and _KEY.match(self._text, piece.start) is not None)
        if in_header or not self._document.has_notes or (dash := _DASH.match(line)) is None:
            return None
        return self._dash(line, number, start, dash.group(1))

    def _dash(self, line: str, number: int, start: int, indent: str) -> _Piece | None:
        if "\t" in indent:
            fault = Fault(number, indent.index("\t"), "a tab in the indentation", "Write spaces instead.")
            return _Piece(number, start, note=True, fault=fault)
        if self._base is None:
            self._base = len(indent)
        elif len(indent) != self._base:
            if len(indent) >= self._inner:
                return None
            message = "this dash does not line up with those above"
            fault = Fault(number, len(indent), message, "Begin it in the same column.")
            return _Piece(number, start, note=True, fault=fault)
        content = line[len(indent) + 1 :]
        self._inner = len(indent) + 1 + len(content) - len(content.lstrip(" "))
        return _Piece(number, start, note=True)

    def _parse(self, piece: _Piece) -> None:
        text = self._text[piece.start : piece.end]
        if not piece.note:
            self._parse_header(text, piece.line)
        elif not _NOTES.match(text.splitlines()[0]):
            events = Events(text)
            first = events.begin()
            if type(first) is not SequenceStartEvent:
                return
            items = list(read_items(events, piece.line, piece.start))
            events.end()
            self._document.items.extend(items)
            self._document.faults.extend(replace(fault, line=fault.line + piece.line) for fault in events.faults)

    def _parse_header(self, text: str, line: int) -> None:
        document, events = self._document, Events(text)
        first = events.begin()
        trace = Trace(first)
        value = events.value(first, trace)
        events.end()
        document.faults.extend(replace(fault, line=fault.line + line) for fault in events.faults)
        if not isinstance(value, dict):
            document.faults.append(Fault(line, 0, "this line belongs to nothing", "Begin it with a key, or indent it."))
            return
        for name, child in trace.children.items():
            for one in child.walk():
                one.shift = line
            if name in document.trace.children:
                document.faults.append(replace(twice(child.key, str(name)), line=line))
            document.trace.children[name] = child
        document.header.update(value)
