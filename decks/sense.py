"""Whether a well-formed note makes sense: what the fields, each right by itself, say together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decks.cards import pair_variant
from decks.cloze import ClozeError, parse_cloze
from decks.note import ClozeNote, Note, Pairs, Question, Sequence, SetQuestion, Term
from decks.text import normalise

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Nonsense:
    """One thing in a note that cannot be meant so."""

    where: Path
    """Keys and list positions from the note down."""
    message: str
    hint: str
    offset: int = 0
    """Characters from the beginning of the text there."""
    at_key: bool = False
    """The key itself is meant, not what stands under it."""


def nonsense(note: Note) -> Iterator[Nonsense]:
    """Everything that makes no sense in a note."""
    if note.reverse and not isinstance(note, Question):
        hint = "Leave it out." if isinstance(note, Term | Pairs) else "It belongs to a question with q and a."
        yield Nonsense(("reverse",), "this note cannot be reversed", hint)
    if isinstance(note, Question):
        yield from _choice(note)
    elif isinstance(note, SetQuestion):
        yield from _repeated("all", note.all)
    elif isinstance(note, Sequence):
        yield from _repeated("order", note.order)
    elif isinstance(note, ClozeNote):
        yield from _cloze(note)
    elif isinstance(note, Pairs):
        yield from _pairs(note)
    else:
        yield from _sides(note.accept, (note.term, note.definition, ""), "neither the term nor its definition")


def _choice(note: Question) -> Iterator[Nonsense]:
    if not note.wrong:
        return
    right = {normalise(text) for text in (note.a, *note.accept)}
    for position, text in enumerate(note.wrong):
        if normalise(text) in right:
            yield Nonsense(("wrong", position), f"“{text}” is both right and wrong", "Take it out of `wrong`.")
    yield from _repeated("wrong", [(text,) for text in note.wrong])


def _repeated(key: str, items: Iterable[tuple[str, ...]]) -> Iterator[Nonsense]:
    seen: dict[str, int] = {}
    for position, forms in enumerate(items):
        for text in forms:
            if seen.setdefault(normalise(text), position) != position:
                yield Nonsense((key, position), f"“{text}” stands in `{key}` twice", "Take one of them out.")
                break


def _cloze(note: ClozeNote) -> Iterator[Nonsense]:
    try:
        cloze = parse_cloze(note.cloze)
    except ClozeError as error:
        yield Nonsense(("cloze",), error.message, error.hint, error.offset)
        return
    yield from _sides(note.accept, (deletion.text for deletion in cloze.deletions), "no deletion of this text")


def _sides(accept: Iterable[str], sides: Iterable[str], not_one: str) -> Iterator[Nonsense]:
    if not accept:
        return
    known = {normalise(side): side for side in sides}
    for name in accept:
        if normalise(name) not in known:
            names = ", ".join(f"“{side}”" for side in known.values() if side)
            yield Nonsense(("accept", name), f"“{name}” is {not_one}", f"Write one of these: {names}.")


def _pairs(note: Pairs) -> Iterator[Nonsense]:
    if not note.id:
        yield Nonsense((), "a note with `pairs` needs an `id`", "Add a line such as `id: some-name`.")
    if not note.ask and not note.back:
        yield Nonsense((), "a note with `pairs` needs `ask` or `back`", "Add `ask` with {left} or `back` with {right}.")
    yield from _question("ask", note.ask, "{left}", "{right}")
    yield from _question("back", note.back, "{right}", "{left}")
    seen_left: dict[str, str] = {}
    seen_right: dict[str, str] = {}
    for left, right in note.pairs.items():
        if (other := seen_left.setdefault(pair_variant(left), left)) != left:
            yield Nonsense(("pairs", left), f"“{left}” and “{other}” are the same left side", "Take one of them out.")
        if (other := seen_right.setdefault(normalise(right), left)) != left and note.back:
            message = f"“{right}” belongs to both “{other}” and “{left}”, so `back` has two answers"
            yield Nonsense(("pairs", left), message, "Leave out `back`, or make the right sides differ.")
    yield from _sides(note.accept, (*note.pairs, *note.pairs.values()), "no side of a pair")


def _question(key: str, text: str, needed: str, given_away: str) -> Iterator[Nonsense]:
    if not text:
        return
    if needed not in text:
        meant = re.search(r"\{[^{}]*\}", text)
        instead = f" instead of {meant.group()}" if meant and meant.group() != given_away else ""
        yield Nonsense((key,), f"`{key}` does not say what it asks about", f"Put {needed} into it{instead}.")
    if given_away in text:
        yield Nonsense((key,), f"`{key}` gives its answer away: it holds {given_away}", f"Write {needed} instead.")
