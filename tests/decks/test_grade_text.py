"""Terms, free text and quotations: slips, missing elements, roles, negation, hedging, empty phrases."""

import pytest

from decks.grading.expected import Context, Expected
from decks.grading.grade import grade


def verdict(answer: str, response: str, question: str = "", kind: str = "") -> str:
    return grade(Expected(answer), response, Context(question, answer_kind=kind)).verdict.value


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("photosynthesis", "photosynthesys", "close"),
        ("photosynthesis", "by photosynthesis", "correct"),
        ("mitosis", "mitosiss", "close"),
        ("mitosis", "meiosis", "wrong"),
        ("ethane", "ethene", "wrong"),
        ("ethane", "methane", "wrong"),
        ("nitrate", "nitrite", "wrong"),
        ("hypertension", "hypotension", "wrong"),
        ("afferent", "efferent", "wrong"),
        ("non-lethal aid", "lethal aid", "wrong"),
        ("non-lethal aid", "nonlethal aid", "correct"),
        ("non-lethal aid", "aid", "wrong"),
        ("haemoglobin", "hemoglobin", "correct"),
        ("helicopters", "a helicopter", "correct"),
        ("power vacuum", "power vacum", "close"),
        ("left ventricle", "right ventricle", "wrong"),
        ("left ventricle", "ventricle", "wrong"),
        ("iron", "irony", "wrong"),
        ("air strikes", "airstrike", "correct"),
        ("temporary", "permanent", "wrong"),
    ],
)
def test_terms(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


PROGRAMME = "Covert CIA programme to arm and train Syrian rebels"


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        (PROGRAMME, "a secret CIA program that armed and trained rebels in Syria", "correct"),
        (PROGRAMME, "CIA programme to arm Syrian rebels", "close"),
        (PROGRAMME, "overt CIA programme to arm and train Syrian rebels", "wrong"),
        (PROGRAMME, "Covert CIA programme to arm and train Iraqi rebels", "wrong"),
        (PROGRAMME, "Covert CIA programme to arm and feed Syrian rebels", "wrong"),
        ("a lack of clear rules of engagement", "because there was a lack of clear rules of engagement", "correct"),
        ("24 soldiers died on 7 April 2017", "two dozen soldiers died on April 7th, 2017", "correct"),
        ("24 soldiers died on 7 April 2017", "24 soldiers died on 8 April 2017", "wrong"),
        ("24 soldiers died on 7 April 2017", "42 soldiers died on 7 April 2017", "wrong"),
        ("withdraw all troops", "withdraw some troops", "wrong"),
        ("withdraw all troops", "it withdrew all its troops", "correct"),
    ],
)
def test_every_key_element_of_a_free_text_counts(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("Turkey attacked Syria", "Syria was attacked by Turkey", "correct"),
        ("Turkey attacked Syria", "Syria attacked Turkey", "wrong"),
        ("Turkey attacked Syria", "Turkey was attacked by Syria", "wrong"),
        ("Turkey attacked Syria", "Turkey did not attack Syria", "wrong"),
        ("the lynx eats the hare", "the hare is eaten by the lynx", "correct"),
        ("the lynx eats the hare", "the hare eats the lynx", "wrong"),
        ("supply exceeds demand", "demand exceeds supply", "wrong"),
        ("from Iraq to Syria", "to Syria from Iraq", "correct"),
        ("from Iraq to Syria", "from Syria to Iraq", "wrong"),
        ("plants absorb carbon dioxide and release oxygen", "plants absorb oxygen and release carbon dioxide", "wrong"),
        ("mass times acceleration", "acceleration times mass", "correct"),
        ("pleasure at another's misfortune", "another's pleasure at misfortune", "wrong"),
    ],
)
def test_who_does_what_to_whom(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ("it was Raqqa", "correct"),
        ("I think it's Raqqa", "correct"),
        ("the answer is: Raqqa", "correct"),
        ("in Raqqa?", "correct"),
        ("Raqqa, not Mosul", "correct"),
        ("not Mosul but Raqqa", "correct"),
        ("Mosul, not Raqqa", "wrong"),
        ("not Raqqa", "wrong"),
        ("it wasn't Raqqa", "wrong"),
        ("Raqqa or Mosul", "wrong"),
        ("either Mosul or Raqqa", "wrong"),
        ("Raqqa / Mosul", "wrong"),
        ("Raqqa or Rakka", "wrong"),
        ("idk", "wrong"),
        ("I don't know", "wrong"),
        ("?", "wrong"),
        (" \t\n", "wrong"),
        ("a city", "wrong"),
    ],
)
def test_what_stands_around_an_answer(response: str, said: str) -> None:
    assert verdict("Raqqa", response) == said


def test_a_negation_in_the_answer_is_needed() -> None:
    assert verdict("not guilty", "not guilty") == "correct"
    assert verdict("not guilty", "guilty") == "wrong"
    assert verdict("no prisoners", "prisoners") == "wrong"


QUOTED = '"degrade and ultimately destroy"'


