"""A card on screen, from its question to its judged answer. What becomes of that is for the kind of sitting to say.

Commit first, then move: a step that fails leaves everything exactly where it was, with a notice that says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from progress.access import Access
from progress.clock import to_ms
from progress.terms import Form, ProgressError, Rating, StaleCardError
from study.dealer import Dealer
from study.forms import LAID_OUT
from study.judging import Judge
from study.settings import Settings
from study.sitting import Notice, Phase, Shown
from study.suggest import Suggestion


class Asking:
    """Common to everything that asks cards. Every method takes the time; none asks a clock."""

    practice = False
    """Whether answers leave the schedule alone."""

    def __init__(self, dealer: Dealer, access: Access, settings: Settings) -> None:
        self._dealer, self._access, self._settings = dealer, access, settings
        self._judge: Judge | None = None
        self.phase = Phase.DONE
        self.shown: Shown | None = None
        self.notice: Notice | None = None
        """About the last step; None where it simply went well."""
        self.kept: str = ""
        """What was typed for an answer that was refused: to be offered again, or shown."""

    def hint(self) -> None:
        """The learner looked at the hint."""
        if self.shown and self.shown.card.hint:
            self.shown = replace(self.shown, hinted=True)

    def give(self, line: str, now: datetime) -> None:
        """One more line of a list that is typed item by item; the answer is shown once it is complete."""
        if self.phase is Phase.QUESTION:
            self._step(lambda now: self._give(line, now), now)

    def take_line_back(self) -> str | None:
        """Of a list that is typed item by item the last line, no longer given; None where none is."""
        shown = self.shown
        if self.phase is not Phase.QUESTION or shown is None or not shown.lines:
            return None
        self.shown = replace(shown, lines=(), ticks=())
        for line in shown.lines[:-1]:
            self.shown, _ = self._judging().ticked(self.shown, line)
        return shown.lines[-1]

    def reveal(self, response: str | None, now: datetime) -> None:
        """Show the answer and judge what was typed or picked, a line an item: empty where the learner didn't know, None
        where the answer was recalled without a word."""
        if self.phase is Phase.QUESTION:
            self._step(lambda now: self._reveal(response, now), now)

    def match(self, responses: Sequence[str], now: datetime) -> None:
        """Show the answers of a matching board; ``responses`` are in the order of its cards."""
        if self.phase is Phase.QUESTION:
            self._step(lambda now: self._match(responses, now), now)

    def rate_row(self, row: int, rating: Rating) -> None:
        """Rate one card of a matching board; it is recorded with the rest of the board."""
        if self.phase is Phase.ANSWER and self.shown and row < len(self.shown.cards):
            self._replace_row(row, replace(self.shown.cards[row], suggestion=Suggestion(rating)))

    def _overrule_shown(self, row: int) -> None:
        """The learner's word against the verdict on screen, on a matching board against that of one row."""
        one = self.shown.cards[row] if self.shown and row < len(self.shown.cards) else None
        if one and one.grade:
            self._replace_row(row, self._judging().overruled(one))
        else:
            self.notice = Notice("There is no verdict to overrule here: rate the answer as you remembered it.")

    def _replace_row(self, row: int, one: Shown) -> None:
        first, *rest = (one if place == row else other for place, other in enumerate(self._shown().cards))
        self.shown = replace(first, partners=tuple(rest))

    def _give(self, line: str, now: datetime) -> None:
        shown = self._shown()
        if line.strip():
            self.shown, complete = self._judging().ticked(shown, line)
            if not complete:
                return
        self._reveal("", now)

    def _reveal(self, response: str | None, now: datetime) -> None:
        shown = self._shown()
        if shown.form is Form.MATCH:
            self._match([""] * len(shown.cards), now)
            return
        if response is None and shown.form in LAID_OUT:
            response = ""
        if shown.lines:
            response = "\n".join(filter(None, (*shown.lines, response)))
        self.shown = self._judging().judged(shown, response, to_ms(now))
        self.phase = Phase.ANSWER

    def _match(self, responses: Sequence[str], now: datetime) -> None:
        shown, judge, at = self._shown(), self._judging(), to_ms(now)
        first, *rest = (judge.judged(one, given, at) for one, given in zip(shown.cards, responses, strict=True))
        self.shown = replace(first, partners=tuple(rest))
        self.phase = Phase.ANSWER

    def _judging(self) -> Judge:
        if self._judge is None:
            self._judge = Judge(self._dealer.near, self._access.typical_times(), self._settings.date_order)
        return self._judge

    def _step(self, step: Callable[[datetime], None], now: datetime) -> None:
        """Something the learner did: what was said and kept about the step before is over."""
        self.notice, self.kept = None, ""
        self._guard(step, now)

    def _guard(self, step: Callable[[datetime], None], now: datetime) -> None:
        """Run one step; what the history refuses becomes a notice, and nothing has moved."""
        try:
            try:
                step(now)
            except StaleCardError:
                self._give_way(now)
        except ProgressError as error:
            self._say_failed(error)

    def _give_way(self, now: datetime) -> None:
        """The card was changed elsewhere since it was shown."""
        raise NotImplementedError

    def _say_failed(self, error: ProgressError, before: str = "") -> None:
        self.notice = Notice(f"{before}{error.title}. {error.message} {error.todo}".strip(), error=True)

    def _shown(self) -> Shown:
        if self.shown is None:
            raise ProgressError("No card", "There is no card on screen.", "Go back to the decks.")
        return self.shown
