"""Wrong answers offered beside the right one: plausible, of the same sort, and never right."""

import re
from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decks.card import Card
from decks.distractors import distractors
from decks.grading.expected import Context, Expected
from decks.grading.grade import grade, grade_card
from decks.grading.verdict import Verdict
from decks.library import Library, bundled_place

_numbers = count()


def asked(prompt: str, answer: str, *accept: str, **fields: str) -> Card:
    """A question of its own note; ``fields`` as in Card."""
    note = f"c/n{next(_numbers)}"
    card = Card(f"{note}#forward", "d", "question", prompt, answer, note, accept)
    return card._replace(**fields)  # type: ignore[arg-type]


def listed(prompt: str, *items: tuple[str, ...]) -> Card:
    answer = "\n".join(forms[0] for forms in items)
    return asked(prompt, answer, kind="set")._replace(items=items)


def pairs(ask: str, **sides: str) -> list[Card]:
    note = f"c/n{next(_numbers)}"
    return [
        Card(f"{note}#{left}:forward", "d", "pair", ask.format(left), right, f"{note}/{left}")
        for left, right in sides.items()
    ]


COUNTRIES = [
    asked("Which country led the mission?", "France"),
    asked("Which country bombed the port?", "Russia"),
    asked("In which country did the talks take place?", "Jordan"),
    asked("Which country sold the tanks?", "Canada"),
    asked("Which city fell in 2014?", "Raqqa"),
    asked("Who signed the order?", "Barack Obama"),
    asked("How many soldiers left?", "900"),
    asked("On which date did it end?", "3 May 2015"),
]


def test_wrong_answers_are_of_the_same_sort() -> None:
    found = distractors(asked("Which country hosted the rebels?", "Turkey"), COUNTRIES, "s")
    assert len(found) == 3
    assert set(found) <= {"France", "Russia", "Jordan", "Canada"}


def test_no_choice_is_better_than_a_silly_one() -> None:
    assert distractors(asked("Which river froze?", "Volga"), COUNTRIES, "s") == ()
    assert distractors(asked("What did they fear?", "a power vacuum"), COUNTRIES, "s") == ()
    assert distractors(asked("Which city was rebuilt?", "Aleppo"), COUNTRIES, "s") == ()


def test_the_authors_come_first_and_the_pool_fills_up() -> None:
    card = asked("Which country hosted the rebels?", "Turkey", kind="choice")._replace(wrong=("Atlantis",))
    found = distractors(card, COUNTRIES, "s")
    assert found[0] == "Atlantis"
    assert len(found) == 3
    assert distractors(card, (), "s") == ("Atlantis",)
    four = card._replace(wrong=("A", "B", "C", "D"))
    assert distractors(four, COUNTRIES, "s") == four.wrong


def test_the_same_group_goes_before_the_same_deck() -> None:
    near = [asked(f"Which country trained group {name}?", name, group="g") for name in ("Qatar", "Oman", "Kuwait")]
    card = asked("Which country hosted the rebels?", "Turkey", group="g")
    assert set(distractors(card, [*COUNTRIES, *near], "s")) == {"Qatar", "Oman", "Kuwait"}


def test_the_other_pairs_of_a_note_stand_beside_each_other() -> None:
    cards = pairs("Which operation was {}'s?", Australia="Okra", Canada="Impact", France="Chammal", Germany="Shader")
    assert set(distractors(cards[0], cards, "s")) == {"Impact", "Chammal", "Shader"}


def test_the_noun_asked_for_tells_what_stands_beside_each_other() -> None:
    pool = [asked(f"Which river flows through {city}?", name) for city, name in
            (("Paris", "Seine"), ("London", "Thames"), ("Vienna", "Danube"), ("Rome", "Tiber"))]  # fmt: skip
    pool += [asked("Which queen reigned for long?", "Victoria"), asked("Which gas burns?", "CH4")]
    pool += [asked("What is the formula of water?", "H2O"), asked("What is the formula of rust?", "Fe2O3")]
    found = distractors(asked("What is the longest river in Africa?", "Nile"), pool, "s")
    assert set(found) < {"Seine", "Thames", "Danube", "Tiber"}
    assert set(distractors(asked("What is the formula of dry ice?", "CO2"), pool, "s")) == {"CH4", "H2O", "Fe2O3"}
    assert distractors(asked("Which king won at Agincourt?", "Henry V"), pool, "s") == ()


