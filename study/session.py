"""One sitting: the only place that knows queue, scheduler and store. Full screen and line mode drive it alike.

Commit first, then move: a step that fails leaves the session exactly where it was, with a notice that says so.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from decks.card import Card
from decks.grading.grade import grade
from decks.library import Library
from progress.access import Access
from progress.clock import StudyClock, from_ms, to_ms
from progress.log import ActKind, Change, Given, Moment
from progress.scheduler import elapsed_days, outcomes
from progress.study_queue import StudyQueue
from progress.terms import CardMemory, Counts, Form, Outcome, ProgressError, Rating, StaleCardError
from progress.today import Catalogue, Plan
from study.choices import choices_of, spelled_out
from study.day import today_of
from study.settings import Settings
from study.sitting import Answer, Notice, Phase, Shown, Summary

_LONGEST_DURATION = 60_000
_HORIZONS = (1, 30, 36_500)
"""Days ahead in which the next due cards are looked for, nearest first."""


class Session:
    """A sitting over the decks given (all where None). Every method takes the time; none asks a clock."""

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        access: Access,
        settings: Settings,
        decks: frozenset[str] | None,
    ) -> None:
        self._library, self._catalogue, self._access, self._settings = library, catalogue, access, settings
        self._clock: StudyClock = settings.clock
        self._decks = decks
        self._queue = StudyQueue(catalogue, Plan((), (), ()))
        self._day = 0
        self._answers: list[Answer] = []
        self._taken_back: list[Answer] = []
        self.phase = Phase.DONE
        self.shown: Shown | None = None
        self.notice: Notice | None = None
        """About the last step; None where it simply went well."""
        self.kept: str = ""
        """What was typed for an answer that was refused: to be offered again, or shown."""

    @property
    def counts(self) -> Counts:
        """Cards left today in this sitting's decks, the shown one included."""
        return self._queue.counts

    @property
    def answered(self) -> int:
        """Answers given in this sitting and not taken back."""
        return len(self._answers)

    def begin(self, now: datetime) -> None:
        """Read the day's queue and show its first card."""
        self._step(self._begin, now)

    def tick(self, now: datetime) -> None:
        """Time passed: a new study day, a learning card come due, an answer given in another window."""
        self._guard(self._tick, now)

    def hint(self) -> None:
        """The learner looked at the hint."""
        if self.shown and self.shown.card.hint:
            self.shown = replace(self.shown, hinted=True)

    def reveal(self, typed: str | None) -> None:
        """Show the answer; judge what was typed, where something was."""
        if self.phase is Phase.QUESTION and self.shown:
            typed = spelled_out(self.shown.card, self.shown.choices, typed) if typed and typed.strip() else None
            self.shown = replace(
                self.shown, typed=typed, grade=None if typed is None else grade(self.shown.card, typed)
            )
            self.phase = Phase.ANSWER
            self.notice = None

    def answer(self, rating: Rating, now: datetime) -> None:
        """Record the rating of the shown card and move on."""
        if self.phase is Phase.ANSWER and self.shown:
            self._step(lambda now: self._answer(rating, now), now)

    def suspend(self, now: datetime) -> None:
        """Take the shown card out of study."""
        self._step(lambda now: self._put_away(ActKind.SUSPEND, "Suspended", " Undo brings it back.", now), now)

    def bury(self, now: datetime) -> None:
        """Put the shown card off to the next study day."""
        self._step(lambda now: self._put_away(ActKind.BURY, "Buried until tomorrow", "", now), now)

    def flag(self, now: datetime) -> None:
        """Mark the shown card, or take its mark away; it stays on screen."""
        self._step(self._flag, now)

    def undo(self, now: datetime) -> None:
        """Take back the last thing this device did, whenever that was, and show its card."""
        self._step(lambda now: self._turn_back(now, redo=False), now)

    def redo(self, now: datetime) -> None:
        """Do again what was last undone."""
        self._step(lambda now: self._turn_back(now, redo=True), now)

    def summary(self, now: datetime) -> Summary:
        """What the sitting came to so far, and what is next."""
        day = self._clock.day(now)
        mine: list[int] = []
        try:
            mine = self._next_due(day)
        except ProgressError as error:
            self._say_failed(error)
        waiting = self._queue.next_learning
        return Summary(
            tuple(self._answers),
            None if waiting is None else self._clock.local(from_ms(waiting)),
            sum(due == day + 1 for due in mine),
            mine[0] - day if mine else None,
        )

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

    def _say_failed(self, error: ProgressError, before: str = "") -> None:
        self.notice = Notice(f"{before}{error.title}. {error.message} {error.todo}".strip(), error=True)

    def _begin(self, now: datetime) -> None:
        self._refresh(now)
        self._show_next(now)

    def _tick(self, now: datetime) -> None:
        if self._clock.day(now) != self._day or self._access.changed():
            self._refresh(now)
        if self.phase is Phase.DONE:
            self._show_next(now)

    def _answer(self, rating: Rating, now: datetime) -> None:
        shown = self._shown()
        if self._clock.day(now) != shown.day:
            self._redraw(shown, now)
            return
        at = to_ms(now)
        outcome = shown.outcomes[rating]
        duration = min(max(at - shown.at, 0), _LONGEST_DURATION)
        memory = self._access.store().record(
            Given(
                before=shown.memory,
                outcome=outcome,
                options=self._settings.options(self._deck_of(shown.card)),
                moment=self._moment(now),
                elapsed=elapsed_days(shown.memory, shown.day),
                duration=duration,
                form=Form.REVEAL if shown.typed is None else Form.TYPED,
                response=shown.typed,
                verdict=shown.grade.verdict if shown.grade else None,
                suggested=shown.suggested,
                hinted=shown.hinted,
            )
        )
        self._answers.append(Answer(shown.card, rating, duration, memory.last, shown.day))
        self._queue.settle(memory)
        self._move_on(now)

    def _put_away(self, kind: ActKind, said: str, after: str, now: datetime) -> None:
        shown = self._shown()
        self._access.store().act(kind, (shown.memory,), self._moment(now))
        named = _short(shown.card)
        stop = "." if after and not named.endswith((".", "?", "!", "…")) else ""
        self.notice = Notice(f"{said}: {named}{stop}{after}")
        self._move_on(now, refresh=True)

    def _flag(self, now: datetime) -> None:
        shown = self._shown()
        kind = ActKind.UNFLAG if shown.memory.flagged else ActKind.FLAG
        (memory,) = self._access.store().act(kind, (shown.memory,), self._moment(now))
        self.shown = replace(shown, memory=memory)
        self.notice = Notice("Flagged." if memory.flagged else "Flag removed.")

    def _turn_back(self, now: datetime, redo: bool) -> None:
        store = self._access.store()
        change = store.redo(self._moment(now)) if redo else store.undo(self._moment(now))
        if change is None:
            self.notice = Notice("Nothing to redo." if redo else "Nothing to undo.")
            return
        self._recount(change)
        key = change.cards[0]
        card = self._library.card(key)
        about = f", {_short(card)}" if card else ""
        self.notice = Notice(f"{'Redone' if redo else 'Undone'}: {change.said}{about}")
        self._move_on(now, refresh=True, first=key if not redo and self._in_scope(key) else None)

    def _move_on(self, now: datetime, refresh: bool = False, first: str | None = None) -> None:
        """What was done is in the history. A failure from here on must not look as if it were not."""
        try:
            if refresh or self._clock.day(now) != self._day or self._access.changed():
                self._refresh(now)
            if first is not None:
                self._queue.put_first(self._access.memory(first))
            self._show_next(now)
        except ProgressError as error:
            self.shown, self.phase = None, Phase.DONE
            self._say_failed(error, "That is saved, but the next card can't be read. ")

    def _recount(self, change: Change) -> None:
        """The sitting's own answers follow what was taken back and done again."""
        if change.effective:
            self._answers += [answer for answer in self._taken_back if answer.row in change.rows]
            self._taken_back = [answer for answer in self._taken_back if answer.row not in change.rows]
        else:
            self._taken_back += [answer for answer in self._answers if answer.row in change.rows]
            self._answers = [answer for answer in self._answers if answer.row not in change.rows]

    def _give_way(self, now: datetime) -> None:
        """The card was answered elsewhere since it was shown: read afresh, keep what was typed."""
        shown = self._shown()
        self.kept = shown.typed or ""
        self._refresh(now)
        self._show_next(now)
        typed = f" You had typed: {self.kept}" if self.kept else ""
        self.notice = Notice(f"This card was changed in another window meanwhile; this answer was not counted.{typed}")

    def _redraw(self, shown: Shown, now: datetime) -> None:
        """The intervals on the buttons were those of yesterday: work them out again, on the same card."""
        again = self._draw(shown.card, now)
        if again.memory.last != shown.memory.last:
            self._give_way(now)
            return
        self._refresh(now)
        self.shown = replace(again, typed=shown.typed, grade=shown.grade, hinted=shown.hinted, at=shown.at)
        self.notice = Notice("A new study day has begun, so the intervals were worked out again. Rate once more.")

    def _refresh(self, now: datetime) -> None:
        day = self._clock.day(now)
        today = today_of(self._catalogue, self._access, self._settings, day)
        self._queue = StudyQueue(self._catalogue, today.plan(self._decks), self._queue)
        self._day = day
        # Another window of this device may have taken answers back.
        counting = {answer.row for answer in today.answered}
        self._answers = [answer for answer in self._answers if answer.day != day or answer.row in counting]

    def _show_next(self, now: datetime) -> None:
        shown: Shown | None = None
        while shown is None and (key := self._queue.next(to_ms(now))) is not None:
            if card := self._library.card(key):
                shown = self._draw(card, now)
            else:
                # Its deck was rewritten and read afresh by another window since this one opened.
                self._queue.drop(key)
        self.shown, self.phase = shown, Phase.QUESTION if shown else Phase.DONE

    def _draw(self, card: Card, now: datetime) -> Shown:
        day = self._clock.day(now)
        memory = self._access.memory(card.key)
        choices = choices_of(card, f"{card.key}\n{memory.last}")
        return Shown(card, memory, self._outcomes(card, memory, day), to_ms(now), day, choices)

    def _outcomes(self, card: Card, memory: CardMemory, day: int) -> Mapping[Rating, Outcome]:
        return outcomes(memory, day, self._settings.options(self._deck_of(card)))

    def _next_due(self, day: int) -> list[int]:
        """The study days after ``day`` on which reviews of this sitting's decks come due, as far as need be. What is
        overdue and not in today's queue, being buried or over the limit, comes tomorrow."""
        for horizon in _HORIZONS:
            mine = sorted(due for card, due in self._access.due_by(day + horizon) if self._in_scope(card))
            if later := [max(due, day + 1) for due in mine[self._queue.counts.review :]]:
                return later
        return []

    def _moment(self, now: datetime) -> Moment:
        return Moment(to_ms(now), self._clock.day(now), self._clock.utc_offset(now))

    def _deck_of(self, card: Card) -> str:
        return self._catalogue.by_key[card.key].deck

    def _in_scope(self, card: str) -> bool:
        entry = self._catalogue.by_key.get(card)
        return entry is not None and (self._decks is None or entry.deck in self._decks)

    def _shown(self) -> Shown:
        if self.shown is None:
            raise ProgressError("No card", "There is no card on screen.", "Go back to the decks.")
        return self.shown


def _short(card: Card) -> str:
    line = card.prompt.splitlines()[0] if card.prompt else ""
    return line if len(line) <= 50 else line[:49] + "…"
