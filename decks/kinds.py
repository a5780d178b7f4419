"""Which kind of note a mapping is meant to be, and which key an author may have meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from decks.note import KINDS, Note, Question, keys_of
from decks.sense import Nonsense

_SAID_OTHERWISE = {
    "question": "q",
    "prompt": "q",
    "front": "q",
    "answer": "a",
    "ans": "a",
    "back": "a",
    "answers": "all",
    "set": "all",
    "items": "all",
    "sequence": "order",
    "definition": "def",
    "text": "cloze",
    "choices": "wrong",
    "options": "wrong",
    "distractors": "wrong",
    "alternatives": "accept",
    "aliases": "accept",
    "also": "accept",
    "note": "remark",
    "notes": "remark",
    "comment": "remark",
    "explanation": "remark",
    "extra": "remark",
    "tag": "tags",
    "source": "ref",
    "refs": "ref",
    "reversed": "reverse",
    "license": "licence",
    "name": "title",
    "cards": "notes",
    "questions": "notes",
}


_ASKING = tuple((kind, keys) for kind, keys in KINDS if keys[0] == "q")
_TELLING = tuple((kind, keys) for kind, keys in KINDS if keys[0] != "q")


def kind_of(value: Mapping[str, Any]) -> type[Note] | None:
    """The kind of note that these keys make, or come nearest to making; None where nothing tells."""
    if "q" in value:
        for kind, keys in _ASKING:
            if keys[-1] in value:
                return kind
    for kind, keys in _TELLING:
        if not value.keys().isdisjoint(keys):
            return kind
    meant = {nearest_key(key, every_key()) for key in value}
    for kind, keys in KINDS:
        if meant.issuperset(keys):
            return kind
    return Question if meant & {"q", "a"} else None


def no_kind(value: Mapping[str, Any]) -> Nonsense:
    """What to say of a mapping whose keys tell of no kind of note."""
    for key in value.keys() - set(every_key()):
        if near := nearest_key(key, every_key()):
            return Nonsense((key,), f"unknown key `{key}`", f"Did you mean `{near}`?", at_key=True)
    hint = "Write `q` and `a` (or `all`, `order`), `cloze`, `pairs`, or `term` and `def`."
    return Nonsense((), "nothing here says what kind of note this is", hint)


def every_key() -> Iterable[str]:
    """The keys of all kinds of notes."""
    return dict.fromkeys(key for kind, _ in KINDS for key in keys_of(kind))


def nearest_key(key: str, keys: Iterable[str]) -> str | None:
    """The one of these keys that an author most likely meant."""
    keys = list(keys)
    lowered = key.strip().lower()
    if lowered in keys:
        return lowered
    names = {said: key for said, key in _SAID_OTHERWISE.items() if key in keys} | {key: key for key in keys}
    near = get_close_matches(lowered, names, 1)
    return names[near[0]] if near else None
