"""The card itself: its question and, once shown, its answer with everything that explains it."""

from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from decks.card import Card
from decks.grading.verdict import Grade, Verdict
from study.choices import letters
from study.present import diff_spans, judged_items, source_line, task, verdict_title
from study.sitting import Shown
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
        for name in ("question", "choices", "task", "hint", "verdict", "typed", "answer", "remark", "source"):
            yield Static(id=name)

    def show(self, shown: Shown, answered: bool, source: str) -> None:
        """Draw the question, and the answer where it was given; ``source`` is the title of the deck's source."""
        card, given = shown.card, shown.grade
        self._put("question", written(card.prompt))
        self._put("choices", _choices(shown.choices) if shown.choices else None)
        self._put("task", bare(task(card)) if task(card) and not answered else None)
        self._put("hint", labelled("Hint", written(card.hint)) if shown.hinted and not answered else None)
        self._put("verdict", _verdict(given) if answered and given else None)
        self._put("typed", _typed(card, given, shown.typed) if answered and given and shown.typed else None)
        self._put("answer", written(card.answer) if answered else None)
        self._put("remark", written(card.remark) if answered and card.remark else None)
        line = source_line(card, source)
        self._put("source", labelled("Source", bare(line)) if answered and line else None)

    def find_answer(self) -> None:
        """Scroll as far as it takes to see verdict and answer; where they are too long, from their beginning."""
        verdict, answer = self.query_one("#verdict", Static), self.query_one("#answer", Static)
        top = (verdict if verdict.display else answer).virtual_region.y
        self.scroll_to(
            y=max(0, min(top, answer.virtual_region.bottom - self.size.height)), animate=False, immediate=True
        )

    def _put(self, name: str, content: Content | None) -> None:
        block = self.query_one(f"#{name}", Static)
        block.display = content is not None
        block.update(content or Content())


def _verdict(grade: Grade) -> Content:
    return Content.assemble((f"{verdict_title(grade)}.", _VERDICT_STYLES[grade.verdict]), " ", bare(grade.why))


def _choices(choices: tuple[str, ...]) -> Content:
    lines = zip_longest(letters(choices), choices, fillvalue="•")
    return Content("\n").join(Content.assemble((f"{letter}  ", QUIET), written(choice)) for letter, choice in lines)


def _typed(card: Card, grade: Grade, typed: str) -> Content:
    if card.items and grade.diff:
        items, missing = judged_items(grade)
        named = bare("; ".join(span.text for span in missing))
        return labelled("You typed", judged(items)) + (Content("\n") + labelled("Missing  ", named) if missing else "")
    spans = diff_spans(grade)
    return labelled("You typed", compared(spans) if spans else bare(typed))
