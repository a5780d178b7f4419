"""Cutting into a text: what is to stand where, and where its lines begin and end."""

import re
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|\r|\n")
_REST_OF_LINE = re.compile(r"(?P<comma>[ \t]*,)?[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")


class Splice(NamedTuple):
    """A stretch of a text, in characters, and what is to stand there instead."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: list[Splice]) -> str:
    """The text with all splices made; those at one place in their order."""
    pieces, done = [], 0
    for start, end, new in sorted(splices, key=lambda one: one.start):
        pieces += [text[done:start], new]
        done = max(done, end)
    return "".join([*pieces, text[done:]])


def line_start(text: str, position: int) -> int:
    """Where the line that holds this position begins."""
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def after_line(text: str, position: int) -> int:
    """Where the next line begins, or the end of the text; the position itself where a line begins there."""
    if position and text[position - 1] in "\r\n":
        return position
    found = _BREAK.search(text, position)
    return found.end() if found else len(text)


def line_break(text: str, position: int) -> str:
    """How the line that holds this position ends; the last line of a text like the one above it."""
    if found := _BREAK.search(text, position):
        return found.group()
    start = line_start(text, position)
    return _break_before(text, start) if start else "\n"


def new_lines(text: str, position: int, lines: list[str]) -> Splice:
    """Lines put below the line that holds this position, ended as that one is."""
    at = after_line(text, position)
    if at and text[at - 1] in "\r\n":
        ended = _break_before(text, at)
        return Splice(at, at, "".join(line + ended for line in lines))
    ended = line_break(text, at)
    return Splice(at, at, "".join(ended + line for line in lines))


def behind(text: str, start: int, end: int, new: str, last: bool) -> list[Splice]:
    """An entry in brackets or braces put behind the one from ``start`` to ``end``, which may be the last.

    It gets a line of its own where that one has its line to itself.
    """
    indent = text[line_start(text, start) : start]
    rest = _REST_OF_LINE.match(text, end)
    if indent.strip(" \t") or rest is None or not (rest["comma"] or last):
        return [Splice(end, end, f", {new}")]
    if rest["comma"]:
        return [new_lines(text, end, [f"{indent}{new},"])]
    return [Splice(end, end, ","), new_lines(text, end, [f"{indent}{new}"])]


def _break_before(text: str, at: int) -> str:
    return "\r\n" if text[max(at - 2, 0) : at] == "\r\n" else text[at - 1]
