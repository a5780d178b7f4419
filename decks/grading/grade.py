"""The grade of a typed answer: correct or wrong, why, and what differs."""

from collections.abc import Sequence

from decks.card import Card
from decks.grading.lists import grade_list
from decks.grading.normal import normal
from decks.grading.verdict import Grade, Span, Verdict

_LONGEST = 2_000
"""Characters of a response that are compared; beyond that nothing an author writes could match."""


def grade(card: Card, response: str) -> Grade:
    """Judge ``response``. Equal after normalising is correct, anything else is wrong."""
    if not response.strip():
        return Grade(Verdict.WRONG, "Nothing was typed.")
    if card.items and not _is_one_of(response, card.accept):
        return grade_list(card, response[:_LONGEST])
    if _is_one_of(response, (card.answer, *card.accept)):
        return Grade(Verdict.CORRECT, "That is the answer.")
    return Grade(Verdict.WRONG, "That is not the answer.", _diff(response[:_LONGEST], card.answer[:_LONGEST]))


def _is_one_of(response: str, forms: Sequence[str]) -> bool:
    if not forms or len(response) > _LONGEST:
        return False
    typed = normal(response)
    return any(normal(form) == typed for form in forms)


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
