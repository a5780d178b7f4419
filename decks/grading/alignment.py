"""Two answers laid word by word beside one another: what matches, how well, what is missing and what is too much."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from decks.grading.confusable import are_confusable
from decks.grading.countries import COUNTRIES
from decks.grading.families import are_related
from decks.grading.meanings import OPPOSITES, SAME
from decks.grading.slips import is_slip, same_sound
from decks.grading.spelling import bases
from decks.grading.transliteration import is_transliteration
from decks.grading.vocabulary import CLASSES, GIVEN_NAMES, TITLES
from decks.grading.words import ROMANS, Word
from decks.grading.wordset import wordset

_MOST_COMPARED = 40
"""Words without an equal that are looked at for slips."""


class Match(IntEnum):
    """How well a word of the response is one of the answer."""

    NONE = 0
    SLIP = 1
    """A letter or two off, or another transliteration."""
    FORM = 2
    """The same word in another form or spelling."""
    SAME = 3


class Pair(NamedTuple):
    """A word of the answer and the word of the response that matches it, by their places."""

    answer: int
    response: int
    match: Match


class Alignment(NamedTuple):
    """The outcome of laying a response beside an answer."""

    pairs: Sequence[Pair]
    """By their place in the answer."""
    missing: Sequence[int]
    """Places in the answer without a match."""
    extra: Sequence[int]
    """Places in the response without a match."""

    @property
    def slips(self) -> int:
        """How many words match with a slip only."""
        return sum(pair.match is Match.SLIP for pair in self.pairs)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing and nothing too much."""
        return not self.missing and not self.extra


def align(answer: Sequence[Word], response: Sequence[Word], loose: bool = False) -> Alignment:
    """Match the words of both, the equal ones first. ``loose`` for free text: inflections and synonyms match too."""
    free_answer, free_response = list(range(len(answer))), list(range(len(response)))
    pairs: list[Pair] = []
    levels = [_same, _form]
    if loose:
        levels.append(_means)
    if loose and len(answer) > 1:
        levels.append(_related)
    for number, test in enumerate(levels):
        for at in list(free_answer):
            for to in free_response:
                if test(answer[at], response[to]):
                    pairs.append(Pair(at, to, Match.SAME if number == 0 else Match.FORM))
                    free_answer.remove(at)
                    free_response.remove(to)
                    break
    lenient = bool(pairs)
    for at in list(free_answer)[:_MOST_COMPARED]:
        for to in free_response[:_MOST_COMPARED]:
            if slipped(answer[at], response[to], lenient):
                pairs.append(Pair(at, to, Match.SLIP))
                free_answer.remove(at)
                free_response.remove(to)
                break
    return Alignment(sorted(pairs), free_answer, free_response)


def _same(one: Word, other: Word) -> bool:
    return one.text == other.text and one.key == other.key


def _form(one: Word, other: Word) -> bool:
    if one.key == other.key:
        # The plural of a name is another name: Williams, Versailles.
        named = one.proper and not one.country and not one.raw.endswith(("'s", "’s"))
        return not (named and _plural(one.text, other.text))
    if one.fixed and (number := _number(one)) and number == _number(other):
        return True
    if other.raw == f"{other.raw[0]}." and one.proper and one.text[0] == other.text:
        return True
    if other.raw.endswith(".") and one.text.startswith(other.text) and not other.fixed:
        return len(other.text) > 2 or (len(other.text) > 1 and one.key in CLASSES | TITLES)
    return _without_article(one.text) == _without_article(other.text)


def _number(word: Word) -> int:
    """The number that a word gives in a name: VIII, 8th, eighth; 0 where it is none."""
    digits = word.key.removesuffix("th")
    if digits.isascii() and digits.isdigit():
        return int(digits[:9])
    return ROMANS.get(word.text, 0) if word.raw.isupper() else 0


def _plural(one: str, other: str) -> bool:
    return one != other and (one + "s" == other or other + "s" == one) and one not in _COMMON and other not in _COMMON


def _without_article(text: str) -> str:
    return text[2:] if len(text) > 5 and text[:2] in ("al", "el") else text


