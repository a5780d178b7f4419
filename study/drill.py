"""A contrast drill: cards that are taken for each other, first side by side, then mixed. The schedule is left alone."""

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from decks.library import Library
from progress.access import Access
from progress.clock import to_ms
from progress.confusions import Confusion
from progress.log import ActKind, Moment
from progress.terms import Counts, Rating
from progress.today import Catalogue
from study.asking import Asking
from study.dealer import Dealer
from study.settings import Settings
from study.sitting import Notice, Phase

_BACK = 2
"""Other questions before a card that was wrong comes again."""


class Drill(Asking):
    """Practice over some pairs: each card once next to its partner, then all mixed until each was right once more."""

    practice = True

    def __init__(
        self, library: Library, catalogue: Catalogue, access: Access, settings: Settings, pairs: Iterable[Confusion]
    ) -> None:
        super().__init__(Dealer(library, catalogue, access, settings), access, settings)
        self._library, self._catalogue = library, catalogue
        self.pairs = tuple(pairs)
        """All that are drilled; their cards are in the library."""
        self._open = list(self.pairs)
        self._round = deque(dict.fromkeys(card for pair in self._open for card in pair.cards))
        self._mixed: deque[str] = deque()
        self._known: set[str] = set()
        self.answered = 0
        """Answers given."""
        self.right = 0
        """Those that were right."""

    @property
    def counts(self) -> Counts:
        """Questions left, as far as can be told."""
        left = len(self._round) + len(self._mixed)
        return Counts(review=left + (len({card for pair in self._open for card in pair.cards}) if self._round else 0))

    @property
    def said(self) -> str:
        """What the drill came to."""
        if not self.pairs:
            return "No two cards were taken for each other twice, so there is nothing to drill."
        drilled = len(self.pairs) - len(self._open)
        return f"Drilled {drilled} of {len(self.pairs)} pairs: {self.right} of {self.answered} answers right."

    def begin(self, now: datetime) -> None:
        """Show the first card."""
        self._step(self._show_next, now)

    def tick(self, now: datetime) -> None:
        """Nothing comes due in a drill."""
        del now

    def answer(self, rating: Rating, now: datetime) -> None:
        """Again asks the card once more after a few others; anything else is a right answer."""
        if self.phase is Phase.ANSWER:
            self._step(lambda now: self._answer(rating, now), now)

    def overrule(self, now: datetime, row: int = 0) -> None:
        """The learner's word against the verdict on screen."""
        self._step(lambda _: self._overrule_shown(row), now)

    def undo(self, now: datetime) -> None:
        """Nothing is recorded, so nothing can be taken back; the same goes for all that is done to a card."""
        del now
        self.notice = Notice("This is practice: nothing is recorded, so there is nothing to do or undo.")

    redo = suspend = bury = flag = accept = undo

    def _answer(self, rating: Rating, now: datetime) -> None:
        card, right = self._shown().card.key, rating is not Rating.AGAIN
        side_by_side = bool(self._round)
        waiting = self._round if side_by_side else self._mixed
        if right and not side_by_side:
            self._finish(self._known | {card}, now)
            self._known.add(card)
        waiting.popleft()
        if not right:
            waiting.insert(_BACK, card)
        if side_by_side and not self._round:
            self._mixed.extend(self._shuffled())
        self.answered += 1
        self.right += right
        self._show_next(now)

    def _finish(self, known: set[str], now: datetime) -> None:
        """Keep in the log that a pair was drilled, once both its cards are told apart."""
        for pair in [pair for pair in self._open if known.issuperset(pair.cards)]:
            clock = self._settings.clock
            moment = Moment(to_ms(now), clock.day(now), clock.utc_offset(now))
            self._access.store().note(ActKind.CONTRAST, {"cards": list(pair.cards)}, moment)
            self._open.remove(pair)

    def _shuffled(self) -> list[str]:
        cards = dict.fromkeys(card for pair in self._open for card in pair.cards)
        seed = self._shown().at
        return sorted(cards, key=lambda card: blake2b(f"{seed}\n{card}".encode(), digest_size=8).digest())

    def _show_next(self, now: datetime) -> None:
        waiting = self._round or self._mixed
        card = self._library.card(waiting[0]) if waiting else None
        self.shown = replace(self._dealer.draw(card, now), practice=True) if card else None
        self.phase = Phase.QUESTION if card else Phase.DONE
        if card is None:
            self.notice = Notice(self.said)

    def _give_way(self, now: datetime) -> None:
        """Nothing in a drill can go stale."""
        self._show_next(now)
