"""An answer in quotation marks needs its own words, in their order."""

import re

from decks.grading.normal import normal
from decks.grading.slips import is_slip
from decks.grading.verdict import Grade, close, correct, wrong

_QUOTED = re.compile(r"^\s*(?:\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|‘.+’|'[^'].*')\s*[.!?]?\s*$", re.DOTALL)


def is_quotation(answer: str) -> bool:
    """Whether the whole answer stands in quotation marks."""
    return len(answer) < 2_000 and bool(_QUOTED.match(answer)) and " " in answer.strip()


def judge_quotation(answer: str, response: str) -> Grade:
    """Judge the wording of a quotation."""
    ours, theirs = normal(answer).split(), normal(response).split()
    if ours == theirs:
        return correct()
    if len(ours) == len(theirs):
        slips = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
        if len(slips) <= 2 and all(is_slip(one, other, lenient=True) for one, other in slips):
            return close("The wording with a letter or two off.")
    return wrong("A quotation needs its own words.")
