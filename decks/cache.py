"""The card cache: what the deck files said when they were last read, so that opening the library reads none of them.

A disposable SQLite file. A deck file's row holds while size, times and inode are as they were, or else while its
content is; a row of another schema never does. Damaged or not ours, the cache is deleted and built anew; where it
cannot be written, it lives in memory. The modules that read deck files are imported only when a file has to be read.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from decks.card import Card
from decks.deck import Collection, Deck
from decks.files import load_bytes
from decks.packing import (
    pack_card,
    pack_collection,
    pack_deck,
    pack_problems,
    unpack_card,
    unpack_collection,
    unpack_deck,
    unpack_problems,
)
from decks.problems import Problem

if TYPE_CHECKING:
    from decks.reader import ReadResult

_APPLICATION = 0x6465636B
SCHEMA = 2
"""To be raised with every change to these tables, to Card, Deck or Problem, or to what the reader makes of a file."""

_TABLES = """
CREATE TABLE IF NOT EXISTS file (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, collection TEXT NOT NULL, stat TEXT NOT NULL, digest TEXT NOT NULL,
    header TEXT NOT NULL, problems TEXT NOT NULL, UNIQUE (path, collection));
CREATE TABLE IF NOT EXISTS note (file INTEGER NOT NULL, name TEXT NOT NULL, line INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS note_by_name ON note (name);
CREATE INDEX IF NOT EXISTS note_by_file ON note (file);
CREATE TABLE IF NOT EXISTS card (
    id INTEGER PRIMARY KEY, file INTEGER NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL,
    sibling TEXT NOT NULL, grouped TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS card_by_file ON card (file, position);
CREATE INDEX IF NOT EXISTS card_by_key ON card (key);
CREATE TABLE IF NOT EXISTS face (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
"""


class CacheDamagedError(Exception):
    """The cache cannot be relied on: it has to be deleted and built anew."""


class CacheUnusableError(Exception):
    """The cache cannot be used just now: its disk is full or read-only, or others keep it locked."""


class Stored(NamedTuple):
    """What one deck file said."""

    deck: Deck | None
    problems: tuple[Problem, ...]


class Repeated(NamedTuple):
    """One of several notes of the same name."""

    name: str
    """``collection/note``."""
    path: Path
    line: int


class _Row(NamedTuple):
    header: str
    problems: str


class _Made(NamedTuple):
    """A file freshly read, to be stored."""

    header: str
    problems: tuple[Problem, ...]
    result: "ReadResult | None" = None


class CardCache:
    """An open cache. Safe to use from several threads and, being SQLite, from several processes."""

    def __init__(self, connection: sqlite3.Connection, on_read: Callable[[], None] | None = None) -> None:
        self._connection, self._on_read = connection, on_read
        self._lock = threading.RLock()
        self.grown = False
        """A file had to be read since the cache was opened."""

    @classmethod
    def open(cls, path: Path | None, on_read: Callable[[], None] | None = None) -> "CardCache":
        """The cache in a file, or in memory for None. CacheDamagedError or CacheUnusableError where it cannot serve."""
        try:
            if path is not None:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Autocommit: every transaction below is begun and ended in so many words.
            target = ":memory:" if path is None else path
            connection = sqlite3.connect(target, timeout=5, isolation_level=None, check_same_thread=False)
        except (OSError, sqlite3.Error, ValueError) as error:
            raise CacheUnusableError(str(error)) from error
        cache = cls(connection, on_read)
        try:
            with cache._use():
                cache._prepare()
        except (CacheDamagedError, CacheUnusableError):
            connection.close()
            raise
        return cache

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def deck(self, path: Path, collection: str) -> Stored:
        """What a deck file says, from the cache if that still holds, else read from the file."""

        def read(data: bytes) -> _Made:
            from decks.reader import read_bytes

            result = read_bytes(data, path, collection)
            return _Made(pack_deck(result.deck), result.problems, result)

        row = self._row(path, collection, read)
        if isinstance(row, Problem):
            return Stored(None, (row,))
        with _unpacking():
            return Stored(unpack_deck(row.header, path, collection), unpack_problems(row.problems, path))

    def collection(self, path: Path) -> tuple[Collection | None, tuple[Problem, ...]]:
        """What a collection.yaml says, by the same rules; None where it cannot be read."""

        def read(data: bytes) -> _Made:
            from decks.collection import read_collection

            found, problems = read_collection(data, path)
            return _Made(pack_collection(found), problems)

        row = self._row(path, "", read)
        if isinstance(row, Problem):
            return None, (row,)
        with _unpacking():
            return unpack_collection(row.header, path.parent), unpack_problems(row.problems, path)

    def entries(self, deck: Deck) -> list[tuple[str, str, str]]:
        """Key, sibling and group of every card of a deck, in order."""
        with self._use() as run:
            return run.execute(
                "SELECT key, sibling, grouped FROM card"
                " WHERE file = (SELECT id FROM file WHERE path = ? AND collection = ?) ORDER BY position",
                (_name(deck.path), deck.collection),
            ).fetchall()

    def repeated(self) -> list[Repeated]:
        """The notes whose name is not the only one of its kind among all files."""
        with self._use() as run:
            rows = run.execute(
                "SELECT name, path, line FROM note JOIN file ON file.id = note.file"
                " WHERE name IN (SELECT name FROM note GROUP BY name HAVING count(*) > 1)"
            ).fetchall()
        return [Repeated(name, _path(path), line) for name, path, line in rows]

    def cards(self, key: str) -> list[tuple[Path, Card]]:
        """The cards of this key, each with the file it stands in."""
        with self._use() as run:
            rows = run.execute(
                "SELECT file.path, card.key, card.sibling, card.grouped, face.content"
                " FROM card JOIN face USING (id) JOIN file ON file.id = card.file WHERE card.key = ?",
                (key,),
            ).fetchall()
        with _unpacking():
            return [(_path(path), unpack_card(*row)) for path, *row in rows]

    def cards_of(self, deck: Deck) -> list[Card]:
        """Every card of a deck, in order."""
        with self._use() as run:
            rows = run.execute(
                "SELECT card.key, card.sibling, card.grouped, face.content FROM card JOIN face USING (id)"
                " WHERE card.file = (SELECT id FROM file WHERE path = ? AND collection = ?) ORDER BY card.position",
                (_name(deck.path), deck.collection),
            ).fetchall()
        with _unpacking():
            return [unpack_card(*row) for row in rows]

    def tidy(self) -> None:
        """Forget the files that are no more."""
        with self._use() as run:
            gone = [
                file for file, path in run.execute("SELECT id, path FROM file").fetchall() if not _stat(_path(path))
            ]
            if gone:
                with _transaction(run):
                    for file in gone:
                        self._forget(run, file)

    def _row(self, path: Path, collection: str, read: Callable[[bytes], _Made]) -> _Row | Problem:
        """The row that holds, made if need be; or why the file cannot be read."""
        # Before the content: should the file change in between, the row is stale at once and not for ever wrong.
        stat = _stat(path)
        with self._use() as run:
            found = run.execute(
                "SELECT id, header, problems, stat, digest FROM file WHERE path = ? AND collection = ?",
                (_name(path), collection),
            ).fetchone()
        if found is not None and found[3] == stat:
            return _Row(*found[1:3])
        data = load_bytes(path)
        if isinstance(data, Problem):
            return data
        # Deferred: cached cards need no digest.
        import hashlib

        digest = hashlib.sha256(data).hexdigest()
        if found is not None and found[4] == digest:
            with self._use() as run:
                run.execute("UPDATE file SET stat = ? WHERE id = ?", (stat, found[0]))
            return _Row(*found[1:3])
        if self._on_read is not None:
            self._on_read()
        made = read(data)
        self.grown = True
        header, problems = made.header, pack_problems(made.problems)
        self._store((_name(path), collection, stat, digest, header, problems), made.result)
        return _Row(header, problems)

    def _store(self, row: tuple[str | bytes, ...], result: "ReadResult | None") -> None:
        with self._use() as run, _transaction(run):
            old = run.execute("SELECT id, digest FROM file WHERE path = ? AND collection = ?", row[:2]).fetchone()
            if old is not None and old[1] == row[3]:
                # Another process has read the very same meanwhile.
                return
            if old is not None:
                self._forget(run, old[0])
            run.execute(
                "INSERT INTO file (path, collection, stat, digest, header, problems) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            (file,) = run.execute("SELECT last_insert_rowid()").fetchone()
            if result is not None:
                self._store_cards(run, file, str(row[1]), result)

    def _store_cards(self, run: sqlite3.Connection, file: int, collection: str, result: "ReadResult") -> None:
        run.executemany(
            "INSERT INTO note VALUES (?, ?, ?)", ((file, f"{collection}/{note.id}", note.line) for note in result.notes)
        )
        (last,) = run.execute("SELECT coalesce(max(id), 0) FROM card").fetchone()
        numbered = list(enumerate(result.cards, last + 1))
        run.executemany(
            "INSERT INTO card VALUES (?, ?, ?, ?, ?, ?)",
            ((number, file, number, card.key, card.sibling, card.group) for number, card in numbered),
        )
        run.executemany("INSERT INTO face VALUES (?, ?)", ((number, pack_card(card)) for number, card in numbered))

    def _forget(self, run: sqlite3.Connection, file: int) -> None:
        run.execute("DELETE FROM face WHERE id IN (SELECT id FROM card WHERE file = ?)", (file,))
        for table, column in (("card", "file"), ("note", "file"), ("file", "id")):
            run.execute(f"DELETE FROM {table} WHERE {column} = ?", (file,))  # noqa: S608 - names from this line

    def _prepare(self) -> None:
        """Make the tables of a new cache; one that is not ours, or of another schema, is damaged for our purpose."""
        run = self._connection
        # A new cache every time is a nuisance, a lost answer is not at stake: no need to wait for the disk twice.
        run.execute("PRAGMA synchronous = NORMAL")
        if self._is_ours():
            return
        with _transaction(run):
            if self._is_ours():
                return
            if run.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise CacheDamagedError("another database, or of another version")
            for statement in _TABLES.split(";"):
                run.execute(statement)
            run.execute(f"PRAGMA application_id = {_APPLICATION}")
            run.execute(f"PRAGMA user_version = {SCHEMA}")

    def _is_ours(self) -> bool:
        (application,) = self._connection.execute("PRAGMA application_id").fetchone()
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        return (application, version) == (_APPLICATION, SCHEMA)

    @contextmanager
    def _use(self) -> Iterator[sqlite3.Connection]:
        """The connection for one thread at a time, SQLite's errors sorted into the two that matter."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.ProgrammingError:
                raise
            except sqlite3.Error as error:
                if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
                    raise CacheUnusableError(str(error)) from error
                raise CacheDamagedError(str(error)) from error


@contextmanager
def _transaction(run: sqlite3.Connection) -> Iterator[None]:
    run.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        # A failed COMMIT or a full disk may have ended the transaction already.
        if run.in_transaction:
            run.execute("ROLLBACK")
        raise
    run.execute("COMMIT")


@contextmanager
def _unpacking() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError) as error:
        raise CacheDamagedError(str(error)) from error


def _name(path: Path) -> str | bytes:
    """What a file is known by, wherever one stands: bytes where its name is no text."""
    name = str(path.absolute())
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name)
    return name


def _path(name: str | bytes) -> Path:
    return Path(os.fsdecode(name))


def _stat(path: Path) -> str:
    """What changes when a file changes: its size, its times and, where it is replaced, its inode."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return ""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"
