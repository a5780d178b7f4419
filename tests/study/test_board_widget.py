"""The pad of a board: each key and click picks what it points at, once, and the answer is sent once."""

from pathlib import Path
from typing import ClassVar

import pytest
from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

import study.app
from study.app import StudyApp
from study.boards import Board, ChoiceBoard, MatchBoard, OrderBoard, SelectBoard
from study.desk import Desk
from study.screens.base import StudyScreen
from study.widgets.board import BoardPad
from study.widgets.board_lines import help_text
from study.widgets.keys import KeyLine
from tests.study.conftest import Learner
from tests.study.screens import check_golden, hold, key_event, press, running, send, settle, text_of
from tests.study.test_app_hostile import STEERING, WRITTEN, harmless

LONG = "A marine artillery battalion that fires more shells at one city than any other since the war in Vietnam"
STATES = ("Bahrain", "Jordan", LONG, "Qatar")
CHOICE, SELECT, ORDER = ChoiceBoard(STATES), SelectBoard(STATES), OrderBoard((*STATES, "Egypt"))
MATCH = MatchBoard(
    ("Kobanî", "The battle of Raqqa, which took four months and a day", "Baghuz"),
    ("2014", "2017, the year in which the caliphate lost most of what it had held", "2019", "2003"),
)


class BoardScreen(StudyScreen):
    """A question with a board under it, and nothing else."""

    WHERE = "help"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"note({key!r})") for key in ("ctrl+s", "escape", "question_mark", "z", "a", "enter", "3")),
        Binding("ctrl+n", "other"),
    ]

    def __init__(self, desk: Desk, board: Board) -> None:
        super().__init__(desk)
        self.asked = board
        self.sent: list[tuple[str, ...]] = []
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="card"):
            yield Static(Content("What belongs here?"), id="question")
            yield BoardPad()
        yield KeyLine()

    def redraw(self) -> None:
        pad = self.query_one(BoardPad)
        pad.show(self.asked)
        pad.focus()
        self.settle()

    def acts_once(self, event: events.Key) -> bool:
        return event.key not in BoardPad.REPEATING

    def action_note(self, key: str) -> None:
        """A key that the board left to the screen."""
        self.noted.append(key)

    def action_other(self) -> None:
        """Ask with another board; nothing was sent from that one yet."""
        self.asked, self.sent = SELECT, []
        self.redraw()

    def on_board_pad_sent(self, event: BoardPad.Sent) -> None:
        self.sent.append(event.response)

    def judge(self, *right: str) -> None:
        """Show what would have been right."""
        pad = self.query_one(BoardPad)
        pad.judge(pad.board.marks(right))
        self.settle()


class BoardApp(StudyApp):
    """Opens on a board."""

    CSS_PATH = str(Path(study.app.__file__).with_name("app.tcss"))

    def __init__(self, learner: Learner, board: Board) -> None:
        super().__init__(learner.app().desk)
        self.board_screen = BoardScreen(self.desk, board)

    def get_default_screen(self) -> StudyScreen:
        return self.board_screen


def screen_of(pilot: Pilot[None]) -> BoardScreen:
    screen = pilot.app.screen
    assert isinstance(screen, BoardScreen)
    return screen


def pad_of(pilot: Pilot[None]) -> BoardPad:
    return pilot.app.screen.query_one(BoardPad)


def row_of(pilot: Pilot[None], text: str) -> str:
    """The only line on screen that holds this."""
    (line,) = [line.strip() for line in text_of(pilot).splitlines() if text in line]
    return line


async def click(pilot: Pilot[None], text: str, times: int = 1) -> None:
    """Click the first line of the board that holds this, on its far side."""
    lines = text_of(pilot).splitlines()
    row = next(number for number, line in enumerate(lines) if text in line)
    await pilot.click(offset=(lines[row].index(text), row), times=times)
    await settle(pilot)


