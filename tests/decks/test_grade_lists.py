"""Lists as one string: what their items are, whether their order counts, and part of a list."""

import pytest

from decks.grading.expected import Context, Expected
from decks.grading.grade import grade


def verdict(answer: str, response: str, question: str = "", kind: str = "") -> str:
    return grade(Expected(answer), response, Context(question, answer_kind=kind)).verdict.value


STATES = "Bahrain, Jordan, Qatar and Saudi Arabia"


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ("saudi arabia, qatar, jordan, bahrain", "correct"),
        ("Bahrain; Jordan\nQatar / the Saudis", "correct"),
        ("bahrain jordan qatar saudi arabia", "correct"),
        ("They were Bahrain, Qatar, Jordan and Saudi Arabia", "correct"),
        ("Jordan and Qatar", "close"),
        ("Jordon, Qatar, Bahrain, Saudi Arabia", "close"),
        ("Jordan, Qatar, Kuwait", "wrong"),
        ("Bahrain, Jordan, Qatar, Saudi Arabia, Israel", "wrong"),
        ("Bahrain, Jordan, Qatar, Saudi Arabia or Israel", "wrong"),
        ("Jordan, not Qatar", "wrong"),
        ("Kuwait", "wrong"),
    ],
)
def test_a_set_in_a_string(response: str, said: str) -> None:
    assert verdict(STATES, response) == said


@pytest.mark.parametrize(
    ("answer", "question", "kind"),
    [
        ("fuse → switch → lamp", "", ""),
        ("first the fuse, then the switch, finally the lamp", "", ""),
        ("1. fuse 2. switch 3. lamp", "", ""),
        ("fuse, switch, lamp", "Name the parts in order.", ""),
        ("fuse; switch; lamp", "", "sequence"),
        ("fuse, switch and lamp", "", "order"),
    ],
)
def test_a_sequence_shows_from_its_signs_the_question_or_the_kind(answer: str, question: str, kind: str) -> None:
    assert verdict(answer, "fuse, switch, lamp", question, kind) == "correct"
    assert verdict(answer, "first fuse, then switch, then lamp", question, kind) == "correct"
    assert verdict(answer, "fuse, lamp, switch", question, kind) == "wrong"
    assert verdict(answer, "fuse, switch", question, kind) == "close"
    assert verdict(answer, "fuse, switch, bulb", question, kind) == "wrong"


@pytest.mark.parametrize("kind", ["set", "list"])
def test_a_set_stays_one_whatever_the_question_says(kind: str) -> None:
    assert verdict("fuse, switch, lamp", "lamp, fuse, switch", "Name them in order.", kind) == "correct"


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("oil and gas", "gas and oil", "correct"),
        ("oil and gas", "oil", "close"),
        ("oil and gas", "oil and water", "wrong"),
        ("Bosnia and Herzegovina", "Bosnia", "correct"),
        ("Paris, Texas", "Texas, Paris", "wrong"),
        ("asleep and free of pain", "free of pain and asleep", "correct"),
        ("Kenya and Tanzania", "Tanzania", "close"),
        ("Prussia, Austria and Russia", "Prussia, Austria and Prussia", "close"),
        ("2, 3 and 5", "two, five, three", "correct"),
        ("5 September, 15 September, 3 December", "Sept 15, Sept 5 and Dec 3", "correct"),
    ],
)
def test_two_things_or_a_name_of_two(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


def test_the_answer_of_another_card_does_not_belong_in_a_list() -> None:
    context = Context("Name them.", rivals=("Prussia",))
    assert grade(Expected("France, Russia and Britain"), "France, Prussia and Britain", context).verdict == "wrong"


def test_items_are_judged_by_the_rules_of_single_answers() -> None:
    expected = Expected("", (), (("James Foley",), ("Steven Sotloff",)))
    assert grade(expected, "Foley and Sotloff").verdict == "close"
    assert grade(expected, "Foley, James; Mr Steven Sotloff").verdict == "wrong"
    assert grade(expected, "Mr James Foley; Steven Sotloff").verdict == "correct"
    assert grade(expected, "James; Steven").verdict == "wrong"


@pytest.mark.parametrize(
    "item",
    [
        "Land of two seas", "Andorra", "Thenard", "Firstborn", "Alsop", "Bothnia", "Nextel", "First Punic War",
        "Second Temple", "Last Supper",
    ],
)  # fmt: skip
def test_an_item_is_shown_as_it_was_typed(item: str) -> None:
    expected = Expected("", (), (("Jordan",), ("Qatar",), ("Bahrain",)))
    assert [span.text for span in grade(expected, f"Jordan; {item}").diff][:2] == ["Jordan", item]
    assert [span.text for span in grade(expected, f"Jordan and {item}").diff][:2] == ["Jordan", item]
    own = Expected("", (), (("Jordan",), (item,)))
    assert grade(own, f"{item}, Jordan").verdict == "correct"
    assert grade(own, f"first {item}, then Jordan").verdict == "correct"


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("September 22, 2014", "September 12, 2014", "wrong"),
        ("Monday, 22 September 2014", "Monday, 12 September 2014", "wrong"),
        ("Monday, 22 September 2014", "Monday", "wrong"),
        ("Washington, D.C.", "Washington DC", "correct"),
        ("Washington, D.C.", "Washington", "close"),
        ("Washington, D.C.", "Seattle, Washington", "wrong"),
        ("Esper, Mark", "Mark Esper", "correct"),
        ("Esper, Mark", "Esper", "close"),
        ("Esper, Mark", "Mark", "wrong"),
        ("1,500", "1,600", "wrong"),
        ("Cambridge, Massachusetts", "Massachusetts", "wrong"),
        ("Cambridge, Massachusetts", "Cambridge", "close"),
        ("10 Downing Street, London", "11 Downing Street, London", "wrong"),
        ("10 Downing Street, London", "London", "wrong"),
        ("5 September, 15 September", "15 September and 5 September", "correct"),
    ],
)
def test_one_thing_with_a_comma_in_it_is_no_list(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said
