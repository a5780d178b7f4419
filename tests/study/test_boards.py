"""Boards: what is picked is what is sent, and every pick can be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.boards import Board, ChoiceBoard, Mark, MatchBoard, OrderBoard, SelectBoard

RIGHT, WRONG, NOTHING = Mark("right"), Mark("wrong"), Mark()
ABCD = ("Aleppo", "Baghuz", "Cizre", "Deir ez-Zor")
MATCH = MatchBoard(("one", "two", "three"), ABCD)

options = st.lists(st.text(max_size=6), min_size=1, max_size=8, unique=True).map(tuple)
boards: st.SearchStrategy[Board] = st.one_of(
    options.map(ChoiceBoard), options.map(SelectBoard), options.map(OrderBoard), st.builds(MatchBoard, options, options)
)
indices = st.integers(-1, 8)


def after(board: Board, *picks: int) -> Board:
    """The board once these were picked."""
    for index in picks:
        board = board.pick(index)
    return board


@given(boards, st.lists(indices))
def test_a_response_holds_options_only_and_each_once(board: Board, picks: list[int]) -> None:
    response = [text for text in after(board, *picks).response if text or text in board.options]
    if not isinstance(board, MatchBoard):
        assert len(response) == len(set(response))
    assert set(response) <= {*board.options, ""}


@given(boards, st.lists(indices))
def test_taking_back_again_and_again_leaves_nothing(board: Board, picks: list[int]) -> None:
    played = after(board, *picks)
    for _ in range(len(picks) + 1):
        played = played.back()
    assert played.response == ()
    assert not played.complete


@given(boards, st.lists(indices))
def test_all_options_stay_on_the_board(board: Board, picks: list[int]) -> None:
    played = after(board, *picks)
    assert sorted(played.shown) == list(range(len(board.options)))
    assert played.options == board.options
    assert board.response == ()


@given(boards, indices)
def test_a_pick_is_undone_by_taking_it_back(board: Board, index: int) -> None:
    assert board.pick(index).back().response == board.response


def test_a_choice_is_the_last_one_picked() -> None:
    assert after(ChoiceBoard(ABCD), 1, 2).response == ("Cizre",)
    assert after(ChoiceBoard(ABCD), 2, 2).response == ("Cizre",)
    assert after(ChoiceBoard(ABCD), 7).response == ()


def test_ticks_are_sent_as_they_lie_open_and_taken_away_by_a_second_pick() -> None:
    assert after(SelectBoard(ABCD), 3, 0, 2, 0).response == ("Cizre", "Deir ez-Zor")
    assert after(SelectBoard(ABCD), 3, 0).back().response == ("Deir ez-Zor",)


def test_an_order_grows_at_its_end_and_the_last_one_left_takes_its_place() -> None:
    board = OrderBoard(ABCD).pick(2).pick(0)
    assert board.response == ("Cizre", "Aleppo")
    assert list(board.shown) == [2, 0, 1, 3]
    assert not board.complete
    full = board.pick(3)
    assert full.response == ("Cizre", "Aleppo", "Deir ez-Zor", "Baghuz")
    assert full.complete
    assert full.back() == board


def test_an_ordered_item_is_taken_out_and_can_go_elsewhere() -> None:
    full = OrderBoard(ABCD).pick(0).pick(1).pick(2)
    without = full.pick(1)
    assert without.response == ("Aleppo", "Cizre", "Deir ez-Zor")
    again = without.pick(1)
    assert again.response == ("Aleppo", "Cizre", "Deir ez-Zor", "Baghuz")
    assert again.back() == without
    assert without.back().response == ("Aleppo", "Cizre")


@given(st.permutations(range(4)), st.integers(0, 3), st.integers(-5, 5))
def test_an_item_moves_no_further_than_the_ends(order: list[int], index: int, by: int) -> None:
    board = OrderBoard(ABCD, tuple(order))
    moved = board.move(index, by)
    assert moved.ordered.index(index) == min(max(order.index(index) + by, 0), 3)
    assert [one for one in moved.ordered if one != index] == [one for one in order if one != index]


def test_an_item_that_has_no_place_does_not_move() -> None:
    board = OrderBoard(ABCD, (2,))
    assert board.move(1, -1) == board


def test_a_pair_is_made_with_the_current_left_and_the_next_free_one_becomes_current() -> None:
    board = MATCH.pick(3)
    assert board.response == ("Deir ez-Zor", "", "")
    assert board.current == 1
    board = board.at(2).pick(0)
    assert board.current == 1
    board = board.pick(1)
    assert board.response == ("Deir ez-Zor", "Baghuz", "Aleppo")
    assert board.complete


def test_an_option_is_taken_from_the_left_that_had_it() -> None:
    board = MATCH.pick(3).pick(3)
    assert board.response == ("", "Deir ez-Zor", "")
    assert board.current == 2
    assert not board.complete


def test_the_current_left_gives_back_what_it_has_and_takes_another() -> None:
    board = MATCH.pick(3).at(0)
    assert board.pick(3).response == ()
    assert board.pick(2).response == ("Cizre", "", "")


def test_taking_a_pair_back_returns_to_its_left() -> None:
    board = MATCH.pick(3).pick(2).at(0).back()
    assert board.response == ("Deir ez-Zor", "", "")
    assert board.current == 1


def test_a_left_that_does_not_exist_never_becomes_current() -> None:
    assert MATCH.at(3) == MATCH.at(-1) == MATCH


@pytest.mark.parametrize("board", [ChoiceBoard(()), SelectBoard(()), OrderBoard(()), MatchBoard((), ())])
def test_an_empty_board_takes_no_pick(board: Board) -> None:
    assert after(board, 0).back() == board
    assert not board.complete


@given(st.lists(st.text(max_size=2), max_size=30, unique=True).map(tuple))
def test_a_label_is_one_key_and_names_one_option(texts: tuple[str, ...]) -> None:
    labels = ChoiceBoard(texts).labels
    assert len(labels) in (0, len(texts))
    assert len(set(labels)) == len(labels)
    assert all(len(label) == 1 for label in labels)


def test_labels_are_letters_or_digits_but_never_what_an_option_says() -> None:
    assert "".join(ChoiceBoard(ABCD).labels) == "abcd"
    assert "".join(ChoiceBoard(("A", "B", "C")).labels) == "123"
    many = ("c", *(f"Item {number}" for number in range(11)))
    assert "".join(ChoiceBoard(many).labels) == "abdefghijklm"
    assert not ChoiceBoard(tuple(f"Item {number}" for number in range(27))).labels


def test_a_choice_is_judged_by_what_was_picked_and_what_was_right() -> None:
    assert after(ChoiceBoard(ABCD), 1).marks(["Baghuz"]) == (NOTHING, RIGHT, NOTHING, NOTHING)
    assert after(ChoiceBoard(ABCD), 0).marks(["Baghuz"]) == (WRONG, Mark("missed"), NOTHING, NOTHING)
    assert after(SelectBoard(ABCD), 0, 1).marks(["Baghuz", "Cizre"]) == (WRONG, RIGHT, Mark("missed"), NOTHING)


def test_an_order_is_judged_place_by_place() -> None:
    right = [ABCD[index] for index in (0, 2, 1, 3)]
    assert OrderBoard(ABCD, (0, 1, 2, 3)).marks(right) == (RIGHT, Mark("wrong", "3"), Mark("wrong", "2"), RIGHT)
    assert OrderBoard(ABCD, (0,)).marks(right) == (RIGHT, Mark("missed", "3"), Mark("missed", "2"), Mark("missed", "4"))


@given(st.permutations(["war", "peace", "war", "truce"]), st.permutations(range(4)))
def test_equal_items_of_an_order_share_its_places(right: list[str], order: list[int]) -> None:
    board = OrderBoard(("war", "war", "peace", "truce"), tuple(order))
    marks = board.marks(right)
    for index, mark in enumerate(marks):
        place = board.ordered.index(index)
        assert right[int(mark.right) - 1 if mark.right else place] == board.options[index]
    assert len({mark.right or str(board.ordered.index(index) + 1) for index, mark in enumerate(marks)}) == 4


def test_a_match_is_judged_left_by_left() -> None:
    board = MATCH.pick(0).pick(3)
    right = ["Aleppo", "Baghuz", "Cizre"]
    assert board.marks(right) == (RIGHT, Mark("wrong", "Baghuz"), Mark("missed", "Cizre"))
    assert MATCH.marks(right) == tuple(Mark("missed", text) for text in right)
