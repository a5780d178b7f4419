"""How a board looks, line by line, and what each line belongs to."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Literal, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from study.boards import Board, ChoiceBoard, Mark, MatchBoard, OrderBoard, SelectBoard
from study.widgets.content import QUIET, written

KEY = "bold $text-accent"
"""Style of what is pressed, as in the line of keys."""
HOVER, CURSOR, RESTING = (f"$foreground on $primary {share}%" for share in (25, 40, 20))
"""Styles of the line under the mouse, of the one under the cursor, and of that one while others have the keys. All
their words are in one colour: the others don't stand out enough from such a ground."""
_GAP = 2
_NARROWEST = 8
"""Cells: texts are never squeezed into less."""
_SIGNS = {"right": "✓", "wrong": "✗", "missed": "→", "": " "}
_STYLES = {"right": "$text-success", "wrong": "$text-error", "missed": "$text-success", "": ""}
_LEGEND = {"right": "✓ right", "wrong": "✗ wrong", "missed": "→ would have been right"}


class Target(NamedTuple):
    """What a line belongs to: a click on it means this."""

    side: Literal["left", "option"]
    number: int
    """Its place on the board."""


class Line(NamedTuple):
    """One line on screen."""

    text: Content
    target: Target | None = None


class Look(NamedTuple):
    """A board and all that bears on how it looks."""

    board: Board
    marks: Sequence[Mark] | None = None
    """What is said of the answer; None while it is asked for."""
    cursor: int | None = None
    """The option under the cursor."""
    awake: bool = False
    """Whether it listens to keys, so that labels are keys."""
    pointed: int | None = None
    """The pair of an answered board that is rated by a key."""


def lines_of(look: Look, width: int) -> list[Line]:
    """The board from top to bottom, with a word of help under it."""
    pairs = _pairs(look, look.board, width) if isinstance(look.board, MatchBoard) else ()
    told = _legend(look) if look.marks is not None else help_text(look.board)
    help_lines = (Line(line) for line in Content.styled(told, QUIET).wrap(max(_NARROWEST, width)))
    return [*pairs, *_options(look, width), Line(Content()), *help_lines]


def highlighted(text: Content, width: int, style: str) -> Content:
    """A line in this style from end to end."""
    return _padded(text, width).stylize(style)


def help_text(board: Board) -> str:
    """What to press."""
    if not board.labels:
        return _help_without_labels(board)
    name, names = ("number", "numbers") if board.labels[0].isdigit() else ("letter", "letters")
    match board:
        case ChoiceBoard(choice=None):
            return f"Press its {name}, or Enter if you don't know"
        case ChoiceBoard():
            return f"Enter gives this answer, another {name} changes it"
        case SelectBoard():
            return f"Press {names} to tick all that apply, Enter checks"
        case OrderBoard():
            return f"Press {names} in order, Backspace undoes, Enter checks"
    return f"Press the {name} that belongs to ›, Enter checks"


def _help_without_labels(board: Board) -> str:
    match board:
        case ChoiceBoard(choice=None):
            return "↑ ↓ go to it, Enter takes it"
        case ChoiceBoard():
            return "Enter gives this answer, ↑ ↓ go to another"
        case SelectBoard():
            return "↑ ↓ and Space tick all that apply, Enter checks"
        case OrderBoard():
            return "↑ ↓ and Space pick in order, Enter checks"
    return "← → and Space pick what belongs to ›, Enter checks"


def _legend(look: Look) -> str:
    """The signs that occur, in words."""
    said = [mark.verdict for mark in look.marks or ()]
    words = dict(_LEGEND)
    if isinstance(look.board, OrderBoard):
        words |= {"missed": "→ where it belongs"}
        said += ["missed"] * any(mark.right for mark in look.marks or ())
    elif isinstance(look.board, MatchBoard) and "wrong" in said:
        said.append("missed")
    return "   ".join(word for verdict, word in words.items() if verdict in said)


def _options(look: Look, width: int) -> Iterator[Line]:
    """The options; once matched ones are judged, their pairs say all."""
    board = look.board
    if isinstance(board, MatchBoard):
        if look.marks is not None:
            return
        yield Line(Content())
    for index in board.shown:
        target = Target("option", index)
        yield from (Line(line, target) for line in _hanging(_lead(look, index), _text(look, index), width))


