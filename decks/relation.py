"""How near two cards are to each other: what a learner meets together is what is taken for one another."""

from enum import IntEnum

from decks.card import Card


class Relation(IntEnum):
    """How near, nearest first."""

    GROUP = 0
    """In one group, or asking for the same side of the pairs of one note."""
    NOTE = 1
    DECK = 2
    COLLECTION = 3
    NONE = 4


def relation(card: Card, other: Card) -> Relation:
    """How near ``other`` is to ``card``."""
    if card.collection != other.collection:
        return Relation.NONE
    if (card.group and card.group == other.group) or same_side(card, other):
        return Relation.GROUP
    if note_of(card) == note_of(other):
        return Relation.NOTE
    return Relation.DECK if card.deck == other.deck else Relation.COLLECTION


def same_side(card: Card, other: Card) -> bool:
    """Whether both ask for the same side of the pairs of one note."""
    return (
        card.kind == other.kind == "pair"
        and note_of(card) == note_of(other)
        and card.key.rpartition(":")[2] == other.key.rpartition(":")[2]
    )


def note_of(card: Card) -> str:
    """``collection/note``: what the cards of one note share."""
    return card.key.partition("#")[0]
