"""Editing the decks of a library: whose file changes, and what the open library knows afterwards."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from decks.card import Card
from decks.check import check
from decks.editor import Edited, accept_answer, edit_deck
from decks.library import Library, Place
from decks.problems import DeckError
from decks.writer import Edit, add_accept, remove_note
from tests.decks.shelf import deck, write

ONE = "# The war 😀\r\nid: war\r\nnotes:\r\n- id: n   # first\r\n  q: x\r\n  a: y\r\n- {id: m, q: z, a: w}\r\n"
KEY = "hist/n#forward"


class Shelf:
    """A learner's folder that is not there yet, bundled decks, and a cache."""

    def __init__(self, folder: Path) -> None:
        self.own, self.bundled, self.cache = folder / "home" / "decks", folder / "bundled", folder / "cards.db"
        write(
            self.bundled / "history",
            collection="# whose\nid: hist\ntitle: History\n",
            other=deck("id: o, q: other, a: y"),
        )
        (self.bundled / "history" / "wars").mkdir()
        self.original = self.bundled / "history" / "wars" / "one.yaml"
        self.original.write_bytes(ONE.encode())
        self.places = [Place(self.own, collection="mine"), Place(self.bundled, bundled=True)]
        self.copy = self.own / "hist" / "wars" / "one.yaml"

    @contextmanager
    def open(self, cached: bool = True) -> Iterator[Library]:
        """The library."""
        library = Library.open(self.places, self.cache if cached else None)
        try:
            yield library
        finally:
            library.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """The shelf."""
    return Shelf(tmp_path)


def _card(library: Library, key: str = KEY) -> Card:
    card = library.card(key)
    assert card is not None
    return card


def _changed(text: str = ONE, form: str = "yy") -> bytes:
    return text.replace("  a: y\r\n", f"  a: y\r\n  accept: [{form}]\r\n").encode()


@pytest.mark.parametrize("cached", [True, False])
def test_the_first_edit_of_a_bundled_deck_makes_a_copy_that_takes_its_place(shelf: Shelf, cached: bool) -> None:
    with shelf.open(cached) as library:
        before = [one.key for one in library.entries()]
        done = accept_answer(library, _card(library), "yy")
        assert done == Edited(shelf.copy, shelf.original)
        assert _card(library).accept == ("yy",)
        assert [one.key for one in library.entries()] == before
        assert [(one.ref, one.path, one.folder, one.bundled) for one in library.decks] == [
            ("hist/other", shelf.bundled / "history" / "other.yaml", (), True),
            ("hist/war", shelf.copy, ("wars",), False),
        ]
        assert library.problems == ()
        assert [one.title for one in library.collections] == ["History"]
    assert shelf.original.read_bytes() == ONE.encode()
    assert shelf.copy.read_bytes() == _changed()
    assert (shelf.own / "hist" / "collection.yaml").read_text() == "# whose\nid: hist\ntitle: History\n"
    with shelf.open(cached) as library:
        assert _card(library).accept == ("yy",)
        assert [one.key for one in library.entries()] == before


def test_the_second_edit_changes_the_copy(shelf: Shelf) -> None:
    with shelf.open() as library:
        accept_answer(library, _card(library), "yy")
        assert accept_answer(library, _card(library), "yyy") == Edited(shelf.copy)
        assert _card(library).accept == ("yy", "yyy")
        done = accept_answer(library, _card(library, "hist/o#forward"), "why")
        assert done == Edited(shelf.own / "hist" / "other.yaml", shelf.bundled / "history" / "other.yaml")
        assert all(not one.bundled for one in library.decks)
    assert shelf.copy.read_bytes() == _changed(form="yy, yyy")


def test_what_is_accepted_already_makes_no_copy(shelf: Shelf) -> None:
    with shelf.open() as library:
        assert accept_answer(library, _card(library), "y") == Edited(shelf.original, changed=False)
    assert not shelf.own.exists()


def test_an_edit_that_is_refused_makes_no_copy(shelf: Shelf) -> None:
    with shelf.open() as library, pytest.raises(DeckError):
        accept_answer(library, _card(library), "\x1b")
    assert not shelf.own.exists()


def test_a_deck_of_the_learners_is_edited_where_it_is(shelf: Shelf) -> None:
    write(shelf.own, sub__mine=deck("id: a, q: b, a: c"))
    with shelf.open() as library:
        path = shelf.own / "sub" / "mine.yaml"
        assert accept_answer(library, _card(library, "mine/a#forward"), "d") == Edited(path)
        assert _card(library, "mine/a#forward").accept == ("d",)
    assert path.read_text() == deck("id: a, q: b, a: c, accept: [d]")


