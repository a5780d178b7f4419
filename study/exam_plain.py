"""Sitting an exam line by line: for screen readers, pipes and bare terminals. No escape codes, nothing wrapped."""

import io
from collections.abc import Callable
from datetime import datetime
from itertools import zip_longest
from typing import TextIO

from decks.card import Card
from progress.terms import ProgressError
from study.choices import letters
from study.clean import clean, one_line
from study.exam import ExamSitting
from study.exam_text import (
    NO_WAY_BACK,
    faults,
    left_text,
    meaning,
    minutes_text,
    score_text,
    state_text,
    unanswered_text,
)
from study.present import count, typed_task
from study.sitting import Shown

_HELP = f"""\
Type the answer; Enter on an empty line where you don't know it. Nothing is judged before the end. {NO_WAY_BACK}
?q hands in before the end, ? shows this help. Every answer is saved as you give it."""


def run_exam(
    sitting: ExamSitting,
    card_of: Callable[[str], Card | None],
    stdin: TextIO,
    stdout: TextIO,
    clock: Callable[[], datetime],
) -> int:
    """Ask question after question until the exam has ended or the input has; the exit code."""
    for stream in (stdin, stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return _Dialogue(sitting, card_of, stdin, stdout, clock).run()


class _Dialogue:
    def __init__(
        self,
        sitting: ExamSitting,
        card_of: Callable[[str], Card | None],
        stdin: TextIO,
        stdout: TextIO,
        clock: Callable[[], datetime],
    ) -> None:
        self._sitting, self._card_of, self._clock = sitting, card_of, clock
        self._stdin, self._stdout = stdin, stdout
        self._echo = not stdin.isatty()

    def run(self) -> int:
        sitting, paper = self._sitting, self._sitting.paper
        sitting.begin(self._clock())
        if sitting.shown is None:
            self._notice()
            return 1
        self._say(
            f"Exam: {one_line(paper.title)}, {count(len(paper.questions), 'question')}, {minutes_text(paper.minutes)}.",
            _HELP,
        )
        try:
            while sitting.shown:
                self._question(sitting.shown)
            self._result()
            self._offer_to_count()
        except (EOFError, KeyboardInterrupt):
            self._say("")
            if sitting.shown:
                self._result()
        return 1 if sitting.notice and sitting.notice.error else 0

    def _question(self, shown: Shown) -> None:
        number, left = len(self._sitting.paper.questions), left_text(self._sitting.left(self._clock()))
        at = min(self._sitting.answered + 1, number)
        self._say("", f"[{at} of {number}{', ' if left else ''}{left}]", clean(shown.card.prompt))
        for letter, choice in zip_longest(letters(shown.choices), shown.choices, fillvalue="-"):
            self._say(f"{letter}  {clean(choice)}")
        if said := typed_task(shown):
            self._say(said)
        line = self._ask("Answer: ")
        match line.lower():
            case "?":
                self._say(_HELP)
            case "?q":
                self._hand_in()
            case _:
                self._sitting.submit(line, self._clock())
                if self._sitting.shown is shown and line:
                    self._say(f"You had typed: {line}")
        self._notice()

    def _hand_in(self) -> None:
        left = unanswered_text(len(self._sitting.paper.questions) - self._sitting.answered)
        if self._agrees(f"Hand in? {left[0].upper()}{left[1:]}."):
            self._sitting.hand_in(self._clock())

    def _result(self) -> None:
        try:
            exam = self._sitting.result()
        except ProgressError as error:
            self._say(clean(f"Error: {error.title}. {error.message} {error.todo}"))
            return
        state = state_text(exam)
        self._say("", score_text(exam.score) + (f", {state}" if state else ""), meaning(exam))
        if len(exam.sections) > 1:
            self._say(*(f"{one_line(name)}: {score_text(score)}" for name, score in exam.sections))
        for fault in faults(exam, self._card_of):
            self._say("", f"{fault.mark} {fault.number}. {clean(fault.prompt)}")
            self._say(*(f"{label}: {clean(text)}" for label, text in fault.told))

    def _offer_to_count(self) -> None:
        if self._sitting.answered:
            self._say("")
            if self._agrees("Count these as reviews?"):
                self._sitting.count_as_reviews(self._clock())
                self._notice()

    def _agrees(self, question: str) -> bool:
        return self._ask(f"{question} y/N: ").lower() in ("y", "yes")

    def _ask(self, prompt: str) -> str:
        self._stdout.write(prompt)
        self._stdout.flush()
        line = self._stdin.readline()
        if not line:
            raise EOFError
        line = clean(line).replace("\n", " ").strip()
        if self._echo:
            self._say(line)
        return line

    def _notice(self) -> None:
        if notice := self._sitting.notice:
            self._say(("Error: " if notice.error else "") + clean(notice.text))

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._stdout.write(f"{line}\n")
        self._stdout.flush()
