"""The grade of a typed answer: correct or wrong, why, and what differs."""

import re
from collections.abc import Collection, Iterator, Sequence

from decks.card import Card
from decks.grading.normal import normal
from decks.grading.verdict import Grade, Span, Verdict

_LONGEST = 2_000
"""Characters of a response that are compared; beyond that nothing an author writes could match."""
_BREAK = re.compile(r"[\n;,]|(?<![\s\n;,])\s+(?:and|&)\s+", re.IGNORECASE)
"""Where an item may end. Some hold a comma or an "and" themselves, so known items are looked for across breaks."""
_MOST_BREAKS = 10
"""Breaks that an item may hold and still be found."""
_LEADING_AND = re.compile(r"\s*(?:and|&)\s+", re.IGNORECASE)


def grade(card: Card, response: str) -> Grade:
    """Judge ``response``. Equal after normalising is correct, anything else is wrong."""
    if not response.strip():
        return Grade(Verdict.WRONG, "Nothing was typed.")
    if card.items and not _is_one_of(response, card.accept):
        return _grade_items(card, response)
    if _is_one_of(response, (card.answer, *card.accept)):
        return Grade(Verdict.CORRECT, "That is the answer.")
    return Grade(Verdict.WRONG, "That is not the answer.", _diff(response[:_LONGEST], card.answer[:_LONGEST]))


def _is_one_of(response: str, forms: Sequence[str]) -> bool:
    if not forms or len(response) > _LONGEST:
        return False
    typed = normal(response)
    return any(normal(form) == typed for form in forms)


def _grade_items(card: Card, response: str) -> Grade:
    response = response[:_LONGEST]
    expected = [{normal(form) for form in forms} for forms in card.items]
    given = list(_parts(response, {form for forms in expected for form in forms}))
    if card.kind == "sequence":
        right = len(given) == len(expected) and all(one in forms for one, forms in zip(given, expected, strict=True))
        why = "All in the right order." if right else "Not the order of the answer."
    else:
        missing = [forms[0] for forms, normals in zip(card.items, expected, strict=True) if normals.isdisjoint(given)]
        extra = [one for one in given if not any(one in normals for normals in expected)]
        right = not missing and not extra
        why = "All of them." if right else _count(len(card.items) - len(missing), len(card.items), len(extra))
    if right:
        return Grade(Verdict.CORRECT, why)
    return Grade(Verdict.WRONG, why, _diff(response, ", ".join(forms[0] for forms in card.items)[:_LONGEST]))


def _parts(response: str, known: Collection[str]) -> Iterator[str]:
    """The items of a response, normalised: at each place the longest that is known, else up to the next break."""
    breaks = [(0, 0), *(found.span() for found in _BREAK.finditer(response)), (len(response), len(response))]
    first = 0
    while first < len(breaks) - 1:
        start = breaks[first][1]
        longest = min(len(breaks) - 1, first + _MOST_BREAKS)
        for last in range(longest, first, -1):
            written = response[start : breaks[last][0]]
            if (found := _known(written, known)) is not None:
                yield found
                break
        else:
            last = first + 1
            if rest := _LEADING_AND.sub("", response[start : breaks[last][0]], count=1).strip():
                yield normal(rest)
        first = last


def _known(written: str, known: Collection[str]) -> str | None:
    """The item that these words are, if any; the last of a list may have an "and" before it."""
    for text in (written, _LEADING_AND.sub("", written, count=1)):
        if text.strip() and (typed := normal(text)) in known:
            return typed
    return None


def _count(found: int, total: int, extra: int) -> str:
    return f"{found} of {total} found" + (
        f", {extra} that {'does' if extra == 1 else 'do'} not belong." if extra else "."
    )


def _diff(response: str, answer: str) -> tuple[Span, ...]:
    left, right = _words(response), _words(answer)
    spans: list[Span] = []
    # Deferred: only a wrong answer needs it.
    from rapidfuzz.distance import Indel

    for step in Indel.opcodes([normal(word) for word in left], [normal(word) for word in right]):
        a, b, c, d = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            spans.append(Span("same", " ".join(right[c:d])))
            continue
        if b > a:
            spans.append(Span("extra", " ".join(left[a:b])))
        if d > c:
            spans.append(Span("missing", " ".join(right[c:d])))
    for index in range(1, len(spans)):
        # What was typed stands before what should have been, whichever the comparison names first.
        if (spans[index - 1].kind, spans[index].kind) == ("missing", "extra"):
            spans[index - 1], spans[index] = spans[index], spans[index - 1]
    return tuple(spans)


def _words(text: str) -> Sequence[str]:
    return text.split()[:200]
