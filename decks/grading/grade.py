"""The grade of a typed answer: correct, close or wrong, why, and what differs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from decks.card import Card
from decks.grading.abbreviations import judge_abbreviation
from decks.grading.carriers import (
    alternatives,
    bare,
    is_no_answer,
    negations,
    other_person,
    parted,
    without_clause,
    without_preposition,
    without_subject,
)
from decks.grading.diff import diff
from decks.grading.expected import Context, Expected, context_of, expected_of
from decks.grading.identifiers import is_formula, joined, judge_formula, other_sign
from decks.grading.keys import keys_of
from decks.grading.list_strings import list_of
from decks.grading.lists import grade_list
from decks.grading.names import is_inverted, is_person, judge_person
from decks.grading.normal import normal
from decks.grading.quotations import is_quotation, judge_quotation
from decks.grading.text import another_spelling, judge_text
from decks.grading.verdict import Grade, Verdict, close, correct, wrong
from decks.grading.words import Word, other_article, words_of
from decks.grading.wordset import wordset

_NO_CONTEXT = Context()
_LONGEST = 2_000
"""Characters of a response that are judged; beyond that it must be equal."""
_BOUNDS = wordset("""
not no never over under above below more less fewer than at least most up to about from between and or
""")
_SAID_AT_ONCE = frozenset(("yes", "no", "true", "false"))
_LONGEST_UNIT = 30
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEARLESS = re.compile(rf"^\s*(?:\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})\s*$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^\s*[-+−]?[\d.,\s]*\d[\d.,\s]*$")


def grade_card(card: Card, response: str, rivals: tuple[str, ...] = (), day_order: str = "") -> Grade:
    """Judge ``response`` to a card. ``rivals`` are the answers of other cards in reach."""
    found = grade(expected_of(card), response, context_of(card, rivals, day_order))
    if card.wrong and found.verdict is not Verdict.WRONG:
        typed = normal(bare(response[:_LONGEST]))
        own = {normal(form) for form in (card.answer, *card.accept)}
        if typed not in own and any(normal(other) == typed for other in card.wrong):
            return replace(found, verdict=Verdict.WRONG, why="That is one of the wrong answers offered with it.")
    return found


def grade(expected: Expected, response: str, context: Context = _NO_CONTEXT) -> Grade:
    """Judge ``response`` against the answer and every accepted form; the best verdict counts."""
    if not response.strip():
        return wrong("Nothing was typed.")
    forms = (expected.answer, *expected.accept)
    if not expected.items or expected.accept:
        for form in forms[1:] if expected.items else forms:
            if _equal(form, response) and _rival_given(forms, response[:_LONGEST], context) is None:
                return _strictly(correct(), forms, response, context)
    if len(response) > _LONGEST:
        return Grade(Verdict.WRONG, "That is too long.", diff(response[:_LONGEST], expected.answer[:_LONGEST]))
    typed = response
    if is_no_answer(typed):
        return wrong("That is no answer.")
    if (rival := _rival_given(forms, typed, context)) is not None:
        return replace(rival, diff=diff(typed, expected.answer[:_LONGEST]))
    if (listed := list_of(expected, context)) is not None:
        found = _grade_items(listed[0], listed[1], expected, typed, context)
        if expected.items or listed[1] or len(listed[0]) > 2 or found.verdict is Verdict.CORRECT:
            return found
        if found.verdict is Verdict.CLOSE and any(span.kind == "missing" for span in found.diff):
            return found
        # Two things with an "and" may be one phrase as well.
        phrase = _best(forms, typed, context)
        return phrase if phrase.verdict.rank > found.verdict.rank else found
    found = _best(forms, typed, context)
    found = _strictly(_beside_rivals(found, forms, typed, context), forms, typed, context)
    if found.verdict is Verdict.CORRECT or found.diff:
        return found
    return replace(found, diff=diff(typed, expected.answer[:_LONGEST]))


def _grade_items(
    items: Sequence[Sequence[str]], in_order: bool, expected: Expected, typed: str, context: Context
) -> Grade:
    single = context._replace(answer_kind="")
    found = grade_list(items, in_order, typed, lambda forms, part: _judge_item(forms, part, single))
    if expected.accept and found.verdict is not Verdict.CORRECT:
        other = _best(expected.accept, typed, single)
        return other if other.verdict.rank > found.verdict.rank else found
    return found


def _judge_item(forms: Sequence[str], part: str, context: Context) -> Grade:
    if (rival := _rival_given(forms, part, context)) is not None:
        return rival
    return _beside_rivals(_best(forms, part, context), forms, part, context)


def _best(forms: Sequence[str], typed: str, context: Context) -> Grade:
    """The best grade over all forms. A number with its unit or bound governs: a bare number among the others does not
    excuse another unit."""
    best = _judge(forms[0], typed, context, forms)
    measured = not _BARE_NUMBER.match(forms[0]) and any(char.isdigit() for char in forms[0])
    year = _YEAR.search(typed)
    dated = year and _YEAR.search(forms[0])
    if year and _YEARLESS.match(forms[0]) and year[0] not in (asked := _YEAR.findall(context.question)) and asked:
        return wrong("Another year.")
    for form in forms[1:]:
        if best.verdict is Verdict.CORRECT:
            break
        if measured and _BARE_NUMBER.match(form):
            continue
        if dated and _YEARLESS.match(form):
            # A day that is accepted without its year does not excuse another year.
            continue
        best = max(best, _judge(form, typed, context, forms), key=lambda one: one.verdict.rank)
    return best


def _equal(form: str, response: str) -> bool:
    if len(response) > _LONGEST + 4 * len(form):
        return False
    if is_formula(form[:_LONGEST]):
        return form.split() == response.split() or judge_formula(form, response).verdict is Verdict.CORRECT
    return normal(form) == normal(response)


def _judge(answer: str, typed: str, context: Context, forms: Sequence[str]) -> Grade:
    """Judge against one form."""
    if _equal(answer, typed):
        return correct()
    answer = answer[:_LONGEST]
    if normal(answer) in _SAID_AT_ONCE:
        return correct() if normal(typed).split()[:1] == [normal(answer)] else wrong()
    if context.answer_kind == "exact":
        return wrong("Here the answer counts as it is written.")
    if other_person(answer, typed):
        return wrong("That says it of somebody else, or asks something else.")
    if is_quotation(answer):
        return judge_quotation(answer, bare(typed))
    said = bare(typed)
    if said != typed and _equal(answer, said):
        return correct()
    if (hedged := _hedged(answer, said, context, forms)) is not None:
        return hedged
    denied = negations(said) - negations(answer)
    if denied > 0 and not _bound_only(said):
        if (contrast := parted(said)) is None or negations(contrast[0]) > negations(answer):
            return wrong("That denies something that the answer does not.")
        if _judge_one(answer, contrast[1], context, forms).verdict is not Verdict.WRONG:
            return wrong("That denies the answer.")
        said = contrast[0]
    if denied < 0:
        return wrong("The answer denies what is said here.")
    found = _judge_one(answer, said, context, forms)
    for shorter in (without_clause(typed), without_subject(said, context.question)):
        if found.verdict is Verdict.CORRECT:
            break
        if shorter not in (typed, said):
            other = _judge_one(answer, bare(shorter), context, forms)
            # The clause that was left out may be what a free text is about: he was born in Sarajevo.
            if other.verdict is Verdict.CORRECT or all(word.proper for word in words_of(answer)):
                found = max(found, other, key=lambda one: one.verdict.rank)
    return found


def _hedged(answer: str, said: str, context: Context, forms: Sequence[str]) -> Grade | None:
    """The grade of a response that offers several answers; None where it offers one."""
    offered = alternatives(said)
    if len(offered) < 2 or len(alternatives(answer)) > 1:
        return None
    grades = [_judge_one(answer, part, context, forms) for part in offered]
    if all(one.verdict is Verdict.CORRECT for one in grades):
        return grades[0]
    return wrong("That leaves open which of two answers is meant.")


def _unasked(said: str, question: str) -> str:
    """``said`` about a figure without the words of the question: port 443 for HTTPS."""
    asked = set(normal(question).split()) - _BOUNDS
    return " ".join(word for word in said.split() if any(char.isdigit() for char in word) or normal(word) not in asked)


def _bound_only(text: str) -> bool:
    """Whether what looks like a denial is a bound: no more than, not less than; or a number's sign: no. 7."""
    rest = re.sub(
        r"\b(?:no|not)\s+(?:more|less|fewer|later|earlier|longer|greater|smaller|over|under|only)\b|\bno\.?\s*\d",
        "",
        text,
        flags=re.IGNORECASE,
    )  # fmt: skip
    return not negations(rest)


