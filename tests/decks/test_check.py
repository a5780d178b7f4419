"""``study check``: the problems of what was named, and no others."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from decks import check as checking
from decks.library import Place
from decks.problems import Problem
from tests.decks.shelf import deck, write


def check(paths: Sequence[Path], places: Sequence[Place]) -> list[Problem]:
    return list(checking.check(paths, places).problems)


@pytest.fixture
def places(tmp_path: Path) -> list[Place]:
    """A learner's folder with a fault within each of two files and one between them, and bundled decks."""
    own = write(
        tmp_path / "own",
        a=deck("id: n, q: x, a: y", "q: no answer"),
        b=deck("id: n, q: x, a: y", "a: no question"),
        sub__c=deck("id: fine, q: x, a: y"),
    )
    bundled = write(tmp_path / "bundled", hist__collection="id: hist", hist__d=deck("q: no answer"))
    return [Place(own, collection="mine"), Place(bundled, bundled=True)]


def _brief(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(one.path.name, one.line) for one in problems]


def test_everything_of_the_learners_own(places: list[Place]) -> None:
    assert _brief(check([], places)) == [("a.yaml", 3), ("b.yaml", 2), ("b.yaml", 3)]


def test_one_file(places: list[Place]) -> None:
    own = places[0].path
    assert _brief(check([own / "b.yaml"], places)) == [("b.yaml", 2), ("b.yaml", 3)]
    assert _brief(check([own / "a.yaml"], places)) == [("a.yaml", 3), ("b.yaml", 2)]
    assert check([own / "sub" / "c.yaml"], places) == []


def test_folders_within_and_outside_the_places(places: list[Place], tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", e=deck("q: no answer"))
    assert check([places[0].path / "sub"], places) == []
    assert _brief(check([places[1].path], places)) == [("d.yaml", 2)]
    assert _brief(check([elsewhere], places)) == [("e.yaml", 2)]
    assert _brief(check([elsewhere / "e.yaml", places[0].path / "a.yaml"], [])) == [("e.yaml", 2), ("a.yaml", 3)]


def test_a_relative_path(places: list[Place], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(places[0].path)
    assert _brief(check([Path("a.yaml")], places)) == [("a.yaml", 3), ("b.yaml", 2)]
    assert _brief(check([Path("a.yaml")], [])) == [("a.yaml", 3)]


def test_what_cannot_be_checked_is_said(places: list[Place], tmp_path: Path) -> None:
    own = places[0].path
    (own / "notes.txt").write_text("x")
    named = [own / "none.yaml", own / "notes.txt", tmp_path / "none"]
    assert [one.message for one in check(named, places)] == [
        "there is no such file or folder",
        "there is no such file or folder",
        "the name of a deck file ends in .yaml",
    ]


def test_the_collection_file_is_checked(tmp_path: Path) -> None:
    write(tmp_path, collection="id: A B\nnotes: []\n", a=deck("q: x, a: y"))
    problems = check([tmp_path], [])
    assert _brief(problems) == [("collection.yaml", 0), ("collection.yaml", 1)]
    assert check([tmp_path / "collection.yaml"], []) == problems
    (tmp_path / "collection.yaml").write_text("id: a: b")
    assert [one.message for one in check([tmp_path], [])] == ["quote this: it holds a colon"]


def test_an_empty_deck_is_warned_of(tmp_path: Path) -> None:
    write(tmp_path, a="notes: []\n")
    assert [one.severity for one in check([tmp_path], [])] == ["warning"]


def test_a_link_to_itself_is_a_problem_like_any_other(places: list[Place], tmp_path: Path) -> None:
    own = places[0].path
    (own / "sub" / "self.yaml").symlink_to("self.yaml")
    assert _brief(check([own / "sub"], places)) == [("self.yaml", 0)]
    assert ("self.yaml", 0) in _brief(check([], places))
    assert _brief(check([own / "b.yaml", own / "sub" / "self.yaml"], places))[:2] == [("b.yaml", 2), ("b.yaml", 3)]
    elsewhere = write(tmp_path / "elsewhere", e=deck("q: no answer"))
    (elsewhere / "self").symlink_to("self")
    assert _brief(check([elsewhere / "e.yaml", elsewhere / "self"], [])) == [("e.yaml", 2), ("self", 0)]
    assert ("self", 0) in _brief(check([], [*places, Place(elsewhere / "self")]))


def test_a_file_that_is_no_deck_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert [one.message for one in check([tmp_path / "notes.txt"], [])] == ["the name of a deck file ends in .yaml"]


def test_two_equal_notes_without_an_id_need_one_and_not_another(tmp_path: Path) -> None:
    write(tmp_path, a=deck("q: x, a: y"), b=deck("q: x, a: y"))
    (problem,) = check([tmp_path], [])
    assert problem.hint == "Give one of them an `id`, or take it out."


def test_a_deck_that_is_linked_into_a_folder_is_checked_with_it(tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", bad=deck("q: a, b: c"))
    own = write(tmp_path / "own", one=deck("q: a, a: b"))
    (own / "link.yaml").symlink_to(elsewhere / "bad.yaml")
    places = [Place(own, collection="mine")]
    for paths in ([], [own], [own / "link.yaml"]):
        assert {one.path.name for one in check(paths, places)} == {"link.yaml"}
