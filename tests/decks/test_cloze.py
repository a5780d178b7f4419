"""Cloze texts as an author writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decks.cloze import ClozeError, parse_cloze


@pytest.mark.parametrize(
    ("text", "answers", "prompt"),
    [
        ("In {{Paris}}.", ["Paris"], "In […]."),
        ("In {{Paris::city}} and {{Rome}}.", ["Paris", "Rome"], "In [city] and Rome."),
        (r"{{std\::vector::type}}", ["std::vector"], "[type]"),
        (r"\{{plain}} and {{hidden}}", ["hidden"], "{{plain}} and […]"),
        ("{{x^{2}}} is", ["x^{2}"], "[…] is"),
        (r"{{\frac{a}{b}}}", [r"\frac{a}{b}"], "[…]"),
        (r"{{\{{}} opens", ["{{"], "[…] opens"),
        ("{{a{b}} and {{c}}", ["a{b", "c"], "[…] and c"),
        ("{{ spaced }}", ["spaced"], "[…]"),
        ("two\n{{lines}}", ["lines"], "two\n[…]"),
    ],
)
def test_deletions(text: str, answers: list[str], prompt: str) -> None:
    cloze = parse_cloze(text)
    assert [deletion.text for deletion in cloze.deletions] == answers
    assert cloze.prompt(cloze.deletions[0]) == prompt


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("nothing", 0, "hides nothing"),
        ("a {{b", 2, "never closed"),
        ("a {{}} b", 2, "empty"),
        ("a {{::hint}}", 2, "empty"),
        ("{{a {{b}} c}}", 0, "inside a deletion"),
        ("x {{a::b::c}}", 2, "two ::"),
        ("{{c1::Paris}}", 0, "not numbered"),
        ("fine {{a}}, {{", 12, "never closed"),
    ],
)
def test_errors(text: str, offset: int, message: str) -> None:
    with pytest.raises(ClozeError) as caught:
        parse_cloze(text)
    assert caught.value.offset == offset
    assert message in caught.value.message


def test_a_repeated_deletion_is_two_cards() -> None:
    first, second = parse_cloze("{{a}} and {{A}}").deletions
    assert first.variant != second.variant


def test_a_new_deletion_leaves_the_others_alone() -> None:
    before = {one.variant for one in parse_cloze("a b {{c}} d {{e}}").deletions}
    after = {one.variant for one in parse_cloze("{{a}} b {{c::hint}} d {{e}}").deletions}
    assert before < after


@given(st.text(alphabet="ab{}:\\ "))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        cloze = parse_cloze(text)
    except ClozeError:
        return
    assert all(deletion.text for deletion in cloze.deletions)
    assert len({deletion.variant for deletion in cloze.deletions}) == len(cloze.deletions)


@given(st.lists(st.tuples(st.text(alphabet="ab "), st.text(alphabet="abc", min_size=1)), min_size=1))
def test_what_is_hidden_is_what_was_written(parts: list[tuple[str, str]]) -> None:
    cloze = parse_cloze("".join(f"{text}{{{{{hidden}}}}}" for text, hidden in parts))
    assert [deletion.text for deletion in cloze.deletions] == [hidden for _, hidden in parts]
    assert cloze.plain == "".join(text + hidden for text, hidden in parts)


def test_a_deletion_is_not_given_away_by_another_of_the_same_text() -> None:
    cloze = parse_cloze("The {{alpha::first}} comes before {{beta}}, and {{Alpha::again}} is {{alpha}}.")
    first, beta, *_ = cloze.deletions
    assert cloze.prompt(first) == "The [first] comes before beta, and […] is […]."
    assert cloze.prompt(beta) == "The alpha comes before […], and Alpha is alpha."
