"""Wrong answers for a multiple choice question: the author's, then answers of other cards, then values made near by.

A wrong answer that is right after all is the worst fault here, one that nobody would take for right the second. So an
answer of another card is taken only where it is of the same sort, and no question is better than a poor one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from math import log
from typing import NamedTuple

from decks.answer_sort import Asked, Sort, asked_of, sort_of
from decks.answer_values import Moment, moment_of
from decks.card import Card
from decks.grading.countries import COUNTRIES
from decks.grading.date_words import MONTH_NAMES
from decks.grading.expected import Expected, context_of
from decks.grading.grade import grade
from decks.grading.normal import normal
from decks.grading.verdict import Verdict
from decks.grading.vocabulary import FUNCTION
from decks.near_values import other_moments, other_quantities, reach
from decks.relation import Relation, relation, same_side

FEWEST = 2
"""With fewer wrong answers a guess is right too often for the question to be worth asking so."""
_MOST_FOR_LIST = 6
_MOST_CARDS = 240
"""Cards of a pool that are looked at; of a larger one those of the same group and note, and a sample."""
_ASKING = frozenset(("what", "how", "many", "much", "other", "another", "besides", "else", "one"))
_SAME_START = re.compile(r"^([A-ZÀ-Þ]\w+) \w")
_SAME_END = re.compile(r"\w ([A-ZÀ-Þ]\w+)$")
_THE = re.compile(r"(?:United|Netherlands|Philippines|Bahamas|Gambia)\b|\b(?:Republic|Union|Kingdom|States|Emirates)$")
_ARTICLE = re.compile(r"\b(a|an|the) [\"“]?\[[^\[\]]*\]", re.IGNORECASE)
_LEAD = re.compile(r"(?:(?:the|an|a)\s+|[Aa][lnrst]-)+")
_SHARED = 0.4
"""Part of the words of a question from which on another asks about the same matter."""


class _Candidate(NamedTuple):
    """An answer that might serve."""

    text: str
    forms: tuple[str, ...]
    """The answer and what else it is called."""
    poorness: int
    """How far from, or unlike, the card it comes; lower is better."""
    key: str


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
        self._context = context_of(card)
        self._asked = asked_of(card)
        forms = card.items or ((card.answer, *card.accept),)
        self._expected = [Expected(one[0], tuple(one[1:])) for one in forms]
        self._own = [f" {normal(form)} " for one in forms for form in one]
        self._sorts = [sort_of(one[0], self._asked, card.answer_kind) for one in forms]
        self._words = _content(card.prompt)
        self._question = _without_gap(card.prompt)
        self._plain = f" {normal(self._question)} "
        capitals = (normal(word) for word in re.findall(r"\b[A-Z]\w+", self._question))
        self._countries = {COUNTRIES[word] for word in capitals if word in COUNTRIES}
        self._others = _sample(card, pool, seed)
        self._article = _article(card)

    def found(self, wanted: int) -> tuple[str, ...]:
        """The author's and up to ``wanted`` altogether."""
        picked = list(self._card.wrong)
        kept = [_Candidate(text, (text,), 0, "") for text in picked]
        for candidate in self._in_order():
            if len(picked) >= wanted:
                break
            if self._serves(candidate) and not any(_same(candidate, other) for other in kept):
                picked.append(candidate.text)
                kept.append(candidate)
        return tuple(picked)

    def _in_order(self) -> Iterator[_Candidate]:
        latest = 0
        found: dict[str, _Candidate] = {}
        for other in self._others:
            asked = asked_of(other)
            related = relation(self._card, other)
            for forms in other.items or ((other.answer, *other.accept),):
                sort = sort_of(forms[0], asked, other.answer_kind)
                latest = max(latest, (sort.moment and sort.moment.year) or 0)
                poorness = self._poorness(sort, asked, forms[0], other, related)
                if poorness is None or self._may_be_right(other, forms):
                    continue
                one = _Candidate(self._fitted(forms[0]), tuple(forms), poorness, other.key)
                same = found.setdefault(normal(one.text), one)
                if (one.poorness, one.key) < (same.poorness, same.key):
                    found[normal(one.text)] = one
        yield from sorted(found.values(), key=lambda one: (one.poorness, self._drawn(one.text), one.text))
        yield from (_Candidate(text, (text,), 0, "") for text in self._made(latest))

    def _drawn(self, text: str) -> bytes:
        return _draw(self._seed, text)

    def _mixed(self, texts: Sequence[str]) -> Sequence[str]:
        return sorted(texts, key=self._drawn)

    def _made(self, latest: int) -> Iterator[str]:
        """Values near the answer's."""
        sort = self._sorts[0]
        if self._card.items:
            return
        if (own := sort.moment) is not None:
            texts = other_moments(own, self._held(own), max(latest, own.year or 0), self._mixed)
            made = ((text, moment_of(text)) for text in texts)
            yield from (text for text, moment in made if moment and self._apart(own, moment, Relation.DECK) is not None)
        elif sort.quantity:
            yield from self._mixed(list(other_quantities(sort.quantity)))

    def _held(self, moment: Moment) -> frozenset[str]:
        """The parts of a date that the question names, so that another in their place would be no choice."""
        held = set()
        if moment.year and str(moment.year) in self._question:
            held.add("year")
        name = MONTH_NAMES[moment.month - 1] if moment.month else ""
        if name and re.search(rf"\b{name}\b(?! (?!{moment.year})\d{{4}})", self._question):
            held.add("month")
        return frozenset(held)

    def _poorness(self, sort: Sort, asked: Asked, text: str, other: Card, related: Relation) -> int | None:
        """How poorly an answer stands beside this card's; None where it can't."""
        best: int | None = None
        for own, expected in zip(self._sorts, self._expected, strict=True):
            poorness = self._unlike(own, expected.answer, sort, asked, text, other, related)
            if poorness is not None and (best is None or poorness < best):
                best = poorness
        return None if best is None else best + related

    def _unlike(
        self, own: Sort, answer: str, sort: Sort, asked: Asked, text: str, other: Card, related: Relation
    ) -> int | None:
        if own.kind != sort.kind or own.form != sort.form:
            return None
        if own.moment and sort.moment:
            return self._apart(own.moment, sort.moment, related)
        if own.quantity and sort.quantity:
            counted = own.what == sort.what != "" or bool(own.form.partition("|")[0])
            ratio = abs(log(own.quantity.size / sort.quantity.size))
            near = ratio < log(8) and (counted or related <= Relation.NOTE)
            return int(ratio * 2) if near else None
        if own.kind == "code":
            return 0
        side_by_side = same_side(self._card, other)
        if not side_by_side and not _same_what(own, sort) and not _same_class_word(answer, text):
            return None
        return None if _looks_different(answer, text) else self._style(answer, text, asked, side_by_side)

    def _style(self, answer: str, text: str, asked: Asked, side_by_side: bool) -> int:
        """How much the form would tell the answer apart, or the question its rival."""
        unlike = [
            abs(len(answer.split()) - len(text.split())) > 1,
            ("al-" in answer) != ("al-" in text),
            answer.isupper() != text.isupper(),
        ]
        if not side_by_side:
            unlike.append(asked.noun != self._asked.noun)
            manner, own = set(asked.manner.split()), set(self._asked.manner.split())
            unlike.append(bool(manner and own) and manner.isdisjoint(own))
        return sum(unlike)

    def _apart(self, own: Moment, other: Moment, related: Relation) -> int | None:
        """How far apart two dates are; None where the question or common sense tells them apart."""
        if any(getattr(own, part) != getattr(other, part) for part in self._held(own)):
            return None
        if own.year is None or other.year is None:
            return 0
        far, most = abs(own.year - other.year), reach(own.year, max(own.year, other.year))
        for named in map(int, re.findall(r"\b[12]\d{3}\b", self._question)):
            # What happened after a year that the question names is not asked with dates before it.
            if (own.year - named) * (other.year - named) < 0:
                return None
        return None if far > (most if own.month is None or related is Relation.GROUP else most // 2) else min(far, 3)

    def _may_be_right(self, other: Card, forms: Sequence[str]) -> bool:
        """Whether an answer of another card could be right here too, because both ask much the same."""
        if any(f" {normal(form)} " in self._own for form in forms):
            return True
        if normal(other.prompt) == normal(self._card.prompt):
            return True
        words = _content(other.prompt)
        if words and self._words and (words <= self._words or self._words <= words):
            return True
        if not other.items or other.group != self._card.group:
            return False
        shared = any(f" {normal(form)} " in self._own for item in other.items for form in item)
        return shared and len(words & self._words) >= _SHARED * min(len(words), len(self._words))

    def _fitted(self, text: str) -> str:
        """The answer with a capital where this card's has one."""
        upper = self._expected[0].answer[:1].isupper()
        return text[0].upper() + text[1:] if upper and text[0].islower() and not _LEAD.match(text) else text

    def _serves(self, candidate: _Candidate) -> bool:
        """Whether it is wrong by the grader, fits the gap, and neither the question nor the answer holds it."""
        text = f" {normal(candidate.text)} "
        if any(text in own or own in text for own in self._own) and not any(char.isdigit() for char in text):
            return False
        if text in self._own or any(self._is_asked_about(form) for form in (candidate.text, *candidate.forms)):
            return False
        if self._article and not _fits_article(self._article, candidate.text):
            return False
        return all(
            grade(expected, candidate.text, self._context).verdict is Verdict.WRONG for expected in self._expected
        )

    def _is_asked_about(self, form: str) -> bool:
        """Whether the question names it; an abbreviation in its capitals, for "US" is not "us"."""
        plain = normal(form)
        if COUNTRIES.get(plain, plain) in self._countries:
            return True
        if len(form) > 3:
            return f" {plain} " in self._plain
        return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", self._question) is not None


def _draw(seed: str, text: str) -> bytes:
    return blake2b(f"{seed}\n{text}".encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _sample(card: Card, pool: Iterable[Card], seed: str) -> Sequence[Card]:
    """The cards to look at: none that is shown with this one, and not endlessly many."""
    others = [other for other in pool if other.sibling != card.sibling and other.kind != "sequence"]
    if len(others) <= _MOST_CARDS:
        return others
    return sorted(others, key=lambda other: (relation(card, other), _draw(seed, other.key)))[:_MOST_CARDS]


def _content(prompt: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", prompt.casefold())) - FUNCTION - _ASKING


def _without_gap(prompt: str) -> str:
    return re.sub(r"\[[^\[\]]*\]", " ", prompt).replace("'s", "").replace("’s", "")


def _same(one: _Candidate, other: _Candidate) -> bool:
    """Whether two candidates are one answer, by a name of either or by the grader."""
    left, right = ([normal(form) for form in candidate.forms] for candidate in (one, other))
    if not set(left).isdisjoint(right):
        return True
    for text, forms in ((f" {right[0]} ", left), (f" {left[0]} ", right)):
        if any(f" {form} " in text for form in forms if " " in form):
            return True
    return grade(Expected(one.text), other.text).verdict is not Verdict.WRONG


def _same_what(one: Sort, other: Sort) -> bool:
    return one.what == other.what and one.what not in ("", "what")


def _same_class_word(one: str, other: str) -> bool:
    """Whether both names begin or end with one word: Operation Okra, Operation Shader."""
    for shape in (_SAME_START, _SAME_END):
        first, second = shape.search(one), shape.search(other)
        if first and second and first[1] == second[1] and not first[1].isupper():
            return True
    return False


def _looks_different(one: str, other: str) -> bool:
    """Whether its looks alone would tell an answer apart: lower case among capitals, a sentence among words."""
    short, long = sorted((len(one), len(other)))
    return _starts_upper(one) != _starts_upper(other) or (long > 24 and long > 2.5 * short) or "\n" in other


def _starts_upper(text: str) -> bool:
    found = _LEAD.match(text)
    return text[found.end() if found else 0 :][:1].isupper()


def _article(card: Card) -> str:
    """The article before the gap of a cloze, or ``no`` where there is none."""
    if card.kind != "cloze":
        return ""
    found = _ARTICLE.search(card.prompt)
    return found[1].casefold() if found else "no"


def _fits_article(article: str, text: str) -> bool:
    """Whether a gap after this article takes ``text``."""
    if article in ("a", "an"):
        return (text[:1].casefold() in "aeiou") == (article == "an")
    return normal(text) not in COUNTRIES or (_THE.search(text) is not None) == (article == "the")
