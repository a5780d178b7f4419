"""What a response is judged by, as values: the answer with its accepted forms, and all that bears on the judgement."""

from typing import NamedTuple

from decks.card import Card


class Expected(NamedTuple):
    """An answer and how else it may be given."""

    answer: str
    accept: tuple[str, ...] = ()
    items: tuple[tuple[str, ...], ...] = ()
    """The items of a list, each with its equal forms; empty where the answer is one thing."""
    in_order: bool = False
    """Whether the items are asked in their order."""


class Context(NamedTuple):
    """What bears on a judgement besides the answer itself."""

    question: str = ""
    remark: str = ""
    answer_kind: str = ""
    """``text``, ``exact``, ``date``, ``number``, or empty where it shows from the answer."""
    tolerance: str = ""
    """How far a number may be off: ``10`` or ``5%``."""
    rivals: tuple[str, ...] = ()
    """Answers of other cards in reach: a response that equals one is never close."""
    day_order: str = ""
    """How the learner writes an all-numeric date: ``dmy``, ``mdy``, ``ymd``, or empty where it isn't known."""
    strict: tuple[str, ...] = ()
    """What counts although it usually doesn't: ``case``, ``diacritics``."""


def expected_of(card: Card) -> Expected:
    """The answer of a card."""
    return Expected(card.answer, card.accept, card.items, card.kind == "sequence")


def context_of(card: Card, rivals: tuple[str, ...] = (), day_order: str = "") -> Context:
    """What bears on judging a response to a card."""
    return Context(card.prompt, card.remark, card.answer_kind, card.tolerance, rivals, day_order)
