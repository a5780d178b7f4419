"""The door to the history: every answer and act is one transaction that appends to the log and moves the memory on."""

import json
import os
import platform
import secrets
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from progress.confusions import Confusion, confusions
from progress.database import Database
from progress.exchange import BadLine, Line
from progress.history import acted
from progress.ledger import (
    add_act,
    add_review,
    batch_of,
    cardless_acts,
    fresh_id,
    memory_of,
    running,
    swap_memory,
    table_of,
)
from progress.log import Act, ActKind, Change, Given, Moment, Review, Row
from progress.merge import Merged, merge, tell
from progress.reading import card_memory, counted, day_rows, due_by, parameters_in_force, touched_cards, typical_times
from progress.refold import Progress, cardless_sound, folded_cards, followers, life_of, refold
from progress.scheduler import settle
from progress.tables import DeviceRow, LearnerRow, MetaRow
from progress.terms import CardMemory, Counted, DayRows, StaleCardError
from progress.undoing import Step, last_step, last_undo


class Store:
    """A learner's history in a database file."""

    def __init__(self, path: Path) -> None:
        """Open or create the history; ProgressError where that can't be done."""
        self._database = Database(path)
        self._touched: set[str] | None = None
        self._read_version = -1
        with self._database.write() as connection:
            if _told(connection, "file") != (file := _file_of(path)):
                # A copy, or a file put back from a backup: rows of two devices must never share ids or undo.
                _tell(connection, "file", file)
                _tell(connection, "device", _draw(connection, DeviceRow, platform.node() or "device"))
            if _told(connection, "learner") is None:
                _tell(connection, "learner", _draw(connection, LearnerRow, os.environ.get("USER") or "learner"))
            self.writer, self.learner = str(_told(connection, "device")), str(_told(connection, "learner"))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def changed(self) -> bool:
        """Whether another process, or another store, has written since `rows` was last read."""
        return self._database.data_version() != self._read_version

    def rows(self, day: int, until: int) -> DayRows:
        """What the queue of study day ``day``, which ends at UTC millisecond ``until``, is made from."""
        # The version first: what is written after it is asked for is then noticed next time.
        version = self._database.data_version()
        with self._database.read() as connection:
            run = running(connection)
            if self._touched is None or version != self._read_version:
                self._touched = touched_cards(run)
            rows = day_rows(run, day, until, self._touched)
        self._read_version = version
        return rows

    def memory(self, card: str) -> CardMemory:
        """The memory of a card."""
        with self._database.read() as connection:
            return card_memory(running(connection), card)

    def due_by(self, last: int) -> list[tuple[str, int]]:
        """Review cards that are due on study day ``last`` or have been for some time, with the day."""
        with self._database.read() as connection:
            return due_by(running(connection), last)

    def record(self, given: Given) -> CardMemory:
        """Append an answer. StaleCardError, and nothing written, where the card moved on since it was shown."""
        with self._database.write() as connection:
            memory = self._append(connection, given, given.moment.at)
            touched = followers(connection, [memory.card])
        self._note([memory, *touched])
        return memory

    def record_together(self, givens: Sequence[Given]) -> list[CardMemory]:
        """Append several answers as one step that is undone whole; all of them or, with StaleCardError, none."""
        memories: list[CardMemory] = []
        with self._database.write() as connection:
            batch = ""
            for given in givens:
                batch = batch or fresh_id(connection, self.writer, given.moment.at)
                memories.append(self._append(connection, given, given.moment.at, batch))
            touched = followers(connection, [memory.card for memory in memories])
        self._note([*memories, *touched])
        return memories

    def overrule(self, row: str, given: Given, moment: Moment) -> CardMemory:
        """Replace answer ``row`` by ``given``, which is the same answer judged otherwise, as one transaction: the first
        is undone and the second recorded in its place, of the same batch. StaleCardError where the card was answered
        again since."""
        card = given.before.card
        with self._database.write() as connection:
            if memory_of(connection, card).decided != row:
                raise StaleCardError("Card changed", f"{card} was answered again since.", "Look at it again.")
            batch = batch_of(connection, row)
            touched = self._aim_undo(connection, Step(((row, card),), "", frozenset({row})), moment)
            memory = self._append(connection, replace(given, before=memory_of(connection, card)), moment.at, batch)
            touched += followers(connection, [card])
        self._note([*touched, memory])
        return memory

    def note(self, kind: ActKind, payload: Mapping[str, Any], moment: Moment, batch: str = "") -> str:
        """Append an act that only records what happened; its id, which further acts of the same event name as their
        batch."""
        with self._database.write() as connection:
            row = fresh_id(connection, self.writer, moment.at)
            body = json.dumps(payload, ensure_ascii=False, sort_keys=True)
            add_act(connection, Act(row, batch or row, self.writer, self.learner, moment, kind, None, "", None, body))
        return row

    def records(self, *kinds: ActKind) -> list[Act]:
        """The acts of these kinds that record what happened, in order."""
        with self._database.read() as connection:
            return cardless_acts(connection, kinds)

    def confusions(self) -> list[Confusion]:
        """What is taken for what: see `progress.confusions`."""
        with self._database.read() as connection:
            return confusions(running(connection))

    def typical_times(self) -> Mapping[str, int]:
        """Median milliseconds that a right answer of each form takes this learner, of late."""
        with self._database.read() as connection:
            return typical_times(running(connection))

    def act(
        self, kind: ActKind, cards: Sequence[CardMemory], moment: Moment, due: Sequence[int] = ()
    ) -> list[CardMemory]:
        """Do something to cards that is no review; it can be undone as one step. ``due`` are the study days on which
        SET_DUE and RESCHEDULE make them due. StaleCardError, and nothing written, where one of them moved on since its
        memory was read."""
        days: Sequence[int | None] = due or [moment.day if kind is ActKind.BURY else None] * len(cards)
        memories: list[CardMemory] = []
        with self._database.write() as connection:
            batch = ""
            for before, day in zip(cards, days, strict=True):
                row = fresh_id(connection, self.writer, moment.at)
                batch = batch or row
                payload = "{}" if day is None else f'{{"day": {day}}}'
                act = Act(row, batch, self.writer, self.learner, moment, kind, before.card, before.last, None, payload)
                memories.append(acted(before, act))
                swap_memory(connection, before, memories[-1])
                add_act(connection, act)
            touched = followers(connection, [memory.card for memory in memories])
        self._note([*memories, *touched])
        return memories

    def adopt(self, card: CardMemory, lost: str, moment: Moment) -> CardMemory:
        """Let a card take over the history of one that was lost when its deck was edited; undone like any act.
        StaleCardError, and nothing written, where the card moved on since its memory was read."""
        with self._database.write() as connection:
            if memory_of(connection, card.card) != card:
                raise StaleCardError("Card changed", f"{card.card} was changed meanwhile.", "Look at it again.")
            row = fresh_id(connection, self.writer, moment.at)
            own = (self.writer, self.learner, moment)
            add_act(connection, Act(row, row, *own, ActKind.ADOPT, card.card, card.last, lost, "{}"))
            changed = refold(connection, [card.card])
            memory = memory_of(connection, card.card)
        self._note(changed)
        return memory

    def parameters(self) -> tuple[float, ...]:
        """The FSRS parameters in force."""
        with self._database.read() as connection:
            return parameters_in_force(running(connection))

    def adopt_parameters(
        self, parameters: Sequence[float], moment: Moment, progress: Progress | None = None
    ) -> list[CardMemory]:
        """Put these FSRS parameters in force: every memory is made anew, no card's due day changes; undone like any
        act. The memories that changed."""
        payload = json.dumps({"parameters": list(parameters)})
        with self._database.write() as connection:
            row = fresh_id(connection, self.writer, moment.at)
            own = (self.writer, self.learner, moment)
            add_act(connection, Act(row, row, *own, ActKind.PARAMETERS, None, "", None, payload))
            return refold(connection, None, progress)

    def undo(self, moment: Moment) -> Change | None:
        """Take back the last step of this device that counts; None where there is none."""
        return self._turn(moment, redo=False)

    def redo(self, moment: Moment) -> Change | None:
        """Take back the last undo, unless something new was done since; None where there is none."""
        return self._turn(moment, redo=True)

    def history(self, card: str) -> list[Row]:
        """All that the log holds of a card, and of those whose history it took over."""
        with self._database.read() as connection:
            return life_of(connection, card)

    def mismatches(self, progress: Progress | None = None) -> list[str]:
        """Cards whose cached memory or undone rows are not what replaying the log makes. Empty is sound."""
        with self._database.read() as connection:
            found = [
                one.memory.card
                for folded in folded_cards(connection, None, progress)
                for one in folded
                if not one.sound
            ]
            return found if cardless_sound(connection) else [*found, ""]

    def rebuild(self, progress: Progress | None = None) -> list[CardMemory]:
        """Make every memory anew from the log; those that were not what the log says."""
        with self._database.write() as connection:
            changed = refold(connection, None, progress)
        self._note(changed)
        return changed

    def merge(self, lines: Iterable[Line | BadLine], trusted: bool = False, progress: Progress | None = None) -> Merged:
        """Take in what another history tells. UnknownLearnerError, and nothing written, where it is somebody's who was
        not met before, unless ``trusted``."""
        with self._database.write() as connection:
            merged = merge(connection, lines, trusted, progress)
        self._note(merged.cards)
        return merged

    @contextmanager
    def telling(self, known: Container[tuple[str, str]] = ()) -> Iterator[Iterator[Line]]:
        """All that this history holds, but for what is ``known`` by kind and id."""
        with self._database.read() as connection:
            yield tell(connection, known)

    def answers_of(self, days: Iterable[int]) -> list[Counted]:
        """What was answered on these study days, on all devices."""
        with self._database.read() as connection:
            run = running(connection)
            return [row for day in sorted(days) for row in counted(run, day)]

    def _turn(self, moment: Moment, redo: bool) -> Change | None:
        with self._database.write() as connection:
            step = last_undo(connection, self.writer) if redo else last_step(connection, self.writer)
            if step is None:
                return None
            touched = self._aim_undo(connection, step, moment)
        self._note(touched)
        cards = tuple(dict.fromkeys(card for _, card in step.rows if card))
        return Change(step.said, cards, step.aims, effective=redo)

    def _aim_undo(self, connection: Connection, step: Step, moment: Moment) -> list[CardMemory]:
        """Take a step back; the memories that changed."""
        batch = ""
        for target, card in step.rows:
            row = fresh_id(connection, self.writer, moment.at)
            batch = batch or row
            after = memory_of(connection, card).last if card else ""
            act = Act(row, batch, self.writer, self.learner, moment, ActKind.UNDO, card, after, target, "{}")
            add_act(connection, act)
        cards = [card for _, card in step.rows if card]
        # What is about no card is about every card.
        return refold(connection, cards if len(cards) == len(step.rows) else None)

    def _append(self, connection: Connection, given: Given, now: int, batch: str | None = None) -> CardMemory:
        moment = given.moment
        if given.before.memory is None and parameters_in_force(running(connection)) != given.options.parameters:
            # A new card has no memory that would have moved with the parameters.
            raise StaleCardError("Schedule changed", "Other FSRS parameters were adopted.", "Look at the card again.")
        row = fresh_id(connection, self.writer, now)
        memory = settle(given.before, given.outcome, row, moment.at, moment.day)
        swap_memory(connection, given.before, memory)
        add_review(connection, self._review(row, given, memory, batch), given.options)
        return memory

    def _review(self, row: str, given: Given, memory: CardMemory, batch: str | None) -> Review:
        outcome = given.outcome
        return Review(
            id=row,
            writer=self.writer,
            learner=self.learner,
            moment=given.moment,
            card=given.before.card,
            after=given.before.last,
            rating=outcome.rating,
            reply=given.reply,
            options=given.options.id,
            state_before=given.before.state,
            memory_before=given.before.memory,
            elapsed=given.elapsed,
            state=outcome.state,
            step=outcome.step,
            memory=outcome.memory,
            interval=outcome.interval,
            due_day=memory.due_day,
            due_at=memory.due_at,
            reps=outcome.reps,
            lapses=outcome.lapses,
            batch=batch,
        )

    def _note(self, memories: Iterable[CardMemory]) -> None:
        """Keep the set of touched cards in step with what was just written."""
        if self._touched is not None:
            for memory in memories:
                (self._touched.add if memory.last else self._touched.discard)(memory.card)


def _file_of(path: Path) -> str:
    """What a copy of the file doesn't share with it."""
    return f"{platform.node()}:{path.stat().st_ino}"


def _told(connection: Connection, name: str) -> str | None:
    meta = table_of(MetaRow)
    found: str | None = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar_one_or_none()
    return found


def _tell(connection: Connection, name: str, value: str) -> None:
    meta = table_of(MetaRow)
    connection.execute(delete(meta).where(meta.c.name == name))
    connection.execute(insert(meta), {"name": name, "value": value})


def _draw(connection: Connection, row: type, name: str) -> str:
    """A new device or learner."""
    own = secrets.token_hex(8)
    connection.execute(insert(table_of(row)), {"id": own, "name": name})
    return own
