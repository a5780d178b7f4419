"""Wrong answers for a multiple choice question: the author's, then answers of other cards, then values made near by.

A wrong answer that is right after all is the worst fault here, one that nobody would take for right the second. So an
answer of another card is taken only where it is of the same sort, and no question is better than a poor one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from math import log
from typing import NamedTuple

from decks.answer_sort import Asked, Sort, asked_of, same_thing, sort_of
from decks.answer_values import moment_of
from decks.card import Card
from decks.grading.countries import COUNTRIES
from decks.grading.expected import Expected, context_of
from decks.grading.grade import grade
from decks.grading.normal import normal
from decks.grading.verdict import Verdict
from decks.grading.vocabulary import FUNCTION
from decks.likeness import fits_the_gap, in_the_style_of, looks_different, pattern, share_a_class_word, unlikeness
from decks.near_values import apart, other_moments, other_quantities
from decks.relation import Relation, relation, same_side

FEWEST = 2
"""With fewer wrong answers a guess is right too often for the question to be worth asking so."""
_MOST_FOR_LIST = 6
_MOST_CARDS = 240
"""Cards of a pool that are looked at; of a larger one the nearest, and a sample of those that are equally near."""
_ASKING = frozenset(("what", "how", "many", "much", "other", "another", "besides", "else", "one"))
_GAP = re.compile(r"\[[^\[\]]*\]")
_POSSESSIVE = re.compile(r"['’]s\b")
_SHARED = 0.3
"""Part of the words of a question, or of a list, from which on another is about the same matter."""
_TIMES = 5
"""Numbers further apart are not taken for one another."""
_MADE = Relation.DECK + 1
"""How poor a made number is: it goes behind one of the deck that is near, before one that is far."""
_MOST_MADE = 3
_SHORT = 3
"""Characters of an abbreviation that could be a word if its capitals did not count."""


class _Answer(NamedTuple):
    """An answer to a card, or one item of it."""

    forms: tuple[str, ...]
    """How it is shown, then what else it is called."""
    sort: Sort
    asked: Asked
    card: Card

    @property
    def text(self) -> str:
        """How it is shown."""
        return self.forms[0]


class _Candidate(NamedTuple):
    """A wrong answer that might serve."""

    text: str
    forms: tuple[str, ...]
    poorness: int = 0
    """How far from the card, and how unlike its answer; lower is better."""
    key: str = ""


def distractors(card: Card, pool: Iterable[Card], seed: str, count: int = 3) -> tuple[str, ...]:
    """Wrong answers to ``card``, best first: all of the author's, filled up to ``count`` from the ``pool``.

    For a set, items that do not belong, about as many as belong. The same for a ``seed``, whatever the order of the
    pool. Empty where fewer than two can be found, and for a sequence. The author's stand as they are written.
    """
    wanted = min(max(count, len(card.items)), _MOST_FOR_LIST) if card.items else count
    if card.kind == "sequence" or len(card.wrong) >= wanted:
        return card.wrong
    found = _Search(card, pool, seed).found(wanted)
    return found if len(found) >= FEWEST or card.wrong else ()


class _Search:
    """What is known of a card while wrong answers to it are looked for."""

    def __init__(self, card: Card, pool: Iterable[Card], seed: str) -> None:
        self._card, self._seed = card, seed
        self._others = _sample(card, pool, seed)
        self._answers = list(_answers(card))
        self._own = [f" {normal(form)} " for one in self._answers for form in one.forms]
        self._question = _GAP.sub(" ", _POSSESSIVE.sub(" ", card.prompt))
        self._plain = f" {normal(self._question)} "
        self._words = _content(card.prompt)
        named = (normal(word) for word in re.findall(r"\b[A-Z]\w+", self._question))
        self._countries = {COUNTRIES[word] for word in named if word in COUNTRIES}

    def found(self, wanted: int) -> tuple[str, ...]:
        """The author's and what was found, up to ``wanted`` altogether."""
        kept = [_Candidate(text, (text,)) for text in self._card.wrong]
        for candidate in self._candidates():
            if len(kept) >= wanted:
                break
            fitted = candidate._replace(text=in_the_style_of(self._answers[0].text, candidate.text))
            if self._serves(fitted) and not any(_same(fitted, other) for other in kept):
                kept.append(fitted)
        return tuple(candidate.text for candidate in kept)

    def _candidates(self) -> Iterator[_Candidate]:
        """Whatever might serve, best first."""
        found: dict[str, _Candidate] = {}
        others = [answer for card in self._others for answer in _answers(card)]
        for other in others:
            poorness = self._poorness(other)
            if poorness is None or self._may_be_right(other):
                continue
            one = _Candidate(other.text, other.forms, poorness, other.card.key)
            same = found.setdefault(other.text, one)
            if (one.poorness, one.key) < (same.poorness, same.key):
                found[other.text] = one
        for other in others:
            if other.text in found and not same_side(self._card, other.card) and self._is_linked(other.card):
                del found[other.text]
        latest = max((one.sort.moment.year or 0 for one in (*others, *self._answers) if one.sort.moment), default=0)
        made = [_Candidate(text, (text,), poorness) for text, poorness in self._made(latest)]
        met = [*found.values(), *made[:_MOST_MADE]]
        yield from sorted(met, key=lambda one: (one.poorness, _drawn(self._seed, one.text), one.text))
        yield from made[_MOST_MADE:]

    def _made(self, latest: int) -> Iterator[tuple[str, int]]:
        """Values near the answer's, of no year after ``latest``, each with its poorness."""
        own = self._answers[0].sort
        if self._card.items:
            return
        if own.moment is not None:
            for text in other_moments(own.moment, self._question, latest, self._mixed):
                made = moment_of(text)
                far = apart(own.moment, made, self._question) if made else None
                if far is not None:
                    yield text, Relation.DECK + far
        elif own.quantity:
            yield from ((text, _MADE) for text in self._mixed(list(other_quantities(own.quantity, latest))))

    def _mixed(self, texts: Sequence[str]) -> Sequence[str]:
        return sorted(texts, key=lambda text: _drawn(self._seed, text))

    def _poorness(self, other: _Answer) -> int | None:
        """How poorly an answer stands beside this card's; None where it can't."""
        if not any(own.sort.kind == other.sort.kind and own.sort.form == other.sort.form for own in self._answers):
            return None
        related = relation(self._card, other.card)
        found = [self._unlike(own, other, related) for own in self._answers]
        return min((one + related for one in found if one is not None), default=None)

    def _unlike(self, own: _Answer, other: _Answer, related: Relation) -> int | None:
        mine, theirs = own.sort, other.sort
        if (mine.kind, mine.form) != (theirs.kind, theirs.form):
            return None
        if mine.moment and theirs.moment:
            return apart(mine.moment, theirs.moment, self._question, related is Relation.GROUP)
        same_what = same_thing(mine.what, theirs.what)
        if mine.quantity and theirs.quantity:
            far = abs(log(mine.quantity.size / theirs.quantity.size))
            comparable = same_what or mine.quantity.unit or related <= Relation.NOTE
            return int(far * 2) if far < log(_TIMES) and comparable else None
        if mine.kind == "code":
            return 0 if same_what or pattern(own.text) == pattern(other.text) else None
        if other.asked.noun == "where" and related > Relation.NOTE:
            # "Where" is not only asked of places.
            return None
        if looks_different(own.text, other.text):
            return None
        if same_side(self._card, other.card):
            return unlikeness(own.text, other.text)
        if not (same_what or share_a_class_word(own.text, other.text)):
            return None
        return unlikeness(own.text, other.text) + _asked_otherwise(own.asked, other.asked)

    def _may_be_right(self, other: _Answer) -> bool:
        """Whether an answer to another card could be right here too, because both ask much the same."""
        if any(f" {normal(form)} " in self._own for form in other.forms):
            return True
        words = _content(other.card.prompt)
        if words <= self._words or self._words <= words:
            return True
        shared = sum(any(f" {normal(form)} " in self._own for form in item) for item in other.card.items)
        if shared == 0:
            return False
        # What stands in a list beside answers of this card has something in common with them, perhaps what is asked.
        if self._card.items and other.asked.noun == self._answers[0].asked.noun:
            return shared >= _SHARED * min(len(other.card.items), len(self._card.items))
        alike = len(words & self._words) >= _SHARED * min(len(words), len(self._words))
        return alike and other.card.group == self._card.group

    def _is_linked(self, other: Card) -> bool:
        """Whether a question names this card's answer: its own answer has to do with it, and may be right for it."""
        question = f" {normal(_POSSESSIVE.sub(' ', other.prompt))} "
        return any(own in question for own in self._own if len(own) > _SHORT + 2 and not _has_digit(own))

    def _serves(self, candidate: _Candidate) -> bool:
        """Whether it fits the gap, is part of neither question nor answer, and is wrong by the grader."""
        text = f" {normal(candidate.text)} "
        if text in self._own or any(self._is_named(form) for form in (candidate.text, *candidate.forms)):
            return False
        if not _has_digit(text) and any(text in own or own in text for own in self._own):
            return False
        context = context_of(self._card)
        return fits_the_gap(self._card, candidate.text) and all(
            grade(Expected(own.text, own.forms[1:]), candidate.text, context).verdict is Verdict.WRONG
            for own in self._answers
        )

    def _is_named(self, form: str) -> bool:
        """Whether the question names it; an abbreviation in its capitals only, for "US" is not "us"."""
        plain = normal(form)
        if COUNTRIES.get(plain) in self._countries:
            return True
        if len(form) > _SHORT:
            return f" {plain} " in self._plain
        return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", self._question) is not None