def test_a_file_that_was_changed_since_it_was_read_is_edited_as_it_is_now(shelf: Shelf) -> None:
    path = write(shelf.own, mine="notes:\n- id: a\n  q: b\n  a: c\n") / "mine.yaml"
    with shelf.open() as library:
        card = _card(library, "mine/a#forward")
        path.write_text("# changed\nnotes:\n- id: new\n  q: n\n  a: n\n- id: a\n  q: b2\n  a: c\n")
        accept_answer(library, card, "d")
        assert _card(library, "mine/a#forward").prompt == "b2"
        assert _card(library, "mine/new#forward").answer == "n"
        assert path.read_text().endswith("q: b2\n  a: c\n  accept: [d]\n")
        path.write_text("notes:\n- id: new\n  q: n\n  a: n\n")
        with pytest.raises(DeckError, match="The note is gone"):
            accept_answer(library, card, "e")
        path.unlink()
        with pytest.raises(DeckError, match="there is no such file"):
            accept_answer(library, card, "e")


def test_a_file_that_changes_between_reading_and_writing_is_read_again(shelf: Shelf) -> None:
    path = write(shelf.own, mine="notes:\n- id: a\n  q: b\n  a: c\n") / "mine.yaml"
    meddled: list[bytes] = []

    def edit(data: bytes, *, always: bool) -> Edit:
        if always or not meddled:
            meddled.append(data)
            path.write_bytes(data + b"# another\n")
        return add_accept(data, "a", "forward", "d")

    with shelf.open() as library:
        (mine,) = [one for one in library.decks if one.collection == "mine"]
        assert edit_deck(library, mine, partial(edit, always=False)).changed
        assert path.read_text() == "notes:\n- id: a\n  q: b\n  a: c\n  accept: [d]\n# another\n"
        path.write_text("notes:\n- id: a\n  q: b\n  a: c\n")
        with pytest.raises(DeckError, match="again and again"):
            edit_deck(library, mine, partial(edit, always=True))
    assert "accept" not in path.read_text()


def test_a_note_less_and_the_library_knows(shelf: Shelf) -> None:
    with shelf.open() as library:
        (war,) = [one for one in library.decks if one.id == "war"]
        edit_deck(library, war, lambda data: remove_note(data, "m"))
        assert library.card("hist/m#forward") is None
        assert KEY in [one.key for one in library.entries()]
        assert [(one.id, one.cards) for one in library.decks] == [("other", 1), ("war", 1)]
        edit_deck(library, war, lambda data: add_accept(data, "n", "forward", "yy"))
        assert _card(library).accept == ("yy",)


def test_another_window_has_made_the_copy_meanwhile(shelf: Shelf) -> None:
    with shelf.open() as first, shelf.open() as second:
        accept_answer(first, _card(first), "yy")
        assert accept_answer(second, _card(second), "yyy") == Edited(shelf.copy)
        assert _card(second).accept == ("yy", "yyy")


def test_something_else_is_where_the_copy_would_go(shelf: Shelf) -> None:
    write(shelf.own, hist__collection="id: hist\n", hist__wars__one=deck("id: k, q: k, a: k", id="else"))
    with shelf.open() as library, pytest.raises(DeckError, match="is in the way"):
        accept_answer(library, _card(library), "yy")
    assert shelf.copy.read_text() == deck("id: k, q: k, a: k", id="else")


def test_a_folder_of_that_name_with_other_decks_is_not_made_part_of_the_collection(shelf: Shelf) -> None:
    write(shelf.own, hist__mine=deck("id: a, q: b, a: c"))
    with shelf.open() as library:
        done = accept_answer(library, _card(library), "yy")
        assert done.path == shelf.own / "hist-2" / "wars" / "one.yaml"
        assert _card(library).accept == ("yy",)
        assert _card(library, "mine/a#forward").answer == "c"


def test_a_collection_that_is_known_by_its_folders_name(shelf: Shelf) -> None:
    (shelf.bundled / "history" / "collection.yaml").unlink()
    with shelf.open() as library:
        done = accept_answer(library, _card(library, "bundled/n#forward"), "yy")
        assert done.path == shelf.own / "bundled" / "history" / "wars" / "one.yaml"
        assert _card(library, "bundled/n#forward").accept == ("yy",)
        assert {one.ref for one in library.decks} == {"bundled/other", "bundled/war"}
        assert library.collections[0].title == "bundled"


def test_two_decks_of_one_id(shelf: Shelf) -> None:
    write(shelf.bundled / "history", zero=deck("id: zero, q: x, a: y", id="war"))
    with shelf.open() as library:
        done = accept_answer(library, _card(library, "hist/zero#forward"), "yy")
        assert done.copied_from == shelf.bundled / "history" / "zero.yaml"
        assert [one.ref for one in library.decks] == ["hist/other", "hist/war"]
        assert _card(library, "hist/zero#forward").accept == ("yy",)
        assert len(library.problems) == 0


