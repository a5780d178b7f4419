"""The pad an answer is given on without typing: options that are picked by a key or a click."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from study.boards import Board, ChoiceBoard, Mark, MatchBoard, OrderBoard
from study.widgets.board_lines import CURSOR, HOVER, RESTING, Line, Look, Target, highlighted, lines_of


class BoardPad(Widget, can_focus=True):
    """As high as its board: what it stands in scrolls. It closes with the answer, so that it sends once."""

    ALLOW_SELECT = False
    REPEATING: ClassVar = frozenset(
        {"up", "down", "left", "right", "shift+up", "shift+down", "ctrl+up", "ctrl+down", "backspace"}
    )
    """Keys that may be held down; all others act once."""

    @dataclass
    class Sent(Message):
        """The learner answered; with nothing, where they don't know."""

        response: tuple[str, ...]
        sure: bool = True
        """False where an option was picked by its key or by a click, which a key may do that was meant for a word."""

    def __init__(self) -> None:
        super().__init__()
        self._board: Board = ChoiceBoard(())
        self._marks: Sequence[Mark] | None = None
        self._pointed: int | None = None
        self._cursor: int | None = None
        """An option, which keeps the cursor when it moves."""
        self._under_mouse: int | None = None
        """A line: what it holds may change."""
        self._open = False
        self._shown_at = inf
        """Keys and clicks stamped earlier were meant for what was there before."""
        self._keys: Mapping[str, Callable[[], None]] = {}
        self._on_its_way: BoardPad.Sent | None = None
        """The answer to an earlier board, which the screen may not have got yet."""

    @property
    def board(self) -> Board:
        """What has been picked so far."""
        return self._board

    def show(self, board: Board) -> None:
        """Ask for an answer on this board, which may have been begun."""
        if self._on_its_way:
            # A key pressed just before it brought this board: the answer must not be taken for one to this board.
            self._on_its_way.stop().prevent_default()
            self._on_its_way = None
        # An event is stamped by the clock that stamps keys.
        self._shown_at = events.Idle().time
        self._board, self._marks, self._cursor, self._open = board, None, None, True
        self._pointed = None
        self._keys = self._keys_for(board)
        self.refresh(layout=True)

    def judge(self, marks: Sequence[Mark]) -> None:
        """Show what was right; from now on all keys are left to others."""
        self._marks, self._open = marks, False
        self.refresh(layout=True)

    def point(self, left: int | None) -> None:
        """Mark a pair of an answered board."""
        self._pointed = left
        self.refresh()

    def back(self) -> bool:
        """Take the last pick back; False where there is none."""
        before = self._board
        if self._open:
            self._become(before.back())
        return self._board != before

    def on_key(self, event: events.Key) -> None:
        """Take the keys of the board. Between sending and the verdict take all that could act on what comes next."""
        if self._marks is not None:
            return
        act = self._act_of(event)
        if act or (not self._open and (event.key == "enter" or event.is_printable)):
            event.stop()
            event.prevent_default()
        if act and self._open and event.time >= self._shown_at:
            act()

    def on_click(self, event: events.Click) -> None:
        """A single click picks; the second of a double click may fall on what has moved there."""
        target = self._target_at(event.y)
        if not self._open or event.chain != 1 or event.time < self._shown_at or target is None:
            return
        if target.side == "option":
            self._pick(target.number)
        elif isinstance(self._board, MatchBoard):
            self._become(self._board.at(target.number))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what a click would pick."""
        if event.y != self._under_mouse:
            self._under_mouse = event.y
            self.refresh()

    def on_leave(self) -> None:
        """Nothing is under the mouse."""
        self._under_mouse = None
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """All lines."""
        return len(self._lines(width))

    def render(self) -> Content:
        """All lines, those of the cursor and under the mouse in their styles."""
        width = self.size.width
        styles = self._styles_of_targets()
        lines = self._lines(width)
        return Content("\n").join(
            highlighted(line.text, width, styles[line.target]) if line.target in styles else line.text for line in lines
        )

    def _styles_of_targets(self) -> Mapping[Target | None, str]:
        styles: dict[Target | None, str] = {}
        if not self._open:
            return styles if self._pointed is None else {Target("left", self._pointed): CURSOR}
        if isinstance(self._board, MatchBoard):
            styles[Target("left", self._board.current)] = RESTING
        if self._at:
            styles[self._at] = CURSOR if self.has_focus else RESTING
        if self._under_mouse is not None and (hovered := self._target_at(self._under_mouse)):
            styles[hovered] = HOVER
        return styles

    @property
    def _at(self) -> Target | None:
        """What has the cursor: where there are lefts, the current one does while no option has it."""
        if self._cursor is not None:
            return Target("option", self._cursor)
        return Target("left", self._board.current) if isinstance(self._board, MatchBoard) else None

    def _lines(self, width: int) -> list[Line]:
        return lines_of(
            Look(self._board, self._marks, self._cursor, self._open and self.has_focus, self._pointed), width
        )

    def _target_at(self, y: int) -> Target | None:
        lines = self._lines(self.size.width)
        return lines[y].target if 0 <= y < len(lines) else None

    def _keys_for(self, board: Board) -> Mapping[str, Callable[[], None]]:
        keys: dict[str, Callable[[], None]] = {
            "enter": self._enter,
            "space": self._pick_under_cursor,
            "backspace": self._take_back,
            "up": partial(self._step, -1),
            "down": partial(self._step, 1),
        }
        if isinstance(board, OrderBoard):
            keys |= {f"{modifier}+up": partial(self._move, -1) for modifier in ("shift", "ctrl")}
            keys |= {f"{modifier}+down": partial(self._move, 1) for modifier in ("shift", "ctrl")}
        elif isinstance(board, MatchBoard):
            keys |= {"up": partial(self._turn, -1), "down": partial(self._turn, 1)}
            keys |= {"left": partial(self._step, -1), "right": partial(self._step, 1)}
        return keys

    def _act_of(self, event: events.Key) -> Callable[[], None] | None:
        char = (event.character or "").casefold()
        if char and event.is_printable and char in self._board.labels:
            return partial(self._pick, list(self._board.labels).index(char))
        return self._keys.get(event.key)

    def _become(self, board: Board) -> None:
        self._board = board
        self.refresh(layout=True)
        self.call_after_refresh(self._reveal)

    def _pick(self, index: int) -> None:
        self._become(self._board.pick(index))
        if isinstance(self._board, ChoiceBoard):
            self._send(sure=False)

    def _pick_under_cursor(self) -> None:
        if self._cursor is None:
            return
        picked, board = self._cursor, self._board
        if isinstance(board, OrderBoard) and picked in board.rest:
            left = [index for index in board.rest if index != picked]
            self._cursor = next((index for index in left if index > picked), left[0] if left else picked)
        self._pick(picked)

    def _enter(self) -> None:
        if isinstance(self._board, ChoiceBoard) and self._cursor is not None:
            self._become(self._board.pick(self._cursor))
        self._send()

    def _send(self, sure: bool = True) -> None:
        self._open = False
        self._on_its_way = self.Sent(self._board.response, sure)
        self.post_message(self._on_its_way)
        self.refresh()

    def _take_back(self) -> None:
        self.back()

    def _step(self, by: int) -> None:
        """Move the cursor; the first step is onto the first option, or from below onto the last."""
        shown = list(self._board.shown)
        if not shown:
            return
        start = -1 if by > 0 else len(shown)
        place = (shown.index(self._cursor) if self._cursor is not None else start) + by
        self._cursor = shown[min(max(place, 0), len(shown) - 1)]
        self.refresh()
        self.call_after_refresh(self._reveal)

    def _move(self, by: int) -> None:
        if isinstance(self._board, OrderBoard) and self._cursor is not None:
            self._become(self._board.move(self._cursor, by))

    def _turn(self, by: int) -> None:
        if isinstance(self._board, MatchBoard):
            self._cursor = None
            self._become(self._board.at(self._board.current + by))

    def _reveal(self) -> None:
        """Scroll what this stands in to the cursor."""
        lines = [y for y, line in enumerate(self._lines(self.size.width)) if line.target and line.target == self._at]
        if not lines:
            return
        region = Region(0, lines[0], self.size.width, len(lines))
        widget: Widget = self
        while isinstance(widget.parent, Widget):
            region = region.translate(widget.virtual_region.offset)
            widget = widget.parent
            if widget.allow_vertical_scroll:
                widget.scroll_to_region(region, animate=False)
                return
