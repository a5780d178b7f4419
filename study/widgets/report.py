"""What an exam came to: score, sections, and every question that was not answered fully right."""

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from progress.exams import Exam, Score
from study.clean import one_line
from study.exam_text import Fault, meaning, out_of, range_text, state_text
from study.present import count, percent
from study.widgets.content import QUIET, bare, fit, written

_BAR = 10
_NARROWEST = 12
_MARKS = {"≈": "bold $text-warning", "✗": "bold $text-error", "·": QUIET}
_LABEL = 7
"""Cells of the labels before texts."""


class Report(Widget):
    """As high as it needs: what it stands in scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._exam: Exam | None = None
        self._faults: Sequence[Fault] = ()

    def show(self, exam: Exam, faults: Sequence[Fault]) -> None:
        """Report on this exam."""
        self._exam, self._faults = exam, faults
        self.refresh(layout=True)

    def render(self) -> Content:
        """As wide as there is room."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """All lines."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return [*_total(self._exam, width), *_wrong(self._faults, len(self._exam.scored), width)] if self._exam else []


def _total(exam: Exam, width: int) -> Iterator[Content]:
    """The score as a number and in words, then by section."""
    score, state = exam.score, state_text(exam)
    told = Content.assemble((f"{out_of(score)} points   {percent(score.share)}", "bold $text-primary"))
    yield told + Content.styled(f"   {state}", QUIET) if state else told
    yield from Content.styled(meaning(exam), QUIET).wrap(width)
    yield Content()
    if len(exam.sections) > 1:
        widest = max(len(out_of(part)) for _, part in exam.sections)
        yield from (_section(name, part, widest, width) for name, part in exam.sections)
        yield Content()


def _section(name: str, score: Score, widest: int, width: int) -> Content:
    """One line however narrow: the bar goes first, then the interval."""
    numbers = [("  " + out_of(score).rjust(widest), ""), (f"{percent(score.share):>6}", "bold")]
    if width >= 48:
        numbers.append((f"{range_text(score):>9}", QUIET))
    if width >= 58:
        full = int(_BAR * score.share + 0.5)
        numbers += [("  " + "━" * full, "$primary"), ("─" * (_BAR - full), "$foreground 25%")]
    room = width - sum(len(text) for text, _ in numbers)
    return Content.assemble(fit(one_line(name), max(0, room)), *numbers)


def _wrong(faults: Sequence[Fault], number: int, width: int) -> Iterator[Content]:
    if not faults:
        yield Content("Every answer was right." if number else "")
        return
    yield Content.styled(f"Not fully right: {count(len(faults), 'question')}", "bold")
    for fault in faults:
        yield Content()
        lead = Content.assemble((f"{fault.mark} ", _MARKS[fault.mark]), (f"{fault.number}  ", QUIET))
        yield from _hanging(lead, written(fault.prompt).stylize("bold"), width)
        for label, text in fault.told:
            told = written(text) if label in ("Right", "Note") else bare(text)
            yield from _hanging(Content.assemble(" " * lead.cell_length, (f"{label:<{_LABEL}}", QUIET)), told, width)


def _hanging(lead: Content, text: Content, width: int) -> Iterator[Content]:
    """``text`` after ``lead``, its further lines under its own beginning."""
    first, *more = text.wrap(max(_NARROWEST, width - lead.cell_length))
    yield lead + first
    yield from (Content(" " * lead.cell_length) + line for line in more)