def test_people_stand_beside_people_of_their_trade() -> None:
    pool = [asked("Which president left?", "Barack Obama"), asked("Which envoy came?", "John Allen")]
    pool += [asked("Who paid?", "Robert Ford"), asked("Which journalist was told?", "Seymour Hersh")]
    found = distractors(asked("Which minister signed?", "Ann Smith"), pool, "s")
    assert set(found) == {"Barack Obama", "John Allen", "Robert Ford"}
    assert distractors(asked("Which chemist fled?", "Ann Smith"), pool, "s") == ()


def test_names_that_say_what_they_are_stand_beside_each_other() -> None:
    pool = [asked(f"What began in {name}?", f"Operation {name}") for name in ("Okra", "Shader", "Impact")]
    pool.append(asked("What was burnt?", "Library of Mosul"))
    found = distractors(asked("What is its code name?", "Operation Inherent Resolve"), pool, "s")
    assert set(found) == {"Operation Okra", "Operation Shader", "Operation Impact"}


@pytest.mark.parametrize(
    ("prompt", "answer", "accept", "other"),
    [
        ("Which group was fought?", "Islamic State", ("ISIL",), "ISIL"),
        ("Which part was occupied?", "Northern Syria", (), "Syria"),
        ("Which part was occupied?", "Syria", (), "Northern Syria"),
        ("Besides Russia, which country bombed it?", "Turkey", (), "Russia"),
        ("Which country helped the Russian army?", "Turkey", (), "Russia"),
        ("Which country did Germany's army help?", "Turkey", (), "Germany"),
        ("Which force did the US support?", "YPG", (), "US"),
    ],
)
def test_never_what_is_right_or_given_away(prompt: str, answer: str, accept: tuple[str, ...], other: str) -> None:
    asking = re.sub(r"^.*?(which \w+).*", r"\1 came last of all?", prompt, flags=re.IGNORECASE)
    pool = [asked(asking, other), *(asked(f"{asking} {name}", f"{name} {answer[:2]}land") for name in "XYZ")]
    assert other not in distractors(asked(prompt, answer, *accept), pool, "s")


def test_another_name_of_the_answer_is_known_from_the_other_card() -> None:
    others = [
        asked("Which group was the target?", "Daesh", "Islamic State"),
        asked("Which group fled?", "Harakat Hazm"),
    ]
    others += [asked("Which group came back?", "Peshmerga"), asked("Which group won?", "Division 30")]
    assert "Daesh" not in distractors(asked("Which group held the hostages?", "Islamic State"), others, "s")


def test_two_names_of_one_thing_are_not_both_offered() -> None:
    others = [asked("Which group was the target?", "Daesh", "ISIL"), asked("Which group fled in 2017?", "ISIL")]
    others += [asked("Which group came back?", "Peshmerga"), asked("Which group won?", "Division 30")]
    found = distractors(asked("Which group held the town?", "Harakat Hazm"), others, "s")
    assert len(found) == 3
    assert not {"Daesh", "ISIL"} <= set(found)


@pytest.mark.parametrize("prompt", ["Which other country joined the talks?", "Which country joined the talks in May?"])
def test_the_answer_to_much_the_same_question_may_be_right_too(prompt: str) -> None:
    pool = [*COUNTRIES, asked(prompt, "Denmark")]
    for seed in "abcdefgh":
        assert "Denmark" not in distractors(asked("Which country joined the talks?", "Turkey"), pool, seed)


def test_what_another_question_links_with_the_answer_is_left_out() -> None:
    pool = [asked("Which force leads the Desert Front?", "YPG"), asked("Which force fled?", "Peshmerga")]
    pool += [asked("Which force came late?", "PKK"), asked("Which force stayed?", "SDF")]
    for seed in "abcdefgh":
        assert "YPG" not in distractors(asked("Which force did the US leave?", "Desert Front"), pool, seed)


