"""Studying line by line: for screen readers, pipes and bare terminals. No escape codes, nothing wrapped.

Drives the same session as the app; an answer is saved the moment it is rated.
"""

import io
from collections.abc import Callable
from datetime import datetime
from itertools import zip_longest
from typing import TextIO

from progress.terms import Form, Rating
from study.choices import letters
from study.clean import clean, one_line
from study.drill import Drill
from study.present import (
    FLAG,
    KINDS,
    RATING_TITLES,
    confusion_text,
    count,
    counts_line,
    diff_spans,
    duration_text,
    judged_items,
    marked,
    next_due_text,
    offer_text,
    percent,
    source_line,
    ticked,
    typed_task,
    verdict_reason,
    verdict_title,
)
from study.session import Session
from study.sitting import Phase, Shown

_RATINGS = {
    key: rating
    for rating, title in RATING_TITLES.items()
    for key in (str(rating.value), title[0].lower(), title.lower())
}
_COMMANDS = ("undo", "redo", "suspend", "bury", "flag", "overrule", "count", "quit")
_NAMES = {name[0]: name for name in _COMMANDS}
_AT_QUESTION = frozenset({"?", "?h", *(f"?{letter}" for letter in _NAMES if letter != "c")})
"""What is not taken for an answer."""
_END = "Enter ends, u undoes the last answer: "
_HELP = """\
Type the answer, or press Enter on an empty line if you don't know it. Then rate it: 1 or a Again, 2 or h Hard, 3 or g
Good, 4 or e Easy, or the whole word; Enter takes the rating marked with a star. At the rating, or with a question mark
before the letter also at the question: u undo, r redo, s suspend, b bury until tomorrow, f flag, o overrule the verdict
(at the question, that of the answer before), q quit. At the rating c adds what was typed to the answers that count. ?h
shows the hint, ? this help. Anything else at the question is an answer."""


