"""Names of things, terms and free text: every key element, nothing false."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from decks.grading.alignment import Alignment, Match, align, merged, spelt_out
from decks.grading.confusable import turns
from decks.grading.expected import Context
from decks.grading.figures import in_the_words_of
from decks.grading.meanings import OPPOSITES, SAME
from decks.grading.roles import reversed_roles
from decks.grading.spelling import written_out
from decks.grading.transliteration import is_transliteration
from decks.grading.verdict import Grade, close, correct, wrong
from decks.grading.vocabulary import (
    CLASSES,
    DEGREES,
    DISTINGUISHING,
    FILLERS,
    FUNCTION,
    HEADS,
    JOINING,
    LIGHT,
    NEGATIONS,
    PLACES,
    RULE,
    SUFFIXES,
    TITLES,
)
from decks.grading.words import Word, all_words, words_of

_AND = re.compile(r"\b(?:and|plus|as\s+well\s+as|along\s+with)\b|&|\+\s", re.IGNORECASE)
_MOST_JOINED = 4
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_PARTS = re.compile(r"\b(?:and|with|but|while|because|so\s+that|which|who|where)\b|[,;]", re.IGNORECASE)
_INDEFINITE = re.compile(r"\s*(?:an?|some|any)\s", re.IGNORECASE)
_TURNING = frozenset(("flat", "sharp", "anti", "un", "pro", "ex", "pre", "post", "semi", "half", "self"))
_COMPARING = frozenset(("more", "less", "fewer", "better", "worse", "rather"))
_TURN = re.compile(r"\bof\b|,", re.IGNORECASE)


class Extras(NamedTuple):
    """What a response has more than the answer."""

    false: Sequence[Word]
    """Other names, figures, opposites: they make the response say something else."""
    unknown: Sequence[Word]
    """Words of which nothing is known."""


def judge_text(answer: str, response: str, context: Context, forms: Sequence[str] = ()) -> Grade:
    """Judge a response by its words. ``forms`` are the other accepted answers, which an addition may come from."""
    answer, response = written_out(answer), in_the_words_of(answer, written_out(response))
    ours = words_of(answer)
    theirs = words_of(response, frozenset(word.text for word in ours))
    if len(ours) == 1 and ours[0].country and " " in ours[0].text and not any(word.country for word in theirs):
        ours = [
            ours[0]._replace(key=text, text=text, country=False)
            for text in ours[0].text.split()
            if text not in FUNCTION
        ]
    ours, theirs = merged(ours, theirs), merged(theirs, ours)
    ours, theirs = spelt_out(ours, theirs), spelt_out(theirs, ours)
    named = any(word.proper for word in ours) and all(word.proper or word.key in CLASSES for word in ours)
    if named and (spelt := another_spelling(answer, response)):
        return spelt
    found = align(ours, theirs, loose=not named)
    if not found.pairs:
        return _nothing_alike(ours, theirs)
    extras = _sorted_extras(ours, theirs, found, answer, response, context, forms)
    if extras.false:
        return wrong(_false(extras.false[0]))
    if found.slips > 2 + len(ours) // 6:
        return wrong("Too many letters off.")
    if reversed_roles(ours, theirs, found.pairs):
        return wrong("The right words, but who or what is which has changed.")
    if named:
        return _judge_named(ours, theirs, found, extras, answer, response, context)
    return _judge_free(ours, theirs, found, extras, answer, context)


def another_spelling(answer: str, response: str) -> Grade | None:
    """A grade that says so where the response as a whole is the name from another script, however it is parted."""
    ours, theirs = words_of(answer), words_of(response)
    if len(ours) == len(theirs) == 1 or max(len(ours), len(theirs)) > _MOST_JOINED:
        return None
    if any(
        word.fixed or word.country or len(word.text) < 2 or word.key in CLASSES | TITLES for word in (*ours, *theirs)
    ):
        return None
    one, other = ("".join(word.text for word in words) for words in (ours, theirs))
    if one == other or not is_transliteration(one, other):
        return None
    return close(f"Another spelling of {answer.strip()}.")


def _nothing_alike(ours: Sequence[Word], theirs: Sequence[Word]) -> Grade:
    if any(word.country for word in ours) and any(word.country for word in theirs):
        return wrong("That names another country.")
    return wrong()


def _false(word: Word) -> str:
    return f"“{word.raw[:60]}” is not part of the answer."


def _sorted_extras(
    ours: Sequence[Word], theirs: Sequence[Word], found: Alignment, answer: str, response: str, context: Context,
    forms: Sequence[str],
) -> Extras:  # fmt: skip
    if not found.extra:
        return Extras((), ())
    said = [word for text in (context.question, context.remark, *forms) for word in all_words(text[:2_000])]
    known = {word.key for word in said} | {SAME[word.text] for word in said if word.text in SAME}
    asked_which = bool(_OR.search(context.question))
    added = bool(_AND.search(response)) and not _AND.search(answer)
    missing = [ours[at] for at in found.missing]
    own = {word.key for word in ours} | {word.text for word in ours}
    false: list[Word] = []
    unknown: list[Word] = []
    for at in found.extra:
        word = theirs[at]
        is_name = word.country or (
            word.proper and word.raw[:1].isupper() and word.key not in CLASSES | TITLES and at > 0
        )
        if word.key in own or word.text in own:
            continue
        if _contradicts(word, ours, missing):
            false.append(word)
        elif (
            (word.key in known or SAME.get(word.text, "") in known) and not (is_name and (added or asked_which))
        ) or _is_harmless(word, ours, missing):
            continue
        elif word.fixed or is_name or word.text in DISTINGUISHING:
            false.append(word)
        else:
            unknown.append(word)
    return Extras(false, unknown)


def _contradicts(word: Word, ours: Sequence[Word], missing: Sequence[Word]) -> bool:
    if word.text in NEGATIONS:
        return True
    for one in ours:
        if word.text in OPPOSITES.get(one.text, ()) or word.key in OPPOSITES.get(one.key, ()):
            return True
    return any(turns(one.text, word.text) for one in missing if not one.country)


def _is_harmless(word: Word, ours: Sequence[Word], missing: Sequence[Word]) -> bool:
    """Whether a word more changes nothing: a title, a class word where none is replaced, a filler."""
    if word.text in FUNCTION or word.text in FILLERS or word.text in JOINING:
        return True
    if word.key in CLASSES:
        if len(ours) == 1 and ours[0].country and word.key not in PLACES | RULE:
            return False
        named = all(one.proper or one.key in CLASSES for one in ours)
        return not any(one.key in CLASSES | TITLES for one in missing) if named else not missing
    return (word.key in TITLES or word.text in SUFFIXES) and not any(one.key in TITLES for one in missing)


def _judge_named(
    ours: Sequence[Word], theirs: Sequence[Word], found: Alignment, extras: Extras, answer: str, response: str,
    context: Context,
) -> Grade:  # fmt: skip
    missing = [ours[at] for at in found.missing]
    if extras.unknown:
        if missing:
            return wrong(_false(extras.unknown[0]))
        return _with_unknown(ours, theirs, extras)
    if not _keeps_order(ours, found, answer, response):
        return wrong("The right words in another order name something else.")
    if missing:
        return _part_of_name(ours, found, missing, answer, response, context)
    if found.slips:
        return _slip(answer, found)
    return correct()


def _with_unknown(ours: Sequence[Word], theirs: Sequence[Word], extras: Extras) -> Grade:
    """All of a name, and words of which nothing is known: in a sentence they may be true, beside it they rename it."""
    if len(theirs) > len(ours) + 3 or len(ours) > 2:
        return close(f"The answer is in it; the deck does not say “{extras.unknown[0].raw[:60]}”.")
    return wrong(_false(extras.unknown[0]))


def _slip(answer: str, found: Alignment) -> Grade:
    return close(
        f"{'One word is' if found.slips == 1 else f'{found.slips} words are'} spelt otherwise: {answer.strip()}."
    )


def _keeps_order(ours: Sequence[Word], found: Alignment, answer: str, response: str) -> bool:
    """Whether the words that make the name distinct keep their order, or an "of" or a comma has turned them."""
    moved = [pair for pair in found.pairs if ours[pair.answer].key not in CLASSES]
    places = [pair.response for pair in moved]
    if all(ours[pair.answer].role in ("from", "to") for pair in moved):
        return True
    turned = {found[0].casefold() for found in _TURN.finditer(response)} ^ {
        found[0].casefold() for found in _TURN.finditer(answer)
    }
    return places == sorted(places) or bool(turned)


def _part_of_name(
    ours: Sequence[Word], found: Alignment, missing: Sequence[Word], answer: str, response: str, context: Context
) -> Grade:
    asked = {word.key for word in all_words(context.question[:2_000])}
    matched = [ours[pair.answer] for pair in found.pairs]
    distinct = [word for word in matched if word.key not in CLASSES and not word.country]
    why = f"A part of the name; in full it is {answer.strip()}."
    if _INDEFINITE.match(response) and not _INDEFINITE.match(answer):
        return wrong("That fits too many things.")
    if distinct and all(word.key in asked and not word.fixed and word.text not in DISTINGUISHING for word in missing):
        return close(why) if found.slips else correct()
    if (place := _without_place(answer, missing, bool(distinct), why)) is not None:
        return place
    if distinct and missing == [ours[-1]] and ours[-1].country and ours[-1].text != ours[-1].key:
        return close(why)
    if any(word.fixed or word.text in DISTINGUISHING or (word.country and not word.role) for word in missing):
        return wrong(f"Without “{next(word.raw for word in missing)}” that is something else.")
    if all(word.key in CLASSES | TITLES for word in missing):
        if not distinct:
            return wrong("That fits too many things.")
        if any(
            0 < at < len(ours) - 1 and at - 1 not in found.missing and at + 1 not in found.missing
            for at in found.missing
        ):
            return wrong(why)
        whole = any(word.fixed for word in matched)
        light = whole or all(word.key in PLACES | TITLES or word.key == "operation" for word in missing)
        return close(why) if found.slips or not light else correct()
    rest = [word for word in ours if word.key not in CLASSES and not word.country]
    if not distinct or len(distinct) * 2 < len(rest):
        return wrong(why)
    if any(word.key in CLASSES for word in missing) and rest[-1] not in distinct:
        return wrong(why)
    last = rest[-1] in distinct
    return close(why) if last or len(matched) > 1 else wrong(why)


def _without_place(answer: str, missing: Sequence[Word], distinct: bool, why: str) -> Grade | None:
    """A grade where an answer says behind a comma where it lies, and one of the two is missing as a whole."""
    before, comma, behind = answer.partition(",")
    if not comma or "," in behind:
        return None
    lost = {word.key for word in missing}
    if {word.key for word in words_of(before)} <= lost:
        return wrong("That only says where it is or belongs.")
    return close(why) if distinct and lost <= {word.key for word in words_of(behind)} else None


def _judge_free(
    ours: Sequence[Word], theirs: Sequence[Word], found: Alignment, extras: Extras, answer: str, context: Context
) -> Grade:
    asked: frozenset[str] = frozenset()
    if found.missing and not found.extra:
        asked = frozenset(word.key for word in all_words(context.question[:2_000]))
    titles = TITLES if len(ours) > 2 else frozenset()
    needed = [
        at for at, word in enumerate(ours)
        if word.key not in asked and word.text not in LIGHT and not (word.proper and word.key in titles)
    ]  # fmt: skip
    needed = needed or list(range(len(ours)))
    missing = [at for at in found.missing if at in needed]
    got = len(needed) - len(missing)
    got_words = {pair.answer for pair in found.pairs}
    compares = " than " in answer
    if any(at + _turned_at(ours[at]) in got_words for at in found.missing if _turning(ours[at], compares)):
        return wrong("A word that turns the meaning is missing.")
    if found.missing and len(ours) <= 3 and not extras.false and _unnamed(ours, found):
        return wrong("That fits too many things.")
    lost = [at for at in found.missing if ours[at].text in DISTINGUISHING and at + 1 < len(ours)]
    if any(at + 1 not in found.missing for at in lost):
        return wrong("That fits too many things.")
    if extras.unknown and any(ours[at].proper and ours[at].key not in CLASSES and at for at in missing):
        return wrong(f"“{extras.unknown[0].raw[:60]}” stands in the place of another name.")
    if missing and _is_replaced(found, len(ours), len(theirs)):
        return wrong(f"Something else stands where the answer has “{ours[missing[0]].raw}”.")
    if missing:
        return _partly(ours, missing, needed, got, extras, bool(found.extra), _holds_clause(answer, ours, found))
    if found.slips:
        return close(f"Nearly: it is spelt “{next(ours[p.answer].raw for p in found.pairs if p.match is Match.SLIP)}”.")
    if len(ours) == 1 and extras.unknown and ours[0].key != theirs[found.pairs[0].response].key:
        return wrong(_false(extras.unknown[0]))
    if extras.unknown and (len(ours) == 1 or len(extras.unknown) > len(ours) + 4):
        return close(f"The answer is in it; the deck does not say “{extras.unknown[0].raw[:60]}”.")
    return correct("Every element of the answer is there.")


def _is_replaced(found: Alignment, ours: int, theirs: int) -> bool:
    """Whether the response is the answer, word for word, but for others in one or two places."""
    if len(found.missing) > 2 or len(found.missing) != len(found.extra) or ours != theirs:
        return False
    return list(found.missing) == list(found.extra) and all(pair.answer == pair.response for pair in found.pairs)


def _holds_clause(answer: str, ours: Sequence[Word], found: Alignment) -> bool:
    """Whether one of several parts of the answer is there as a whole."""
    got = {ours[pair.answer].key for pair in found.pairs}
    parts = [{word.key for word in words_of(part)} for part in _PARTS.split(answer) if part.strip()]
    return len(parts) > 1 and any(part <= got for part in parts)


def _unnamed(ours: Sequence[Word], found: Alignment) -> bool:
    """Whether the names in a term are missing and only its common words are there: DNA polymerase, polymerase."""
    named = [word.country or word.raw.isupper() or (word.proper and at > 0) for at, word in enumerate(ours)]
    names = {at for at, word in enumerate(ours) if named[at] and not word.role}
    got = {pair.answer for pair in found.pairs}
    return bool(names) and not names & got


def _turned_at(word: Word) -> int:
    """Where the word stands that this one turns: before it (C sharp) or after it."""
    return -1 if word.text in ("flat", "sharp") else 1


def _turning(word: Word, compares: bool) -> bool:
    return word.text in NEGATIONS or word.text in _TURNING or (compares and word.text in _COMPARING)


def _partly(
    ours: Sequence[Word],
    missing: Sequence[int],
    needed: Sequence[int],
    got: int,
    extras: Extras,
    added: bool,
    whole: bool,
) -> Grade:
    said = ", ".join(f"“{ours[at].raw}”" for at in missing[:4])
    replaced = min(len(extras.unknown), len(missing))
    if (got * 2 < len(needed) and not whole) or not got:
        return wrong(f"Too little of the answer: {said} is missing.")
    if (replaced and len(needed) <= 3) or (added and len(needed) <= 2):
        return wrong(f"Something else stands where the answer has {said}.")
    if len(needed) == len(ours) == 2 and not ours[-1].proper and ours[missing[0]].text not in DEGREES | HEADS:
        return wrong("That fits too many things.")
    return close(f"Nothing wrong, but {said} is missing.")
