"""An answer as the words that are compared, each with what it is besides its letters."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from decks.grading.countries import country_at
from decks.grading.normal import normal
from decks.grading.spelling import american, singular
from decks.grading.vocabulary import (
    AL,
    ARTICLES,
    ASSIMILATED,
    DIRECTIONS,
    FUNCTION,
    NEGATIONS,
    PEOPLES,
    PHRASES,
    PREPOSITIONS,
    SHORT,
)

_LONGEST_KEPT = 500
_MOST = 200
"""Words of a text that are looked at."""
_PIECE = re.compile(r"(?<![\w)])[-−]\d[\d.,]*|[^\s,;:!?\"“”„«»()\[\]{}…/\\_–—-]+")
_POSSESSIVE = re.compile(r"['’‘ʼ`´]s$|(?<=s)['’‘ʼ`´]$", re.IGNORECASE)
_ROMAN = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
_NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty
"""
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_WORDS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)} | {
    f"{word[:-1]}ieth": number * 10 for number, word in enumerate(_TENS, 2)
}
_COMPOUNDING = frozenset((*_TENS, "hundred"))
_NUMBER_WORDS = {word: str(number) for number, word in enumerate(_NUMBERS.split())}
_OPUS = re.compile(r"\b[Oo]p\.?\s*(?=\d)")
_NUMBER = re.compile(r"\b[Nn]o\.?\s*(?=\d)|№\s*|#\s*(?=\d)")
_HYPHENED = re.compile(r"\b([A-Za-z]{2,3})-(?=\w)")
_CODE = re.compile(r"\b([A-Za-z]{1,4})[-‑](\d+[A-Za-z]*)\b|\b([A-Z]{1,4}|[a-z]) (\d+[A-Za-z]?)\b(?! *[a-z]*[/.]\d)")


ROMANS = {
    tens * "x" + ones: 10 * tens + number
    for tens in range(3)
    for number, ones in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
}
"""The numerals that rulers, popes and wars are counted by."""


class Word(NamedTuple):
    """One word that carries meaning."""

    key: str
    """What is compared: in one spelling, singular, countries by their usual name."""
    text: str
    """As written, normalised: slips are counted in it."""
    raw: str
    """As written."""
    proper: bool
    """Whether it begins with a capital or holds a digit."""
    fixed: bool
    """Whether it admits no slip: a number, an identifier, a numeral."""
    country: bool
    role: str
    """The preposition before it that says which part it plays, if any."""


def words_of(text: str, keep: Collection[str] = ()) -> list[Word]:
    """The words of ``text`` that carry meaning: no articles, no function words but those in ``keep`` and names that
    look like one (May, WHO). Where there are no others, all of them."""
    words = all_words(text)
    return [word for at, word in enumerate(words) if _carries(word, at, keep) or _counts(words, at)] or list(words)


def _counts(words: Sequence[Word], at: int) -> bool:
    """Whether a word is the numeral behind a name or the name before one: Elizabeth I, Will Smith."""
    if at == 0 and len(words) == 2 and words[0].proper and words[1].proper:
        return words[0].text not in PREPOSITIONS
    return words[at].raw == "I" and at > 0 and words[at - 1].proper and at + 1 == len(words)


def _carries(word: Word, at: int, keep: Collection[str]) -> bool:
    if word.text not in FUNCTION or word.text in keep:
        return True
    return word.proper and (at > 0 or word.raw.isupper()) and len(word.raw) > 1 and word.text not in DIRECTIONS


def all_words(text: str) -> Sequence[Word]:
    """Every word of ``text`` but the articles."""
    return _kept(text) if len(text) <= _LONGEST_KEPT else _all_words(text)


def _all_words(text: str) -> Sequence[Word]:
    if any(map(str.isdigit, text)):
        text = _OPUS.sub("opus ", _NUMBER.sub("number ", text))
        text = _CODE.sub(lambda code: (code[1] or code[3]) + (code[2] or code[4]), text)
    owned = not text.isascii() or "'" in text or "`" in text
    pieces: list[tuple[str, str, bool]] = []
    for found in _PIECE.finditer(text):
        raw = found.group()
        plain = normal(_POSSESSIVE.sub("", raw) if owned else raw)
        for part in plain.split():
            pieces.append((part, raw, text[found.end() : found.end() + 1] in ("-", "‑")))
        if len(pieces) > _MOST:
            break
    return tuple(_folded(pieces[:_MOST]))


_kept = lru_cache(maxsize=1024)(_all_words)
"""An answer, its question and a response are read several times in one judgement."""


