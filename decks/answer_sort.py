"""What sort of thing an answer is: which answers of a deck could stand beside each other in one question.

The question says most of it ("which country", "who", a cloze's hint), the answer's own form the rest: a date, a number
with its unit, a code, a name, plain text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from decks.answer_values import Moment, Quantity, moment_of, quantity_of
from decks.card import Card
from decks.grading.countries import COUNTRIES
from decks.grading.normal import normal
from decks.grading.vocabulary import PARTICLES


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CLASSES = {
    "country": "country nation kingdom republic",
    "person": "who whom person man",
    "leader": "president minister premier leader king emperor pope general commander admiral officer soldier diplomat"
    " ambassador envoy politician senator secretary chancellor governor mayor",
    "writer": "journalist reporter author writer poet painter artist composer actor director singer philosopher",
    "scientist": "scientist physicist chemist mathematician inventor explorer",
    "victim": "hostage prisoner victim captive",
    "woman": "woman queen empress princess actress",
    "place": "city town village capital port governorate province district county place location settlement",
    "region": "region area",
    "body": "group organisation organization force faction army militia party movement coalition alliance rebel",
    "agency": "agency department ministry bureau office service",
    "administration": "administration",
}
_OWN_CLASSES = frozenset(_CLASSES) - {"country"}
"""Classes whose members stay in them even where one is named like a country."""
_ADJECTIVES = ("an", "ish", "ese", "i", "ch", "et", "sh", "ss", "ic", "ek")
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}
_BODY_WORDS = _set(
    "army forces force front group party movement division brigade battalion militia league union council alliance"
    " coalition company corps committee federation government state"
)
_AGENCY_WORDS = _set("agency department ministry command pentagon bureau office service")
_STOPS = _set(
    "did do does was were is are has have had would could can may might must will shall of in on at from to by with for"
    " should that who which against under after before during about and or not"
)
_PAST = _set(
    "won wrote led took held made fell began became ran gave built split lost fought sank sold came left put met broke"
    " grew rose shot sent paid found drew flew sang told stood said went got kept brought"
)
_AUXILIARY = _set("did do does was were is are has have had would could can may might must will shall should")
_SKIPPED = _set("is was are were of the a an these those two three four five six seven eight nine ten")
"""Words before the noun: "what is the capital", "which of these states"."""
_VAGUE = _set("kind type sort name names form number")
_ASKING = re.compile(r"\b(?:which|what|whose|whom|who|where|when|how(?: \w+)?)\b", re.IGNORECASE)
_BLANK = re.compile(r"\[([^\[\]]*)\]")
_LEAD = re.compile(r"^(?:(?:the|an|a)\s+|[Aa][lnrst]-)*", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")
_MOST_WORDS = 7
"""Words after "which" among which the noun stands."""
_BARE = 5
"""Words of a prompt that is no sentence but a thing to be translated or named."""
_UNSAID = frozenset(("", "what", "agent"))
"""What says nothing of the sort of answer: plain "what", and "who" where the answer is no person's name."""
_PEOPLE = frozenset(("leader", "writer", "scientist", "victim", "woman"))
"""Whose names may stand beside that of anyone, though not beside each other's."""


class Asked(NamedTuple):
    """What a question asks for."""

    what: str
    """``country``, ``person``, ``place`` … or the noun itself; empty where the question doesn't say."""
    noun: str = ""
    """The noun that the question uses."""
    manner: str = ""
    """What stands before the noun: ``US`` in "which US president"."""


class Sort(NamedTuple):
    """The sort of an answer."""

    kind: str
    """``date``, ``number``, ``code``, ``name`` or ``text``."""
    what: str
    """What it is a date, number or name of, as far as it shows."""
    form: str
    """How a date or number is written, apart from its value; whether a name is possessive."""
    moment: Moment | None = None
    quantity: Quantity | None = None


def same_thing(one: str, other: str) -> bool:
    """Whether two answers are the same thing by their ``what``; "who" may be anyone."""
    if one == other:
        return one not in _UNSAID
    return {one, other} - _PEOPLE == {"person"}


