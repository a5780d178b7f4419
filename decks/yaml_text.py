"""Texts, lists and mappings written as YAML, each text quoted only where it would not be read back as it is."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import yaml

from decks.note import Common, Note

_WIDEST = 120
"""Columns; a longer list goes below its key, an item a line."""

Written = str | Sequence["Written"] | Mapping[str, "Written"]
"""What a deck file holds: texts, lists and mappings."""


def compose(text: str) -> Any:
    """The node tree of a text; a syntax error rises as yaml.YAMLError."""
    from yaml import CBaseLoader

    return yaml.compose(text, Loader=CBaseLoader)


def plain(node: Any) -> Any:
    """What a node says: texts, lists and mappings."""
    if isinstance(node, yaml.MappingNode):
        # No good note has a key that is no text, but a text that is tried without quotes may read so: `{{x}}`.
        return {key.value if isinstance(key.value, str) else repr(key): plain(value) for key, value in node.value}
    return [plain(one) for one in node.value] if isinstance(node, yaml.SequenceNode) else node.value


def reads_as(text: str, expected: Any) -> bool:
    """Whether a text can be parsed and says just this."""
    try:
        node = compose(text)
    except yaml.YAMLError:
        return False
    return node is not None and bool(plain(node) == expected)


def scalar(text: str, style: str = "", *, flow: bool = False, key: bool = False) -> str:
    """One text on one line; with the quotation marks given by ``style`` where that can be, else with as few as can be.

    ``flow`` says that it stands in brackets or braces, ``key`` that a colon follows it.
    """
    candidates = [] if style in ("'", '"') else [text]
    if style == "'" or (style != '"' and ('"' in text or "\\" in text)):
        candidates.append("'{}'".format(text.replace("'", "''")))
    for candidate in candidates:
        if "\n" not in candidate and _survives(candidate, text, flow=flow, key=key):
            return candidate
    return _double(text)


def flow(value: Written, style: str = "", *, inside: bool = True) -> str:
    """A value on one line, lists in brackets; ``inside`` says that there are brackets or braces around it."""
    if isinstance(value, str):
        return scalar(value, style, flow=inside)
    if isinstance(value, Mapping):
        pairs = (f"{scalar(key, style, flow=True, key=True)}: {flow(one, style)}" for key, one in value.items())
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(flow(one, style) for one in value)}]"


def entry(name: str, value: Written, column: int, style: str = "") -> list[str]:
    """The lines of one entry of a mapping whose keys begin in this column."""
    indent, key = " " * column, scalar(name, style, key=True)
    if isinstance(value, Mapping):
        inner = (line for one in value.items() for line in entry(*one, column + 2, style))
        return [f"{indent}{key}:", *inner]
    if isinstance(value, str):
        lines = value.split("\n")
        below = [f"{indent}  {line}" if line else "" for line in lines]
        if len(lines) > 1 and reads_as("\n".join(["k: |-", *below, ""]), {"k": value}):
            return [f"{indent}{key}: |-", *below]
    line = f"{indent}{key}: {flow(value, style, inside=False)}"
    if isinstance(value, str) or len(line) <= _WIDEST:
        return [line]
    return [f"{indent}{key}:", *(f"{indent}  - {flow(one, style, inside=False)}" for one in value)]


def written(note: Note) -> dict[str, Written]:
    """A note as an author would write it: its id, what makes its kind, then the rest."""
    values = note.model_dump(by_alias=True, exclude_defaults=True)
    rest = {name for name in Common.model_fields if name != "id"}
    ordered = sorted(values, key=lambda name: (name in rest, name != "id"))
    return {name: _WAYS.get(name, _as_is)(values[name], values) for name in ordered}


def _double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _survives(written: str, text: str, *, flow: bool, key: bool) -> bool:
    """Whether it is read back as it is, with all that may follow it."""
    if flow and key:
        return reads_as(f"{{{written}: [x], l: z}}", {text: ["x"], "l": "z"})
    if flow:
        return reads_as(f"[{written}, {{k: {written}}}, {written}]", [text, {"k": text}, text])
    if key:
        return reads_as(f"{written}: x\nl: z\n", {text: "x", "l": "z"})
    return reads_as(f"k: {written} # x\nl:\n- {written}\n- z\n", {"k": text, "l": [text, "z"]})


def _as_is(value: Any, _: Mapping[str, Any]) -> Written:
    if isinstance(value, Mapping):
        return {key: _as_is(one, {}) for key, one in value.items()}
    return [_as_is(one, {}) for one in value] if isinstance(value, tuple) else str(value)


def _one_or_list(value: Any, _: Mapping[str, Any]) -> Written:
    return str(value[0]) if len(value) == 1 else list(value)


def _items(value: Any, _: Mapping[str, Any]) -> Written:
    return [_one_or_list(forms, {}) for forms in value]


def _accept(value: Any, values: Mapping[str, Any]) -> Written:
    if isinstance(value, Mapping) and set(value) == {""}:
        return list(value[""])
    if isinstance(value, Mapping):
        return {side or values["term"]: list(forms) for side, forms in value.items()}
    return list(value)


_WAYS: Mapping[str, Callable[[Any, Mapping[str, Any]], Written]] = {
    "accept": _accept,
    "all": _items,
    "order": _items,
    "quote": _one_or_list,
    "ref": _one_or_list,
    "reverse": lambda _value, _values: "yes",
}
"""The keys that are not written just as the model has them."""
