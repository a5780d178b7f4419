"""The words and numbers both front ends show. Plain text in, plain text out; no terminal, no clock."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from decks.card import Card
from decks.grading.verdict import Grade, Span, Verdict
from progress.terms import Counts, Form, Outcome, Rating, State
from study.clean import one_line
from study.sitting import Shown, Summary

_DAY = 86_400
_MONTH = 365.25 / 12
_WORD = re.compile(r"\s+|[\w-]+|[^\w\s-]")
_EMPHASIS = re.compile(r"`([^`\n]+)`|(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")

RATING_TITLES: Mapping[Rating, str] = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}


KINDS: Mapping[State, str] = {
    State.NEW: "new",
    State.LEARNING: "learning",
    State.RELEARNING: "learning",
    State.REVIEW: "due",
}
"""What the counts call a card in this state."""
FLAG = "⚑ flagged"


class Piece(NamedTuple):
    """A stretch of text in one style."""

    kind: Literal["plain", "code", "emphasis"]
    text: str


def pieces(text: str) -> tuple[Piece, ...]:
    """``text`` with `code` and *emphasis* taken out of their marks, which are the only markup a card has."""
    found: list[Piece] = []
    end = 0
    for match in _EMPHASIS.finditer(text):
        found.append(Piece("plain", text[end : match.start()]))
        found.append(Piece("code", match[1]) if match[1] else Piece("emphasis", match[2]))
        end = match.end()
    return (*(piece for piece in found if piece.text), Piece("plain", text[end:]))


def span_text(seconds: float) -> str:
    """A time span as on the rating buttons: ``<1m``, ``10m``, ``1.5h``, ``3d``, ``1.2mo``, ``2.3y``.

    Minutes up to an hour, hours up to a day, days up to a month are rounded half up to what is shown; a month is a
    twelfth of 365.25 days. Days are exact, since intervals are whole days.
    """
    if seconds < 60:
        return "<1m"
    if seconds < 3_570:
        return f"{int(seconds / 60 + 0.5)}m"
    if seconds < _DAY:
        return f"{_tenth(seconds / 3_600)}h"
    days = seconds / _DAY
    if days < 31:
        return f"{int(days + 0.5)}d"
    return f"{_tenth(days / _MONTH)}mo" if days < 365 else f"{_tenth(days / 365.25)}y"


def interval_text(outcome: Outcome) -> str:
    """When a card comes back after this outcome."""
    return span_text(outcome.interval * _DAY if outcome.interval else outcome.delay)


def offer_text(shown: Shown, rating: Rating) -> str:
    """What a rating does, in a word, on its button."""
    if shown.practice:
        return "once more" if rating is Rating.AGAIN else "got it"
    return interval_text(shown.outcomes[rating])


def duration_text(milliseconds: int) -> str:
    """Time spent: ``35 s``, ``4 min``, ``1 h 05 min``."""
    seconds = round(milliseconds / 1000)
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"


def percent(share: float | None) -> str:
    """A share as whole percent; a dash where there is none."""
    return "–" if share is None else f"{int(share * 100 + 0.5)}%"


def count(number: int, word: str) -> str:
    """``1 card``, ``2 cards``."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def counts_line(counts: Counts) -> str:
    """``20 new, 4 learning, 8 due``."""
    return f"{counts.new:,} new, {counts.learning:,} learning, {counts.review:,} due"


def progress_text(done: int, counts: Counts) -> str:
    """How far a sitting is: ``3 done, 17 left, 2 again``. Cards in learning come back, so they are counted apart."""
    again = f", {counts.learning:,} again" if counts.learning else ""
    return f"{done:,} done, {counts.new + counts.review:,} left{again}"


def brief(card: Card) -> str:
    """The prompt in at most 50 characters of one line."""
    line = card.prompt.partition("\n")[0]
    return line if len(line) <= 50 else line[:49] + "…"


