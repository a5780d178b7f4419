"""Formulas, comparisons, shortcuts and abbreviations: what every sign and letter says."""

import pytest

from decks.grading.expected import Context, Expected
from decks.grading.grade import grade


def verdict(answer: str, response: str, question: str = "") -> str:
    return grade(Expected(answer), response, Context(question)).verdict.value


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("-sin x", "sin x", "wrong"),
        ("sin x", "-sin x", "wrong"),
        ("-sin x", "−sin(x)", "correct"),
        ("-x", "x", "wrong"),
        ("x", "minus x", "wrong"),
        ("ln x", "-ln x", "wrong"),
        ("x - y", "x + y", "wrong"),
        ("x - y", "x y", "wrong"),
        ("2x + 1", "2x - 1", "wrong"),
        ("-ing", "ing", "correct"),
        ("-s", "s", "correct"),
        ("drop-off", "drop - off", "correct"),
    ],
)
def test_a_minus_counts_before_what_is_reckoned_with(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("x > 3", "x < 3", "wrong"),
        ("x > 3", "x = 3", "wrong"),
        ("x > 3", "x ≥ 3", "wrong"),
        ("x > 3", "3", "wrong"),
        ("x > 3", "3 < x", "correct"),
        ("x > 3", "3 > x", "wrong"),
        ("x >= 3", "x ≥ 3", "correct"),
        ("x != 3", "x ≠ 3", "correct"),
        ("A -> B -> C", "A, B, C", "correct"),
    ],
)
def test_a_comparison_is_no_arrow(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


def test_an_integral_without_its_constant_is_close() -> None:
    assert verdict("x^2/2 + C", "x²/2 + c") == "correct"
    assert verdict("x^2/2 + C", "x^2/2") == "close"
    assert verdict("x^2/2 + c", "x^2/2", "What is the integral of x?") == "close"
    assert verdict("x^2/2 + C", "x^2/3 + C") == "wrong"
    assert verdict("y = mx + c", "y = mx", "What is the equation of a line?") == "wrong"


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("Ctrl+C", "Ctrl-C", "correct"),
        ("Ctrl-C", "control c", "correct"),
        ("Ctrl+C", "^C", "correct"),
        ("Ctrl+C", "Ctrl+V", "wrong"),
        ("Ctrl+C", "C", "wrong"),
        ("Ctrl+Shift+T", "shift ctrl t", "correct"),
        ("Ctrl+Shift+T", "ctrl t", "wrong"),
        ("Windows Vista", "Vista", "close"),
    ],
)
def test_keys_that_are_pressed_together(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("HIMARS", "High Mobility Artillery Rocket System", "correct"),
        ("HIMARS", "High Mobility Rocket System", "wrong"),
        ("MANPADS", "man-portable air-defense systems", "correct"),
        ("TOW", "tube-launched, optically tracked, wire-guided missile", "correct"),
        ("radar", "radio detection and ranging", "correct"),
        ("laser", "light amplification by stimulated emission of radiation", "correct"),
        ("XML", "Extensible Markup Language", "correct"),
        ("BASIC", "Beginner's All-purpose Symbolic Instruction Code", "correct"),
        ("Central Command", "CENTCOM", "correct"),
        ("latent heat", "lathe", "wrong"),
        ("SAA", "Syrian Air Force", "wrong"),
        ("NATO", "North American Treaty Organisation", "wrong"),
    ],
)
def test_an_abbreviation_is_spelt_out_by_its_letters(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


@pytest.mark.parametrize(
    ("answer", "response"),
    [
        ("2019", "13 September"),
        ("1066", "3.14"),
        ("April", "2016"),
        ("April", "forty"),
        ("2016", "April"),
        ("five", "May"),
        ("22 September 2014", "five"),
        ("10 Mbit/s", "ten countries"),
        ("5 years", "5 soldiers"),
        ("180 degrees", "180 radians"),
        ("4 GiB", "4 MiB"),
    ],
)
def test_another_kind_of_answer_is_wrong(answer: str, response: str) -> None:
    assert verdict(answer, response) == "wrong"


def test_a_misspelt_unit_is_a_slip_and_what_measures_is_no_other_unit() -> None:
    assert verdict("35 km", "35 kilometrs") == "close"
    assert verdict("35 km", "35 wide") == "correct"
    assert grade(Expected("500 mg", ("500",)), "500 mcg").verdict == "wrong"