def _means(one: Word, other: Word) -> bool:
    if one.fixed or other.fixed or one.country or other.country:
        return False
    if one.proper and other.proper and one.raw[:1].isupper() and other.raw[:1].isupper():
        return False
    left, right = SAME.get(one.text, SAME.get(one.key, one.key)), SAME.get(other.text, SAME.get(other.key, other.key))
    if left == right:
        return True
    if one.key[:3] != other.key[:3] or are_confusable(one.key, other.key):
        return False
    return not bases(one.key).isdisjoint(bases(other.key))


def _related(one: Word, other: Word) -> bool:
    if one.fixed or other.fixed or one.country or other.country or one.key[:4] != other.key[:4]:
        return False
    if (one.proper and one.raw[:1].isupper() and other.raw[:1].isupper()) or are_confusable(one.key, other.key):
        return False
    return are_related(one.key, other.key)


def slipped(answer: Word, typed: Word, lenient: bool = False) -> bool:
    """Whether ``typed`` is ``answer`` with a slip of the finger, and no other known word."""
    if answer.fixed or typed.fixed or typed.country:
        return False
    one, other = answer.text, typed.text
    if one in COUNTRIES and other in COUNTRIES:
        return False
    if other in OPPOSITES.get(one, ()):
        return False
    if one in GIVEN_NAMES and other in GIVEN_NAMES and not (same_sound(one, other) or is_transliteration(one, other)):
        return False
    alike = is_slip(one, other, lenient, answer.proper and typed.raw[:1].isupper()) or (
        one[-1] == other[-1] == "s" and is_slip(answer.key, typed.key)
    )
    if not (alike or same_sound(one, other, by_vowels=answer.proper)):
        if answer.proper and is_transliteration(one, other):
            return not are_confusable(one, other) and not _is_another(one, other)
        return one[0] == other[0] and answer.proper and _spelt_both_ways(one, other)
    return not are_confusable(one, other) and not _is_another(one, other)


def _is_another(one: str, other: str) -> bool:
    # Deferred: only a word that looks like a slip needs the names it may be instead.
    from decks.grading.well_known import is_other_name

    return is_other_name(one, other)


def _spelt_both_ways(one: str, other: str) -> bool:
    from decks.grading.well_known import is_other_spelling

    return is_other_spelling(one, other)


def merged(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """``words`` with neighbours made one where ``others`` write them as one word: air base, airbase."""
    whole = {word.text for word in others} | {word.key for word in others}
    found: list[Word] = []
    at = 0
    while at < len(words):
        if at + 1 < len(words):
            both = words[at].text + words[at + 1].text
            singular = words[at].text + words[at + 1].key
            if (both in whole or singular in whole) and not (
                words[at].text[-1].isdigit() and words[at + 1].text[0].isdigit()
            ):
                fixed = words[at].fixed or words[at + 1].fixed
                found.append(
                    words[at]._replace(key=singular, text=both, raw=f"{words[at].raw} {words[at + 1].raw}", fixed=fixed)
                )
                at += 2
                continue
        found.append(words[at])
        at += 1
    return found


def spelt_out(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    """``words`` with initials replaced by the words of ``others`` that they stand for: UN Security Council."""
    found: list[Word] = []
    for word in words:
        short = word.raw.replace(".", "").isupper() and not word.country and 2 <= len(word.text) <= 6
        run = _run_of(word.text, others) if short else ()
        found.extend(run or (word,))
    return found


def _run_of(initials: str, words: Sequence[Word]) -> Sequence[Word]:
    letters = "".join(word.text[0] for word in words)
    at = letters.find(initials)
    if at < 0 or len(words) <= len(initials):
        return ()
    run = words[at : at + len(initials)]
    return () if any(word.raw.isupper() for word in run) else run


_COMMON = wordset("""
kurd kurds rebel rebels marine marines airstrike airstrikes tank tanks missile missiles soldier soldiers troop troops
fighter fighters howitzer howitzers drone drones helicopter helicopters jet jets prisoner prisoners hostage hostages
""")
"""Words of names that are common nouns, whose plural is no other name."""