def framed(prompts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What several prompts have in common, an ellipsis for the rest, and the rest of each: ``Whose was …?`` and
    ``Okra``, ``Chammal``. A prompt alone is its own frame."""
    if len(prompts) == 1:
        return prompts[0], tuple(prompts)
    words = [_WORD.findall(prompt) for prompt in prompts]
    shortest = min(map(len, words))
    front = next((at for at in range(shortest) if len({row[at] for row in words}) > 1), shortest)
    left = shortest - front
    back = next((at for at in range(left) if len({row[-1 - at] for row in words}) > 1), left)
    rests = tuple("".join(row[front : len(row) - back]).strip() for row in words)
    if not front + back or not all(rests):
        return "What belongs together?", tuple(prompts)
    first = words[0]
    return "".join((*first[:front], "…", *first[len(first) - back :])), rests


def typed_task(shown: Shown) -> str:
    """What to type, line by line, where the prompt alone may leave it open; else empty."""
    match shown.form:
        case Form.CHOICE:
            return "Type its letter or its words."
        case Form.SELECT:
            return "Type the letters of all that apply."
        case Form.ORDER:
            return "Type the letters in order."
        case Form.ITEMS:
            return f"Name {_all_of(shown.card)}, in any order, with commas between."
    return task(shown)


def task(shown: Shown) -> str:
    """What to do, where the prompt alone may leave it open; else empty."""
    card, left = shown.card, sum(tick.kind == "missing" for tick in shown.ticks)
    if shown.form is Form.ITEMS:
        return f"{left} more; Enter on an empty line ends." if shown.lines else f"Name {_all_of(card)}, one by one."
    if shown.form is Form.TYPED and card.kind == "set":
        return f"Name {_all_of(card)}, in any order, with commas between."
    match card.kind, card.key.endswith("reverse"):
        case "term", False:
            return "What does this mean?"
        case "term", True:
            return "Which term means this?"
        case "question", True:
            return "Which question has this answer?"
    return ""


def asked_for(shown: Shown | None) -> str:
    """What stands in the empty answer box."""
    if shown and shown.form is Form.ITEMS:
        return "Enter alone ends the list" if shown.lines else "Type the first; Enter alone if you know none"
    return "Type the answer; Enter alone if you don't know it"


def verdict_title(verdict: Verdict) -> str:
    """The verdict in a word, with a mark."""
    return {Verdict.CORRECT: "✓ Correct", Verdict.CLOSE: "≈ Close", Verdict.WRONG: "✗ Wrong"}[verdict]


def verdict_reason(shown: Shown) -> str:
    """Why the verdict is what it is; empty where there is none."""
    if shown.grade is None:
        return ""
    if shown.overruled:
        return f"By your word; it was judged {shown.grade.verdict}."
    return shown.grade.why


def confusion_text(card: Card, confused: Card) -> str:
    """That a wrong answer would have been right elsewhere."""
    where = "" if card.deck == confused.deck else " in another deck"
    return f"That is the answer to another card{where}:"


def diff_spans(grade: Grade) -> tuple[Span, ...]:
    """The comparison worth showing: none where nothing differs or nothing agrees."""
    return grade.diff if {"same"} < {span.kind for span in grade.diff} else ()


def judged_items(diff: Sequence[Span]) -> tuple[Sequence[Span], Sequence[Span]]:
    """The comparison of a list: the items as they were typed, and those that are missing."""
    return [span for span in diff if span.kind != "missing"], [span for span in diff if span.kind == "missing"]


def ticked(span: Span) -> str:
    """An item of a typed list with its mark: ``✓ Jordan``, ``✗ Egypt``."""
    return f"{'✓' if span.kind == 'same' else '✗'} {one_line(span.text)}"


def marked(span: Span) -> str:
    """A stretch of the comparison with its marks: ``-extra-``, ``+missing+``."""
    mark = {"same": "", "extra": "-", "missing": "+"}[span.kind]
    return f"{mark}{one_line(span.text)}{mark}"


def source_line(card: Card, title: str) -> str:
    """Where the answer can be looked up; empty where the card doesn't say."""
    places = "; ".join(_passage(ref) for ref in card.ref)
    return ", ".join(part for part in (title, places) if part) if card.ref else ""


def next_due_text(summary: Summary, now: datetime) -> str:
    """When there is something to study again, in one sentence."""
    said: list[str] = []
    if (at := summary.next_learning) is not None and at <= now:
        said.append("A learning card is due now.")
    elif at is not None:
        minutes = max(1, int((at - now).total_seconds() / 60 + 0.5))
        said.append(f"The next learning card is due at {at:%H:%M} (in {span_text(minutes * 60)}).")
    if summary.tomorrow:
        said.append(f"{count(summary.tomorrow, 'card')} {'comes' if summary.tomorrow == 1 else 'come'} due tomorrow.")
    elif summary.next_due_in is not None:
        said.append(f"The next reviews are due {days_ahead(summary.next_due_in)}.")
    return " ".join(said) or "No reviews are planned yet."


def days_ahead(days: int) -> str:
    """``today``, ``tomorrow``, ``in 5 days``."""
    return {0: "today", 1: "tomorrow"}.get(days, f"in {count(days, 'day')}")


def _all_of(card: Card) -> str:
    return "both" if len(card.items) == 2 else f"all {len(card.items)}"


def _passage(ref: str) -> str:
    section, _, paragraph = ref.partition("#")
    return f"{section}, paragraph {paragraph}" if paragraph else section


def _tenth(number: float) -> str:
    return f"{int(number * 10 + 0.5) / 10:.1f}".removesuffix(".0")
