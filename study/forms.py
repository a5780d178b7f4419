"""In which form a card is asked: as its author wrote it, as the learner prefers, or by how well it is known. Pure."""

from enum import StrEnum

from decks.card import Card
from progress.terms import CardMemory, Form, State

_LONG = 12
"""Words of an answer beyond which nobody types it; it is recalled instead."""
GUESSABLE = frozenset({Form.CHOICE, Form.SELECT, Form.MATCH})
"""Forms that show the answer among others: right answers there are no evidence of easy recall."""
LAID_OUT = frozenset({Form.CHOICE, Form.SELECT, Form.ORDER, Form.MATCH})
"""Forms that are answered by picking, not by typing."""


class Wish(StrEnum):
    """How a learner wants to be asked."""

    WRITTEN = "written"
    """As the author wrote it: choices where there are wrong answers, else typed."""
    TYPED = "type"
    REVEAL = "reveal"
    """Recalled and rated, nothing typed."""
    CHOICE = "choice"
    STRENGTH = "strength"
    """By strength: choices while a card is new, typed when it is known."""


def form_of(card: Card, memory: CardMemory, wish: Wish) -> Form:
    """The form this card is to be asked in now, provided there is enough to choose from."""
    if wish is Wish.STRENGTH:
        wish = Wish.CHOICE if memory.state in (State.NEW, State.LEARNING) else Wish.TYPED
    if wish is Wish.REVEAL:
        return Form.REVEAL
    if card.kind == "sequence":
        return Form.ORDER
    if card.kind == "set":
        return Form.SELECT if wish is Wish.CHOICE else Form.ITEMS
    if wish is Wish.CHOICE:
        return Form.MATCH if card.kind == "pair" else Form.CHOICE
    if card.kind == "choice" and wish is Wish.WRITTEN:
        return Form.CHOICE
    return Form.REVEAL if wish is Wish.WRITTEN and len(card.answer.split()) > _LONG else Form.TYPED


def instead(form: Form, card: Card) -> Form:
    """The form to fall back on where there is too little to choose from."""
    typed = Form.REVEAL if len(card.answer.split()) > _LONG else Form.TYPED
    return {Form.SELECT: Form.ITEMS, Form.MATCH: Form.CHOICE, Form.CHOICE: typed}.get(form, form)
