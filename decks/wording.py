"""What does not fit a model, in an author's words; the library's own speak of its types."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

from decks.events import Trace, Unreadable
from decks.kinds import every_key, nearest_key
from decks.note import KINDS, ClozeNote, Common, Pairs, Question, SetQuestion, Term
from decks.sense import Nonsense


def complaints(model: type[BaseModel], error: ValidationError, trace: Trace) -> Iterator[Nonsense]:
    """What is wrong with a mapping that the model refused, each thing once."""
    keys = [field.alias or name for name, field in model.model_fields.items()]
    details = error.errors(include_url=False)
    meant = {nearest_key(str(one["loc"][-1]), keys) for one in details if one["type"] == "extra_forbidden"}
    for one in details:
        where = tuple(step for step in one["loc"] if step != "[key]")
        if isinstance(one["input"], Unreadable) or (one["type"] == "missing" and where[-1] in meant):
            continue
        if one["type"] == "too_short" and any(other["loc"][: len(where)] == where for other in details if other != one):
            # There are too few because some of them were refused.
            continue
        if one["type"] == "extra_forbidden":
            yield _unknown(model, where)
        elif one["type"] == "missing":
            described = model.model_fields[_name(model, str(where[-1]))].description or ""
            yield Nonsense(where[:-1], f"`{where[-1]}` is missing", f"Add `{where[-1]}:`. {described}".strip())
        else:
            flow = getattr(trace.find(where).event, "flow_style", False)
            case = _Case(model, where, one["input"], one.get("ctx", {}).get("min_length", 1), flow)
            message, hint = _WORDS.get(one["type"], _misfit)(case)
            yield Nonsense(where, message, hint, at_key=one["loc"][-1] == "[key]")


def _name(model: type[BaseModel], key: str) -> str:
    return next(name for name, field in model.model_fields.items() if key in (name, field.alias))


def _unknown(model: type[BaseModel], where: tuple[str | int, ...]) -> Nonsense:
    inner = _inner_model(model, where)
    keys = [field.alias or name for name, field in inner.model_fields.items()]
    key = str(where[-1])
    near = nearest_key(key, keys)
    advice = f"Did you mean `{near}`?" if near else ""
    if issubclass(model, Common) and key in every_key():
        needed = next(" and ".join(f"`{one}`" for one in names) for kind, names in KINDS if kind is model)
        return Nonsense(where, f"`{key}` does not go with {needed}", advice or "Leave it out.", at_key=True)
    return Nonsense(where, f"unknown key `{key}`", advice or f"The keys here are {', '.join(keys)}.", at_key=True)


def _inner_model(model: type[BaseModel], where: tuple[str | int, ...]) -> type[BaseModel]:
    for step in where[:-1]:
        annotation = model.model_fields[str(step)].annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            model = annotation
    return model


@dataclass(frozen=True, slots=True)
class _Case:
    """A value that a model refused."""

    model: type[BaseModel]
    where: tuple[str | int, ...]
    given: Any
    least: int
    """How many there must be at least."""
    flow: bool
    """It is written in braces or brackets."""


_Said = tuple[str, str]


def _no_text(case: _Case) -> _Said:
    if isinstance(case.given, dict):
        if case.flow:
            return "quote this: it begins with {, which stands for a mapping", "Put the whole text in quotes."
        if len(case.given) == 1:
            return "quote this: it holds a colon", "Put the whole text in quotes."
        return "a text belongs here, not a mapping", "Write it on one line, or in quotes."
    several = case.where == ("a",) and case.model is Question
    hints = ["Write one text." if not several else "Several answers go under `all`."]
    if case.flow:
        hints.append("A text that begins with [ goes in quotes.")
    return "a list stands where one text belongs", " ".join(hints)


def _empty(case: _Case) -> _Said:
    what = (
        f"`{case.where[-1]}` is empty"
        if case.where and isinstance(case.where[-1], str) and case.where[-1]
        else "an empty text"
    )
    return what, "Write a text; one that begins with # goes in quotes."


def _pattern(case: _Case) -> _Said:
    if case.where[-1] == "tolerance":
        return f"“{case.given}” is no tolerance", "Write a number or a percentage, such as 10 or 5%."
    hint = "Small letters, digits, dots, hyphens and underscores only, a letter or digit first."
    return f"“{case.given}” cannot be an id", hint


def _literal(case: _Case) -> _Said:
    kinds = ["text", "exact", "date", "number"]
    near = get_close_matches(str(case.given), kinds, 1)
    hint = f"Did you mean {near[0]}?" if near else f"Write one of {', '.join(kinds)}."
    return f"“{case.given}” is no kind of answer", hint


def _flag(case: _Case) -> _Said:
    return f"`{case.where[-1]}` should be yes or no", "Write yes, or leave it out."


def _no_list(case: _Case) -> _Said:
    if isinstance(case.given, dict) and not case.flow and len(case.where) > 1:
        return "quote this: it holds a colon", "Put the whole text in quotes."
    name = next(step for step in reversed(case.where) if isinstance(step, str))
    return f"`{name}` should be a list", "Write [one, two], or a line with a dash for each."


def _too_few(case: _Case) -> _Said:
    needed = case.least
    if isinstance(case.where[-1], int):
        return "an empty list", "Write a text."
    if needed == 1:
        return f"`{case.where[-1]}` is empty", "Write at least one."
    hint = "With one answer, use `a`." if case.model is SetQuestion else "Write at least two."
    return f"`{case.where[-1]}` has fewer than {needed} items", hint


def _no_mapping(case: _Case) -> _Said:
    if case.where == ("accept",):
        whose = {ClozeNote: "deletion", Pairs: "side of a pair", Term: "term"}.get(case.model, "answer")
        hint = f"Write the {whose}, a colon and the list of its other forms."
        return f"`accept` does not say for which {whose}", hint
    if case.where == ("pairs",):
        return "`pairs` should be a mapping", "Write a line for each pair: left side, colon, right side."
    return f"`{case.where[-1]}` should be a mapping", "Write its keys below it, or {title: …, url: …}."


def _misfit(_: _Case) -> _Said:
    return "this does not fit here", "Compare it with the example in the documentation."


_WORDS: Mapping[str, Callable[[_Case], _Said]] = {
    "string_type": _no_text,
    "string_too_short": _empty,
    "string_pattern_mismatch": _pattern,
    "literal_error": _literal,
    "bool_parsing": _flag,
    "bool_type": _flag,
    "tuple_type": _no_list,
    "too_short": _too_few,
    "dict_type": _no_mapping,
    "model_type": _no_mapping,
}