@pytest.mark.parametrize(("key", "sent"), [("b", "Jordan"), ("D", "Qatar")])
async def test_a_letter_chooses_and_sends(learner: Learner, key: str, sent: str) -> None:
    async with running(BoardApp(learner, CHOICE)) as pilot:
        await press(pilot, key)
        assert screen_of(pilot).sent == [(sent,)]


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_the_choice_under_the_cursor_is_sent(learner: Learner, key: str) -> None:
    async with running(BoardApp(learner, CHOICE)) as pilot:
        await press(pilot, "space")
        assert screen_of(pilot).sent == []
        await press(pilot, "down", "down", "up", "up", "down")
        assert row_of(pilot, "Jordan") == "› b  Jordan"
        await press(pilot, key)
        assert screen_of(pilot).sent == [("Jordan",)]


async def test_the_first_step_up_goes_to_the_last_option(learner: Learner) -> None:
    async with running(BoardApp(learner, CHOICE)) as pilot:
        assert "›" not in text_of(pilot)
        await press(pilot, "up")
        assert row_of(pilot, "Qatar") == "› d  Qatar"


@pytest.mark.parametrize("board", [CHOICE, SELECT, ORDER, MATCH])
async def test_enter_alone_sends_nothing_picked(learner: Learner, board: Board) -> None:
    async with running(BoardApp(learner, board)) as pilot:
        await press(pilot, "enter")
        assert screen_of(pilot).sent == [()]


@pytest.mark.parametrize("keys", [("b", "c"), ("b", "enter"), ("enter", "enter"), ("enter", "b", "3", "z")])
async def test_a_burst_sends_once_and_nothing_behind_it_acts(learner: Learner, keys: tuple[str, ...]) -> None:
    async with running(BoardApp(learner, CHOICE)) as pilot:
        send(pilot, *keys)
        await settle(pilot)
        await press(pilot, "c", "enter")
        await click(pilot, "Qatar")
        assert len(screen_of(pilot).sent) == 1
        assert screen_of(pilot).noted == []


async def test_all_that_apply_are_ticked_by_letters_and_by_the_cursor(learner: Learner) -> None:
    async with running(BoardApp(learner, SELECT)) as pilot:
        await press(pilot, "d", "a", "down", "space", "down", "space")
        assert row_of(pilot, "Bahrain") == "□ a  Bahrain"
        assert row_of(pilot, "Jordan") == "› ■ b  Jordan"
        await press(pilot, "enter")
        assert screen_of(pilot).sent == [("Jordan", "Qatar")]


