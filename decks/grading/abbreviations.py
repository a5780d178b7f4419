"""Initials for a name and a name for its initials."""

import re
from collections.abc import Collection, Sequence

from decks.grading.alignment import align
from decks.grading.expected import Context
from decks.grading.normal import normal
from decks.grading.verdict import Grade, close, correct
from decks.grading.vocabulary import ACRONYMS, AL, ASSIMILATED, CLASSES, FUNCTION
from decks.grading.words import words_of
from decks.grading.wordset import wordset

_WORDS = wordset("radar sonar laser maser lidar scuba taser captcha snafu modem codec")
"""Abbreviations that are written as words."""
_BEHIND_HYPHEN = re.compile(r"[-‑](\w+)")
_MOST_LETTERS = 12
_MOST_WORDS = 14
_MOST_OF_A_WORD = 4
"""Letters that one word gives at most, as in CENTCOM or RADAR."""


def judge_abbreviation(answer: str, response: str, context: Context, forms: Sequence[str]) -> Grade | None:
    """Judge an abbreviation spelt out, or initials for an answer in full; None where neither is one."""
    ours, theirs = _parts(answer), _parts(response)
    if len(ours) == 1 and len(theirs) > 1 and (ours[0] in _WORDS or _is_initials(answer)):
        if any(ours[0] in _initials(_parts(form)) for form in forms):
            # What it stands for is among the accepted answers, and judged there.
            return None
        return _spelt_out(ours[0], theirs, response)
    if len(theirs) == 1 and len(ours) > 1 and 2 <= len(theirs[0]) <= _MOST_LETTERS:
        return _shortened(theirs[0], ours, answer, response, context)
    return None


def _shortened(short: str, ours: Sequence[str], answer: str, response: str, context: Context) -> Grade | None:
    if len(short) <= 8:
        settled = ACRONYMS.get(short)
        if settled and align(words_of(settled), words_of(answer)).complete:
            return correct("That is the answer, abbreviated.")
    capitals = response.strip(" .").replace(".", "").isupper()
    plain = short in _initials(ours) and (len(short) > 2 or capitals)
    if not plain and not (capitals and len(short) > 2 and _stands_for(short, ours)):
        return None
    if any(short in _initials(_parts(rival)) for rival in context.rivals):
        return None
    return correct("That is the answer, abbreviated.")


def _parts(text: str) -> Sequence[str]:
    return [part for part in normal(text[:300]).split() if part not in ("the", "a", "an")]


def _is_initials(answer: str) -> bool:
    bare = answer.strip().replace(".", "")
    return 2 <= len(bare) <= _MOST_LETTERS and sum(char.isupper() for char in bare) >= 2 and bare.isalpha()


def _spelt_out(short: str, typed: Sequence[str], response: str) -> Grade | None:
    if settled := ACRONYMS.get(short):
        found = align(words_of(settled), words_of(response))
        if not found.complete:
            return None
        return close("The right words, with a slip.") if found.slips else correct("That is what it stands for.")
    if short in _initials(typed) or (
        len(short) > 2 and _stands_for(short, typed, _BEHIND_HYPHEN.findall(response.casefold()))
    ):
        return correct("That is what it stands for.")
    return None


def _initials(words: Sequence[str]) -> frozenset[str]:
    """With the small words and without."""
    content = [word for word in words if word not in FUNCTION and word not in AL | ASSIMILATED]
    return frozenset("".join(word[0] for word in some) for some in (words, content) if len(some) > 1)


def _stands_for(short: str, words: Sequence[str], joined: Collection[str] = ()) -> bool:
    """Whether the words give the letters in their order: each its first or its first few, small words, participles
    and what is ``joined`` by a hyphen none if need be, nor a plain noun at the end: a TOW missile."""
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    ways = {0}
    given = 0
    for at, word in enumerate(words):
        small = (
            word in FUNCTION
            or word in joined
            or (at > 0 and word.endswith("ed"))
            or (at + 1 == len(words) and word in CLASSES)
        )
        after = {done + size for done in ways for size in _taken(short, done, word)}
        given += bool(after)
        ways = after | ways if small else after
    return len(short) in ways and given > 1


def _taken(short: str, at: int, word: str) -> Sequence[int]:
    """How many letters from a place on the word may give; an "ex" may give its x."""
    most = next((size for size in range(_MOST_OF_A_WORD) if short[at : at + size + 1] != word[: size + 1]), 4)
    sizes = list(range(1, min(most, len(short) - at) + 1))
    return [*sizes, 1] if word.startswith("ex") and short[at : at + 1] == "x" else sizes
