"""Who did what to whom: whether two sentences of the same words say the same."""

from collections.abc import Sequence
from itertools import pairwise

from decks.grading.alignment import Pair
from decks.grading.vocabulary import CLASSES, DIRECTIONS, JOINING
from decks.grading.words import Word
from decks.grading.wordset import wordset

_EVEN = wordset("times plus equal equals equalled meet met marry married join joined divorced")
"""Words on both sides of which the same may stand."""
_BODIES = wordset("senate house parliament congress court council church crown army navy government commons lords king")
"""Common nouns that act like names."""
_MOST_MOVED = 16
_OPPOSED = (
    {"from", "to"},
    {"before", "after"},
    {"over", "under"},
    {"with", "against"},
    {"for", "against"},
    {"by", "to"},
)


def reversed_roles(answer: Sequence[Word], response: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether what both hold has changed places: who acts, where from and where to, whose figure is whose."""
    return (
        _changed_prepositions(answer, response, pairs)
        or _changed_figures(answer, response, pairs)
        or _changed_agent(answer, response, pairs)
        or _changed_ends(answer, response, pairs)
        or _changed_owner(answer, response, pairs)
    )


def _changed_prepositions(answer: Sequence[Word], response: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether two words have exchanged their prepositions, or one has turned round: from Iraq, to Iraq."""
    roles = [(_direction(answer[pair.answer]), _direction(response[pair.response])) for pair in pairs]
    changed = [(ours, theirs) for ours, theirs in roles if ours != theirs and "by" not in (ours, theirs)]
    return any((theirs, ours) in changed or {ours, theirs} in _OPPOSED for ours, theirs in changed)


def _direction(word: Word) -> str:
    return word.role if word.role in DIRECTIONS else ""


def _changed_figures(answer: Sequence[Word], response: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether two figures have exchanged what they count, or their order where they count nothing."""
    figures = [pair for pair in pairs if answer[pair.answer].text.isdigit()]
    if len(figures) < 2:
        return False
    ours = [_counted(answer, pair.answer) for pair in figures]
    theirs = [_counted(response, pair.response) for pair in figures]
    if not any(ours):
        return any(one.response > other.response for one, other in pairwise(figures))
    return ours != theirs and sorted(ours) == sorted(theirs)


def _counted(words: Sequence[Word], at: int) -> str:
    return next((word.key for word in words[at + 1 :] if not word.fixed), "")


def _changed_agent(answer: Sequence[Word], response: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether another name acts: the one after "by", else the one that comes first."""
    actors = [
        pair for pair in pairs
        if _is_actor(answer[pair.answer]) and answer[pair.answer].role in ("", "by", "with", "against")
        and response[pair.response].role in ("", "by", "with", "against")
    ]  # fmt: skip
    if len(actors) < 2 or not _has_verb(answer, actors[0].answer, actors[-1].answer):
        return False
    ours = next((pair for pair in actors if answer[pair.answer].role == "by"), actors[0])
    first = min(actors, key=lambda pair: pair.response)
    theirs = next((pair for pair in actors if response[pair.response].role == "by"), first)
    return ours != theirs and _has_verb(response, first.response, max(pair.response for pair in actors))


def _is_actor(word: Word) -> bool:
    named = word.proper and (word.key not in CLASSES or word.text in _BODIES)
    return word.country or (named and not word.text.isdigit())


def _has_verb(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether something stands between two names that is neither a name nor an "and"."""
    return any(not word.proper and word.key not in JOINING and not word.country for word in words[first + 1 : last])


def _changed_ends(answer: Sequence[Word], response: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether what stands on both sides of a verb has been exchanged (prey eats predator), or the voice has
    changed and the sides have not (predator eats prey, predator is eaten by prey)."""
    places = {pair.answer: pair.response for pair in pairs}
    passive = [pair for pair in pairs if response[pair.response].role == "by"]
    if any(word.role == "by" for word in answer):
        return False
    if passive:
        return len(pairs) >= 3 and passive[0].answer == max(places) and places[min(places)] < passive[0].response
    return _exchanged_around(answer, pairs)


def _exchanged_around(answer: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether two stretches have changed places around one that stayed and is no "times" or "equals"."""
    order = [pair.answer for pair in sorted(pairs, key=lambda pair: pair.response)]
    plain = sorted(order)
    while plain and plain[0] == order[0]:
        plain, order = plain[1:], order[1:]
    while plain and plain[-1] == order[-1]:
        plain, order = plain[:-1], order[:-1]
    if not 3 <= len(plain) <= _MOST_MOVED:
        return False
    for first in range(1, len(plain) - 1):
        for last in range(first + 1, len(plain)):
            if order == plain[last:] + plain[first:last] + plain[:first]:
                stayed = [answer[at] for at in plain[first:last]]
                return any(_is_verb(word) for word in stayed) and not _direction(answer[plain[0]])
    return False


def _is_verb(word: Word) -> bool:
    return not word.proper and word.text not in JOINING | _EVEN and not word.country


def _changed_owner(answer: Sequence[Word], response: Sequence[Word], pairs: Sequence[Pair]) -> bool:
    """Whether what belongs to somebody is another thing: another's misfortune, another's pleasure."""
    following = {pair.answer: pair.response for pair in pairs}
    return any(
        _owns(answer[at]) and _owns(response[to]) and at + 1 in following and following[at + 1] != to + 1
        and to + 1 in following.values()
        for at, to in following.items()
    )  # fmt: skip


def _owns(word: Word) -> bool:
    return word.raw.casefold().endswith(("'s", "’s"))
