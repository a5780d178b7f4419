"""One sitting: the only place that knows queue, scheduler and store. Full screen and line mode drive it alike."""

from dataclasses import replace
from datetime import datetime

from decks.card import Card
from decks.library import Library
from progress.access import Access
from progress.clock import StudyClock, from_ms, to_ms
from progress.confusions import partners, to_drill
from progress.log import ActKind, Given, Moment
from progress.scheduler import elapsed_days
from progress.study_queue import StudyQueue
from progress.terms import Counts, ProgressError, Rating, StaleCardError
from progress.today import Catalogue, Plan
from study.answers import Answers, judged_otherwise
from study.day import next_due, today_of
from study.dealer import Dealer, Waiting, card_note
from study.judging import reply_of
from study.mending import Mending
from study.present import brief
from study.settings import Settings
from study.sitting import Answer, Notice, Phase, Shown, Summary


class Session(Mending):
    """A sitting over the decks given (all where None), answers driving the schedule."""

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        access: Access,
        settings: Settings,
        decks: frozenset[str] | None,
        boards: bool = True,
    ) -> None:
        """``boards`` says whether several cards can be shown at once."""
        super().__init__(library, catalogue, Dealer(library, catalogue, access, settings), access, settings)
        self._clock: StudyClock = settings.clock
        self._decks, self._boards = decks, boards
        self._queue = StudyQueue(catalogue, Plan((), (), ()))
        self._day = 0
        self._answers = Answers()

    @property
    def counts(self) -> Counts:
        """Cards left today in this sitting's decks, the shown one included."""
        return self._queue.counts

    @property
    def answered(self) -> int:
        """Answers given in this sitting and not taken back."""
        return len(self._answers.counting)

    def begin(self, now: datetime) -> None:
        """Read the day's queue and show its first card."""
        self._step(self._begin, now)

    def tick(self, now: datetime) -> None:
        """Time passed: a new study day, a learning card come due, an answer given in another window."""
        self._guard(self._tick, now)

    def overrule(self, now: datetime, row: int = 0) -> None:
        """The learner's word against the verdict: on screen that of the shown answer, on a matching board of this row
        of it, else that of the answer before."""
        self._step(lambda now: self._overrule(row, now), now)

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
        confused = 0
        try:
            mine = next_due(self._access, self._in_scope, day, self._queue.counts.review)
            confused = len(to_drill(self._access.confusions(), self._catalogue.by_key))
        except ProgressError as error:
            self._say_failed(error)
        waiting = self._queue.next_learning
        return Summary(
            tuple(self._answers.counting),
            None if waiting is None else self._clock.local(from_ms(waiting)),
            sum(due == day + 1 for due in mine),
            mine[0] - day if mine else None,
            confused,
        )

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
        givens = [self._given(shown, rating, now)]
        givens += [self._given(one, one.suggested or Rating.GOOD, now) for one in shown.partners]
        store = self._access.store()
        memories = [store.record(givens[0])] if len(givens) == 1 else store.record_together(givens)
        for one, given, memory in zip(shown.cards, givens, memories, strict=True):
            self._answers.counting.append(Answer(one.card, given, memory.last, one.outcomes))
            self._queue.settle(memory)
        self._move_on(now, refresh=any(given.reply.confused for given in givens))

    def _given(self, shown: Shown, rating: Rating, now: datetime) -> Given:
        return Given(
            before=shown.memory,
            outcome=shown.outcomes[rating],
            options=self._dealer.options_of(shown.card),
            moment=self._moment(now),
            elapsed=elapsed_days(shown.memory, shown.day),
            reply=reply_of(shown, to_ms(now)),
        )

    def _overrule(self, row: int, now: datetime) -> None:
        if self.phase is Phase.ANSWER:
            self._overrule_shown(row)
        else:
            self._overrule_last(now)

    def _overrule_last(self, now: datetime) -> None:
        """Judge the answer before the other way round. What is on screen stays, be it half typed."""
        if not self._answers.counting:
            self.notice = Notice("There is no answer of this sitting to overrule.")
            return
        answer = judged_otherwise(self._answers.counting[-1])
        try:
            memory = self._access.store().overrule(answer.row, answer.given, self._moment(now))
        except StaleCardError:
            self.notice = Notice("Not overruled: that card was answered again since.")
            return
        self._answers.counting[-1] = replace(answer, row=memory.decided)
        self.notice = Notice(f"Overruled, now rated {answer.rating.name.capitalize()}: {brief(answer.card)}")
        if self.shown and self.shown.card.key != answer.card.key:
            self._refresh(now)
        else:
            self._move_on(now, refresh=True)

    def _put_away(self, kind: ActKind, said: str, after: str, now: datetime) -> None:
        shown = self._shown()
        self._access.store().act(kind, (shown.memory,), self._moment(now))
        named = brief(shown.card)
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
        if self._accepted and not redo:
            self._unaccept(self._accepted, now)
            return
        store = self._access.store()
        change = store.redo(self._moment(now)) if redo else store.undo(self._moment(now))
        if change is None:
            self.notice = Notice("Nothing to redo." if redo else "Nothing to undo.")
            return
        self._answers.recount(change)
        key = change.cards[0]
        card = self._library.card(key)
        about = f", {brief(card)}" if card else ""
        self.notice = Notice(f"{'Redone' if redo else 'Undone'}: {change.said}{about}")
        self._move_on(now, refresh=True, first=key if not redo and self._in_scope(key) else None)

    def _move_on(self, now: datetime, refresh: bool = False, first: str | None = None) -> None:
        """What was done is in the history. A failure from here on must not look as if it were not."""
        try:
            if refresh or self._clock.day(now) != self._day or self._access.changed():
                self._refresh(now)
            if first is not None:
                memory = self._access.memory(first)
                if not memory.suspended and (memory.buried_day is None or memory.buried_day < self._day):
                    self._queue.put_first(memory)
            self._show_next(now)
        except ProgressError as error:
            self.shown, self.phase = None, Phase.DONE
            self._say_failed(error, "That is saved, but the next card can't be read. ")

    def _give_way(self, now: datetime) -> None:
        """The card was answered elsewhere since it was shown: read afresh, keep what was typed."""
        shown = self._shown()
        self.kept = "; ".join((shown.response or "\n".join(shown.lines)).split("\n"))
        self._refresh(now)
        self._show_next(now)
        typed = f" You had typed: {self.kept}" if self.kept else ""
        self.notice = Notice(f"This card was changed in another window meanwhile; this answer was not counted.{typed}")

    def _redraw(self, shown: Shown, now: datetime) -> None:
        """The intervals on the buttons were those of yesterday: work them out again, on the same card."""
        again = self._dealer.afresh(shown, now)
        if any(one.memory.last != two.memory.last for one, two in zip(again.cards, shown.cards, strict=True)):
            self._give_way(now)
            return
        self._refresh(now)
        self.shown = again
        self.notice = Notice("A new study day has begun, so the intervals were worked out again. Rate once more.")

    def _refresh(self, now: datetime) -> None:
        day = self._clock.day(now)
        today = today_of(self._catalogue, self._access, self._settings, day)
        apart = partners(self._access.confusions())
        self._queue = StudyQueue(self._catalogue, today.plan(self._decks), self._queue, apart)
        self._day = day
        self._answers.keep(day, {answer.row for answer in today.answered})

    def _show_next(self, now: datetime) -> None:
        self._accepted = None
        shown: Shown | None = None
        while shown is None and (key := self._queue.next(to_ms(now))) is not None:
            if card := self._library.card(key):
                shown = self._dealer.draw(card, now, self._company())
            else:
                # Its deck was rewritten and read afresh by another window since this one opened.
                self._queue.drop(key)
        self.shown, self.phase = shown, Phase.QUESTION if shown else Phase.DONE

    def _company(self) -> Waiting | None:
        return self._waiting if self._boards else None

    def _waiting(self, card: Card) -> list[Card]:
        """The cards of the same note, asked in the same direction, that wait in the queue."""
        note, turn = f"{card_note(card)}#", f":{card.key.rpartition(':')[2]}"
        keys = self._catalogue.decks[self._dealer.deck_of(card)]
        mine = [key for key in keys if key.startswith(note) and key.endswith(turn) and key != card.key]
        return [one for key in mine if self._queue.waits(key) and (one := self._library.card(key))]

    def _moment(self, now: datetime) -> Moment:
        return Moment(to_ms(now), self._clock.day(now), self._clock.utc_offset(now))

    def _in_scope(self, card: str) -> bool:
        entry = self._catalogue.by_key.get(card)
        return entry is not None and (self._decks is None or entry.deck in self._decks)
