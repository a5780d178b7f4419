"""Every proper name and designation that a running text mentions, with its place."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from decks.grading.countries import COUNTRIES
from decks.grading.meanings import SAME
from decks.grading.normal import normal
from decks.grading.vocabulary import ARTICLES, CLASSES, FUNCTION, TITLES
from decks.grading.wordset import wordset


class Found(NamedTuple):
    """A mention of a name."""

    start: int
    end: int
    text: str
    value: str
    """Equal for equal names: without case, accents, leading article and possessive ending."""


_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽΑ-ΩА-Я"
_PREFIX = r"(?:(?:[aA]l|[eE]l|[aA][a-z]|[eE][a-z])[-‑]|[dl]['’]|O['’])"
_DESIGNATION = (
    rf"[{_UPPER}a-z]{{0,4}}[{_UPPER}][{_UPPER}a-z]{{0,4}}[-‑/]?\d{{1,5}}[{_UPPER}]?\w{{0,4}}"
    rf"|\d{{1,4}}(?:st|nd|rd|th)(?=\s[{_UPPER}])"
)
_CAPITAL = rf"{_PREFIX}?[{_UPPER}][\w’'‑&+#]*(?:[-‑/]\w+)*"
_SHORT = r"(?:Mrs?|Ms|Dr|St|Mt|Gen|Lt|Col|Maj|Capt|Cpt|Sgt|Adm|Brig|Sen|Rep|Gov|Prof|Rev|Op|Jr|Sr|Ft)\."
_WORD = rf"(?:{_DESIGNATION}|{_SHORT}|{_PREFIX}?(?:[{_UPPER}]\.)+|{_CAPITAL})"
_JOIN = r"(?:of\sthe|of|for|de\sla|de|del|della|di|da|von|van|der|den|bin|ibn|al|el|la|le|du|ez|az|'s|’s)"
_NAME = re.compile(rf"(?<![\w$€£.])(?:{_WORD})(?:[ \u00a0](?:{_JOIN}[ \u00a0]){{0,2}}{_WORD}){{0,9}}")
_SENTENCE = re.compile(r"(?:^|[.!?:…][\"”’')\]]*\s+|[\n\r]\s*|[•*]\s*|[\"“‘(]\s*)$")
_BEHIND = 6
"""Characters before a mention that decide whether it opens a sentence."""
_END = re.compile(r"(?:['’]s?|\.(?<!\b[A-Z]\.))$")
_LOWER = re.compile(r"(?<![\w’'-])[a-zà-ÿ]{2,}(?![\w’'-])")
_FIRST = re.compile(rf"[\w’'-]+(?:[ \u00a0]{_JOIN})*[ \u00a0]")
_MONTHS = wordset("""
january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday i
""")
_OPENERS = wordset("""
after although among another as because before both but by despite due during each early even every few first
following for former four from further given he her here his however if in instead it its last later like many
meanwhile moreover most much near nearly nevertheless no not now of on once one only other others our over people
recent several she shortly since so some soon such that the their then there these they this those though three
through thus to today two under unlike until up upon we what when where whether which while who why with within
without yet you your according additionally also afterwards all almost along any around at back being between can did
do does down eventually ever finally five had has have how initially just less let more my never none nothing again
against ahead about above across local reports officials sources critics experts troops forces rebels airstrikes
strikes hundreds thousands dozens civilians concerns leaked late mid
""")


def find_names(text: str) -> Iterator[Found]:
    """The names in ``text``, in order and apart. The common word that opens a sentence is none, nor is a day."""
    lower = frozenset(_LOWER.findall(text))
    for mention in _NAME.finditer(text):
        found = _trimmed(text, mention.start(), mention.end(), lower)
        if found is not None:
            yield found


def _trimmed(text: str, start: int, end: int, lower: Collection[str]) -> Found | None:
    opening = bool(_SENTENCE.search(text[max(0, start - _BEHIND) : start])) or start == 0
    while opening and (first := _FIRST.match(text, start, end)) and _is_common(first[0].split()[0]):
        start = first.end()
        opening = False
    while (ending := _END.search(text[start:end])) and not text[start:end].endswith((".S.", ".C.", ".N.")):
        end = start + ending.start()
    said = text[start:end]
    words = normal(said).split()
    if not words or all(word in _MONTHS or word.isdigit() or (word in FUNCTION and len(said) < 4) for word in words):
        return None
    if opening and len(words) == 1 and (_is_common(said) or said.lower() in lower) and words[0] not in COUNTRIES:
        return None
    return Found(start, end, said, normal(said))


def _is_common(word: str) -> bool:
    plain = normal(word)
    if (word.isupper() and len(word) > 1) or any(map(str.isdigit, word)) or plain in COUNTRIES:
        return False
    return plain in ARTICLES or plain in _OPENERS or plain in FUNCTION or plain in SAME or plain in CLASSES - TITLES


__all__ = ["Found", "find_names"]
