"""What holds for every answer and response."""

from hypothesis import given
from hypothesis import strategies as st

from decks.grading.expected import Context, Expected
from decks.grading.find_names import find_names
from decks.grading.grade import grade
from decks.grading.normal import normal
from decks.grading.verdict import Verdict

_PIECES = """
Mark Esper al-Assad Turkey Syria attacked not or and by from to the 24 R9X 7 April 2017 $500 million Operation Op. of
C++
x=3 oil gas, ; → first then “quoted” (Octavian) it was idk nitrate nitrite US Kurdish II No. 3 half a
billion
"""
WORDS = st.sampled_from(_PIECES.split())
PHRASES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=80))
CONTEXTS = st.builds(
    Context,
    question=TEXTS,
    remark=TEXTS,
    answer_kind=st.sampled_from(("", "text", "exact", "date", "number", "set", "sequence", "?")),
    tolerance=st.sampled_from(("", "10", "5%", "x")),
    day_order=st.sampled_from(("", "dmy", "mdy", "ymd")),
    rivals=st.lists(TEXTS, max_size=2).map(tuple),
    strict=st.sampled_from(((), ("case",), ("diacritics", "case"))),
)


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=2), CONTEXTS)
def test_nothing_breaks_it(answer: str, response: str, accept: list[str], context: Context) -> None:
    found = grade(Expected(answer, tuple(accept)), response, context)
    assert found.verdict in Verdict
    assert found.why


@given(TEXTS.filter(str.strip))
def test_an_answer_is_right_to_itself(answer: str) -> None:
    assert grade(Expected(answer), answer).verdict is Verdict.CORRECT


@given(TEXTS, TEXTS, TEXTS)
def test_another_accepted_form_never_makes_it_worse(answer: str, response: str, more: str) -> None:
    before = grade(Expected(answer), response).verdict.rank
    after = grade(Expected(answer, (more,)), response).verdict.rank
    assert after >= before


@given(TEXTS.filter(str.strip), TEXTS)
def test_an_accepted_form_is_right(answer: str, more: str) -> None:
    if more.strip():
        assert grade(Expected(answer, (more,)), more).verdict is Verdict.CORRECT


@given(st.text(min_size=1, max_size=50).filter(str.strip))
def test_normalising_never_empties(text: str) -> None:
    assert normal(text)


@given(TEXTS)
def test_names_stand_where_they_were_found(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert text[name.start : name.end] == name.text != ""
        assert name.start >= end
        end = name.end
