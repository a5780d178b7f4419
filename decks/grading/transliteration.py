"""Names from other scripts: whether two spellings have the same consonants, with vowels that stand for one another."""

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

_WRITTEN = (
    ("shch", "s"), ("dsch", "j"), ("tsch", "c"), ("tch", "c"), ("sch", "s"), ("dj", "j"), ("zh", "j"), ("ts", "z"),
    ("tz", "z"), ("ch", "c"), ("sh", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"),
    ("ck", "k"), ("q", "k"), ("x", "ks"), ("np", "mp"), ("nb", "mb"),
)  # fmt: skip
"""What one sound of another script is written with."""
_HARD_C = re.compile("c(?![eiyh])")
_DOUBLED = re.compile(r"(.)\1+")
_SEMIVOWEL = re.compile(r"(?<=[aeiou])[wv](?=[^aeiouy])|(?<=[aeiouy])y|y(?![aeiou])")
_SILENT = re.compile(r"(?<=.)h")
_SPLIT = re.compile(r"([bcdfgjklmnpqrstvwxz])")
_LOOSE = str.maketrans("gpvwz", "kbffs")
"""Letters that stand for one another only where the vowels are the same: Gaddafi and Kadafi, but Greene and Crane."""
_VOWELS = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u", "v": "u", "j": "i"}
_LONGEST = 40
_FEWEST = 3
"""Consonants below which too many names look alike."""


class _Bones(NamedTuple):
    consonants: str
    vowels: tuple[str, ...]
    """Before the first consonant, between them and behind the last."""


def is_transliteration(one: str, other: str) -> bool:
    """Whether two normalised names may be one in two spellings: Manbij and Membij, Saladin and Salah Din."""
    one, other = one.replace(" ", ""), other.replace(" ", "")
    if max(len(one), len(other)) > _LONGEST or not (one.isalpha() and other.isalpha() and one.isascii()):
        return False
    return any(_fit(left, right) for left, right in product(_bones(one), _bones(other)))


def _fit(left: _Bones, right: _Bones) -> bool:
    if len(left.consonants) != len(right.consonants) or len(left.consonants) < _FEWEST:
        return False
    if left.consonants != right.consonants:
        alike = left.consonants.translate(_LOOSE) == right.consonants.translate(_LOOSE)
        return alike and list(map(_first, left.vowels)) == list(map(_first, right.vowels))
    absent = 0
    for ours, theirs in zip(left.vowels, right.vowels, strict=True):
        if bool(ours) != bool(theirs):
            absent += 1
        elif ours and not _alike(ours, theirs):
            return False
    # A name does not begin with a vowel in one spelling only.
    return absent <= len(left.consonants) // 3 and bool(left.vowels[0]) == bool(right.vowels[0])


def _first(vowels: str) -> str:
    return _VOWELS[vowels[0]] if vowels else ""


def _alike(left: str, right: str) -> bool:
    return bool({sound for one in left for sound in _VOWELS[one]} & {sound for one in right for sound in _VOWELS[one]})


@lru_cache(maxsize=512)
def _bones(word: str) -> tuple[_Bones, ...]:
    """The ways to read a spelling: a j is that of Jamal or that of Jelzin, a g may be that of Gamal."""
    for written, sound in _WRITTEN:
        word = word.replace(written, sound)
    word = _DOUBLED.sub(r"\1", _SILENT.sub("", _HARD_C.sub("k", word)))
    readings = {word, word.replace("j", "y"), word.replace("j", "g")}
    return tuple(_taken_apart(_SEMIVOWEL.sub(_vowel, reading)) for reading in sorted(readings))


def _vowel(found: re.Match[str]) -> str:
    return "i" if found[0] == "y" else "u"


def _taken_apart(word: str) -> _Bones:
    if word[:1] == "h":
        # Only here it is heard: Hama, Hasaka.
        parts = _SPLIT.split(word[1:])
        return _Bones("h" + "".join(parts[1::2]), ("", *(_voiced(part) for part in parts[::2])))
    parts = _SPLIT.split(word)
    return _Bones("".join(parts[1::2]), tuple(_voiced(part) for part in parts[::2]))


def _voiced(part: str) -> str:
    return "".join(char for char in part if char in _VOWELS)
