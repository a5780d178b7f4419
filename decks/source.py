"""A text that decks are written from, as sections and passages with stable addresses.

Headings are those of wikitext (``== Title ==``) or of Markdown (``# Title``). A passage is a paragraph: a line of its
own in a text that has one line a paragraph, else what stands between blank lines.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from decks.files import load_bytes
from decks.problems import DeckError, Problem

_WIKI = re.compile(r"^(={2,6})\s*(.+?)\s*\1\s*$")
_MARKDOWN = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")
_ITEM = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")
_WRAPPED = 120
"""Characters that no line exceeds in a text whose paragraphs are broken into lines."""
_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")
LEAD = "lead"
"""Section of what stands before the first heading."""


class Passage(NamedTuple):
    """One paragraph."""

    address: str
    """``section/sub-section#2``, counted from 1 in its section."""
    text: str
    line: int
    """Where it begins in the file, from 1."""

    @property
    def section(self) -> str:
        """Path of its section."""
        return self.address.partition("#")[0]


class Source(NamedTuple):
    """A text in its parts."""

    titles: Mapping[str, str]
    """Section paths with their headings as written, in order; also of sections without a passage."""
    passages: Mapping[str, Passage]
    """By address, in order."""


def open_source(path: Path) -> Source:
    """Read a text file; DeckError where that can't be done."""
    data = load_bytes(path)
    if isinstance(data, Problem):
        raise DeckError("The source can't be read", f"{path}: {data.message}.", "Give `--source` a text file.")
    try:
        return read_source(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DeckError("The source can't be read", f"{path}: {error}.", "Save the file as UTF-8.") from None


def read_source(text: str) -> Source:
    """Take a text apart. Any text has at least a lead."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    wrapped = max((len(line) for line in lines), default=0) <= _WRAPPED
    titles: dict[str, str] = {}
    passages: dict[str, Passage] = {}
    counts: dict[str, int] = {}
    for path, heading, content, line in _parts(lines, wrapped):
        titles.setdefault(path, heading)
        if content:
            counts[path] = counts.get(path, 0) + 1
            address = f"{path}#{counts[path]}"
            passages[address] = Passage(address, content, line)
    return Source(titles, passages)


def address_of(title: str) -> str:
    """A heading as part of an address: ``2024–present: Post-Assad`` is ``2024-present-post-assad``."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    bare = "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’.")
    return _NOT_IN_ADDRESS.sub("-", bare).strip("-") or "section"


def _parts(lines: list[str], wrapped: bool) -> Iterator[tuple[str, str, str, int]]:
    """(section, its heading, paragraph, line); a heading comes with an empty paragraph."""
    open_sections: list[tuple[int, str]] = []
    seen: dict[str, int] = {}
    path, heading = LEAD, ""
    held: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        title = _WIKI.match(line) or _MARKDOWN.match(line)
        ends = title is not None or not line.strip() or not wrapped or _ITEM.match(line) is not None
        if held and ends:
            yield path, heading, " ".join(held), number - len(held)
            held = []
        if title:
            level = len(title[1])
            while open_sections and open_sections[-1][0] >= level:
                open_sections.pop()
            open_sections.append((level, address_of(title[2])))
            path, heading = "/".join(name for _, name in open_sections), title[2]
            seen[path] = seen.get(path, 0) + 1
            if seen[path] > 1:
                path = f"{path}-{seen[path]}"
                open_sections[-1] = (level, path.rpartition("/")[2])
            yield path, heading, "", number
        elif line.strip():
            held.append(line.strip())
