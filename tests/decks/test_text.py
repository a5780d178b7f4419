"""What counts as the same text, and which characters are refused."""

import pytest

from decks.text import normalise, slug, unsafe_characters


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kobanî", "Kobani\u0302"), ("Straße", "STRASSE"), (" two\n\twords ", "two words"), ("ΟΔΟΣ", "οδος")],
)
def test_same_wording(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("resume", "résumé"), ("5", "-5"), ("ab", "a b")])
def test_different_wording(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain \n\t text, Kobanî, 日本, \U0001f600", []),
        ("\u2066isolated\u2069", []),
        ("a\x1b[2J", [(1, "error")]),
        ("\x00", [(0, "error")]),
        ("a\x7fb\x9b", [(1, "error"), (3, "error")]),
        ("a\rb", [(1, "error")]),
        ("ab\u202ec", [(2, "warning")]),
        ("\ud800", [(0, "error")]),
        ("a\u2028b", [(1, "error")]),
    ],
)
def test_unsafe_characters(text: str, found: list[tuple[int, str]]) -> None:
    assert [(one.offset, one.severity) for one in unsafe_characters(text)] == found


def test_carriage_returns_end_lines_in_files() -> None:
    assert not list(unsafe_characters("a\r\nb", in_file=True))


@pytest.mark.parametrize(
    ("name", "made"), [("The air war", "the-air-war"), ("Kobanî_2", "kobani_2"), ("01-x", "01-x"), (".x.", "x")]
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


def test_slug_of_another_script_is_lasting_and_its_own() -> None:
    assert slug("日本") == slug("日本") != slug("中国")
