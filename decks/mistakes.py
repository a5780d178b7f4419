"""What an author did where YAML cannot be read, in plain words: the parser's say what it missed, not what to mend."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from decks.events import Fault, TooDeep

_NEAR = 200
"""Lines around an error that are looked at: a mistake is not far from where it shows."""
_QUOTE = "Put the whole text in quotes."
_KEY_LINE = re.compile(r"\s*(?:- +)*[^\s:#'\"\[\]{}@`&*!|>%-][^:]*:[ ]+(?P<value>\S.*)")
_ITEM_LINE = re.compile(r"\s*(?:- +)+(?P<value>\S.*)")
_BEGINNINGS = {
    "{": "braces stand for a mapping",
    "[": "brackets stand for a list",
    "}": "braces stand for a mapping",
    "]": "brackets stand for a list",
    ",": "a comma parts the items of a list",
    "@": "a text cannot begin with @",
    "`": "a text cannot begin with a backtick",
    "%": "a text cannot begin with %",
    "*": "a * at the beginning stands for an alias",
    "&": "an & at the beginning stands for an anchor",
    "!": "a ! at the beginning stands for a tag",
    "|": "a | at the beginning announces lines to follow",
    ">": "a > at the beginning announces lines to follow",
    "?": "a ? at the beginning announces a key",
    "-": "a dash at the beginning stands for a list",
}


@dataclass(frozen=True, slots=True)
class _Scene:
    """A syntax error and the text around it."""

    text: str
    lines: list[str]
    line: int
    column: int
    problem: str
    context: str
    context_line: int
    context_column: int

    @property
    def here(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""


def explain(error: yaml.YAMLError, text: str) -> Fault:
    """The fault behind a syntax error in this text."""
    if isinstance(error, TooDeep):
        mark = error.problem_mark
        return Fault(mark.line, mark.column, "lists and mappings are nested too deep", "Put the text in quotes.")
    scene = _scene(error, text)
    for finding in _FINDINGS:
        if (fault := finding(scene)) is not None:
            return fault
    return Fault(scene.line, scene.column, "this cannot be read here", f"{_QUOTE} Or see whether the lines line up.")


def _scene(error: yaml.YAMLError, text: str) -> _Scene:
    if not isinstance(error, yaml.MarkedYAMLError):
        return _Scene(text, split_lines(text), 0, 0, str(error), "", 0, 0)
    mark, context = error.problem_mark, error.context_mark
    return _Scene(
        text,
        split_lines(text),
        mark.line if mark else 0,
        mark.column if mark else 0,
        error.problem or "",
        error.context or "",
        context.line if context else 0,
        context.column if context else 0,
    )


def split_lines(text: str) -> list[str]:
    """The lines of a text, their ends taken off, counted as the parser counts them."""
    return re.split(r"\r\n|\r|\n", text)


def _value_on(line: str) -> re.Match[str] | None:
    return _KEY_LINE.match(line) or _ITEM_LINE.match(line)


def _tab(scene: _Scene) -> Fault | None:
    for line in (scene.line, scene.line + 1):
        if line < len(scene.lines) and (found := re.match(r"[ -]*\t", scene.lines[line])):
            return Fault(line, found.end() - 1, "a tab in the indentation", "Write spaces instead.")
    return None


def _quotes(scene: _Scene) -> Fault | None:
    """A quotation mark that closes too early, too late or not at all."""
    for line, column, quote in _openings(scene):
        rest = "\n".join([scene.lines[line][column + 1 :], *scene.lines[line + 1 : line + _NEAR]])
        pattern = r'(?:[^"\\]|\\.)*"' if quote == '"' else r"(?:[^']|'')*'"
        closed = re.match(pattern, rest, re.DOTALL)
        if closed is None:
            return Fault(line, column, "this quotation mark is never closed", f"Add the closing {quote}.")
        after = rest[closed.end() :].partition("\n")[0]
        if not after.strip() or re.match(r"\s+#|\s*[,\]}:]", after):
            continue
        if "\n" in closed.group():
            hint = f"Add the closing {quote} where the text ends."
            return Fault(line, column, "this quotation mark is closed too late", hint)
        other = "'" if quote == '"' else '"'
        hint = f"Put the whole text in {other}…{other}, or write a quotation mark inside it twice."
        if quote == '"':
            hint = f'Put the whole text in {other}…{other}, or write \\" inside it.'
        return Fault(line, column + closed.end() + 1, "text after the closing quotation mark", hint)
    return None


def _openings(scene: _Scene) -> Iterator[tuple[int, int, str]]:
    first = max(0, scene.line - _NEAR)
    for number, line in enumerate(scene.lines[first : scene.line + 1], first):
        if (found := _value_on(line)) and found["value"][0] in "\"'":
            yield number, found.start("value"), found["value"][0]


def _escape(scene: _Scene) -> Fault | None:
    if "escape" not in scene.problem and "hexadecimal" not in scene.problem:
        return None
    found = scene.here[scene.column : scene.column + 2]
    if not found.startswith("\\"):
        return Fault(scene.line, scene.column, "this escape names no character", "Write the character itself.")
    hint = "Double the backslash, or use single quotes."
    return Fault(scene.line, scene.column, f"in double quotes {found} has no meaning", hint)


def _beginning(scene: _Scene) -> Fault | None:
    """A text that begins with a character which means something else."""
    found = _value_on(scene.here)
    if found is None or scene.column < found.start("value"):
        return None
    first, column = found["value"][0], found.start("value")
    if first not in _BEGINNINGS or (first in "-?" and found["value"][1:2] not in ("", " ")):
        return None
    if first in "{[" and not _closes_before(scene, column):
        return None
    why = _BEGINNINGS[first]
    if first in "{[":
        why += ", and text follows it"
    return Fault(scene.line, column, f"quote this: {why}", _QUOTE)


def _deletion(scene: _Scene) -> Fault | None:
    """A cloze that begins with a deletion and stands there without quotes."""
    found = _value_on(scene.here)
    if found is None or not found["value"].startswith("{{") or scene.column < found.start("value"):
        return None
    quote = "'" if '"' in found["value"] or "\\" in found["value"] else '"'
    written = "" if quote in found["value"] else f": {quote}{found['value'].rstrip()}{quote}"
    hint = f"{_QUOTE[:-1]}{written}" if written else _QUOTE
    return Fault(scene.line, found.start("value"), "quote this: braces stand for a mapping", hint)


def _closes_before(scene: _Scene, column: int) -> bool:
    depth = 0
    for character in scene.here[column : scene.column]:
        depth += (character in "{[") - (character in "}]")
    return depth <= 0


def _flow(scene: _Scene) -> Fault | None:
    """A list in brackets or a mapping in braces that is not closed, or holds a text that should be quoted."""
    if "flow" not in scene.context:
        return None
    if "flow node" in scene.context:
        return _open_bracket(scene)
    bracket = "[" if "sequence" in scene.context else "{"
    if scene.line > scene.context_line:
        closing = "]" if bracket == "[" else "}"
        message = f"this {bracket} is never closed"
        return Fault(scene.context_line, scene.context_column, message, f"Add {closing}, or put the text in quotes.")
    return Fault(scene.line, scene.column, "this cannot stand inside brackets or braces", "Put the item in quotes.")


def _open_bracket(scene: _Scene) -> Fault | None:
    """Where the parser only says that something is missing: the nearest bracket that may lack its partner."""
    for number in range(min(scene.line, len(scene.lines) - 1), max(-1, scene.line - _NEAR), -1):
        if (found := _value_on(scene.lines[number])) and (bracket := found["value"][0]) in "[{":
            closing = "]" if bracket == "[" else "}"
            message = f"this {bracket} is not closed as it should be"
            return Fault(number, found.start("value"), message, f"Add {closing}, or put the text in quotes.")
    return None


def _colon(scene: _Scene) -> Fault | None:
    if "mapping values are not allowed" not in scene.problem:
        return None
    found = _KEY_LINE.match(scene.here)
    if found and scene.column > found.start("value"):
        return Fault(scene.line, found.start("value"), "quote this: it holds a colon", _QUOTE)
    above = max((n for n in range(scene.line) if scene.lines[n].strip()), default=None)
    if above is not None and (glued := re.match(r"(\s*(?:- +)*[\w-]+:)\S", scene.lines[above])):
        return Fault(above, glued.end(1), "no space after the colon", "Put a space between the colon and the text.")
    if above is not None and not _KEY_LINE.match(scene.lines[above]):
        column = len(scene.lines[above]) - len(scene.lines[above].lstrip(" -"))
        return Fault(above, column, "no colon after the key", "Write `key: text`, or quote a text of several lines.")
    return Fault(scene.line, _indent(scene.here), "this key does not line up with the one above", _ALIGN)


def _no_colon(scene: _Scene) -> Fault | None:
    if "could not find expected ':'" not in scene.problem:
        return None
    line, column = scene.context_line, scene.context_column
    if glued := re.match(r"(\s*(?:- +)*[\w-]+:)\S", scene.lines[line]):
        return Fault(line, glued.end(1), "no space after the colon", "Put a space between the colon and the text.")
    return Fault(line, column, "no colon after the key", "Write `key: text`; further lines of a text stand deeper.")


def _alignment(scene: _Scene) -> Fault | None:
    if scene.column != _indent(scene.here) or not scene.here.strip():
        return None
    what = "dash" if scene.here.lstrip().startswith("-") else "line"
    return Fault(scene.line, scene.column, f"this {what} does not line up with those above", _ALIGN)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_ALIGN = "Begin it in the same column."
_FINDINGS: tuple[Callable[[_Scene], Fault | None], ...] = (
    _tab,
    _escape,
    _quotes,
    _deletion,
    _beginning,
    _flow,
    _colon,
    _no_colon,
    _alignment,
)
