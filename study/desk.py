"""Everything a learner sits down with, opened once and handed to every screen."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from decks.card import Card
from decks.deck import Deck
from decks.library import Library
from progress.access import Access
from progress.clock import to_ms
from progress.today import Catalogue
from study.settings import Settings

if TYPE_CHECKING:
    from progress.exams import Exam
    from study.drill import Drill
    from study.exam import ExamSitting
    from study.overview import Overview
    from study.session import Session


class Desk(NamedTuple):
    """Decks, history, settings and the clock."""

    library: Library
    catalogue: Catalogue
    access: Access
    settings: Settings
    clock: Callable[[], datetime]

    def session(self, decks: frozenset[str] | None, boards: bool = True) -> "Session":
        """A sitting over these decks (all where None), not yet begun; ``boards`` where several cards can be shown at
        once."""
        # Deferred: not part of the first screen.
        from study.session import Session

        return Session(self.library, self.catalogue, self.access, self.settings, decks, boards)

    def drill(self) -> "Drill":
        """A contrast drill over what is confused often enough, not yet begun. ProgressError where the history can't be
        read."""
        # Deferred: not part of the first screen.
        from progress.confusions import to_drill
        from study.drill import Drill

        pairs = to_drill(self.access.confusions(), self.catalogue.by_key)
        return Drill(self.library, self.catalogue, self.access, self.settings, pairs)

    def exam(self, decks: frozenset[str] | None, number: int | None, minutes: int | None) -> "ExamSitting":
        """An exam over these decks (all where None), not yet begun; with the usual number of questions where None is
        given. DeckError where there is nothing to ask, ProgressError where the history can't be read."""
        # Deferred: not part of the first screen.
        from study.dealer import Dealer
        from study.exam import ExamSitting
        from study.exam_scope import USUAL, drawn

        seed = str(to_ms(self.clock()))
        paper = drawn(self.library, self.access, decks, USUAL if number is None else number, seed, minutes)
        dealer = Dealer(self.library, self.catalogue, self.access, self.settings)
        return ExamSitting(dealer, self.access, self.settings, paper)

    def exams(self) -> "list[Exam]":
        """The exams that were sat, the latest first. ProgressError where the history can't be read."""
        # Deferred: not part of the first screen.
        from progress.exams import exams
        from study.exam import RECORDS

        # Reading begins no history.
        return exams(self.access.store().records(*RECORDS)) if self.access.path.exists() else []

    def place(self, card: Card) -> tuple[str, str]:
        """Where a card stands: titles of its deck and of its collection."""
        deck = self._deck(card)
        collection = next((one.title for one in self.library.collections if one.id == card.collection), card.collection)
        return deck.title if deck else card.deck, collection

    def source_title(self, card: Card) -> str:
        """Title of what the card's deck was written from."""
        deck = self._deck(card)
        return deck.source.title if deck else ""

    def deck_titles(self) -> list[tuple[str, str]]:
        """Every deck as (``collection/deck``, title)."""
        return [(deck.ref, deck.title) for deck in self.library.decks]

    def _deck(self, card: Card) -> Deck | None:
        ref = f"{card.collection}/{card.deck}"
        return next((deck for deck in self.library.decks if deck.ref == ref), None)

    def overview(self) -> "Overview":
        """The home screen as of now. ProgressError where the history can't be read."""
        # Deferred: counting what is due needs no screen.
        from study.overview import overview

        return overview(self.library, self.catalogue, self.access, self.settings, self.clock())