def test_siblings_are_left_out() -> None:
    card = asked("Which country hosted the rebels?", "Turkey")
    sibling = asked("Which country was left?", "Malta", sibling=card.sibling)
    for seed in "abcdefgh":
        assert "Malta" not in distractors(card, [*COUNTRIES, sibling], seed)


@pytest.mark.parametrize(
    ("answer", "written"),
    [
        ("22 September 2014", r"\d{1,2} [A-Z][a-z]{2,} 20\d\d"),
        ("September 22, 2014", r"[A-Z][a-z]{2,} \d{1,2}, 20\d\d"),
        ("3 Feb 2014", r"\d{1,2} [A-Z][a-z][a-z] 20\d\d"),
        ("31 January 2012", r"\d{1,2} [A-Z][a-z]{2,} 20\d\d"),
        ("July 2011", r"[A-Z][a-z]{2,} 20\d\d"),
        ("28 October", r"\d{1,2} [A-Z][a-z]{2,}"),
        ("spring 2014", r"(spring|summer|autumn|winter) 20\d\d"),
        ("2011", r"20\d\d"),
        ("1066", r"10\d\d"),
        ("April", r"[A-Z][a-z]{2,}"),
        ("$500 million", r"\$\d00 million"),
        ("$1 billion", r"\$\d billion"),
        ("€2.5 billion", r"€\d\.\d billion"),
        ("15,000", r"\d{1,2},000"),
        ("1000", r"500|1500|2000"),
        ("152", r"\d{2,3}"),
        ("994 tonnes", r"[\d,]+ tonnes"),
        ("80%", r"\d{2,3}%"),
        ("2,000–2,500", r"[\d,]+–[\d,]+"),
        ("eight months", r"[a-z]+ months"),
        ("one hour", r"[a-z]+ hours"),
        ("two dozen", r"[a-z]+ dozen"),
        ("about 35 km", r"about \d\d km"),
        ("44 BC", r"\d\d BC"),
        ("14th century", r"1[1-7]th century"),
        ("3rd", r"1st|2nd|4th|5th|6th"),
        ("1939–1945", r"19[34]\d–194\d"),
        ("8,849 m", r"[\d,]{5,6} m"),
        ("7.4", r"[5-9]\.\d"),
    ],
)
@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_values_are_made_as_the_answer_is_written(answer: str, written: str, seed: str) -> None:
    found = distractors(asked("What was it?", answer), (), seed)
    assert len(found) == 3, found
    for text in found:
        assert re.fullmatch(written, text), text
        assert text != answer


@pytest.mark.parametrize("seed", "abcdefghij")
def test_no_day_that_does_not_exist_and_no_share_beyond_all(seed: str) -> None:
    for text in distractors(asked("When?", "29 February 2012"), (), seed):
        assert grade(Expected(text), text).verdict is Verdict.CORRECT
        day, month, year = text.split()
        assert int(day) <= 28 or month != "February" or year in ("2008", "2012", "2016")
    shares = distractors(asked("How much of it?", "90%"), (), seed)
    assert all(0 < int(text.rstrip("%")) <= 100 for text in shares)


@pytest.mark.parametrize("seed", "abcdefghij")
def test_dates_stay_where_the_question_puts_them(seed: str) -> None:
    in_year = distractors(asked("On which date in 2014 did it begin?", "22 September 2014"), COUNTRIES, seed)
    assert len(in_year) == 3
    assert all(text.endswith(" 2014") for text in in_year)
    in_month = distractors(asked("On which date in August 2014 did it begin?", "26 August 2014"), (), seed)
    assert len(in_month) == 3
    assert all(text.endswith(" August 2014") for text in in_month)
    latest = [asked("When did it end?", "2021")]
    after = distractors(asked("In which year did the war of 2014 end?", "2018"), latest, seed)
    assert len(after) == 3
    assert all(2014 < int(text) <= 2021 for text in after)