@pytest.mark.parametrize(
    ("response", "said"),
    [
        ("degrade and ultimately destroy", "correct"),
        ("'Degrade and ultimately destroy'", "correct"),
        ("degrade and ultimatly destroy", "close"),
        ("degrade and destroy", "wrong"),
        ("destroy and ultimately degrade", "wrong"),
        ("degrade and ultimately defeat", "wrong"),
    ],
)
def test_a_quotation_needs_its_own_words(response: str, said: str) -> None:
    assert verdict(QUOTED, response) == said


def test_an_exact_answer_counts_as_it_is_written() -> None:
    assert verdict("Kobanî", "kobani", kind="exact") == "correct"
    assert verdict("Kobanî", "Kobane", kind="exact") == "wrong"
    assert verdict("Kobanî", "it was Kobani", kind="exact") == "wrong"


def test_what_the_question_gives_need_not_be_repeated() -> None:
    assert verdict("the Treaty of Lausanne", "Lausanne", question="Which treaty replaced that of Sèvres?") == "correct"
    assert verdict("Leviathan", "Thomas Hobbes wrote Leviathan", question="What did Thomas Hobbes write?") == "correct"


def test_the_unit_of_the_answer_governs_over_a_bare_number_that_is_accepted() -> None:
    expected = Expected("35 km", ("35",))
    assert grade(expected, "35").verdict == "correct"
    assert grade(expected, "35 miles").verdict == "wrong"


@pytest.mark.parametrize(
    "answer", ["Москва", "東京", "القاهرة", "תל אביב", "ภาษาไทย", "👨\u200d👩\u200d👧", "\x00", "٣"]
)
def test_any_script_is_judged(answer: str) -> None:
    assert verdict(answer, answer) == "correct"
    assert verdict(answer, "something") == "wrong"
    assert verdict("something", answer) == "wrong"


HOSTILE = (
    "a",
    " ",
    "not ",
    "A, ",
    "a or ",
    "(((",
    "it was ",
    "1",
    "-",
    "\x1b[2J",
    "‮",
    "́",
    "and ",
    "x=",
    "“",
    "1,",
    "I think ",
)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(
    "answer", ["Deir ez-Zor", "A, B and C", "$500 million", "7 April 2017", QUOTED, PROGRAMME, "x=1"]
)
def test_a_megabyte_of_anything_is_wrong_in_bounded_time(answer: str, piece: str) -> None:
    found = grade(
        Expected(answer, ("other",)), piece * (1_000_000 // len(piece)), Context("Which one?", rivals=("rival",))
    )
    assert found.verdict == "wrong"
    assert sum(len(span.text) for span in found.diff) < 5_000


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("the reaction is irreversible", "the reaction proceeds irreversibly", "correct"),
        ("the reaction is irreversible", "the reaction is reversible", "wrong"),
        ("inhibits the enzyme reversibly", "reversible inhibition of the enzyme", "correct"),
        ("inhibition of protein synthesis", "inhibits protein synthesis", "correct"),
        ("the membrane depolarises", "depolarisation of the membrane", "correct"),
        ("the membrane depolarises", "repolarisation of the membrane", "wrong"),
        ("it blocks sodium channels", "a sodium channel blocker", "correct"),
        ("resistance to antibiotics", "they resist antibiotics", "correct"),
        ("an explosion in the port", "something exploded in the port", "correct"),
        ("conversion of sugar to alcohol", "converts alcohol to sugar", "wrong"),
        ("acceleration relative to the ground", "acceleration with respect to the ground", "correct"),
        ("because the enemy was faster", "the enemy was faster", "correct"),
        ("dependence on oil", "independence from oil", "wrong"),
        ("activates the enzyme", "deactivation of the enzyme", "wrong"),
        ("absorption of water", "adsorption of water", "wrong"),
        ("nitration of benzene", "nitrate of benzene", "wrong"),
        ("general strike", "generation strike", "wrong"),
        ("important for growth", "import for growth", "wrong"),
        ("magnetic resonance imaging", "magnetic resonence imaging", "close"),
    ],
)
def test_words_of_one_family_say_the_same(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


@pytest.mark.parametrize(
    ("answer", "response", "said"),
    [
        ("Readers do not block writers", "readers don't block writers", "correct"),
        ("It is colder and it rains more", "it's colder + it rains more", "correct"),
        ("The Commons choose laws rejected by the Lords", "the lords choose laws rejected by the commons", "wrong"),
        ("kilogram", "kg", "correct"),
        ("hertz", "Hz", "correct"),
        ("kilogram", "gram", "wrong"),
        ("James Cook", "Rear Admiral James Cook", "correct"),
    ],
)
def test_short_forms_units_and_bodies(answer: str, response: str, said: str) -> None:
    assert verdict(answer, response) == said


def test_to_name_all_from_one_to_another_is_to_name_a_set() -> None:
    metals, mixed = "iron, cobalt, nickel, copper and zinc", "zinc, copper, cobalt, iron, nickel"
    assert verdict(metals, mixed, "Name all the metals from iron to zinc.") == "correct"
    assert verdict(metals, mixed, "Name all the metals from iron to zinc in order.") == "wrong"
