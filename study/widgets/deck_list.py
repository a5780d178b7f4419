"""The decks as a tree, with today's counts in columns."""

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from study.clean import one_line
from study.overview import Row
from study.widgets.content import QUIET, fit

COLUMNS = (("new", 7), ("learning", 10), ("due", 7))
"""Headings and widths."""


_CURSOR, _GUTTER = "›", "  "


class RowVisual(Visual):
    """A row that fills whatever width it gets."""

    def __init__(self, row: Row, folded: bool | None) -> None:
        self._row = row
        self._folded = folded
        """None where there is nothing to fold."""

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:  # noqa: ARG002
        """One line."""
        return self._content(width).render_strips(width, 1, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """All there is."""
        return container_width

    def get_minimal_width(self, rules: RulesMap) -> int:  # noqa: ARG002
        """Room for the columns."""
        return 40

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """One line."""
        return 1

    def _content(self, width: int) -> Content:
        row = self._row
        mark = "" if row.kind == "all" else {None: "  ", True: "▸ ", False: "▾ "}[self._folded]
        title = _GUTTER + "  " * row.depth + mark + one_line(row.title)
        room = max(8, width - sum(columns for _, columns in COLUMNS))
        numbers = [
            Content.styled(f"{number:,}".rjust(columns) if number else "·".rjust(columns), "" if number else QUIET)
            for number, (_, columns) in zip(row.counts, COLUMNS, strict=True)
        ]
        return Content.assemble((fit(title, room), "" if row.kind == "deck" else "bold"), *numbers)


class DeckList(OptionList):
    """Moves like a list, folds like a tree."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(compact=True, markup=False)
        self._rows: Sequence[Row] = ()
        self._folded: set[str] = set()

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        option = self.highlighted_option
        return next((row for row in self._rows if option and row.key == option.id), None)

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows; the cursor stays on the row it was on."""
        at = self.current
        self._rows = rows
        visible = self._visible()
        self.clear_options()
        self.add_options([Option(RowVisual(row, self._fold_state(row)), id=row.key) for row in visible])
        if visible:
            self.highlighted = next((index for index, row in enumerate(visible) if at and row.key == at.key), 0)

    def render_line(self, y: int) -> Strip:
        """A row, which is one line; the one under the cursor has a mark too, for those who see no colour."""
        strip = super().render_line(y)
        if self.highlighted is None or self.scroll_offset.y + y != self.highlighted:
            return strip
        style = next((segment.style for segment in strip), None)
        return Strip.join([Strip([Segment(_CURSOR, style)]), strip.crop(1)])

    def fold(self, folded: bool) -> None:
        """Fold or unfold the row under the cursor."""
        if (row := self.current) and self._fold_state(row) is not None:
            (self._folded.add if folded else self._folded.discard)(row.key)
            self.show(self._rows)

    def _fold_state(self, row: Row) -> bool | None:
        foldable = row.kind in ("collection", "folder")
        return row.key in self._folded if foldable else None

    def _visible(self) -> list[Row]:
        shown: list[Row] = []
        hidden_below: int | None = None
        for row in self._rows:
            if hidden_below is not None and row.depth > hidden_below:
                continue
            hidden_below = row.depth if row.key in self._folded else None
            shown.append(row)
        return shown


def headings(width: int) -> Content:
    """The headings over the columns."""
    text = "".join(name.rjust(columns) for name, columns in COLUMNS)
    return Content.styled(" " * max(0, width - cell_len(text)) + text, QUIET)