def _judge_one(answer: str, said: str, context: Context, forms: Sequence[str]) -> Grade:
    """Judge one plain statement against one form, by what kind of thing the form is."""
    if _equal(answer, said) or _equal(answer, without_preposition(said)):
        return correct()
    if keys := keys_of(answer):
        return correct() if keys == keys_of(said) else wrong("Another key makes another shortcut.")
    if is_formula(answer):
        return judge_formula(answer, said, context.question)
    if (measured := _judge_measured(answer, said, context)) is not None:
        return measured
    if (unit := _judge_unit(answer, said)) is not None:
        return unit
    if other_sign(answer, said):
        return wrong("Mind the sign.")
    if joined(answer) == joined(said) and len(joined(answer)) > 1:
        return correct()
    if (short := judge_abbreviation(answer, said, context, forms)) is not None:
        return short
    words = words_of(answer)
    if other_article(answer, said):
        found = _judge_named(answer, said, words, context, forms)
        return close(f"Nearly: it is spelt {answer.strip()}.") if found.verdict is Verdict.CORRECT else found
    return _judge_named(answer, said, words, context, forms)


def _judge_named(answer: str, said: str, words: Sequence[Word], context: Context, forms: Sequence[str]) -> Grade:
    if (
        ("," not in answer or is_inverted(answer))
        and is_person(words, context)
        and (person := judge_person(answer, without_preposition(said), context, forms)) is not None
    ):
        return another_spelling(answer, said) or person if person.verdict is Verdict.WRONG else person
    return judge_text(answer, said, context, forms)


