"""Lays a card out to be asked: its memory, what each rating would do, its form, what there is to choose from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from decks.card import Card
from decks.grading.normal import normal
from decks.library import Library
from progress.access import Access
from progress.clock import to_ms
from progress.options import Options
from progress.scheduler import outcomes
from progress.terms import Form
from progress.today import Catalogue
from study.choices import mixed
from study.forms import form_of, instead
from study.settings import Settings
from study.sitting import Shown

MATCHED = 6
"""Most pairs on a matching board."""
_SPARE = 2
"""Answers on a matching board that belong to no pair on it, so that the last is no gift."""

_TELLING = 2
"""Items of a list that has only one wrong order."""
_MOST_READ = 2_000
"""Cards of a collection that are read to find wrong answers for one of them."""

Waiting = Callable[[Card], Sequence[Card]]
"""The other cards of a card's note that wait to be asked."""


class Dealer:
    """Draws cards for a sitting."""

    def __init__(self, library: Library, catalogue: Catalogue, access: Access, settings: Settings) -> None:
        self._library, self._catalogue, self._access, self._settings = library, catalogue, access, settings
        self._near: dict[str, tuple[Card, ...]] = {}

    def draw(self, card: Card, now: datetime, waiting: Waiting | None = None) -> Shown:
        """The card as it is asked ``now``. Without ``waiting`` it is asked alone, on no board."""
        shown = self._dealt(card, now)
        form = form_of(card, shown.memory, self._settings.asked(self.deck_of(card)))
        if form is Form.MATCH:
            if waiting and (board := self._board(shown, waiting(card), now)):
                return board
            form = instead(form, card)
        choices = self._choices(shown, form)
        if form in (Form.CHOICE, Form.SELECT) and not choices:
            form = instead(form, card)
        return replace(shown, form=form, choices=choices)

    def afresh(self, shown: Shown, now: datetime) -> Shown:
        """The same card as it was laid out and answered, with memory and outcomes as of ``now``."""
        again = self._dealt(shown.card, now)
        partners = tuple(self.afresh(one, now) for one in shown.partners)
        return replace(shown, memory=again.memory, outcomes=again.outcomes, day=again.day, partners=partners)

    def near(self, card: Card) -> tuple[Card, ...]:
        """The cards among which this one is learnt: those of its deck and of its group."""
        deck, group = self.deck_of(card), card.group
        if deck not in self._near:
            # Read as a whole: one by one the cards of a large deck take several times as long.
            found = (cards for one in self._library.decks if one.ref == deck for cards in self._library.cards(one))
            self._near = {deck: tuple(found)}
        if not group:
            return self._near[deck]
        keys = (key for key, entry in self._catalogue.by_key.items() if entry.group == group and entry.deck != deck)
        return (*self._near[deck], *filter(None, map(self._library.card, keys)))

    def forget(self) -> None:
        """Decks were changed: read their cards afresh when next asked for."""
        self._near.clear()

    def deck_of(self, card: Card) -> str:
        """``collection/deck``."""
        return f"{card.collection}/{card.deck}"

    def options_of(self, card: Card) -> Options:
        """How this card is scheduled."""
        return self._access.in_force(self._settings.options(self.deck_of(card)))

    def _dealt(self, card: Card, now: datetime) -> Shown:
        day = self._settings.clock.day(now)
        memory = self._access.memory(card.key)
        return Shown(card, memory, outcomes(memory, day, self.options_of(card)), to_ms(now), day, Form.TYPED)

    def _choices(self, shown: Shown, form: Form) -> tuple[str, ...]:
        card, seed = shown.card, _seed(shown)
        items = tuple(forms[0] for forms in card.items)
        match form:
            case Form.ORDER:
                # Of two, the wrong order alone would tell the right one.
                return mixed(items, seed, never=items if len(items) > _TELLING else ())
            case Form.CHOICE | Form.SELECT:
                # Deferred: a card that is typed needs no other answers.
                from decks.distractors import distractors

                own = len(card.wrong) > 1
                wrong = distractors(card, () if own else self.near(card), seed)
                wrong = wrong or distractors(card, self._collection(card), seed)
                return mixed((*(items or (card.answer,)), *wrong), seed) if wrong else ()
        return ()

    def _collection(self, card: Card) -> tuple[Card, ...]:
        """The other cards of the collection, where the deck has too little that could be taken for the answer."""
        within = f"{card.collection}/"
        keys = [key for key in self._catalogue.by_key if key.startswith(within)]
        return tuple(filter(None, map(self._library.card, keys))) if len(keys) <= _MOST_READ else ()

    def _board(self, shown: Shown, waiting: Sequence[Card], now: datetime) -> Shown | None:
        """Several cards of one note at once; None where there are too few with answers of their own."""
        answers = {normal(shown.card.answer): shown.card.answer}
        partners: list[Shown] = []
        for card in waiting:
            if len(partners) < MATCHED - 1 and normal(card.answer) not in answers:
                answers[normal(card.answer)] = card.answer
                partners.append(replace(self._dealt(card, now), form=Form.MATCH))
        if not partners:
            return None
        note, turn = card_note(shown.card), shown.card.key.rpartition(":")[2]
        for card in self.near(shown.card):
            if len(answers) >= len(partners) + 1 + _SPARE:
                break
            if card_note(card) == note and card.key.endswith(f":{turn}"):
                answers.setdefault(normal(card.answer), card.answer)
        choices = mixed(tuple(answers.values()), _seed(shown))
        return replace(shown, form=Form.MATCH, partners=tuple(partners), choices=choices)


def card_note(card: Card) -> str:
    """``collection/note``: what cards of one note share."""
    return card.key.partition("#")[0]


def _seed(shown: Shown) -> str:
    return f"{shown.card.key}\n{shown.memory.last}"
