"""The decks: counts, tree, empty states, problems."""

import pytest
from textual import events

from study.overview import Row, overview
from study.widgets.deck_list import DeckList
from tests.study.conftest import SETTINGS, Learner
from tests.study.screens import press, running, settle, text_of


def tree(learner: Learner) -> list[tuple[str, int, int]]:
    from progress.today import Catalogue

    found = overview(learner.library, Catalogue(learner.library.entries()), learner.access(), SETTINGS, learner.clock())
    return [(row.title, row.depth, row.counts.new) for row in found.rows]


def test_the_tree_has_collection_folders_and_decks_with_their_counts(learner: Learner) -> None:
    rows = tree(learner)
    assert rows[0] == ("All decks", 0, 4)
    assert rows[1][1:] == (0, 4)
    assert sorted(rows[2:]) == [("Operations", 2, 3), ("Rivers", 1, 1), ("war", 1, 3)]


async def test_enter_studies_the_row_under_the_cursor(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        decks = pilot.app.screen.query_one(DeckList)
        while decks.current is None or decks.current.title != "Rivers":
            await press(pilot, "down")
        await press(pilot, "enter")
        assert "Which river runs through Cairo?" in text_of(pilot)
        assert "0 done, 1 left" in text_of(pilot)


async def test_the_row_under_the_cursor_has_a_mark(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        for title in ("All", "▾"):
            (row,) = [line for line in text_of(pilot).splitlines() if "›" in line]
            assert row.split("›")[1].strip().startswith(title)
            await press(pilot, "down")


async def test_a_studies_everything_wherever_the_cursor_is(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        await press(pilot, "end", "a")
        assert "0 done, 4 left" in text_of(pilot)


async def test_folding_hides_what_is_inside_and_keeps_the_cursor(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        decks = pilot.app.screen.query_one(DeckList)
        await press(pilot, "down", "left")
        assert "Rivers" not in text_of(pilot)
        assert isinstance(decks.current, Row)
        assert decks.current.kind == "collection"
        await press(pilot, "right")
        assert "Rivers" in text_of(pilot)


async def test_coming_back_from_a_sitting_the_counts_are_fresh(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        await press(pilot, "enter", "enter", "4", "escape", "q")
        assert "3 cards" in text_of(pilot)
        assert "1 answer, 100% right" in text_of(pilot)


async def test_an_answer_in_another_window_shows_when_the_learner_comes_back(learner: Learner) -> None:
    async with running(learner.app()) as pilot:
        other = learner.session()
        other.begin(learner.clock())
        other.suspend(learner.clock())
        await press(pilot, "ctrl+t")
        pilot.app.post_message(events.AppFocus())
        await settle(pilot)
        assert "3 cards" in text_of(pilot)


async def test_without_decks_it_says_what_to_do(learner: Learner) -> None:
    for file in (learner.folder / "decks").rglob("*.yaml"):
        file.unlink()
    learner.write({})
    async with running(learner.app()) as pilot:
        assert "There are no decks yet." in text_of(pilot)
        await press(pilot, "enter", "a")
        assert "There are no decks yet." in text_of(pilot)


async def test_problems_in_decks_are_counted(learner: Learner) -> None:
    learner.write({"broken.yaml": "title: Broken\nnotes:\n  - {id: a, q: Who?\n"})
    async with running(learner.app(), (60, 20)) as pilot:
        assert "in your decks: run `study check`" in text_of(pilot)


async def test_a_damaged_history_is_said_in_words(learner: Learner) -> None:
    (learner.folder / "progress.db").write_bytes(b"this is no database" * 100)
    async with running(learner.app()) as pilot:
        assert "Error: " in text_of(pilot)
        await press(pilot, "q")


@pytest.mark.parametrize(
    "title", ["漢字の長い長い長い長い長い長い長い長い長い長い長い長い題", "[red]x[/x] [@click=app.quit]y"]
)
async def test_columns_stay_in_line_whatever_a_deck_is_called(learner: Learner, title: str) -> None:
    learner.write({"odd.yaml": f'title: "{title}"\nnotes: [{{id: odd, q: Who?, a: Me}}]\n'})
    async with running(learner.app(), (60, 20)) as pilot:
        screen = pilot.app.screen
        strips = screen._compositor.render_strips()
        rows = [strip for strip in strips if strip.text.rstrip().endswith("·")]
        assert len(rows) >= 5
        assert {strip.cell_length for strip in rows} == {60}
        assert title[:10] in text_of(pilot)