def _judge_measured(answer: str, said: str, context: Context) -> Grade | None:
    """The grade of a date or number; None where the answer is neither."""
    if context.answer_kind == "text":
        return None
    # Deferred: most answers are names, and the tables of units are large.
    from decks.grading.dates import judge_date
    from decks.grading.numbers import judge_number

    if context.answer_kind != "number" and (dated := judge_date(answer, said, context)) is not None:
        return dated
    if context.answer_kind != "date" and (counted := judge_number(answer, said, context)) is not None:
        if counted.verdict is Verdict.WRONG and (shorter := _unasked(said, context.question)) not in ("", said):
            return judge_number(answer, shorter, context) or counted
        return counted
    return None


def _judge_unit(answer: str, said: str) -> Grade | None:
    """The grade of a unit's name or symbol as an answer of its own; None where either is none, or both are letters."""
    if not 2 < max(len(answer), len(said)) <= _LONGEST_UNIT:
        return None
    # Deferred with the other tables of measures.
    from decks.grading.units import UNITS, same_unit

    ours, theirs = UNITS.get(answer.strip(" .").casefold()), UNITS.get(said.strip(" .").casefold())
    if ours is None or theirs is None:
        return None
    return correct() if same_unit(ours, theirs) else wrong("That is another unit.")


def _beside_rivals(found: Grade, forms: Sequence[str], typed: str, context: Context) -> Grade:
    """``found``, but wrong where the response rather is the answer of another card."""
    if found.verdict is Verdict.CORRECT or not context.rivals:
        return found
    own = {normal(form) for form in forms}
    for rival in context.rivals:
        if (
            found.verdict is Verdict.CLOSE
            and normal(rival) not in own
            and _rather(rival, forms[0], bare(typed), context)
        ):
            return _other_answer(rival)
    return found


def _rival_given(forms: Sequence[str], typed: str, context: Context) -> Grade | None:
    """A grade that says so where the response is the answer of another card, accents and all, and none of this one."""
    if not context.rivals:
        return None
    said = bare(typed)
    plain = {normal(text): text for text in (typed, said, without_preposition(said))}
    own = {normal(form) for form in forms}
    for rival in context.rivals:
        text = plain.get(normal(rival))
        if text is None or (normal(rival) in own and any(_as_written(form) == _as_written(text) for form in forms)):
            continue
        if normal(rival) not in own or _as_written(rival) == _as_written(text):
            return _other_answer(rival)
    return None


def _as_written(text: str) -> str:
    """``text`` with its accents, which alone may tell two answers apart."""
    return " ".join(text.casefold().split())


def _other_answer(rival: str) -> Grade:
    return Grade(Verdict.WRONG, f"That is another answer: {rival.strip()[:200]}.", rival=rival)


def _rather(rival: str, answer: str, said: str, context: Context) -> bool:
    """Whether a close response is nearer to a rival than to the answer."""
    judged = _judge_one(rival, said, context._replace(rivals=()), (rival,))
    if judged.verdict is Verdict.CORRECT:
        return True
    if judged.verdict is Verdict.WRONG:
        return False
    from decks.grading.slips import distance

    typed = normal(said)
    return distance(normal(rival), typed, 4) < min(distance(normal(answer), typed, 4), 4)


def _strictly(found: Grade, forms: Sequence[str], response: str, context: Context) -> Grade:
    """``found``, but close where only case or diacritics differ and the deck wants them right."""
    if not context.strict or found.verdict is not Verdict.CORRECT:
        return found
    # Deferred: few decks ask for it.
    from decks.grading.strictness import written_alike

    return found if written_alike(forms, response, context.strict) else close("Mind the capitals and accents.")