@pytest.mark.parametrize("answer", ["5" + " a" * 25 + " 7", "1" * 5_000, "{year}", "0", "31 June 2014", "May", "99%"])
def test_odd_values_are_no_trouble(answer: str) -> None:
    found = distractors(asked("How much was it?", answer), COUNTRIES, "s")
    assert answer not in found


def test_dates_of_the_deck_are_taken_where_they_are_near() -> None:
    near = [asked(f"When did {name} fall?", f"{day} October 2014") for day, name in enumerate("ABCDEFGH", start=3)]
    far = asked("When was it founded?", "4 July 1776")
    found = {
        text for seed in "abcdef" for text in distractors(asked("When was X?", "22 September 2014"), [*near, far], seed)
    }
    assert any(text.endswith("October 2014") for text in found)
    assert "4 July 1776" not in found


@pytest.mark.parametrize(
    ("article", "right", "fitting"),
    [("an", "AK-47", {"A-10", "E-3", "F-16"}), ("a", "MiG-21", {"B-52", "C-130"})],
)
def test_a_gap_after_an_article_takes_only_what_fits(article: str, right: str, fitting: set[str]) -> None:
    pool = [
        asked(f"Which aircraft flew {at}?", name) for at, name in enumerate(("A-10", "E-3", "I-16", "B-52", "C-13"))
    ]
    card = asked(f"It was {article} [aircraft] that flew.", right, kind="cloze")
    found = distractors(card, pool, "s")
    assert all((text[0] in "AEI") == (article == "an") for text in found)


def test_a_gap_after_the_takes_no_country_without_it() -> None:
    pool = [
        *COUNTRIES,
        asked("Which country paid?", "United States"),
        asked("Which state flew?", "United Arab Emirates"),
    ]
    found = distractors(asked("The [country] sent instructors.", "United Kingdom", kind="cloze"), pool, "s")
    assert set(found) == {"United States", "United Arab Emirates"}


def test_a_set_gets_items_that_do_not_belong() -> None:
    card = listed("Which Arab states struck first?", ("Bahrain",), ("Qatar",), ("United Arab Emirates", "UAE"))
    other = listed("Which countries met in December?", ("UAE",), ("Italy",), ("Denmark",), ("Bahrain",))
    found = distractors(card, [*COUNTRIES, other], "s")
    assert 3 <= len(found) <= 6
    assert set(found) <= {"Italy", "Denmark", "France", "Russia", "Jordan", "Canada"}


def test_what_is_listed_with_an_item_elsewhere_may_belong_here_too() -> None:
    card = listed("Which forces does it support?", ("SDF",), ("Army",))
    other = listed("In defence of which forces did it strike?", ("SDF",), ("Free Army",))
    pool = [other, *(asked(f"Which force left {name}?", name) for name in ("PKK", "YPG", "Peshmerga"))]
    for seed in "abcd":
        assert "Free Army" not in distractors(card, pool, seed)


def test_who_is_listed_with_the_answer_to_much_the_same_question_is_left_out() -> None:
    prompt = "Besides the US, which countries took part in the programme to train and equip rebels?"
    partners = listed(prompt, ("Turkey",), ("Qatar",), ("Oman",))._replace(group="train")
    card = asked("Which country agreed in 2014 to train and equip rebels on its soil?", "Turkey", group="train")
    for seed in "abcd":
        found = distractors(card, [*COUNTRIES, partners], seed)
        assert len(found) == 3
        assert not {"Qatar", "Oman"} & set(found)


def test_items_serve_questions_too() -> None:
    other = listed("Which hostages were freed?", ("Ann Smith",), ("Bob Jones",), ("Carl Brown",))
    found = distractors(asked("Who signed the pact?", "Barack Obama"), [other], "s")
    assert set(found) == {"Ann Smith", "Bob Jones", "Carl Brown"}


def test_an_order_is_not_chosen() -> None:
    card = listed("Put these in order.", ("one",), ("two",))._replace(kind="sequence")
    assert distractors(card, COUNTRIES, "s") == ()


