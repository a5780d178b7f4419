"""Changing a note where it stands in its file: only what differs is written, in the style that is there already."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from decks.problems import DeckError
from decks.reader import PlacedNote
from decks.splices import Splice, after_line, behind, line_break, line_start, new_lines
from decks.yaml_text import Written, compose, entry, flow, plain, reads_as, scalar

_ANSWER_KEYS = frozenset({"a", "all", "order", "cloze", "pairs", "ask", "back", "def"})
"""The keys behind the last of which ``accept`` belongs."""


class NoteText:
    """A good note as its file has it. Changes are gathered in ``splices``."""

    def __init__(self, text: str, note: PlacedNote) -> None:
        indent = note.column - 1
        self._text, self._shift = text, note.start - indent
        self._root = compose(" " * indent + text[note.start : note.end])
        self.value: dict[str, Any] = plain(self._root)
        """What the note says: texts, lists and mappings."""
        self.splices: list[Splice] = []

    @property
    def flow(self) -> bool:
        """It is written in braces."""
        return bool(self._root.flow_style)

    @property
    def end(self) -> int:
        """Where its last text ends, comments and empty lines behind it not counted."""
        return self._end(self._root)

    @property
    def style(self) -> str:
        """The quotation marks around its keys."""
        return self._root.value[0][0].style or ""

    def become(self, value: Mapping[str, Written]) -> None:
        """Let the note say this. DeckError where a comment would be lost by it."""
        self._change(self._root, value)
        if "id" in value and "id" not in self.value:
            self._name(value["id"])

    def rewrite(self, value: Mapping[str, Written]) -> None:
        """Write the note anew. DeckError where a comment would be lost by it."""
        start, column = self._start(self._root), self._root.start_mark.column
        self._keep_comments(self._root, start, self.end)
        lines = [line for one in value.items() for line in entry(*one, column, self.style)]
        block = line_break(self._text, start).join(lines)[column:]
        self._splice(start, self.end, flow(value, self.style) if self.flow else block)

    def _change(self, node: Any, new: Written, inside: bool = False) -> None:
        if _same(plain(node), new):
            return
        if isinstance(node, yaml.ScalarNode) and isinstance(new, list) and len(new) == 1:
            new = new[0]
        if isinstance(node, yaml.MappingNode) and isinstance(new, Mapping):
            self._change_mapping(node, new)
        elif isinstance(node, yaml.SequenceNode) and isinstance(new, list) and 0 < len(node.value) <= len(new):
            for child, value in zip(node.value, new, strict=False):
                self._change(child, value, inside=bool(node.flow_style))
            self._append(node, new[len(node.value) :])
        elif isinstance(node, yaml.ScalarNode) and isinstance(new, str):
            self._change_text(node, new, inside)
        elif isinstance(node, yaml.ScalarNode) and isinstance(new, list) and _same(node.value, new[0]):
            inner = ", ".join(flow(one, node.style or "") for one in new[1:])
            self._replace(node, f"[{self._in_brackets(node)}, {inner}]")
        elif isinstance(new, Mapping) and _same(_listed(plain(node)), _listed(next(iter(new.values())))):
            self._nest(node, new)
        else:
            self._replace(node, flow(new, inside=inside))

    def _name(self, note_id: Written) -> None:
        """An id stands above all else."""
        start, style = self._start(self._root.value[0][0]), self.style
        if self.flow:
            self._splice(start, start, f"{flow({'id': note_id}, style)[1:-1]}, ")
        else:
            below = line_break(self._text, start) + " " * self._root.start_mark.column
            self._splice(start, start, entry("id", note_id, 0, style)[0] + below)

    def _change_mapping(self, node: Any, new: Mapping[str, Written]) -> None:
        known = [key.value for key, _ in node.value]
        for position, (key, value) in enumerate(node.value):
            if key.value in new:
                self._change(value, new[key.value], inside=bool(node.flow_style))
            else:
                self._remove(node, position)
        for name, value in new.items():
            if name not in known and not (name == "id" and node is self._root):
                self._insert(node, self._anchor(known, name), name, value)

    def _anchor(self, known: list[str], name: str) -> int:
        """Position of the key behind which a new one goes."""
        last = len(known) - 1
        if name != "accept":
            return last
        return max((position for position, key in enumerate(known) if key in _ANSWER_KEYS), default=last)

    def _insert(self, node: Any, position: int, name: str, value: Written) -> None:
        key, anchor = node.value[position]
        style = key.style or ""
        if node.flow_style:
            last = position == len(node.value) - 1
            self.splices += behind(
                self._text, self._start(key), self._end(anchor), flow({name: value}, style)[1:-1], last
            )
        else:
            lines = entry(name, value, node.start_mark.column, style)
            self.splices.append(new_lines(self._text, self._end(anchor), lines))

    def _append(self, node: Any, values: list[Written]) -> None:
        last = node.value[-1]
        style = getattr(last, "style", None) or ""
        style = style if style in ("'", '"') else ""
        start, end = self._start(last), self._end(last)
        if node.flow_style and values:
            self.splices += behind(self._text, start, end, ", ".join(flow(one, style) for one in values), True)
        elif values:
            gap = re.search(r"-([ \t]+)$", self._text[line_start(self._text, start) : start])
            dash = f"{' ' * node.start_mark.column}-{gap[1] if gap else ' '}"
            lines = [f"{dash}{flow(one, style, inside=False)}" for one in values]
            self.splices.append(new_lines(self._text, end, lines))

    def _change_text(self, node: Any, new: str, inside: bool) -> None:
        if node.style not in ("|", ">"):
            self._replace(node, scalar(new, node.style or "", flow=inside))
            return
        start, end = self._start(node), self._end(node)
        body = after_line(self._text, start)
        indent = re.match(" *", self._text[body:])
        spaces = indent.group() if indent else ""
        newline = line_break(self._text, start)
        broken = new if node.style == "|" else re.sub("\n+", lambda found: found.group() + "\n", new)
        below = [spaces + line if line else "" for line in broken.split("\n")]
        header = self._text[start:body].rstrip("\r\n")
        if _text_of("\n".join([f"k: {header}", *below, ""])) == new and "#" not in header:
            self._splice(body, end, newline.join(below))
        else:
            self._replace(node, scalar(new))

    def _nest(self, node: Any, new: Mapping[str, Written]) -> None:
        """Put what there is below the first key of a mapping, and the rest of the mapping behind it."""
        (first, _), *rest = new.items()
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            column = node.start_mark.column
            start = line_start(self._text, self._start(node))
            if column > self._root.start_mark.column:
                ended = line_break(self._text, start)
                self._splice(start, start, f"{' ' * column}{scalar(first, key=True)}:{ended}")
                lines = [line for one in rest for line in entry(*one, column)]
                self.splices.append(new_lines(self._text, self._end(node), lines))
                return
            self._replace(node, flow(new, inside=False))
            return
        inner = self._in_brackets(node) if isinstance(node, yaml.ScalarNode) else self._source(node)
        written = flow(dict(rest))[1:-1]
        self._replace(node, f"{{{scalar(first, flow=True, key=True)}: {inner}, {written}}}", keeping=True)

    def _remove(self, node: Any, position: int) -> None:
        key, value = node.value[position]
        start, end = self._start(key), self._end(value)
        if position == 0:
            following = self._start(node.value[1][0])
            self._keep_comments(node, end, following)
            self._splice(start, following, "")
        elif node.flow_style:
            before = self._end(node.value[position - 1][1])
            self._keep_comments(node, before, end)
            self._splice(before, end, "")
        else:
            start = line_start(self._text, start)
            self._keep_comments(value, start, end)
            self._splice(start, after_line(self._text, end), "")

    def _replace(self, node: Any, new: str, keeping: bool = False) -> None:
        """Put a new value, on one line, in the place of an old one."""
        start, end = self._start(node), self._end(node)
        if not keeping:
            self._keep_comments(node, start, end)
        if not self._text[line_start(self._text, start) : start].strip(" \t"):
            # It began below its key: what fits on one line goes beside it.
            above = re.search(r":[ \t]*(?:\r\n|\r|\n)[ \t]*$", self._text[:start])
            if above is not None:
                start, new = above.start(), f": {new}"
        self._splice(start, end, new)

    def _keep_comments(self, node: Any, start: int, end: int) -> None:
        """DeckError where this stretch holds a comment."""
        rest = self._text[start:end]
        for leaf in _leaves(node):
            first, last = max(self._start(leaf) - start, 0), min(self._end(leaf) - start, len(rest))
            if first < last:
                body = after_line(rest, first) if leaf.style in ("|", ">") else first
                rest = rest[:body] + "x" * (last - body) + rest[last:]
        if "#" in rest:
            raise DeckError(
                "A comment is in the way",
                "The text to be changed holds a comment that would be lost.",
                "Edit the file by hand.",
            )

    def _in_brackets(self, node: Any) -> str:
        """A scalar as it is written, if it can so stand in brackets, else in quotation marks."""
        source = self._source(node)
        if node.style not in ("|", ">") and reads_as(f"[{source}, {{k: {source}}}]", [node.value, {"k": node.value}]):
            return source
        return scalar(node.value, node.style or "", flow=True)

    def _source(self, node: Any) -> str:
        return self._text[self._start(node) : self._end(node)]

    def _start(self, node: Any) -> int:
        return int(node.start_mark.index) + self._shift

    def _end(self, node: Any) -> int:
        end = int(node.end_mark.index) + self._shift
        if isinstance(node, yaml.ScalarNode):
            source = self._text[self._start(node) : end]
            if node.style in ("|", ">") and not re.match(r"[|>]\d?\+", source):
                return self._start(node) + len(source.rstrip(" \t\r\n"))
            return end
        if node.flow_style or not node.value:
            return end
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _splice(self, start: int, end: int, text: str) -> None:
        self.splices.append(Splice(start, end, text))


def _text_of(text: str) -> str | None:
    """The text of the one key of a mapping, stripped as the reader does; None where it cannot be read so."""
    try:
        value = plain(compose(text))
    except yaml.YAMLError:
        return None
    return value["k"].strip() if isinstance(value, dict) and isinstance(value.get("k"), str) else None


def _leaves(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        for one in node.value:
            for part in one if isinstance(one, tuple) else (one,):
                yield from _leaves(part)


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _same(old: Any, new: Any) -> bool:
    """Whether two values mean the same: space around texts does not count, nor brackets around one text."""
    if isinstance(old, str) and isinstance(new, list) and len(new) == 1:
        new = new[0]
    if isinstance(old, list) and isinstance(new, str) and len(old) == 1:
        old = old[0]
    if isinstance(old, str) and isinstance(new, str):
        return old.strip() == new.strip()
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(_same(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(_same(*both) for both in zip(old, new, strict=True))
    return False
