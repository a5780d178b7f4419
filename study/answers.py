"""The answers of a sitting, as they count: given, taken back, judged otherwise. Pure."""

from collections.abc import Collection
from dataclasses import replace

from decks.grading.verdict import Verdict
from progress.log import Change
from progress.terms import Rating
from study.sitting import Answer


class Answers:
    """What was answered in a sitting, oldest first."""

    def __init__(self) -> None:
        self.counting: list[Answer] = []
        """Those not taken back."""
        self._taken_back: list[Answer] = []

    def recount(self, change: Change) -> None:
        """Follow what was taken back or done again."""
        if change.effective:
            self.counting += [answer for answer in self._taken_back if answer.row in change.rows]
            self._taken_back = [answer for answer in self._taken_back if answer.row not in change.rows]
        else:
            self._taken_back += [answer for answer in self.counting if answer.row in change.rows]
            self.counting = [answer for answer in self.counting if answer.row not in change.rows]

    def keep(self, day: int, rows: Collection[str]) -> None:
        """Of study day ``day`` only ``rows`` count: another window of this device may have taken answers back."""
        self.counting = [answer for answer in self.counting if answer.day != day or answer.row in rows]


def judged_otherwise(answer: Answer) -> Answer:
    """The same answer with the learner's verdict in place of the one that stood: what was correct is wrong and rated
    Again, what was wrong or close is correct and rated Good. Overruled once more it is what it was at first."""
    if answer.first:
        return replace(answer, given=answer.first, first=None)
    reply = answer.given.reply
    was = reply.overruled or reply.verdict
    right = was == Verdict.CORRECT if was else answer.rating is not Rating.AGAIN
    rating, verdict = (Rating.AGAIN, Verdict.WRONG) if right else (Rating.GOOD, Verdict.CORRECT)
    reply = reply._replace(overruled=None if verdict == reply.verdict else verdict, confused=None)
    return replace(
        answer, given=replace(answer.given, outcome=answer.outcomes[rating], reply=reply), first=answer.given
    )