async def test_a_letter_held_down_picks_once_and_an_arrow_goes_on(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(BoardApp(learner, SELECT)) as pilot:
        monkeypatch.undo()
        await hold(pilot, "d", 4)
        assert pad_of(pilot).board.response == ("Qatar",)
        await hold(pilot, "down", 3)
        assert row_of(pilot, "A marine").startswith("› □ c  A marine")


async def test_backspace_takes_the_last_pick_back(learner: Learner) -> None:
    async with running(BoardApp(learner, SELECT)) as pilot:
        await press(pilot, "a", "d", "backspace")
        assert row_of(pilot, "Qatar") == "□ d  Qatar"
        assert pad_of(pilot).back()
        assert not pad_of(pilot).back()
        await press(pilot, "backspace", "enter")
        assert screen_of(pilot).sent == [()]


async def test_items_are_put_in_order_by_letters(learner: Learner) -> None:
    async with running(BoardApp(learner, ORDER)) as pilot:
        await press(pilot, "d", "b", "a", "a", "e", "a")
        assert row_of(pilot, "Qatar") == "1  d  Qatar"
        assert row_of(pilot, "A marine").startswith("5  c  A marine")
        await press(pilot, "enter")
        assert screen_of(pilot).sent == [("Qatar", "Jordan", "Egypt", "Bahrain", LONG)]


async def test_the_cursor_goes_on_to_what_has_no_place_yet(learner: Learner) -> None:
    async with running(BoardApp(learner, ORDER)) as pilot:
        await press(pilot, "down", "down", "space", "space", "space", "space", "enter")
        assert screen_of(pilot).sent == [("Jordan", LONG, "Qatar", "Egypt", "Bahrain")]


@pytest.mark.parametrize(("up", "down"), [("shift+up", "shift+down"), ("ctrl+up", "ctrl+down")])
async def test_an_ordered_item_is_moved_with_its_cursor(learner: Learner, up: str, down: str) -> None:
    async with running(BoardApp(learner, ORDER)) as pilot:
        await press(pilot, up, "a", "b", "d", "down", down, down, up)
        assert row_of(pilot, "Bahrain") == "› 2  a  Bahrain"
        await press(pilot, "enter")
        assert screen_of(pilot).sent == [("Jordan", "Bahrain", "Qatar")]


async def test_an_ordered_item_under_the_cursor_is_taken_out(learner: Learner) -> None:
    async with running(BoardApp(learner, ORDER)) as pilot:
        await press(pilot, "d", "b", "down", "space")
        assert row_of(pilot, "Jordan") == "1  b  Jordan"
        assert row_of(pilot, "Qatar") == "› ·  d  Qatar"


async def test_letters_fill_one_left_after_the_other(learner: Learner) -> None:
    async with running(BoardApp(learner, MATCH)) as pilot:
        assert row_of(pilot, "Kobanî").startswith("› Kobanî")
        await press(pilot, "d", "c")
        assert row_of(pilot, "Baghuz").startswith("› Baghuz")
        await press(pilot, "up", "b", "down", "up", "up", "a", "enter")
        (sent,) = screen_of(pilot).sent
        assert sent == ("2014", MATCH.options[1], "")


async def test_what_belongs_to_a_left_can_be_picked_without_letters(learner: Learner) -> None:
    board = MatchBoard(("left one", "left two"), tuple(f"Right {number}" for number in range(30)))
    async with running(BoardApp(learner, board)) as pilot:
        await press(pilot, "x", "right", "right", "left", "right", "space", "down", "right", "space", "enter")
        assert screen_of(pilot).sent == [("Right 1", "Right 0")]


async def test_a_click_chooses(learner: Learner) -> None:
    async with running(BoardApp(learner, CHOICE)) as pilot:
        await click(pilot, "What belongs")
        await click(pilot, "Press its letter")
        assert screen_of(pilot).sent == []
        await click(pilot, "since the war", times=2)
        assert screen_of(pilot).sent == [(LONG,)]


async def test_clicks_tick_order_and_match(learner: Learner) -> None:
    async with running(BoardApp(learner, SELECT)) as pilot:
        await click(pilot, "Jordan", times=2)
        assert pad_of(pilot).board.response == ("Jordan",)
    async with running(BoardApp(learner, ORDER)) as pilot:
        await click(pilot, "Qatar")
        await click(pilot, "Bahrain")
        await click(pilot, "Qatar")
        assert pad_of(pilot).board.response == ("Bahrain",)
    async with running(BoardApp(learner, MATCH)) as pilot:
        await click(pilot, "months")
        await click(pilot, "d  2003")
        assert pad_of(pilot).board.response == ("", "2003", "")
        assert screen_of(pilot).sent == []


async def test_what_a_click_would_pick_is_shown(learner: Learner) -> None:
    async with running(BoardApp(learner, CHOICE)) as pilot:
        plain = pad_of(pilot).render()
        await pilot.hover(BoardPad, offset=(10, 1))
        assert "Jordan" in "".join(hovered.plain for hovered in highlighted(pad_of(pilot)))
        await pilot.hover("#question")
        assert pad_of(pilot).render().is_same(plain)


def highlighted(pad: BoardPad) -> list[Content]:
    """The lines that stand out from those around them."""
    return [line for line in pad.render().split("\n") if any("on $primary" in str(span.style) for span in line.spans)]


@pytest.mark.parametrize("board", [CHOICE, SELECT, ORDER, MATCH])
async def test_other_keys_are_left_to_the_screen(learner: Learner, board: Board) -> None:
    async with running(BoardApp(learner, board)) as pilot:
        keys = ["ctrl+s", "escape", "question_mark", "z", "3"]
        await press(pilot, *keys)
        assert screen_of(pilot).noted == keys
        assert pad_of(pilot).board == board
        assert screen_of(pilot).sent == []


@pytest.mark.parametrize("keys", [("ctrl+n", "b"), ("ctrl+n", "b", "enter"), ("b", "ctrl+n", "c", "enter")])
async def test_keys_pressed_before_a_board_is_painted_pick_nothing_of_it(
    learner: Learner, keys: tuple[str, ...]
) -> None:
    async with running(BoardApp(learner, ORDER)) as pilot:
        send(pilot, *keys)
        await settle(pilot)
        assert pad_of(pilot).board == SELECT
        assert screen_of(pilot).sent == []
        await press(pilot, "b")
        assert pad_of(pilot).board.response == ("Jordan",)


async def test_a_key_that_waited_while_another_board_came_picks_nothing_of_it(learner: Learner) -> None:
    async with running(BoardApp(learner, ORDER)) as pilot:
        pad_of(pilot).post_message(key_event("b"))
        pad_of(pilot).post_message(key_event("enter"))
        screen_of(pilot).action_other()
        await settle(pilot)
        assert pad_of(pilot).board == SELECT
        assert screen_of(pilot).sent == []
        await press(pilot, "b", "enter")
        assert screen_of(pilot).sent == [("Jordan",)]


async def test_an_answer_on_its_way_is_not_taken_for_one_to_another_board(learner: Learner) -> None:
    async with running(BoardApp(learner, CHOICE)) as pilot:
        pad_of(pilot).on_key(key_event("b"))
        screen_of(pilot).action_other()
        await settle(pilot)
        assert screen_of(pilot).sent == []
        await press(pilot, "d", "enter")
        assert screen_of(pilot).sent == [("Qatar",)]


async def test_letters_are_keys_only_while_the_board_has_them(learner: Learner) -> None:
    async with running(BoardApp(learner, SELECT)) as pilot:
        pilot.app.screen.set_focus(None)
        await press(pilot, "a")
        assert pad_of(pilot).board == SELECT
        assert screen_of(pilot).noted == ["a"]


async def test_a_board_that_was_begun_goes_on(learner: Learner) -> None:
    async with running(BoardApp(learner, SELECT.pick(1))) as pilot:
        await press(pilot, "d", "enter")
        assert screen_of(pilot).sent == [("Jordan", "Qatar")]


async def test_once_judged_a_board_takes_no_key(learner: Learner) -> None:
    async with running(BoardApp(learner, SELECT)) as pilot:
        await press(pilot, "a", "b", "enter")
        screen_of(pilot).judge("Jordan", "Qatar")
        await settle(pilot)
        judged = text_of(pilot)
        assert row_of(pilot, "Bahrain") == "✗ ■ a  Bahrain"
        assert row_of(pilot, "Jordan") == "✓ ■ b  Jordan"
        assert row_of(pilot, "Qatar") == "→ □ d  Qatar"
        assert "✓ right   ✗ wrong   → would have been right" in judged
        await press(pilot, "a", "enter", "3")
        await click(pilot, "Jordan")
        assert screen_of(pilot).noted == ["a", "enter", "3"]
        assert not pad_of(pilot).back()
        assert text_of(pilot) == judged


async def test_a_judged_order_says_where_things_belong(learner: Learner) -> None:
    async with running(BoardApp(learner, ORDER)) as pilot:
        await press(pilot, "a", "d")
        screen_of(pilot).judge("Bahrain", "Jordan", "Qatar", "Egypt", LONG)
        await settle(pilot)
        assert row_of(pilot, "Bahrain") == "✓ 1  a  Bahrain"
        assert row_of(pilot, "Qatar") == "✗ 2  d  Qatar  → 3"
        assert row_of(pilot, "Jordan") == "→ ·  b  Jordan  → 2"


async def test_a_judged_match_says_what_belongs_together(learner: Learner) -> None:
    async with running(BoardApp(learner, MATCH)) as pilot:
        await press(pilot, "a", "d")
        screen_of(pilot).judge("2014", "2019", "2003")
        await settle(pilot)
        lines = [" ".join(line.split()) for line in text_of(pilot).splitlines()]
        assert "✓ Kobanî a 2014" in lines
        place = next(number for number, line in enumerate(lines) if line.startswith("✗ The battle of Raqqa"))
        assert lines[place].endswith("d 2003")
        assert lines[place + 1].endswith("→ c 2019")
        assert "→ Baghuz → d 2003" in lines


async def test_many_options_scroll_with_the_cursor(learner: Learner) -> None:
    board = SelectBoard(tuple(f"Option {number}" for number in range(26)))
    async with running(BoardApp(learner, board), (60, 20)) as pilot:
        assert "z  Option 25" not in text_of(pilot)
        await press(pilot, "up")
        assert "› □ z  Option 25" in text_of(pilot)
        await press(pilot, *["up"] * 25, "space", "z", "enter")
        assert "› ■ a  Option 0" in text_of(pilot)
        assert screen_of(pilot).sent == [("Option 0", "Option 25")]


async def test_more_options_than_letters_are_picked_by_the_cursor(learner: Learner) -> None:
    board = SelectBoard(tuple(f"Option {number}" for number in range(40)))
    async with running(BoardApp(learner, board), (60, 20)) as pilot:
        await press(pilot, "a", "up", "space", "enter")
        assert screen_of(pilot).sent == [("Option 39",)]


@pytest.mark.parametrize("board", [CHOICE, SELECT, ORDER, MATCH])
def test_the_help_fits_a_small_screen(board: Board) -> None:
    many = tuple(f"Option {number}" for number in range(30))
    without = {ChoiceBoard: ChoiceBoard(many), SelectBoard: SelectBoard(many), OrderBoard: OrderBoard(many)}
    for one in (board, without.get(type(board), MatchBoard(many, many))):
        assert cell_len(help_text(one)) <= 56
    digits = SelectBoard(("a", "b"))
    assert "number" in help_text(digits)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_boards_look_as_ever(learner: Learner, size: tuple[int, int]) -> None:
    asked = {
        "choice": (CHOICE, ("down",), ("Jordan",)),
        "select": (SELECT, ("c", "a"), (LONG, "Qatar")),
        "order": (ORDER, ("d", "c", "down"), (LONG, "Bahrain", "Qatar", "Jordan", "Egypt")),
        "match": (MATCH, ("b", "a", "right"), MATCH.options[:3]),
    }
    for name, (board, keys, right) in asked.items():
        async with running(BoardApp(learner, board), size) as pilot:
            await press(pilot, *keys)
            check_golden(pilot, f"board-{name}-{size[0]}x{size[1]}")
            await press(pilot, "enter")
            screen_of(pilot).judge(*right)
            await settle(pilot)
            check_golden(pilot, f"board-{name}-judged-{size[0]}x{size[1]}")


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
async def test_what_an_author_writes_is_shown_whole_and_presses_nothing(learner: Learner, text: str) -> None:
    boards = (ChoiceBoard((text, "x")), OrderBoard((text, "x", "y")), MatchBoard((text, "x"), (f"{text}!", "y")))
    for board in boards:
        async with running(BoardApp(learner, board), (160, 24)) as pilot:
            assert text in text_of(pilot)
            assert pad_of(pilot).board.options[0].startswith(text)
            await press(pilot, board.labels[0], "enter")
            screen_of(pilot).judge(*board.options[:2][::-1])
            await settle(pilot)
            assert text in text_of(pilot)
            await click(pilot, text)


async def test_steering_characters_and_endless_words_do_no_harm(learner: Learner) -> None:
    texts = (*STEERING.values(), "x" * 3_000, "", "two\nlines")
    for board in (ChoiceBoard(texts), OrderBoard(texts), MatchBoard(texts, texts)):
        async with running(BoardApp(learner, board), (20, 100)) as pilot:
            await press(pilot, board.labels[0])
            assert harmless(text_of(pilot))
            screen_of(pilot).judge(*reversed(board.options))
            await settle(pilot)
            assert harmless(text_of(pilot))


async def test_further_lines_stand_under_the_text_and_not_under_its_label(learner: Learner) -> None:
    async with running(BoardApp(learner, CHOICE), (60, 20)) as pilot:
        lines = text_of(pilot).splitlines()
        first = next(number for number, line in enumerate(lines) if "A marine" in line)
        assert lines[first + 1].index("at one city") == lines[first].index("A marine")


async def test_without_colour_a_board_reads_the_same(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(BoardApp(learner, SELECT)) as pilot:
        await press(pilot, "a", "down")
        coloured = text_of(pilot)
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(BoardApp(learner, SELECT)) as pilot:
        await press(pilot, "a", "down")
        assert text_of(pilot) == coloured