def _lead(look: Look, index: int) -> Content:
    """What stands before an option: cursor or mark, tick or place, label."""
    board, picked = look.board, index in look.board.picked
    label = board.labels[index] if board.labels else "•"
    judged = look.marks[index].verdict if look.marks is not None and not isinstance(board, MatchBoard) else ""
    here = look.marks is None and look.cursor == index
    if isinstance(board, ChoiceBoard) and picked and look.marks is None:
        parts = [Content.styled("● ", "bold $text-accent")]
    else:
        parts = [_sign(judged, here)]
    if isinstance(board, SelectBoard):
        ticked = "$text-accent" if look.marks is None else ""
        parts.append(Content.styled("■ " if picked else "□ ", ticked if picked else QUIET))
    elif isinstance(board, OrderBoard):
        places = len(str(len(board.options)))
        place = str(board.ordered.index(index) + 1) if picked else "·"
        parts.append(Content.styled(f"{place.rjust(places)}  ", "bold" if picked else QUIET))
    parts.append(Content.styled(label, KEY if look.awake and board.labels else QUIET))
    return Content.assemble(*parts, "  ")


def _sign(verdict: str, here: bool) -> Content:
    """What stands first in a line: its mark, and the cursor where that is here."""
    mark = _SIGNS[verdict]
    return Content.styled(f"{mark}›".lstrip().ljust(2) if here else f"{mark} ", f"bold {_STYLES[verdict]}")


def _text(look: Look, index: int) -> Content:
    """An option in its words, and where it belongs if it stands elsewhere."""
    board, text = look.board, written(look.board.options[index])
    picked = index in board.picked
    if look.marks is None:
        if isinstance(board, MatchBoard) and picked:
            return text.stylize(QUIET)
        return text.stylize("bold") if isinstance(board, ChoiceBoard) and picked else text
    mark = look.marks[index]
    if not mark.verdict:
        return text.stylize(QUIET)
    place = Content.styled(f"  → {mark.right}", f"bold {_STYLES['missed']}") if mark.right else ""
    return text.stylize(_STYLES[mark.verdict]) + place


def _pairs(look: Look, board: MatchBoard, width: int) -> Iterator[Line]:
    """The lefts, each with what it has got beside it."""
    texts = [written(left) for left in board.lefts]
    widest = max((cell_len(line) for text in texts for line in text.plain.split("\n")), default=0)
    room = max(_NARROWEST, min(widest, (width - 2 - _GAP) * 9 // 20))
    for index, text in enumerate(texts):
        target = Target("left", index)
        here = index == (board.current if look.marks is None else look.pointed)
        sign = _sign(look.marks[index].verdict if look.marks else "", here)
        left = _hanging(sign, text, 2 + room)
        right = _partner(look, board, index, max(_NARROWEST, width - 2 - room - _GAP))
        for one, other in zip_longest(left, right, fillvalue=Content()):
            yield Line(Content.assemble(_padded(one, 2 + room + _GAP), other), target)


def _partner(look: Look, board: MatchBoard, left: int, width: int) -> list[Content]:
    """What a left has got, and under it what would have been right."""
    mark = look.marks[left] if look.marks is not None else Mark()
    option, lines = board.partner(left), list[Content]()
    if option is not None:
        lines += _named(board, option, width, _STYLES[mark.verdict], "")
    elif look.marks is None:
        lines.append(Content.styled("  ·", QUIET))
    if mark.right:
        right = board.options.index(mark.right) if mark.right in board.options else None
        if right is None:
            lines += _hanging(Content("→ "), written(mark.right), width)
        else:
            lines += _named(board, right, width, _STYLES["missed"], "→")
    return lines


def _named(board: Board, option: int, width: int, style: str, sign: str) -> list[Content]:
    label = f"{board.labels[option]}  " if board.labels else ""
    lead = Content.assemble((sign.ljust(2), f"bold {style}"), (label, QUIET))
    return _hanging(lead, written(board.options[option]).stylize(style), width)


def _hanging(lead: Content, text: Content, width: int) -> list[Content]:
    """``text`` after ``lead``, its further lines under its own beginning."""
    indent = lead.cell_length
    first, *more = text.wrap(max(_NARROWEST, width - indent))
    return [lead + first, *(Content(" " * indent) + line for line in more)]


def _padded(text: Content, width: int) -> Content:
    return text.pad_right(max(0, width - text.cell_length))