def test_an_installed_deck_named_on_the_command_line_gives_way_to_the_copy(shelf: Shelf, tmp_path: Path) -> None:
    installed = write(tmp_path / "site-packages" / "set", collection="id: set", a=deck("id: s, q: b, a: c"))
    shelf.places.insert(0, Place(installed))
    with shelf.open() as library:
        done = accept_answer(library, _card(library, "set/s#forward"), "d")
        assert done == Edited(shelf.own / "set" / "a.yaml", installed / "a.yaml")
        assert _card(library, "set/s#forward").accept == ("d",)
    with shelf.open() as library:
        assert _card(library, "set/s#forward").accept == ("d",)
        assert library.problems == ()


def test_a_deck_that_the_learner_may_write_does_not_give_way(shelf: Shelf, tmp_path: Path) -> None:
    named = write(tmp_path / "work", collection="id: hist", one=deck("id: n, q: new, a: y", id="war"))
    with shelf.open() as library:
        accept_answer(library, _card(library), "yy")
    shelf.places.insert(0, Place(named))
    with shelf.open() as library:
        assert _card(library).prompt == "new"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anything")
def test_a_write_protected_deck_of_the_learners_own_is_left_alone(shelf: Shelf) -> None:
    path = write(shelf.own, mine=deck("id: a, q: b, a: c")) / "mine.yaml"
    path.chmod(0o400)
    with shelf.open() as library, pytest.raises(DeckError, match="write-protected"):
        accept_answer(library, _card(library, "mine/a#forward"), "d")


def test_a_link_to_a_bundled_deck_is_left_alone(shelf: Shelf) -> None:
    shelf.own.mkdir(parents=True)
    (shelf.own / "link.yaml").symlink_to(shelf.original)
    with shelf.open() as library, pytest.raises(DeckError, match="write-protected"):
        accept_answer(library, _card(library, "mine/n#forward"), "yy")
    assert shelf.original.read_bytes() == ONE.encode()


def test_no_place_for_a_copy(shelf: Shelf) -> None:
    del shelf.places[0]
    with shelf.open() as library, pytest.raises(DeckError, match="may not be changed"):
        accept_answer(library, _card(library), "yy")


def test_a_file_is_where_the_folder_should_be(shelf: Shelf) -> None:
    shelf.own.parent.mkdir()
    shelf.own.write_text("")
    with shelf.open() as library, pytest.raises(DeckError) as caught:
        accept_answer(library, _card(library), "yy")
    assert caught.value.title == "Your deck folder can't be made"


def test_the_copy_knows_what_it_was_made_from(shelf: Shelf) -> None:
    with shelf.open() as library:
        accept_answer(library, _card(library), "yy")
    kept = shelf.copy.with_name(".one.yaml.origin")
    assert kept.read_text() == f"{hashlib.sha256(ONE.encode()).hexdigest()}\n"
    assert check([], shelf.places).problems == ()


def test_a_bundled_deck_that_changed_since_it_was_copied_is_told_of(shelf: Shelf) -> None:
    with shelf.open() as library:
        accept_answer(library, _card(library), "yy")
    shelf.original.write_text(deck("id: n, q: better, a: y", id="war"))
    (problem,) = check([], shelf.places).problems
    assert (problem.path, problem.line, problem.severity) == (shelf.copy, 0, "warning")
    assert problem.message == f"the deck that this is a copy of has changed since: {shelf.original}"
    assert problem.hint == (
        "Compare both. To study the new one delete one.yaml; to keep yours delete .one.yaml.origin beside it."
    )
    assert check([shelf.own / "hist" / "collection.yaml"], shelf.places).problems == ()
    shelf.copy.with_name(".one.yaml.origin").unlink()
    assert check([], shelf.places).problems == ()


def test_without_the_copy_the_bundled_deck_is_back(shelf: Shelf) -> None:
    with shelf.open() as library:
        accept_answer(library, _card(library), "yy")
        shelf.copy.unlink()
        library.reread(shelf.copy)
        assert _card(library).accept == ()
        accept_answer(library, _card(library), "yyy")
        assert _card(library).accept == ("yyy",)


def test_after_a_small_edit_no_other_file_is_read(shelf: Shelf) -> None:
    write(shelf.own, mine=deck("id: a, q: b, a: c"), other=deck("id: z, q: y, a: x"))
    with shelf.open() as library:
        (shelf.own / "other.yaml").write_text(deck("id: z, q: changed, a: x"))
        accept_answer(library, _card(library, "mine/a#forward"), "d")
        assert _card(library, "mine/a#forward").accept == ("d",)
        assert _card(library, "mine/z#forward").prompt == "y"
