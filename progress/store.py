"""The door to the history: every answer and act is one transaction that appends to the log and moves the memory on."""

import os
import platform
import secrets
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, insert, select

from progress.database import Database
from progress.history import acted, fold, ineffective
from progress.ledger import (
    add_act,
    add_review,
    card_rows,
    find_options,
    fresh_id,
    memory_of,
    refold,
    running,
    swap_memory,
    table_of,
)
from progress.log import Act, ActKind, Change, Given, Moment, Review, Row
from progress.reading import all_memories, card_memory, day_rows, due_ahead, touched_cards
from progress.scheduler import settle
from progress.tables import DeviceRow, LearnerRow, MetaRow
from progress.terms import CardMemory, DayRows
from progress.undoing import Step, last_step, last_undo


class Store:
    """A learner's history in a database file."""

    def __init__(self, path: Path) -> None:
        """Open or create the history; ProgressError where that can't be done."""
        self._database = Database(path)
        self._touched: set[str] | None = None
        self._seen_version = -1
        with self._database.write() as connection:
            self.writer = _own(connection, "device", DeviceRow, platform.node() or "device")
            self.learner = _own(connection, "learner", LearnerRow, os.environ.get("USER") or "learner")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def changed(self) -> bool:
        """Whether another process, or another store, has written since this was last asked."""
        version = self._database.data_version()
        changed = version != self._seen_version
        self._seen_version = version
        if changed:
            self._touched = None
        return changed

    def rows(self, day: int) -> DayRows:
        """What the queue of study day ``day`` is made from."""
        with self._database.read() as connection:
            run = running(connection)
            if self._touched is None:
                self._touched = touched_cards(run)
            return day_rows(run, day, self._touched)

    def memory(self, card: str) -> CardMemory:
        """The memory of a card."""
        with self._database.read() as connection:
            return card_memory(running(connection), card)

    def due_ahead(self, day: int, last: int) -> list[tuple[str, int]]:
        """Review cards due after study day ``day`` and up to ``last``, with the day."""
        with self._database.read() as connection:
            return due_ahead(running(connection), day, last)

    def record(self, given: Given) -> CardMemory:
        """Append an answer. StaleCardError, and nothing written, where the card moved on since it was shown."""
        moment = given.moment
        with self._database.write() as connection:
            row = fresh_id(connection, self.writer, moment.at)
            memory = settle(given.before, given.outcome, row, moment.at, moment.day)
            swap_memory(connection, given.before, memory)
            add_review(connection, self._review(row, given, memory), given.options)
        self._note(memory)
        return memory

    def act(self, kind: ActKind, cards: Sequence[str], moment: Moment) -> list[CardMemory]:
        """Do something to cards that is no review; it can be undone as one step."""
        payload = f'{{"day": {moment.day}}}' if kind is ActKind.BURY else "{}"
        memories: list[CardMemory] = []
        with self._database.write() as connection:
            batch = ""
            for card in cards:
                row = fresh_id(connection, self.writer, moment.at)
                batch = batch or row
                before = memory_of(connection, card)
                act = Act(row, batch, self.writer, self.learner, moment, kind, card, before.last, None, payload)
                add_act(connection, act)
                memories.append(acted(before, act))
                swap_memory(connection, before, memories[-1])
        for memory in memories:
            self._note(memory)
        return memories

    def undo(self, moment: Moment) -> Change | None:
        """Take back the last step of this device that counts; None where there is none."""
        return self._turn(moment, redo=False)

    def redo(self, moment: Moment) -> Change | None:
        """Take back the last undo, unless something new was done since; None where there is none."""
        return self._turn(moment, redo=True)

    def history(self, card: str) -> list[Row]:
        """All that the log holds of a card."""
        with self._database.read() as connection:
            return card_rows(connection, card)

    def mismatches(self) -> list[str]:
        """Cards whose cached memory or undone rows are not what replaying the log makes. Empty is sound."""
        with self._database.read() as connection:
            run = running(connection)
            cached = {memory.card: memory for memory in all_memories(run)}
            options = find_options(connection)
            undone = {row for (row,) in run("SELECT id FROM undone", {})}
            logged = {card for (card,) in run("SELECT card FROM review UNION SELECT card FROM act", {}) if card}
            wrong: list[str] = []
            for card in sorted(logged | cached.keys()):
                rows = card_rows(connection, card)
                same = fold(card, rows, options) == cached.get(card, CardMemory(card))
                if not same or ineffective(rows) != undone & {row.id for row in rows}:
                    wrong.append(card)
            return wrong

    def _turn(self, moment: Moment, redo: bool) -> Change | None:
        with self._database.write() as connection:
            step = last_undo(connection, self.writer) if redo else last_step(connection, self.writer)
            if step is None:
                return None
            memories = self._aim_undo(connection, step, moment)
        for memory in memories:
            self._note(memory)
        return Change(step.said, tuple(memory.card for memory in memories), step.aims, effective=redo)

    def _aim_undo(self, connection: Connection, step: Step, moment: Moment) -> list[CardMemory]:
        batch = ""
        for target, card in step.rows:
            row = fresh_id(connection, self.writer, moment.at)
            batch = batch or row
            after = memory_of(connection, card).last if card else ""
            act = Act(row, batch, self.writer, self.learner, moment, ActKind.UNDO, card, after, target, "{}")
            add_act(connection, act)
        return [refold(connection, card) for card in dict.fromkeys(card for _, card in step.rows) if card]

    def _review(self, row: str, given: Given, memory: CardMemory) -> Review:
        outcome = given.outcome
        return Review(
            id=row,
            writer=self.writer,
            learner=self.learner,
            moment=given.moment,
            card=given.before.card,
            after=given.before.last,
            rating=outcome.rating,
            suggested=given.suggested,
            duration=given.duration,
            form=given.form,
            response=given.response,
            verdict=given.verdict,
            hinted=given.hinted,
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
        )

    def _note(self, memory: CardMemory) -> None:
        """Keep the set of touched cards in step with what was just written."""
        if self._touched is not None:
            (self._touched.add if memory.last else self._touched.discard)(memory.card)


def _own(connection: Connection, kind: str, row: type, name: str) -> str:
    """This database's device or learner, drawn when it is first opened."""
    meta = table_of(MetaRow)
    found = connection.execute(select(meta.c.value).where(meta.c.name == kind)).scalar_one_or_none()
    if found is not None:
        return str(found)
    own = secrets.token_hex(8)
    connection.execute(insert(table_of(row)), {"id": own, "name": name})
    connection.execute(insert(meta), {"name": kind, "value": own})
    return own
