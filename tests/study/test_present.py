"""Words and numbers both front ends show."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.card import Card
from decks.grading.verdict import Grade, Span, Verdict
from progress.options import Options
from progress.scheduler import outcomes
from progress.terms import CardMemory, Counts, Form
from study.clean import clean, one_line
from study.present import (
    count,
    diff_spans,
    duration_text,
    framed,
    marked,
    next_due_text,
    percent,
    pieces,
    progress_text,
    source_line,
    span_text,
    task,
    typed_task,
)
from study.sitting import Shown, Summary

NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
DAY = 86_400


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1, "<1m"), (59, "<1m"), (60, "1m"), (330, "6m"), (600, "10m"), (3_569, "59m"), (3_570, "1h"), (5_400, "1.5h"),
        (DAY, "1d"), (3 * DAY, "3d"), (30 * DAY, "30d"), (31 * DAY, "1mo"), (37 * DAY, "1.2mo"), (364 * DAY, "12mo"),
        (365 * DAY, "1y"), (840 * DAY, "2.3y"), (36_500 * DAY, "99.9y"),
    ],
)  # fmt: skip
def test_intervals_read_as_on_the_buttons(seconds: int, text: str) -> None:
    assert span_text(seconds) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ntext [x] é 漢字", "plain\ntext [x] é 漢字"),
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("\x1b]52;c;QQ==\x07", "␛]52;c;QQ==␇"),
        ("a\x9b2Jb\x7f\x00", "a\ufffd2Jb␡␀"),
        ("a\u202eb\u202c", "a\ufffdb\ufffd"),
        ("a\tb\r\nc\rd", "a    b\nc␍d"),
        ("a\u2028b\u2029c\x85d", "a\nb\nc\nd"),
        ("a\ud800b", "a\ufffdb"),
        ("\u2067שלום\u2069 ok", "\u2067שלום\u2069 ok"),
        ("\u2067שלום\nok\u2069", "\u2067שלום\u2069\nok"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_instead(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(st.characters(), max_size=60))
def test_clean_text_is_harmless_whole_and_stays_clean(text: str) -> None:
    shown = clean(text)
    assert not any((ord(char) < 32 and char != "\n") or 0x7F <= ord(char) < 0xA0 for char in shown)
    assert not any(0x202A <= ord(char) <= 0x202E or 0xD800 <= ord(char) < 0xE000 for char in shown)
    assert shown.count("\u2069") == sum(shown.count(char) for char in "\u2066\u2067\u2068")
    assert clean(shown) == shown
    shown.encode("utf-8")


def test_one_line_has_no_breaks() -> None:
    assert one_line("a\nb\t c") == "a b c"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a `b` *c* d", [("plain", "a "), ("code", "b"), ("plain", " "), ("emphasis", "c"), ("plain", " d")]),
        ("2 * 3 * 4", [("plain", "2 * 3 * 4")]),
        ("*not\nover lines*", [("plain", "*not\nover lines*")]),
        ("a*b*c and **d**", [("plain", "a*b*c and **d**")]),
        ("`*code*`", [("code", "*code*")]),
    ],
)
def test_code_and_emphasis_are_the_only_markup(text: str, kinds: list[tuple[str, str]]) -> None:
    assert [(piece.kind, piece.text) for piece in pieces(text) if piece.text] == kinds


def test_a_comparison_is_marked_by_signs_and_only_shown_where_something_agrees() -> None:
    near = Grade(Verdict.WRONG, "", (Span("same", "Operation"), Span("extra", "Inherit"), Span("missing", "Inherent")))
    assert [marked(span) for span in diff_spans(near)] == ["Operation", "-Inherit-", "+Inherent+"]
    assert diff_spans(Grade(Verdict.WRONG, "", (Span("extra", "x"), Span("missing", "y")))) == ()
    assert diff_spans(Grade(Verdict.CORRECT, "")) == ()


def asked(card: Card, form: Form) -> Shown:
    memory = CardMemory(card.key)
    return Shown(card, memory, outcomes(memory, 0, Options()), 0, 0, form)


def test_it_says_how_many_to_name() -> None:
    two = Card("c/n#f", "d", "set", "q", "a\nb", "c/n", items=(("a",), ("b",)))
    three = asked(two._replace(items=(("a",), ("b",), ("c",))), Form.ITEMS)
    assert task(asked(two, Form.ITEMS)).startswith("Name both,")
    assert typed_task(three).startswith("Name all 3, in any order")
    ticks = (Span("same", "a"), Span("missing", "b"), Span("missing", "c"))
    assert task(replace(three, lines=("a",), ticks=ticks)).startswith("2 more;")
    assert "letters" in typed_task(asked(two, Form.SELECT))


def test_what_several_prompts_have_in_common_frames_what_they_have_not() -> None:
    assert framed(["Whose operation was Okra?", "Whose operation was Inherent Resolve?"]) == (
        "Whose operation was …?", ("Okra", "Inherent Resolve")
    )  # fmt: skip
    assert framed(["Australia's operation?", "Austria's operation?"]) == ("…'s operation?", ("Australia", "Austria"))
    assert framed(["Only one?"]) == ("Only one?", ("Only one?",))
    assert framed(["First?", "Second one"]) == ("What belongs together?", ("First?", "Second one"))
    assert framed(["a", "a b"]) == ("What belongs together?", ("a", "a b"))


def test_cards_that_come_back_are_counted_apart() -> None:
    assert progress_text(3, Counts(15, 2, 1_002)) == "3 done, 1,017 left, 2 again"
    assert progress_text(0, Counts(20, 0, 0)) == "0 done, 20 left"


def test_a_source_names_title_section_and_paragraph() -> None:
    card = Card("c/n#forward", "d", "question", "q", "a", "c/n", ref=("lead#1", "Background"))
    assert source_line(card, "Some article") == "Some article, lead, paragraph 1; Background"
    assert source_line(Card("c/n#forward", "d", "question", "q", "a", "c/n"), "Some article") == ""


@pytest.mark.parametrize(
    ("learning", "tomorrow", "ahead", "text"),
    [
        (None, 0, None, "No reviews are planned yet."),
        (NOW + timedelta(minutes=25), 0, None, "The next learning card is due at 10:25 (in 25m)."),
        (NOW - timedelta(hours=4), 0, None, "A learning card is due now."),
        (None, 1, 1, "1 card comes due tomorrow."),
        (None, 3, 1, "3 cards come due tomorrow."),
        (None, 0, 5, "The next reviews are due in 5 days."),
    ],
)
def test_it_says_when_there_is_something_to_study_again(
    learning: datetime | None, tomorrow: int, ahead: int | None, text: str
) -> None:
    assert next_due_text(Summary((), learning, tomorrow, ahead), NOW) == text


def test_small_words() -> None:
    assert (count(1, "card"), count(1_234, "card")) == ("1 card", "1,234 cards")
    assert (percent(None), percent(0.875)) == ("–", "88%")
    assert [duration_text(ms) for ms in (800, 59_000, 61_000, 3_900_000)] == ["1 s", "59 s", "1 min", "1 h 05 min"]
