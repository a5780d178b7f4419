"""Initials for a name and a name for its initials."""

from collections.abc import Sequence

from decks.grading.alignment import align
from decks.grading.expected import Context
from decks.grading.normal import normal
from decks.grading.verdict import Grade, close, correct
from decks.grading.vocabulary import ACRONYMS, AL, ASSIMILATED, FUNCTION
from decks.grading.words import words_of


def judge_abbreviation(answer: str, response: str, context: Context, forms: Sequence[str]) -> Grade | None:
    """Judge an abbreviation spelt out, or initials for an answer in full; None where neither is one."""
    ours, theirs = _parts(answer), _parts(response)
    if len(ours) == 1 and len(theirs) > 1 and _is_initials(answer):
        if any(ours[0] in _initials(_parts(form)) for form in forms):
            # What it stands for is among the accepted answers, and judged there.
            return None
        return _spelt_out(ours[0], theirs, response)
    if len(theirs) == 1 and len(ours) > 1 and 2 <= len(theirs[0]) <= 8:
        settled = ACRONYMS.get(theirs[0])
        if settled and align(words_of(settled), words_of(answer)).complete:
            return correct("That is the answer, abbreviated.")
        if theirs[0] in _initials(ours) and (len(theirs[0]) > 2 or response.strip(" .").replace(".", "").isupper()):
            if any(theirs[0] in _initials(_parts(rival)) for rival in context.rivals):
                return None
            return correct("That is the answer, abbreviated.")
    return None


def _parts(text: str) -> Sequence[str]:
    return [part for part in normal(text[:300]).split() if part not in ("the", "a", "an")]


def _is_initials(answer: str) -> bool:
    bare = answer.strip().replace(".", "")
    return 2 <= len(bare) <= 8 and sum(char.isupper() for char in bare) >= 2 and bare.isalpha()


def _spelt_out(short: str, typed: Sequence[str], response: str) -> Grade | None:
    if settled := ACRONYMS.get(short):
        found = align(words_of(settled), words_of(response))
        if not found.complete:
            return None
        return close("The right words, with a slip.") if found.slips else correct("That is what it stands for.")
    if short in _initials(typed) and len(typed) >= 2:
        return correct("That is what it stands for.")
    return None


def _initials(words: Sequence[str]) -> frozenset[str]:
    """With the small words and without."""
    content = [word for word in words if word not in FUNCTION and word not in AL | ASSIMILATED]
    return frozenset("".join(word[0] for word in some) for some in (words, content) if len(some) > 1)
