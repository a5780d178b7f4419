"""Decks that are mended in a sitting: a response that comes to count, a file that was edited."""

from abc import abstractmethod
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from decks.card import Card
from decks.grading.verdict import Verdict
from decks.library import Library
from decks.problems import DeckError
from progress.access import Access
from progress.today import Catalogue
from study.asking import Asking
from study.dealer import Dealer, Waiting, card_note
from study.forms import LAID_OUT
from study.present import count
from study.settings import Settings
from study.sitting import Notice, Phase, Shown

if TYPE_CHECKING:
    from study.amending import Accepted


class Mending(Asking):
    """A sitting whose decks may change under it."""

    def __init__(
        self, library: Library, catalogue: Catalogue, dealer: Dealer, access: Access, settings: Settings
    ) -> None:
        super().__init__(dealer, access, settings)
        self._library, self._catalogue = library, catalogue
        self._accepted: Accepted | None = None
        """What was just written into the deck of the card on screen."""

    def accept(self, now: datetime) -> None:
        """That should count: the response becomes an accepted answer in the deck's file."""
        if self.phase is Phase.ANSWER:
            self._step(self._accept, now)

    def reread(self, path: Path, now: datetime) -> None:
        """A deck file was edited: take notice, and show the same card as it reads now."""
        self._step(lambda now: self._reread(path, now), now)

    @abstractmethod
    def _refresh(self, now: datetime) -> None:
        """Read the day's queue afresh."""

    @abstractmethod
    def _move_on(self, now: datetime, refresh: bool = False, first: str | None = None) -> None:
        """Show the next card."""

    @abstractmethod
    def _company(self) -> Waiting | None:
        """What tells which cards may be asked together; None where none may."""

    def _accept(self, now: datetime) -> None:
        # Deferred: reading and writing deck files is far from the way to the first question.
        from study.amending import accept_response

        shown = self._shown()
        judged = shown.grade.verdict if shown.grade else None
        if not shown.response or judged is Verdict.CORRECT or shown.form in LAID_OUT:
            self.notice = Notice("Only a typed answer that was not correct can be added to the accepted ones.")
            return
        try:
            accepted = accept_response(self._library, shown)
        except DeckError as error:
            self.notice = Notice(f"{error.title}. {error.message} {error.todo}".strip(), error=True)
            return
        card = self._library.card(shown.card.key) or shown.card
        self.shown = self._judging().overruled(replace(shown, card=card), Verdict.CORRECT)
        self._accepted = accepted
        self.notice = Notice(f"{accepted.said} Undo takes it back.")
        self._take_decks(now)

    def _unaccept(self, accepted: "Accepted", now: datetime) -> None:
        """Take the accepted answer out of the deck's file again; its verdict is the grade's once more."""
        self._accepted = None
        shown = self._shown()
        try:
            reverted = accepted.revert()
        except DeckError as error:
            self.notice = Notice(f"{error.title}. {error.message} {error.todo}".strip(), error=True)
            return
        self._take_decks(now)
        card = self._library.card(shown.card.key) or shown.card
        judged = shown.grade.verdict if shown.grade else None
        self.shown = self._judging().overruled(replace(shown, card=card), judged)
        said = "Taken out of the deck again." if reverted else "The file was changed since; it stays as it is."
        self.notice = Notice(said, error=not reverted)

    def _take_decks(self, now: datetime) -> None:
        """Study the decks as the library has them now."""
        self._catalogue.take(self._library.entries())
        self._dealer.forget()
        self._refresh(now)

    def _reread(self, path: Path, now: datetime) -> None:
        self._library.reread(path)
        shown = self.shown
        card = self._library.card(shown.card.key) if shown else None
        faults = [one for one in self._library.problems if one.path == path and one.severity == "error"]
        if shown and card is None and faults:
            # The card stays as it was until the file is mended: nothing is lost by a slip of the finger.
            told = f"Line {faults[0].line} of {path.name}: {faults[0].message}. F2 opens it again."
            self.notice = Notice(told, error=True)
            return
        self._take_decks(now)
        wrong = sum(problem.path == path for problem in self._library.problems)
        said = f" {count(wrong, 'problem')} in {path.name}: run `study check`." if wrong else ""
        if shown is None:
            return
        if card:
            self._show_again(shown, card, now)
            self.notice = Notice(f"Read again.{said}", error=bool(wrong))
        else:
            self._move_on(now, refresh=True)
            name = card_note(shown.card).partition("/")[2]
            told = f"The card is no longer there. If the note has no id, give it `id: {name}` to keep its history."
            if not path.exists():
                told = f"{path} is no longer there. Its cards are asked again when it is back; their history is kept."
            self.notice = Notice(f"{told}{said}", error=True)

    def _show_again(self, shown: Shown, card: Card, now: datetime) -> None:
        """The same card as it reads now. Asked anew where what was laid out, or listed, is no longer the same."""
        again = self._dealer.draw(card, now, self._company())
        answered = self.phase is Phase.ANSWER
        if _layout(again) == _layout(shown) and (answered or again.form is shown.form):
            partners = (replace(one, card=new.card) for one, new in zip(shown.partners, again.partners, strict=True))
            self.shown = replace(shown, card=card, partners=tuple(partners))
        elif answered and shown.form not in LAID_OUT:
            self.shown = replace(shown, card=card)
        else:
            self.shown, self.phase = again, Phase.QUESTION


def _layout(shown: Shown) -> tuple[object, ...]:
    """All that has its place on screen while a card is answered."""
    return shown.choices, [(one.card.key, one.card.items) for one in shown.cards]
