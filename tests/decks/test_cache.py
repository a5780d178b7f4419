"""The card cache: never stale, never in the way."""

import multiprocessing
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from decks.cache import SCHEMA
from decks.library import Library, Place
from tests.decks.shelf import deck, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two decks."""
    return write(tmp_path / "decks", a=deck("id: n, q: one, a: y"), b=deck("id: m, q: two, a: y"))


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """In a folder that does not exist yet."""
    return tmp_path / "new" / "cards.db"


def _prompts(folder: Path, cache: Path | None, collection: str = "mine") -> list[str]:
    library = Library.open([Place(folder, collection=collection)], cache)
    try:
        return [card.prompt for entry in library.entries() if (card := library.card(entry.key))]
    finally:
        library.close()


def _reads(folder: Path, cache: Path) -> bool:
    """Whether opening the library once more has to read a file."""
    library = Library.open([Place(folder, collection="mine")], cache)
    try:
        return library._cache.grown
    finally:
        library.close()


def test_the_second_time_nothing_is_read(folder: Path, cache: Path) -> None:
    assert _reads(folder, cache)
    assert not _reads(folder, cache)


def test_a_changed_file_is_read_again(folder: Path, cache: Path) -> None:
    assert _prompts(folder, cache) == ["one", "two"]
    write(folder, a=deck("id: n, q: uno, a: y"))
    assert _prompts(folder, cache) == ["uno", "two"]


def test_a_replaced_file_of_the_same_size_and_time_is_read_again(folder: Path, cache: Path) -> None:
    _prompts(folder, cache)
    old = (folder / "a.yaml").stat()
    write(folder, new=deck("id: n, q: eno, a: y"))
    os.utime(folder / "new.yaml", ns=(old.st_atime_ns, old.st_mtime_ns))
    (folder / "new.yaml").replace(folder / "a.yaml")
    assert _prompts(folder, cache) == ["eno", "two"]


def test_a_touched_file_is_not_read_again(folder: Path, cache: Path) -> None:
    _prompts(folder, cache)
    os.utime(folder / "a.yaml", ns=(1, 1))
    assert not _reads(folder, cache)


def test_a_deleted_file_leaves_nothing(folder: Path, cache: Path) -> None:
    _prompts(folder, cache)
    (folder / "a.yaml").unlink()
    assert _prompts(folder, cache) == ["two"]
    write(folder, c=deck("id: o, q: three, a: y"))
    assert _prompts(folder, cache) == ["two", "three"]
    with sqlite3.connect(cache) as connection:
        assert connection.execute("SELECT count(*) FROM file").fetchone() == (2,)
        assert connection.execute("SELECT count(*) FROM face").fetchone() == (2,)
    connection.close()


def test_a_relative_place_means_another_folder_elsewhere(
    folder: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write(tmp_path / "other", a=deck("id: n, q: elsewhere, a: y"))
    monkeypatch.chdir(folder)
    assert _prompts(Path(), cache) == ["one", "two"]
    monkeypatch.chdir(other)
    assert _prompts(Path(), cache) == ["elsewhere"]


def test_one_file_in_two_collections(folder: Path, cache: Path) -> None:
    ours = Library.open([Place(folder, collection="mine")], cache)
    theirs = Library.open([Place(folder, collection="theirs")], cache)
    assert [one.card("mine/n#forward") is None for one in (ours, theirs)] == [False, True]
    assert [one.card("theirs/n#forward") is None for one in (ours, theirs)] == [True, False]
    ours.close()
    theirs.close()


def _break_whole(path: Path) -> None:
    path.write_bytes(b"not a database, whatever its name says " * 100)


def _break_pages(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE card",
        "UPDATE file SET header = '[1'",
        "UPDATE file SET header = '[1]'",
        "UPDATE file SET problems = '{}5'",
        "PRAGMA application_id = 7",
        f"PRAGMA user_version = {SCHEMA + 1}",
    ],
)
def test_a_cache_of_another_make_is_built_anew(folder: Path, cache: Path, statement: str) -> None:
    _prompts(folder, cache)
    connection = sqlite3.connect(cache)
    connection.execute(statement)
    connection.commit()
    connection.close()
    assert _prompts(folder, cache) == ["one", "two"]
    assert not _reads(folder, cache)


@pytest.mark.parametrize("damage", [_break_whole, _break_pages, _truncate])
def test_a_damaged_cache_is_built_anew(folder: Path, cache: Path, damage: object) -> None:
    _prompts(folder, cache)
    assert callable(damage)
    damage(cache)
    assert _prompts(folder, cache) == ["one", "two"]
    assert not _reads(folder, cache)


def test_a_cache_damaged_while_it_is_open_is_built_anew(folder: Path, cache: Path) -> None:
    library = Library.open([Place(folder, collection="mine")], cache)
    _break_whole(cache)
    assert library.card("mine/m#forward") is not None
    assert [entry.key for entry in library.entries()] == ["mine/n#forward", "mine/m#forward"]
    library.close()
    assert not _reads(folder, cache)


def test_an_unwritable_cache_is_done_without(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert _prompts(folder, tmp_path / "file" / "cards.db") == ["one", "two"]
    assert _prompts(folder, tmp_path) == ["one", "two"]
    assert _prompts(folder, None) == ["one", "two"]


def test_a_locked_cache_is_read(folder: Path, cache: Path) -> None:
    """Another process reading decks holds nobody up who has nothing to read."""
    _prompts(folder, cache)
    other = sqlite3.connect(cache, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert _prompts(folder, cache) == ["one", "two"]
    other.close()


def test_several_processes_at_once(folder: Path, cache: Path) -> None:
    write(folder, **{f"more{number}": deck(f"q: more {number}, a: y") for number in range(20)})
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = pool.starmap(_prompts, [(folder, cache)] * 6)
    assert all(prompts == found[0] and len(prompts) == 22 for prompts in found)
    assert not _reads(folder, cache)


def test_several_threads_at_once(folder: Path, cache: Path) -> None:
    library = Library.open([Place(folder, collection="mine")], cache)
    keys = [entry.key for entry in library.entries()] * 50
    with ThreadPoolExecutor(4) as pool:
        assert [card.key for card in pool.map(library.card, keys) if card] == keys
    library.close()
