"""The card itself: its question and, once shown, its answer with everything that explains it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from decks.card import Card
from decks.grading.verdict import Verdict
from progress.terms import Form
from study.boards import Board, ChoiceBoard, Mark, MatchBoard, OrderBoard, SelectBoard
from study.forms import LAID_OUT
from study.present import (
    RATING_TITLES,
    confusion_text,
    diff_spans,
    framed,
    judged_items,
    source_line,
    task,
    verdict_reason,
    verdict_title,
)
from study.sitting import Shown
from study.widgets.board import BoardPad
from study.widgets.content import QUIET, bare, compared, judged, labelled, written

_VERDICT_STYLES = {
    Verdict.CORRECT: "bold $text-success",
    Verdict.CLOSE: "bold $text-warning",
    Verdict.WRONG: "bold $text-error",
}


class CardFace(VerticalScroll):
    """Scrolls where a card is long."""

    def compose(self) -> ComposeResult:
        """One block each; those with nothing to say are not displayed."""
        for name in ("question", "verdict"):
            yield Static(id=name)
        yield BoardPad()
        for name in ("ticks", "task", "hint", "typed", "answer", "confused"):
            yield Static(id=name)
        with Horizontal(id="contrast"):
            yield Static(id="mine")
            yield Static(id="other")
        yield Static(id="remark")
        yield Static(id="source")

    @property
    def pad(self) -> BoardPad:
        """The board, where the card is answered on one."""
        return self.query_one(BoardPad)

    def begin(self, shown: Shown) -> None:
        """Lay the card out anew."""
        if shown.form in LAID_OUT:
            self.pad.show(board_of(shown))

    def show(self, shown: Shown, answered: bool, source: str) -> None:
        """Draw the question, and the answer where it was given; ``source`` is the title of the deck's source."""
        card, boarded = shown.card, bool(shown.choices)
        self._put("question", written(framed([one.card.prompt for one in shown.cards])[0]))
        self.pad.display = boarded
        if boarded and answered:
            self.pad.judge(marks_of(shown, self.pad.board))
        self._put("ticks", judged(judged_items(shown.ticks)[0]) if shown.ticks and not answered else None)
        self._put("task", bare(task(shown)) if task(shown) and not answered and not boarded else None)
        self._put("hint", labelled("Hint", written(card.hint)) if shown.hinted and not answered else None)
        self._put("verdict", _verdict(shown) if answered else None)
        self._put("typed", _typed(shown) if answered and not boarded else None)
        contrasted = self._contrast(shown if answered else None)
        self._put("answer", written(card.answer) if answered and not boarded and not contrasted else None)
        self._put("remark", written(card.remark) if answered and card.remark else None)
        line = source_line(card, source)
        self._put("source", labelled("Source", bare(line)) if answered and line else None)

    def find_answer(self) -> None:
        """Scroll as far as it takes to see verdict and answer; where they are too long, from their beginning."""
        blocks = [
            block for name in ("verdict", "answer", "mine") if (block := self.query_one(f"#{name}", Static)).display
        ]
        if blocks:
            top, bottom = blocks[0].virtual_region.y, blocks[-1].virtual_region.bottom
            self.scroll_to(y=max(0, min(top, bottom - self.size.height)), animate=False, immediate=True)

    def _contrast(self, shown: Shown | None) -> bool:
        """Both sides of a confusion, next to each other; whether there is one."""
        other = shown.confused if shown and shown.verdict is Verdict.WRONG else None
        self.query_one("#contrast").display = other is not None
        self._put("confused", bare(confusion_text(shown.card, other)) if shown and other else None)
        for name, card in (("mine", shown.card if shown else None), ("other", other)):
            self._put(name, _side(card) if card and other else None)
        return other is not None

    def _put(self, name: str, content: Content | None) -> None:
        block = self.query_one(f"#{name}", Static)
        block.display = content is not None
        block.update(content or Content())


def board_of(shown: Shown) -> Board:
    """What a card is answered on."""
    match shown.form:
        case Form.SELECT:
            return SelectBoard(shown.choices)
        case Form.ORDER:
            return OrderBoard(shown.choices)
        case Form.MATCH:
            return MatchBoard(framed([one.card.prompt for one in shown.cards])[1], shown.choices)
    return ChoiceBoard(shown.choices)


def marks_of(shown: Shown, board: Board) -> Sequence[Mark]:
    """What is said of each option, or of each pair: of a pair what stands, which may be the learner's word."""
    marks = board.marks(right_of(shown))
    if shown.form is not Form.MATCH:
        return marks
    return [
        Mark("right")
        if one.verdict is Verdict.CORRECT
        else Mark("wrong" if one.response else "missed", mark.right)
        if one.overruled
        else mark
        for one, mark in zip(shown.cards, marks, strict=True)
    ]


def right_of(shown: Shown) -> tuple[str, ...]:
    """What would have been right on the board."""
    if shown.form is Form.MATCH:
        return tuple(one.card.answer for one in shown.cards)
    return tuple(forms[0] for forms in shown.card.items) or (shown.card.answer,)


def _verdict(shown: Shown) -> Content | None:
    if shown.form is Form.MATCH:
        right = sum(one.verdict is Verdict.CORRECT for one in shown.cards)
        return bare(f"{right} of {len(shown.cards)} right.")
    if shown.verdict is None:
        return None
    title = (f"{verdict_title(shown.verdict)}.", _VERDICT_STYLES[shown.verdict])
    marked = shown.suggestion.why if shown.suggestion else ""
    stop = "" if marked.endswith("?") else "."
    rating = f"  {RATING_TITLES[shown.suggested]} is marked: {marked}{stop}" if shown.suggested and marked else ""
    return Content.assemble(title, " ", bare(verdict_reason(shown)), (rating, QUIET))


def _typed(shown: Shown) -> Content | None:
    grade = shown.grade
    if grade is None or not shown.response:
        return None
    if shown.card.items and grade.diff:
        items, missing = judged_items(grade.diff)
        named = bare("; ".join(span.text for span in missing))
        return labelled("You typed", judged(items)) + (Content("\n") + labelled("Missing  ", named) if missing else "")
    spans = diff_spans(grade)
    lines = "; ".join(shown.response.split("\n"))
    return labelled("You typed", compared(spans) if spans else bare(lines))


def _side(card: Card) -> Content:
    return Content("\n").join([Content.styled(written(card.prompt).plain, QUIET), written(card.answer).stylize("bold")])