def _answers(card: Card) -> Iterator[_Answer]:
    """The answer of a card, or the items of a set."""
    asked = asked_of(card)
    for forms in card.items or ((card.answer, *card.accept),):
        yield _Answer(tuple(forms), sort_of(forms[0], asked, card.answer_kind), asked, card)


def _sample(card: Card, pool: Iterable[Card], seed: str) -> Sequence[Card]:
    """The cards to look at: none that is shown with this one, and not endlessly many."""
    others = [other for other in pool if other.sibling != card.sibling and other.kind != "sequence"]
    if len(others) <= _MOST_CARDS:
        return others
    return sorted(others, key=lambda other: (relation(card, other), _drawn(seed, other.key)))[:_MOST_CARDS]


def _drawn(seed: str, text: str) -> bytes:
    """A place in an order that the seed alone decides."""
    return blake2b(f"{seed}\n{text}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _content(prompt: str) -> frozenset[str]:
    """What a question is about: all but the words that any question has."""
    return frozenset(re.findall(r"\w+", prompt.casefold())) - FUNCTION - _ASKING


def _asked_otherwise(own: Asked, other: Asked) -> int:
    """In how many ways two questions ask for something else: a president or an envoy, a US or a Syrian one."""
    manner, others = set(own.manner.split()), set(other.manner.split())
    return (own.noun != other.noun) + bool(manner and others and manner.isdisjoint(others))


def _same(one: _Candidate, other: _Candidate) -> bool:
    """Whether two candidates are one answer, by a name of either or by the grader."""
    left, right = ([normal(form) for form in candidate.forms] for candidate in (one, other))
    if not set(left).isdisjoint(right):
        return True
    for text, forms in ((f" {right[0]} ", left), (f" {left[0]} ", right)):
        if any(f" {form} " in text for form in forms if " " in form and not _has_digit(form)):
            return True
    return grade(Expected(one.text), other.text).verdict is not Verdict.WRONG


def _has_digit(text: str) -> bool:
    return any(char.isdigit() for char in text)
