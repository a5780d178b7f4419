"""The grade of a typed answer: correct or wrong, why, and what differs."""

import re
from collections.abc import Sequence

from decks.card import Card
from decks.grading.normal import normal
from decks.grading.verdict import Grade, Span, Verdict

_LONGEST = 2_000
"""Characters of a response that are compared; beyond that nothing an author writes could match."""
_STRONG_BREAK, _ANY_BREAK = re.compile(r"[\n;]"), re.compile(r"[\n;,]")
"""Items part at line breaks and semicolons; at commas only where there are none, since an item may hold a comma."""


def grade(card: Card, response: str) -> Grade:
    """Judge ``response``. Equal after normalising is correct, anything else is wrong."""
    if not response.strip():
        return Grade(Verdict.WRONG, "Nothing was typed.")
    if card.items:
        return _grade_items(card, response)
    typed = normal(response[:_LONGEST])
    if len(response) <= _LONGEST and any(normal(form) == typed for form in (card.answer, *card.accept)):
        return Grade(Verdict.CORRECT, "That is the answer.")
    return Grade(Verdict.WRONG, "That is not the answer.", _diff(response[:_LONGEST], card.answer[:_LONGEST]))


def _grade_items(card: Card, response: str) -> Grade:
    response = response[:_LONGEST]
    parts = (_STRONG_BREAK if _STRONG_BREAK.search(response) else _ANY_BREAK).split(response)
    given = [normal(part) for part in parts if part.strip()]
    expected = [{normal(form) for form in forms} for forms in card.items]
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
