"""A typed list beside the one that was asked for, item by item: in any order for a set, in order for a sequence."""

import re
from collections.abc import Collection, Iterator, Sequence

from decks.card import Card
from decks.grading.normal import normal
from decks.grading.verdict import Grade, Span, Verdict

_BREAK = re.compile(r"[\n;,]|(?<![\s\n;,])\s+(?:and|&)\s+", re.IGNORECASE)
"""Where an item may end. Some hold a comma or an "and" themselves, so known items are looked for across breaks."""
_MOST_BREAKS = 10
"""Breaks that an item may hold and still be found."""
_MOST_ITEMS = 200
"""Typed items that are looked at."""
_LEADING_AND = re.compile(r"\s*(?:and|&)\s+", re.IGNORECASE)


def grade_list(card: Card, response: str) -> Grade:
    """Judge ``response`` to a set or sequence. The spans are the items as typed, then those that are missing."""
    expected = [{normal(form) for form in forms} for forms in card.items]
    known = {form for forms in expected for form in forms}
    held = {normal(form) for forms in card.items for form in forms if _BREAK.search(form)}
    typed = list(_parts(response, known, held))[:_MOST_ITEMS]
    places = [next((at for at, forms in enumerate(expected) if normal(part) in forms), None) for part in typed]
    right = {index for index, place in enumerate(places) if place is not None}
    if card.kind == "sequence":
        right = _in_order(places)
    missing = [forms[0] for at, forms in enumerate(card.items) if at not in places]
    spans = [Span("same" if index in right else "extra", part) for index, part in enumerate(typed)]
    if not missing and len(right) == len(typed):
        return Grade(Verdict.CORRECT, "All in the right order." if card.kind == "sequence" else "All of them.")
    why = _said(card, len(card.items) - len(missing), len(typed) - len(right))
    return Grade(Verdict.WRONG, why, (*spans, *(Span("missing", form) for form in missing)))


def _said(card: Card, found: int, extra: int) -> str:
    if card.kind == "sequence" and found == len(card.items):
        return "Not the order of the answer."
    belongs = f", {extra} that {'does' if extra == 1 else 'do'} not belong" if extra and card.kind == "set" else ""
    return f"{found} of {len(card.items)} found{belongs}."


def _parts(response: str, known: Collection[str], held: Collection[str]) -> Iterator[str]:
    """The items as they were typed: at each place the longest that is known, else up to the next break. ``held`` are
    the known items that hold a break themselves."""
    breaks = [(0, 0), *(found.span() for found in _BREAK.finditer(response)), (len(response), len(response))]
    first = 0
    while first < len(breaks) - 1:
        start = breaks[first][1]
        for last in range(min(len(breaks) - 1, first + _MOST_BREAKS), first, -1):
            among = known if last == first + 1 else held
            if (found := _known(response[start : breaks[last][0]], among)) is not None:
                yield found
                break
        else:
            last = first + 1
            if rest := _LEADING_AND.sub("", response[start : breaks[last][0]], count=1).strip():
                yield rest
        first = last


def _known(written: str, known: Collection[str]) -> str | None:
    """These words, if they are an item; the last of a list may have an "and" before it."""
    for text in (written.strip(), _LEADING_AND.sub("", written, count=1).strip()):
        if text and normal(text) in known:
            return text
    return None


def _in_order(places: Sequence[int | None]) -> set[int]:
    """Indexes of the longest row of typed items that follow the order of the answer."""
    best: list[list[int]] = []
    for index, place in enumerate(places):
        if place is None:
            best.append([])
            continue
        before = [row for row in best if row and (places[row[-1]] or 0) < place]
        best.append([*_longest(before), index])
    return set(_longest(best))


def _longest(rows: Sequence[list[int]]) -> list[int]:
    return max(rows, key=len) if rows else []