def asked_of(card: Card) -> Asked:
    """What the card asks for, by its question or, in a cloze, by the hint in the gap."""
    if card.kind == "cloze":
        gap = _BLANK.search(card.prompt)
        hint = gap.group(1) if gap and gap.group(1) != "…" else ""
        return _noun(_WORD.findall(hint), whole=True) if hint else Asked("")
    variant = card.key.partition("#")[2]
    if card.kind == "term" or (card.kind == "question" and variant == "reverse"):
        return Asked(f"{card.kind} {variant}")
    found = _ASKING.search(card.prompt)
    if found is None:
        words = _WORD.findall(card.prompt)
        return Asked("bare" if len(words) <= _BARE else f"first {words[0].casefold()}")
    word = found.group().casefold()
    if word in ("who", "whom", "whose", "where"):
        return Asked("place", word) if word == "where" else Asked("agent", word)
    if word == "when" or word == "how":
        return Asked(word)
    asked = _noun(_WORD.findall(card.prompt[found.end() :])[:_MOST_WORDS])
    if word.startswith("how "):
        return Asked(f"{word} {asked.noun}", asked.noun)
    return asked if asked.what else Asked("what")


def _noun(words: Sequence[str], whole: bool = False) -> Asked:
    """The noun asked for, among the words that follow "which", or the ``whole`` of a hint."""
    before: list[str] = []
    for at, word in enumerate(words):
        folded = word.casefold()
        plain = _singular(folded)
        if plain in _CLASS_OF:
            return Asked(_CLASS_OF[plain], plain, " ".join(before))
        if not before and folded in _SKIPPED:
            continue
        if folded == "of" and before and _singular(before[-1].casefold()) in _VAGUE:
            before.clear()
        elif folded in _STOPS or _is_verb(before, word, words[at + 1 : at + 2]):
            break
        else:
            before.append(word)
    else:
        # A question goes on after its noun: without a word that ends it none of these need be the noun.
        before = before if whole else []
    noun = _singular(before[-1].casefold()) if before else ""
    return Asked(noun, noun, " ".join(before[:-1])) if noun not in _VAGUE else Asked("")


def _is_verb(before: Sequence[str], word: str, following: Sequence[str]) -> bool:
    """Whether the noun is over: "which river flows", "which battle ended"; but not in "which jets were"."""
    if word.endswith("ed") or word.casefold() in _PAST:
        return True
    plural = not before or before[-1][0].isupper() or any(one.casefold() in _AUXILIARY for one in following)
    return _singular(word) != word and not plural


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def sort_of(text: str, asked: Asked, answer_kind: str = "") -> Sort:
    """The sort of an answer to a question that asks for ``asked``."""
    moment = moment_of(text) if answer_kind in ("", "date") else None
    if moment and (answer_kind or not text.isdigit() or _is_year(text, asked)):
        return Sort("date", "", moment.form, moment=moment)
    if answer_kind in ("", "number") and (quantity := quantity_of(text)):
        return Sort("number", asked.noun, quantity.form, quantity=quantity)
    if " " not in text and any(char.isdigit() for char in text):
        return Sort("code", asked.what, "")
    bare = _LEAD.sub("", text)
    named = any(word[:1].isupper() for word in bare.split())
    return Sort("name" if named else "text", _what(text, asked, named), "possessive" if text.endswith("'s") else "")


def _is_year(digits: str, asked: Asked) -> bool:
    """Whether four digits are a year by what is asked for; if that is unsaid, a round number is none."""
    if asked.what in ("year", "when"):
        return True
    return not asked.what.startswith("how ") and not digits.endswith("00")


def _what(text: str, asked: Asked, named: bool) -> str:
    words = normal(text).split()
    if named and asked.what not in _OWN_CLASSES and (country := COUNTRIES.get(" ".join(words))):
        adjective = len(words) == 1 and words[0] != country and words[0].endswith(_ADJECTIVES)
        return "nationality" if adjective else "country"
    if asked.what not in ("", "agent"):
        return asked.what
    if any(word in _AGENCY_WORDS for word in words):
        return "agency"
    if named and (any(word in _BODY_WORDS for word in words) or (text.isupper() and text.isalpha())):
        return "body"
    if asked.what == "agent" and " " in text and all(_is_of_a_name(word) for word in text.split()):
        return "person"
    return asked.what


def _is_of_a_name(word: str) -> bool:
    """Whether a person's name may hold this word: no "Iraqi Kurdistan", no "Islamist extremists"."""
    return (word[0].isupper() or word in PARTICLES or word[:3] == "al-") and normal(word) not in COUNTRIES
