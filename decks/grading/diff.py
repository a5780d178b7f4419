"""What differs between a response and an answer, word by word, for the learner to see."""

from collections.abc import Sequence

from decks.grading.normal import normal
from decks.grading.verdict import Span

_MOST_WORDS = 200


def diff(response: str, answer: str) -> tuple[Span, ...]:
    """The stretches that both share, that are missing and that are too much."""
    left, right = _words(response), _words(answer)
    spans: list[Span] = []
    # Deferred: only an answer that is not equal needs it.
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
    return text.split()[:_MOST_WORDS]
