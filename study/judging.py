"""From a response to a verdict, a reason and a suggested rating; and the learner's word against it. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from decks.card import Card
from decks.grading.verdict import Grade, Span, Verdict
from progress.log import Reply
from progress.terms import Form, Rating
from study.choices import spelled_out
from study.forms import LAID_OUT
from study.sitting import Shown
from study.suggest import Suggestion, suggestion

LONGEST = 60_000
"""Milliseconds beyond which nobody was thinking any more."""


class Judge(NamedTuple):
    """All that bears on a judgement besides the card."""

    near: Callable[[Card], Sequence[Card]]
    """The cards among which a card is learnt."""
    typical: Mapping[str, int]
    """The learner's median milliseconds, by form."""
    date_order: str

    def judged(self, shown: Shown, response: str | None, now: int) -> Shown:
        """``shown`` with its answer: ``response`` is what was typed or picked, empty where the learner didn't know,
        None where the answer was recalled without a word. ``now`` is UTC milliseconds."""
        thought = min(max(now - shown.at, 0), LONGEST)
        if response is None:
            return replace(shown, thought=thought, form=Form.REVEAL)
        if not response.strip():
            return replace(shown, response="", thought=thought, suggestion=Suggestion(Rating.AGAIN))
        if shown.form in LAID_OUT:
            response = spelled_out(shown.choices, response, several=bool(shown.card.items))
        grade, confused = self._graded(shown, response)
        done = replace(shown, response=response, grade=grade, thought=thought, confused=confused, lines=(), ticks=())
        return self._suggested(done)

    def ticked(self, shown: Shown, line: str) -> tuple[Shown, bool]:
        """``shown`` with one more line of a list that is typed item by item, those that are right ticked off; and
        whether nothing is missing any more."""
        # Deferred: not before the first answer.
        from decks.grading.grade import grade_card

        lines = (*shown.lines, line)
        grade = grade_card(shown.card, "\n".join(lines), day_order=self.date_order)
        if grade.verdict is Verdict.CORRECT:
            return replace(shown, lines=lines, ticks=()), True
        # What is no answer at all is compared with nothing.
        missing = (Span("missing", forms[0]) for forms in shown.card.items)
        ticks = grade.diff or (*(Span("extra", one) for one in lines), *missing)
        return replace(shown, lines=lines, ticks=ticks), all(tick.kind != "missing" for tick in ticks)

    def overruled(self, shown: Shown, verdict: Verdict | None = None) -> Shown:
        """``shown`` with the learner's verdict in place of the grade's; without one the opposite of what stands. Back
        to the grade's where it is the same."""
        if shown.grade is None:
            return shown
        verdict = verdict or (Verdict.WRONG if shown.verdict is Verdict.CORRECT else Verdict.CORRECT)
        return self._suggested(replace(shown, overruled=None if verdict is shown.grade.verdict else verdict))

    def _suggested(self, shown: Shown) -> Shown:
        if shown.verdict is None:
            return shown
        found = suggestion(shown.verdict, shown.form, shown.thought, shown.hinted, self.typical)
        return replace(shown, suggestion=found)

    def _graded(self, shown: Shown, response: str) -> tuple[Grade, Card | None]:
        # Deferred: not before the first answer.
        from decks.grading.grade import grade_card
        from decks.rivals import confused_with, rival_answers

        card = shown.card
        grade = grade_card(card, response, day_order=self.date_order)
        if shown.form is Form.ORDER and grade.verdict is not Verdict.CORRECT:
            placed = response.count("\n") + 1
            why = "Not the right order." if placed >= len(card.items) else "Not all of them have a place."
            return replace(grade, verdict=Verdict.WRONG, why=why), None
        if grade.verdict is Verdict.CORRECT or card.items:
            return grade, None
        near = self.near(card)
        if grade.verdict is Verdict.CLOSE and (rivals := rival_answers(card, response, near)):
            grade = grade_card(card, response, rivals, self.date_order)
        return grade, confused_with(card, response, near) if grade.verdict is Verdict.WRONG else None


def reply_of(shown: Shown, now: int) -> Reply:
    """What the log keeps of an answer that is rated at UTC millisecond ``now``."""
    right = shown.verdict is Verdict.CORRECT
    return Reply(
        form=shown.form,
        duration=min(max(now - shown.at, 0), LONGEST),
        response=shown.response,
        verdict=_said(shown),
        suggested=shown.suggested,
        hinted=shown.hinted,
        thought=shown.thought,
        overruled=shown.overruled,
        confused=shown.confused.key if shown.confused and not right else None,
    )


def _said(shown: Shown) -> str | None:
    if shown.grade is not None:
        return shown.grade.verdict
    return None if shown.response is None else Verdict.WRONG