def _folded(pieces: Sequence[tuple[str, str, bool]]) -> Sequence[Word]:
    texts = [piece[0] for piece in pieces]
    words: list[Word] = []
    role = ""
    at = 0
    while at < len(texts):
        text, raw, hyphen = pieces[at]
        if _is_article(text, raw, hyphen, at, len(texts)):
            at += 1
            continue
        if (found := _phrase_at(texts, at)) is not None:
            said, size = found
            words.extend(Word(key, key, raw, raw[:1].isupper(), False, False, role) for key in said.split())
            role, at = "", at + size
            continue
        if (country := country_at(texts, at)) is not None and not (text == "us" and raw == "us" and len(texts) > 2):
            usual, size = country
            words.append(Word(usual, " ".join(texts[at : at + size]), raw, True, False, True, role))
            role, at = "", at + size
            continue
        if (ordinal := _ordinal_at(texts, at)) is not None:
            number, size = ordinal
            words.append(Word(f"{number}th", " ".join(texts[at : at + size]), raw, True, True, False, role))
            role, at = "", at + size
            continue
        words.extend(_plain(text, raw, role, alone=len(texts) == 1))
        role = text if text in PREPOSITIONS else "" if text not in FUNCTION else role
        at += 1
    return words


def _is_article(text: str, raw: str, hyphen: bool, at: int, count: int) -> bool:
    if text in ARTICLES:
        return count > 1 and (text != "a" or raw == "a" or (raw == "A" and at == 0))
    if text in AL:
        return count > 1 and raw.casefold() == text
    return text in ASSIMILATED and hyphen and count > 1


def other_article(answer: str, typed: str) -> bool:
    """Whether ``typed`` has an Arabic article in a form that ``answer`` has not: ash-Sham for al-Sham."""
    ours = _articles_of(answer)
    return bool(ours) and not _articles_of(typed) - AL <= ours


def _articles_of(text: str) -> frozenset[str]:
    return frozenset(found.casefold() for found in _HYPHENED.findall(text) if found.casefold() in ASSIMILATED | AL)


def _phrase_at(texts: list[str], at: int) -> tuple[str, int] | None:
    for size in (4, 3, 2):
        if at + size <= len(texts) and (found := PHRASES.get(" ".join(texts[at : at + size]))):
            return found, size
    return None


def _ordinal_at(texts: Sequence[str], at: int) -> tuple[int, int] | None:
    """An ordinal of several words and how many they are: eighty-second, one hundred and first."""
    if not (texts[at] in _COMPOUNDING or texts[at + 1 : at + 2] == ["hundred"]):
        return None
    number, end = 0, at
    if texts[at + 1 : at + 2] == ["hundred"] and texts[at] in _NUMBER_WORDS:
        number, end = int(_NUMBER_WORDS[texts[at]]) * 100, at + 2
        end += texts[end : end + 1] == ["and"]
    if texts[end : end + 1] and texts[end] in _TENS:
        number, end = number + 10 * (_TENS.index(texts[end]) + 2), end + 1
    last = _ORDINAL_WORDS.get(texts[end], 0) if end < len(texts) else 0
    if not last or (number % 100 and last > 9):
        return None
    return number + last, end - at + 1


def _plain(text: str, raw: str, role: str, alone: bool) -> list[Word]:
    proper = raw[:1].isupper() or not raw[:1].isalpha()
    if (short := SHORT.get(text)) and not (alone and text not in ("ww1", "ww2", "wwi", "wwii")):
        return [Word(american(key), key, raw, proper, len(key) < 3, False, role) for key in short.split()]
    if ordinal := _ORDINAL.match(text):
        return [Word(f"{ordinal[1]}th", text, raw, True, True, False, role)]
    if text in _ORDINAL_WORDS:
        return [Word(f"{_ORDINAL_WORDS[text]}th", text, raw, proper, True, False, role)]
    if text in _NUMBER_WORDS and not alone:
        return [Word(_NUMBER_WORDS[text], text, raw, proper, True, False, role)]
    if people := PEOPLES.get(text):
        return [Word(people, text, raw, proper, False, False, role)]
    fixed = is_identifier(text) or (raw.isupper() and bool(_ROMAN.match(text)))
    if text in NEGATIONS or fixed or text in FUNCTION:
        return [Word(text, text, raw, proper, fixed, False, role)]
    return [Word(singular(american(text)), text, raw, proper, False, False, role)]


def is_identifier(text: str) -> bool:
    """Whether a normalised word is a number or a designation, where every character counts."""
    return any(char.isdigit() or char in "+#=<>*^@$%&|~" for char in text)
