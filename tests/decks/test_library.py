"""What the library makes of folders: which decks there are, which count, and what is wrong between them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from decks.library import Library, Place, bundled_place
from decks.problems import DeckError
from tests.decks.example import EXAMPLE
from tests.decks.shelf import deck, write

ONE = deck("q: x, a: y")


def _open(*places: Place) -> Library:
    return Library.open(places, None)


def _mine(folder: Path) -> Library:
    return _open(Place(folder, collection="mine"))


def test_cards_in_deck_order(tmp_path: Path) -> None:
    library = _mine(write(tmp_path, b=deck("id: n, q: x, a: y, reverse: yes, group: g"), A=EXAMPLE))
    assert [one.ref for one in library.decks] == ["mine/air-war", "mine/b"]
    assert len(library.entries()) == 15
    assert library.entries()[-1] == ("mine/n#reverse", "mine/b", "mine/n", "g")
    assert [card.key for one in library.decks for card in library.cards(one)] == [one.key for one in library.entries()]
    card = library.card("mine/operations#france:reverse")
    assert card is not None
    assert (card.prompt, card.answer, card.collection) == ("Whose was Opération Chammal?", "France", "mine")
    assert library.card("mine/operations#spain:reverse") is None
    assert library.problems == ()


def test_every_field_of_a_card_survives_the_cache(tmp_path: Path) -> None:
    from decks.reader import read_deck

    write(
        tmp_path, a=EXAMPLE, b=deck("q: x, a: y, hint: h, remark: r, tolerance: 5%, answer_kind: number, ref: [a, b]")
    )
    library = _mine(tmp_path)
    fresh = [card for path in sorted(tmp_path.glob("*.yaml")) for card in read_deck(path, "mine").cards]
    assert [library.card(card.key) for card in fresh] == fresh


def test_folders_and_collections(tmp_path: Path) -> None:
    write(
        tmp_path,
        z=ONE,
        Sub__Inner__a=ONE.replace("x", "u"),
        history__collection="id: hist\ntitle: History\nsource: {title: Book}\n",
        history__b=ONE,
        history__wars__c=ONE.replace("x", "v"),
    )
    (tmp_path / "NOTES.md").write_text("no deck")
    (tmp_path / "deck.schema.json").write_text("{}")
    (tmp_path / ".hidden.yaml").write_text("no deck")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.yaml").write_text("no deck")
    library = _mine(tmp_path)
    assert [(one.ref, one.folder) for one in library.decks] == [
        ("mine/z", ()),
        ("mine/a", ("Sub", "Inner")),
        ("hist/b", ()),
        ("hist/c", ("wars",)),
    ]
    assert [(one.id, one.title, one.source.title) for one in library.collections] == [
        ("mine", "My decks", ""),
        ("hist", "History", "Book"),
    ]
    assert library.problems == ()


def test_a_folder_without_collection_file_is_named_by_its_name(tmp_path: Path) -> None:
    write(tmp_path / "My Decks", a=ONE)
    assert [one.ref for one in _open(Place(tmp_path / "My Decks")).decks] == ["my-decks/a"]


def test_a_single_file_belongs_to_the_collection_of_its_folder(tmp_path: Path) -> None:
    write(tmp_path, collection="id: hist", sub__a=ONE)
    library = _open(Place(tmp_path / "sub" / "a.yaml"))
    assert [(one.ref, one.cards) for one in library.decks] == [("hist/a", 1)]


def test_the_first_place_shadows_a_deck_of_a_later_one(tmp_path: Path) -> None:
    original = {"collection": "id: hist", "one": deck("id: n, q: x, a: y"), "two": deck("id: m, q: z, a: y")}
    bundled = write(tmp_path / "bundled" / "hist", **original).parent
    own = write(
        tmp_path / "own", hist__collection="id: hist", hist__copy=deck("id: n, q: changed, a: y", id="one"), a=ONE
    )
    library = _open(Place(own, collection="mine"), Place(bundled, bundled=True))
    assert [(one.ref, one.path.name, one.bundled) for one in library.decks] == [
        ("mine/a", "a.yaml", False),
        ("hist/one", "copy.yaml", False),
        ("hist/two", "two.yaml", True),
    ]
    card = library.card("hist/n#forward")
    assert card is not None
    assert card.prompt == "changed"
    assert library.problems == ()
    assert len(library.entries()) == 3


def test_a_deck_id_twice_in_one_place(tmp_path: Path) -> None:
    library = _mine(write(tmp_path, a=deck("q: x, a: y", id="same"), b=deck("q: z, a: y", id="same")))
    assert [one.path.name for one in library.decks] == ["a.yaml"]
    (problem,) = library.problems
    assert (problem.path.name, problem.message) == ("b.yaml", "the deck id `same` is taken by a.yaml")


def test_a_note_twice_in_a_collection_loses_the_second(tmp_path: Path) -> None:
    first, second = deck("id: n, q: x, a: y"), deck("id: m, q: z, a: y", "id: n, cloze: 'a {{b}}'")
    library = _mine(write(tmp_path, a=first, b=second))
    assert [entry.key for entry in library.entries()] == ["mine/n#forward", "mine/m#forward"]
    assert [(one.notes, one.cards) for one in library.decks] == [(1, 1), (1, 1)]
    (problem,) = library.problems
    assert (problem.path.name, problem.line, problem.message) == ("b.yaml", 3, "this note is also in a.yaml, line 2")
    lost = [card.key for one in Library.open([Place(tmp_path / "b.yaml")], None).decks for card in library.cards(one)]
    assert all(library.card(key) is None for key in lost)


def test_notes_of_one_name_in_two_collections_are_two_notes(tmp_path: Path) -> None:
    library = _mine(write(tmp_path, a=ONE, other__collection="id: other", other__a=ONE))
    assert len(library.entries()) == 2
    assert library.problems == ()


def test_the_problems_of_all_files(tmp_path: Path) -> None:
    library = _mine(write(tmp_path, a="notes:\n- q: x\n", b__collection="idd: x", b__c="- x", d=ONE))
    assert [(one.path.name, one.line) for one in library.problems] == [
        ("a.yaml", 2),
        ("c.yaml", 0),
        ("collection.yaml", 1),
    ]
    assert [one.ref for one in library.decks] == ["mine/a", "mine/d"]


def test_a_missing_folder_matters_only_where_it_was_named(tmp_path: Path) -> None:
    assert _mine(tmp_path / "none").problems == ()
    (problem,) = _open(Place(tmp_path / "none")).problems
    assert problem.message == "there is no such file or folder"


def test_links_that_lead_in_circles(tmp_path: Path) -> None:
    write(tmp_path, sub__a=ONE)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "again.yaml").symlink_to(tmp_path / "sub" / "a.yaml")
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "none")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    library = _mine(tmp_path)
    assert len(library.entries()) == 1
    assert [(one.path.name, one.message) for one in library.problems] == [("nowhere.yaml", "there is no such file")]


@pytest.fixture
def shelves(tmp_path: Path) -> Library:
    """Two collections, one of a single deck."""
    return _mine(
        write(
            tmp_path,
            one=deck(title="The air war", id="air-war"),
            two=deck(title="The ground war", id="ground-war"),
            both__collection="{id: other, title: Others}",
            both__three=deck(title="Single", id="single"),
        )
    )


@pytest.mark.parametrize(
    ("name", "ref"),
    [
        ("mine/air-war", "mine/air-war"),
        ("air-war", "mine/air-war"),
        ("the AIR war", "mine/air-war"),
        ("air", "mine/air-war"),
        ("The g", "mine/ground-war"),
        ("mine/g", "mine/ground-war"),
        ("other", "other/single"),
        ("others", "other/single"),
    ],
)
def test_finding_a_deck(shelves: Library, name: str, ref: str) -> None:
    assert shelves.find_deck(name).ref == ref


def test_finding_a_deck_by_its_file(shelves: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shelves.find_deck(str(tmp_path / "one.yaml")).ref == "mine/air-war"
    monkeypatch.chdir(tmp_path)
    assert shelves.find_deck("./one.yaml").ref == "mine/air-war"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("air-wra", "Did you mean mine/air-war?"),
        ("mine", "is a collection of several decks. Name one of them: mine/air-war, mine/ground-war."),
        ("the", "could be several decks. Name one of them: mine/air-war, mine/ground-war."),
        ("", "There are mine/air-war, mine/ground-war, other/single."),
        ("\0", "There is no deck"),
    ],
)
def test_no_one_deck_is_meant(shelves: Library, name: str, words: str) -> None:
    with pytest.raises(DeckError, match=r".") as caught:
        shelves.find_deck(name)
    assert words in str(caught.value)


def test_no_decks_at_all(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="There are no decks at all"):
        _mine(tmp_path).find_deck("x")


def test_the_bundled_decks() -> None:
    library = _open(bundled_place())
    assert library.problems == ()
    assert all(one.bundled for one in library.decks)
    assert all(one.bundled for one in library.collections)
    assert len(library.entries()) == sum(one.cards for one in library.decks) > 0


def test_from_the_cache_no_reader_is_loaded(tmp_path: Path) -> None:
    """It would cost more than all the rest of the start."""
    folder, cache = write(tmp_path / "d", a=EXAMPLE, collection="id: mine"), tmp_path / "cards.db"
    places = [Place(folder)]
    Library.open(places, cache).close()
    script = (
        "import sys; from pathlib import Path; from decks.library import Library, Place\n"
        f"library = Library.open([Place(Path({str(folder)!r}))], Path({str(cache)!r}))\n"
        "print(len(library.entries()), library.card(library.entries()[0].key).answer)\n"
        "print([name for name in ('yaml', 'pydantic', 'difflib') if name in sys.modules])\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "13 22 September 2014\n[]\n"


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("mine", {"mine/a", "mine/sub", "mine/b", "mine/c"}),
        ("my DECKS", {"mine/a", "mine/sub", "mine/b", "mine/c"}),
        ("hist", {"hist/d", "hist/e"}),
        ("A history", {"hist/d", "hist/e"}),
        ("birds", {"mine/b", "mine/c"}),
        ("mine/Birds/", {"mine/b", "mine/c"}),
        ("mine/birds/Rare", {"mine/c"}),
        ("rare", {"mine/c"}),
        ("sub", {"mine/sub"}),
        ("hist/wars", {"hist/e"}),
        ("a", {"mine/a"}),
        ("mine/c", {"mine/c"}),
    ],
)
def test_several_decks_are_named_by_a_collection_or_a_folder(tmp_path: Path, name: str, refs: set[str]) -> None:
    notes = {key: deck(f"q: {key}, a: y") for key in ("a", "sub", "Birds__b", "Birds__Rare__c", "other__sub__x")}
    other = {
        "other__collection": "{id: hist, title: A history}",
        "other__d": notes["a"],
        "other__wars__e": notes["sub"],
    }
    del notes["other__sub__x"]
    library = _mine(write(tmp_path, **notes, **other))
    assert {one.ref for one in library.find_decks(name)} == refs


def test_a_folder_of_a_name_that_others_have_is_asked_about(tmp_path: Path) -> None:
    library = _mine(write(tmp_path, one__wars__a=ONE, two__wars__b=deck("q: z, a: y")))
    with pytest.raises(DeckError) as caught:
        library.find_decks("wars")
    assert "Name one of them: mine/one/wars, mine/two/wars." in str(caught.value)


def test_reading_is_told_of_and_what_the_cache_knows_is_not(tmp_path: Path) -> None:
    places, cache = [Place(write(tmp_path / "d", a=ONE, b=EXAMPLE))], tmp_path / "cards.db"
    told: list[str] = []
    Library.open(places, cache, lambda: told.append("reading")).close()
    assert told == ["reading", "reading"]
    Library.open(places, cache, lambda: told.append("again")).close()
    assert "again" not in told


def test_a_file_whose_name_is_no_text_is_a_deck_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"d\xff")
    try:
        folder.mkdir()
    except OSError:
        pytest.skip("this file system knows no such names")
    (folder / os.fsdecode(b"\xff.yaml")).write_text(deck("id: n, q: x, a: y"), encoding="utf-8")
    (folder / os.fsdecode(b"\xfe.yaml")).write_text(deck("id: n, q: x, a: y"), encoding="utf-8")
    for _ in range(2):
        library = Library.open([Place(folder)], tmp_path / "cards.db")
        (entry,) = library.entries()
        card = library.card(entry.key)
        assert card is not None
        assert card.answer == "y"
        assert len(library.problems) == 1
        assert [one.title for one in library.decks] == ["\ufffd", "\ufffd"]
        library.close()
