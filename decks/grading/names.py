"""People's names: which part is the surname, and what of a name is enough."""

import re
from collections.abc import Sequence

from decks.grading.alignment import Match, align, slipped
from decks.grading.expected import Context
from decks.grading.slips import same_sound
from decks.grading.verdict import Grade, Verdict, close, correct, wrong
from decks.grading.vocabulary import (
    CLASSES,
    DISTINGUISHING,
    FAMILY_FIRST,
    GIVEN_NAMES,
    NICKNAMES,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from decks.grading.words import Word, all_words, words_of

_ASKED = re.compile(r"\b(?:who|whom|whose|who['’]s)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:which|what|name(?:d)?(?:\s+of)?|the)\b(?:\W+\w+){0,4}?\W+(?:president|minister|general|commander|leader|king|queen|emperor|"
    r"empress|scientist|physicist|chemist|biologist|mathematician|philosopher|author|writer|poet|composer|painter|artist|actor|"
    r"actress|diplomat|journalist|officer|pilot|secretary|ambassador|senator|man|woman|person|inventor|explorer|admiral|hostage|"
    r"envoy|ruler|pope|chancellor|dictator|monarch|engineer|programmer|economist|historian|spokesman|advis[eo]r|astronaut|"
    r"laureate|winner|novelist|playwright|pharaoh|tsar|caliph|sultan|founder|chief|head|successor|wife|husband|son|daughter|"
    r"architect|sculptor|director|singer|musician|player|doctor|nurse|surgeon|physician|judge|justice|lawyer|politician|reformer|"
    r"saint|knight|duke|theologian|professor|psychologist|athlete|activist|developer|creator|cosmonaut|conductor|pianist|"
    r"naturalist|astronomer|geologist|statesman|governor|lord|prince|princess|candidate|designer|colonel|marshal)s?\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\b((?:[A-Za-z]\.\s?){1,3})(?=\s*[A-Za-z]{2})")


def is_person(words: Sequence[Word], context: Context) -> bool:
    """Whether these words, the answer, name a person by more than one name."""
    names = _untitled(words)
    if not 2 <= len(names) <= 6 or names[0].text in PARTICLES - {"abu", "ibn"} or any(_no_name(word) for word in names):
        return False
    if names[0].text in GIVEN_NAMES or _ASKED.search(context.question) or _PERSON.search(context.question):
        return True
    return not context.question and names[0].text not in DISTINGUISHING and len(names) <= 4


def is_inverted(answer: str) -> bool:
    """Whether ``answer`` is the name of a person with the surname first: Esper, Mark."""
    _, comma, given = answer.partition(",")
    return bool(comma) and "," not in given and given.strip().partition(" ")[0].casefold() in GIVEN_NAMES


def _no_name(word: Word) -> bool:
    return (
        word.fixed
        or word.raw.endswith(("'s", "’s"))
        or (word.raw.isupper() and len(word.text) > 2)
        or not (word.proper or word.text in PARTICLES)
        or word.text.isdigit()
        or word.key in CLASSES
        or (word.country and word.key != "jordan")
    )


def _untitled(words: Sequence[Word]) -> list[Word]:
    """The names without titles before them and degrees behind."""
    names = list(words)
    while len(names) > 1 and names[0].key in TITLES:
        names.pop(0)
    while len(names) > 1 and names[-1].text in SUFFIXES:
        names.pop()
    return names


def _read(text: str) -> list[Word]:
    """The names of a person in their usual order: what stands before a comma goes last."""
    text = _INITIALS.sub(lambda found: " ".join(found[1].replace(".", ". ").split()) + " ", text)
    before, comma, after = text.partition(",")
    if comma and after.strip() and "," not in after and not words_of(after)[0].text.startswith(tuple(SUFFIXES)):
        return _untitled([*_untitled(words_of(after)), *_untitled(words_of(before))])
    return _untitled(words_of(text))


def judge_person(answer: str, response: str, context: Context, forms: Sequence[str] = ()) -> Grade | None:
    """Judge the name of a person; None where the response is not a bare name and has to be read as text."""
    whole = _read(answer)
    typed = _bare_name(_read(response), whole, context)
    if not typed or len(typed) > 6:
        return None
    surname, given = whole[-1], whole[:-1]
    if whole[0].text in FAMILY_FIRST and typed[-1].text not in (surname.text, _bare(surname.text)):
        surname, given = whole[0], whole[1:]
        typed = [*typed[1:], typed[0]]
    full = answer.strip()
    if len(typed) == 1:
        return _single(typed[0], surname, given, full)
    last = _surname_match(surname, typed[-1])
    if last is Match.NONE:
        pairs = align(whole, typed).pairs
        if {pair.answer for pair in pairs} == set(range(len(whole))) and len(typed) == len(whole):
            if " of " in response:
                return None
            return close(f"The names are in another order; it is {full}.")
        return wrong(f"Another name; it is {full}.") if any(pair.match > Match.SLIP for pair in pairs) else None
    found = _given(given, typed[:-1], last, full)
    if found is not None and found.verdict is Verdict.CORRECT and len(forms) > 1 and _expands(given, typed[:-1]):
        return close(f"The initials fit; the answer is {full}.")
    return found


def _bare_name(typed: Sequence[Word], whole: Sequence[Word], context: Context) -> list[Word]:
    """``typed`` without what the question or remark says: Nicholas II of Russia."""
    if len(typed) <= 1:
        return list(typed)
    known = {word.key for text in (context.question, context.remark) for word in all_words(text[:2_000])}
    own = {word.key for word in whole}
    return [word for word in typed if word.key in own or word.key not in known]


def _expands(given: Sequence[Word], typed: Sequence[Word]) -> bool:
    """Whether the response spells out a name of which the answer has the initial only."""
    names = {name.text for name in given}
    return any(len(name.text) == 1 for name in given) and any(
        len(one.text) > 1 and one.text not in names for one in typed
    )


def _single(typed: Word, surname: Word, given: Sequence[Word], full: str) -> Grade | None:
    match = _surname_match(surname, typed)
    if match is not Match.NONE:
        slip = " with a slip" if match is Match.SLIP else ""
        return close(f"Right surname{slip}; the full name is {full}.")
    if any(name.text == typed.text or _surname_match(name, typed) for name in given):
        return wrong(f"That is only a part of the name; the full name is {full}.")
    return None


def _surname_match(surname: Word, typed: Word) -> Match:
    one, other = _bare(surname.text), _bare(typed.text)
    if one == other or (surname.key == typed.key and one[-1:] == other[-1:]):
        return Match.SAME
    return Match.SLIP if slipped(surname._replace(text=one), typed._replace(text=other), lenient=True) else Match.NONE


def _bare(text: str) -> str:
    return text[2:] if len(text) > 5 and text[:2] in ("al", "el") else text


def _given(given: Sequence[Word], typed: Sequence[Word], last: Match, full: str) -> Grade | None:
    """The surname is right: whether the names before it are."""
    slips, dropped = int(last is Match.SLIP) + _other_particle(given, typed), 0
    names = [name for name in given if name.text not in PARTICLES or name.text == "abu"] or list(given)
    others = [name for name in typed if name.text not in PARTICLES or name.text == "abu"]
    if not others:
        return close(f"Right surname; the full name is {full}.")
    at = 0
    for other in others:
        found = next((place for place in range(at, len(names)) if _name_match(names[place], other)), None)
        if found is None:
            if len(other.text) == 1 and at == len(names):
                continue
            if len(other.text) == 1 and at > 0 and len(names) == 1:
                continue
            return _unknown(others, names, full)
        skipped = names[at:found]
        if at == 0 and skipped and len(skipped[0].text) > 1:
            return close(f"A part of the name; the full name is {full}.")
        dropped += sum(len(name.text) > 1 for name in skipped)
        match = _name_match(names[found], other)
        slips += match is Match.SLIP
        at = found + 1
    dropped += sum(len(name.text) > 1 for name in names[at:])
    if slips > 2:
        return wrong(f"Too far from {full}.")
    if slips:
        return close(f"Nearly; it is spelt {full}.")
    if dropped:
        return close(f"A name is missing; the full name is {full}.")
    return correct()


def _other_particle(given: Sequence[Word], typed: Sequence[Word]) -> bool:
    ours = {name.text for name in given if name.text in PARTICLES}
    theirs = {name.text for name in typed if name.text in PARTICLES}
    return bool(ours and theirs and ours != theirs)


def _unknown(others: Sequence[Word], names: Sequence[Word], full: str) -> Grade | None:
    """A given name that is not in the answer: another person, but for a middle name between the right ones."""
    initials = [other.text for other in others if len(other.text) == 1]
    if initials and any(not any(name.text[0] == one for name in names) for one in initials) and len(names) > 1:
        return wrong(f"Other initials are somebody else's; it is {full}.")
    if len(others) > len(names) and _name_match(names[0], others[0]):
        return close(f"With a name more than the answer; it is {full}.")
    return wrong(f"The surname fits, but that names somebody else; it is {full}.")


def _name_match(name: Word, typed: Word) -> Match:
    one, other = name.text, typed.text
    if one == other or _bare(one) == _bare(other):
        return Match.SAME
    if len(other) == 1 or len(one) == 1:
        return Match.FORM if one[0] == other[0] else Match.NONE
    if NICKNAMES.get(one, one) == NICKNAMES.get(other, other):
        return Match.FORM
    if slipped(name, typed, lenient=True) or (name.proper and same_sound(one, other)):
        return Match.SLIP
    return Match.NONE