def test_the_same_for_a_seed_whatever_the_order_and_another_for_another() -> None:
    card = asked("Which country hosted the rebels?", "Turkey")
    first = distractors(card, COUNTRIES, "s")
    assert distractors(card, COUNTRIES[::-1], "s") == first
    assert len({frozenset(distractors(card, COUNTRIES, seed)) for seed in map(str, range(20))}) > 1


def test_a_large_pool_is_sampled_the_same_whatever_its_order() -> None:
    pool = [asked(f"Which country won in round {at}?", name) for at, name in enumerate(["Chad", "Mali", "Peru"] * 400)]
    card = asked("Which country hosted the rebels?", "Turkey")
    found = distractors(card, pool, "s")
    assert set(found) == {"Chad", "Mali", "Peru"}
    assert distractors(card, pool[::-1], "s") == found


ANSWERS = st.sampled_from(
    ["Turkey", "France", "the United States", "US", "Operation Okra", "Operation Shader", "Barack Obama", "2014",
     "Bashar al-Assad", "July 2014", "22 September 2014", "2014-09-22", "$500 million", "$1 billion", "eight months",
     "R9X", "M777", "Islamic State", "ISIL", "al-Nusra", "a", "[x]", "five", "5", "50%", "northern Iraq", "Syria",
     "2015", "  ", "\U0001f600", "が"]
)  # fmt: skip
PROMPTS = st.sampled_from(
    ["Which country won?", "Which country lost in 2014?", "Who left?", "When?", "What is it?", "x", "Wann war es?",
     "How many of the 50 men stayed?", "Which operation began in July 2014?", "It was an […] in […].", "",
     "The [country] fell."]
)  # fmt: skip


@st.composite
def cards(draw: st.DrawFn) -> Card:
    note = f"c/n{draw(st.integers(0, 10_000))}"
    kind = draw(st.sampled_from(["question", "cloze", "set", "term", "pair"]))
    items = tuple((text,) for text in draw(st.lists(ANSWERS, min_size=1, max_size=4))) if kind == "set" else ()
    answer = (
        draw(st.one_of(ANSWERS, st.text(min_size=1, max_size=20))) if not items else "\n".join(one for (one,) in items)
    )
    accept = () if items else tuple(draw(st.lists(ANSWERS, max_size=2)))
    return Card(f"{note}#a:forward", "d", kind, draw(PROMPTS), answer, note, accept, items)


@settings(max_examples=150, deadline=None)
@given(cards(), st.lists(cards(), max_size=12), st.text(max_size=5), st.randoms(use_true_random=False))
def test_whatever_the_deck_nothing_offered_is_right(card: Card, pool: list[Card], seed: str, chance: object) -> None:
    found = distractors(card, pool, seed)
    assert len(found) == 0 or len(found) >= 2
    shuffled = list(pool)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert distractors(card, shuffled, seed) == found
    expected = [Expected(forms[0], tuple(forms[1:])) for forms in card.items or ((card.answer, *card.accept),)]
    for text in found:
        for one in expected:
            assert grade(one, text, Context(card.prompt)).verdict is Verdict.WRONG
    for at, text in enumerate(found):
        for other in found[:at]:
            assert grade(Expected(other), text).verdict is Verdict.WRONG


def bundled() -> Iterator[tuple[Card, list[Card]]]:
    library = Library.open([bundled_place()], None)
    whole = [card for deck in library.decks for card in library.cards(deck)]
    library.close()
    for card in whole:
        yield card, [other for other in whole if other.deck == card.deck or (card.group and other.group == card.group)]


def test_no_wrong_answer_of_the_bundled_decks_is_right() -> None:
    choices = 0
    for card, pool in bundled():
        found = distractors(card, pool, card.key)
        choices += bool(found)
        if not card.items:
            right = [text for text in found if grade_card(card, text).verdict is not Verdict.WRONG]
            assert (card.prompt, right) == (card.prompt, [])
        for forms in card.items:
            right = [
                text for text in found if grade(Expected(forms[0], tuple(forms[1:])), text).verdict is not Verdict.WRONG
            ]
            assert (card.prompt, right) == (card.prompt, [])
    assert choices > 100
