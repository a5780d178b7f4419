"""The learner's history at hand: read at a glance from the first moment, through the store once that is open."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from progress.confusions import Confusion
from progress.glance import Blank, Glance
from progress.options import Options
from progress.terms import CardMemory, DayRows, ProgressError

if TYPE_CHECKING:
    from progress.store import Store

_PATIENCE = 5
"""Seconds that leaving waits for a backup to be finished; one that is cut short is made the next time."""


class Access:
    """Reads quickly, writes safely, and opens the expensive store only when it is needed or there is time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._store: Store | None = None
        self._parameters: tuple[float, ...] | None = None
        self._glance = Glance.open(path)
        self._copying: Thread | None = None
        self.warning: ProgressError | None = None
        """Why there is no backup of today, where none could be made; nothing else depends on it."""

    def warm(self) -> None:
        """Open the store in the background, so that the first answer needn't wait for it."""
        Thread(target=self._try_open, name="open-history", daemon=True).start()

    def store(self) -> "Store":
        """The store, opened now if it isn't yet. ProgressError where it can't be."""
        with self._lock:
            if self._store is None:
                # Deferred: half a second that the first question must not wait for.
                from progress.store import Store

                self._store = Store(self.path)
                # Beside the first answers: it only reads, so they needn't wait for it.
                self._copying = Thread(target=self._back_up, name="back-up-history", daemon=True)
                self._copying.start()
            return self._store

    def rows(self, day: int, until: int) -> DayRows:
        """What the queue of study day ``day``, which ends at UTC millisecond ``until``, is made from."""
        rows = self._reader().rows(day, until)
        self._parameters = rows.parameters
        return rows

    def in_force(self, options: Options) -> Options:
        """These options with the FSRS parameters that are in force, as of when `rows` was last read."""
        if self._parameters is None:
            self._parameters = self._reader().parameters()
        return options._replace(parameters=self._parameters)

    def memory(self, card: str) -> CardMemory:
        """The memory of a card."""
        return self._reader().memory(card)

    def due_by(self, last: int) -> list[tuple[str, int]]:
        """Review cards that are due on study day ``last`` or have been for some time, with the day."""
        return self._reader().due_by(last)

    def confusions(self) -> list[Confusion]:
        """What is taken for what, the most frequent first."""
        return self._reader().confusions()

    def typical_times(self) -> Mapping[str, int]:
        """Median milliseconds that a right answer of each form takes this learner, of late."""
        return self._reader().typical_times()

    def changed(self) -> bool:
        """Whether somebody else may have written since `rows` was last read through the store."""
        return self._store is not None and self._store.changed()

    def close(self) -> None:
        """Let go of the file, once the backup of the day is made or has taken too long to wait for."""
        if self._copying is not None:
            self._copying.join(_PATIENCE)
        with self._lock:
            if self._glance is not None:
                self._glance.close()
            if self._store is not None:
                self._store.close()

    def _reader(self) -> "Blank | Glance | Store":
        if self._store is not None or self._glance is None:
            return self.store()
        return self._glance

    def _back_up(self) -> None:
        # Deferred: only needed here, and not by what merely reads.
        from progress.backups import back_up_daily

        try:
            back_up_daily(self.path, datetime.now(UTC))
        except ProgressError as error:
            self.warning = error

    def _try_open(self) -> None:
        try:
            self.store()
        except ProgressError:
            # Said when it is needed: the next call to `store` tries again and raises where someone can hear it.
            return