def run_plain(session: Session | Drill, stdin: TextIO, stdout: TextIO, clock: Callable[[], datetime]) -> int:
    """Study until nothing is left, the learner quits, or the input ends; the exit code."""
    for stream in (stdin, stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    return _Dialogue(session, stdin, stdout, clock).run()


class _Quit(Exception):  # noqa: N818
    """The learner wants to stop."""


class _Dialogue:
    def __init__(self, session: Session | Drill, stdin: TextIO, stdout: TextIO, clock: Callable[[], datetime]) -> None:
        self._session, self._stdin, self._stdout, self._clock = session, stdin, stdout, clock
        self._echo = not stdin.isatty()

    def run(self) -> int:
        session = self._session
        session.begin(self._clock())
        if session.phase is Phase.DONE and session.notice and session.notice.error:
            self._notice()
            return 1
        self._say(f"{counts_line(session.counts)}. Type ? for help.")
        try:
            self._study()
            while isinstance(session, Session) and self._takes_back():
                self._study()
        except (_Quit, EOFError, KeyboardInterrupt):
            self._say("")
            if session.shown:
                self._summary()
        return 1 if session.notice and session.notice.error else 0

    def _study(self) -> None:
        """Card after card until none is left, and what it came to."""
        while self._session.shown:
            self._card(self._session.shown)
        self._summary()

    def _takes_back(self) -> bool:
        """Asked at the end: whether the learner took something back and there is a card again."""
        while line := self._ask(_END).lower():
            name = line.removeprefix("?")
            if (name := _NAMES.get(name, name)) == "quit":
                break
            if name in ("undo", "redo"):
                self._command(name, line)
            else:
                self._say(f"Not a command here: {one_line(line)}")
            if self._session.shown:
                return True
        return False

    def _card(self, shown: Shown) -> None:
        """One round: the question until it is answered, then the answer until it is rated or put away."""
        if self._session.phase is Phase.QUESTION:
            self._question(shown)
        else:
            self._rating(shown)

    def _question(self, shown: Shown) -> None:
        kind = "practice" if shown.practice else KINDS[shown.memory.state]
        kind += f", {FLAG}" if shown.memory.flagged else ""
        self._say("", f"[{self._session.counts.total:,} left, {kind}]", clean(shown.card.prompt))
        for letter, choice in zip_longest(letters(shown.choices), shown.choices, fillvalue="-"):
            self._say(f"{letter}  {clean(choice)}")
        if said := typed_task(shown):
            self._say(said)
        if self._session.kept:
            self._say(f"You had typed: {one_line(self._session.kept)}")
            self._session.kept = ""
        while self._stands(shown, Phase.QUESTION):
            line = self._ask("Answer: ")
            if line.lower() in _AT_QUESTION:
                self._command(line[1:].lower(), line)
            else:
                self._session.reveal(line if line or shown.form is not Form.REVEAL else None, self._clock())
                self._notice()
        if self._stands(shown, Phase.ANSWER) and self._session.shown:
            self._answer(self._session.shown)

    def _answer(self, shown: Shown) -> None:
        card, given = shown.card, shown.grade
        self._verdict(shown)
        if given:
            if shown.confused:
                said = clean(confusion_text(card, shown.confused))
                other = shown.confused
                self._say(said, f"{one_line(other.prompt)} {one_line(other.answer)}")
            if card.items and given.diff:
                items, missing = judged_items(given.diff)
                self._say("You typed: " + "; ".join(ticked(span) for span in items))
                self._say(*(f"Missing: {one_line(span.text)}" for span in missing))
            elif spans := diff_spans(given):
                self._say("You typed: " + " ".join(marked(span) for span in spans))
        self._say("The answer:", clean(card.answer))
        if card.remark:
            self._say(clean(card.remark))
        if line := source_line(card, ""):
            self._say(f"Source: {clean(line)}")

    def _verdict(self, shown: Shown) -> None:
        if shown.verdict:
            self._say(f"{verdict_title(shown.verdict)}. {clean(verdict_reason(shown))}")

    def _rating(self, shown: Shown) -> None:
        best = shown.suggested or Rating.GOOD
        if shown.suggestion and shown.suggestion.why:
            self._say(f"{RATING_TITLES[best]} is suggested: {shown.suggestion.why}")
        choices = (
            f"{'*' if rating is best else ''}{rating.value} {RATING_TITLES[rating]} {offer_text(shown, rating)}"
            for rating in shown.offers
        )
        line = self._ask("  ".join(choices) + ": ").lower().removeprefix("?")
        rating = best if not line else _RATINGS.get(line)
        if rating in shown.offers and rating:
            self._session.answer(rating, self._clock())
            self._notice()
        else:
            self._command(line, line)

    def _command(self, name: str, line: str) -> None:
        session, name = self._session, _NAMES.get(name, name)
        acts = {
            "undo": session.undo,
            "redo": session.redo,
            "suspend": session.suspend,
            "bury": session.bury,
            "flag": session.flag,
            "overrule": session.overrule,
            "count": session.accept,
        }
        if name == "quit":
            raise _Quit
        if name == "h" and session.phase is Phase.QUESTION:
            session.hint()
            hint = session.shown.card.hint if session.shown else ""
            self._say(f"Hint: {clean(hint)}" if hint else "This card has no hint.")
        elif name in acts:
            acts[name](self._clock())
            self._notice()
            if name in ("overrule", "count") and session.phase is Phase.ANSWER and session.shown:
                self._verdict(session.shown)
        else:
            self._say(*([] if line in ("", "?") else [f"Not a command here: {one_line(line)}"]), _HELP)

    def _stands(self, shown: Shown, phase: Phase) -> bool:
        """Whether the same card is still in this phase. A flag changes what is shown, not which card."""
        now = self._session.shown
        return now is not None and (now.card.key, now.at) == (shown.card.key, shown.at) and self._session.phase is phase

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
        if notice := self._session.notice:
            self._say(("Error: " if notice.error else "") + clean(notice.text))

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._stdout.write(f"{line}\n")
        self._stdout.flush()

    def _summary(self) -> None:
        if not isinstance(self._session, Session):
            self._say("", self._session.said)
            return
        now, known = self._clock(), self._session.notice
        found = self._session.summary(now)
        if found.answers:
            answers, right = count(len(found.answers), "answer"), percent(found.accuracy)
            self._say("", f"{answers}, {right} right, {duration_text(found.duration)}.")
        elif self._session.phase is Phase.DONE:
            self._say("Nothing to study right now.")
        if self._session.notice is not known:
            self._notice()
        for card in found.failed:
            self._say(f"Not remembered at first: {one_line(card.prompt)}")
        if left := self._session.counts.total:
            self._say(f"{count(left, 'card')} left today.")
        self._say(next_due_text(found, now))
