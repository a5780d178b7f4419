"""Whose answer a response is instead: the card that a learner took this one for, and the answers that are in the way.

A pool may hold a deck of ten thousand cards, so the answers that resemble the response are found by their letters, and
only those few are graded.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from decks.answer_sort import Sort, asked_of, sort_of
from decks.card import Card
from decks.grading.countries import country_at
from decks.grading.date_reading import Date
from decks.grading.date_words import MONTH_NAMES
from decks.grading.dates import date_of
from decks.grading.expected import Expected, context_of
from decks.grading.grade import grade
from decks.grading.normal import normal
from decks.grading.verdict import Verdict
from decks.relation import Relation, relation

_ALIKE = 60
"""Likeness of two texts, of 100, from which on they are graded."""
_NEARLY = 80
"""Likeness from which on an answer that is close to another card's is taken for it."""
_MOST_GRADED = 12
_MOST_RIVALS = 5
_LONGEST = 200
"""Characters of a response that could still be another answer."""


class _Form(NamedTuple):
    """One way to give the answer of a card."""

    text: str
    card: Card


def confused_with(card: Card, response: str, pool: Iterable[Card]) -> Card | None:
    """The card of ``pool`` whose answer ``response`` gives, if it is one that can be taken for ``card``.

    One whose answer is given exactly goes before one that is nearly given, then the one nearest to ``card``. None for a
    list, where the response is another sort of answer, and where the other answer would be right here too.
    """
    if card.items:
        return None
    found: dict[str, tuple[int, int, str, Card]] = {}
    own = sort_of(card.answer, asked_of(card), card.answer_kind)
    for form in _resembling(card, response, pool):
        other = form.card
        if other.key in found or not _comparable(own, card, other):
            continue
        verdict = grade(Expected(other.answer, other.accept), response, context_of(other)).verdict
        near = verdict is Verdict.CLOSE and _is_alike(response, form.text)
        if (verdict is Verdict.CORRECT or near) and not _right_too(card, other):
            found[other.key] = (-verdict.rank, relation(card, other), other.key, other)
    return min(found.values())[3] if found else None


def rival_answers(card: Card, response: str, pool: Iterable[Card]) -> tuple[str, ...]:
    """The few answers of other cards that equal or resemble ``response``, most alike first.

    Not those that count for ``card`` too, nor a part of its own answer: whoever types half a name means the name.
    """
    own = [f" {_plain(form)} " for form in _forms(card)]
    rivals: dict[str, str] = {}
    for form in _resembling(card, response, pool):
        plain = _plain(form.text)
        if not any(f" {plain} " in text for text in own) and not _shares_a_form(card, form.card):
            rivals.setdefault(plain, form.text)
    return tuple(rivals.values())[:_MOST_RIVALS]


def _plain(form: str) -> str:
    """A form as it is compared: "Obama's" is Obama."""
    return normal(form.removesuffix("'s").removesuffix("’s"))


def _forms(card: Card) -> Iterator[str]:
    yield from (form for item in card.items for form in item)
    if not card.items:
        yield card.answer
    yield from card.accept


def _resembling(card: Card, response: str, pool: Iterable[Card]) -> Sequence[_Form]:
    """The answers most like a response, most alike first. Not of cards that are shown with this one, nor of lists."""
    if not response.strip() or len(response) > _LONGEST:
        return ()
    # Deferred: a right answer needs no rivals.
    from rapidfuzz import fuzz, process

    others = [other for other in pool if not other.items and other.sibling != card.sibling]
    # Plain tuples: a large pool has tens of thousands.
    forms = [(text, other) for other in others for text in (other.answer, *other.accept)]
    texts = [text.casefold() for text, _ in forms]
    found: dict[int, float] = {}
    for query in {response.casefold().strip(), *_dates_in_words(response), *_usual_name(response)}:
        # Whole likeness finds slips, the likeness of sets of words a part of a name and a date in another order.
        for scorer in (fuzz.ratio, fuzz.token_set_ratio):
            alike = process.extract(query, texts, scorer=scorer, score_cutoff=_ALIKE, limit=_MOST_GRADED * 2)
            for _, likeness, index in alike:
                whole = fuzz.ratio(query, texts[index])
                found[index] = max(found.get(index, 0), likeness + whole)
    # By the text where two are equally alike: the order of the pool means nothing.
    best = sorted(found, key=lambda index: (-found[index], relation(card, forms[index][1]), forms[index][1].key))
    return [_Form(*forms[index]) for index in best[:_MOST_GRADED]]


def _dates_in_words(response: str) -> Iterator[str]:
    """A date typed in figures as most decks write it."""
    if not any(char.isdigit() for char in response):
        return
    for moment in date_of(response)[:2]:
        if isinstance(moment, Date) and moment.year and moment.month:
            yield f"{moment.day or ''} {MONTH_NAMES[moment.month - 1]} {moment.year}".strip().casefold()


def _is_alike(response: str, form: str) -> bool:
    """Whether a response that is close to an answer is nearly it, or a name's last word: not just a part of it."""
    # Deferred: a right answer needs no rivals.
    from rapidfuzz import fuzz

    typed, words = normal(response), normal(form).split()
    person = len(words) == 2 and all(word[:1].isupper() for word in form.split())
    return fuzz.ratio(typed, " ".join(words)) >= _NEARLY or (person and fuzz.ratio(typed, words[-1]) >= _NEARLY)


def _usual_name(response: str) -> Iterator[str]:
    """A country, however it is named, as most decks name it."""
    words = normal(response).split()
    if words and (found := country_at(words, 0)) and found[1] == len(words):
        yield found[0]


def _comparable(own: Sort, card: Card, other: Card) -> bool:
    """Whether one answer can be taken for the other. A bare number or year often is another answer by chance alone."""
    sort = sort_of(other.answer, asked_of(other), other.answer_kind)
    if (own.kind in ("name", "text")) != (sort.kind in ("name", "text")):
        return False
    if own.kind in ("name", "text"):
        return True
    chancy = sort.kind == "number" or (sort.moment is not None and sort.moment.month is None)
    return own.kind == sort.kind and (not chancy or relation(card, other) <= Relation.NOTE)


def _right_too(card: Card, other: Card) -> bool:
    """Whether the other answer is not wrong here."""
    if normal(card.prompt) == normal(other.prompt) or _shares_a_form(card, other):
        return True
    return grade(Expected(card.answer, card.accept), other.answer, context_of(card)).verdict is not Verdict.WRONG


def _shares_a_form(card: Card, other: Card) -> bool:
    return not {normal(form) for form in _forms(card)}.isdisjoint(normal(form) for form in _forms(other))
