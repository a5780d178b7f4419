"""Slips of the finger and spellings from other scripts: when two words are one word written differently."""

import re
from collections.abc import Sequence

from decks.grading.wordset import wordset

_LETTERS = (
    ("tch", "c"), ("sch", "s"), ("dsh", "j"), ("zh", "j"), ("ts", "z"), ("tz", "z"), ("dj", "j"), ("ch", "c"),
    ("sh", "s"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("x", "ks"),
)  # fmt: skip
"""Letters that one sound of another script is written with."""
_SOUNDS = {"a": "a", "e": "ai", "i": "i", "y": "i", "o": "u", "u": "u", "w": "u", "v": "u"}
"""Vowels that stand for one another in transliterations share a sound here."""
_FIRST = ("ckq", "szc", "jg", "iye", "fv", "wv", "ao", "ou")
"""First letters that are taken for one another."""
_SHORT_WORDS = wordset("""
the and for are but not you all any can had her was one our out day get has him his how man new now old see two way
who boy did its let put say she too use air war sea oil gas arm art bad bar bed big box bus buy car cat cow cut dog
dry ear eat egg end eye far few fit fly fog gun hat hen hot ice ill job key law leg lie low map mix net nut off own
pay pen pet pig pot raw red row run sad sit six sky son sun tax tea ten tie tin top toy van wet win yes able acid area
army away baby back ball band bank base bear beat been bell belt best bill bird blow blue boat body bone book born
both bowl burn busy call calm came camp card care case cash cast cell city club coal coat code cold come cook cool
copy core corn cost crew crop dark data date dawn days dead deal dear debt deep desk died diet dirt disk does done
door down draw drop drug dual duke dust duty each earn east easy edge else even ever face fact fail fair fall farm
fast fate fear feed feel feet fell file fill film find fine fire firm fish five flag flat flow food foot form fort
four free from fuel full fund gain game gate gave girl give goal gold good gray grew grow hair half hall hand hard
harm hate have head hear heat held hell help here hero high hill hire hold hole holy home hope host hour huge hunt
hurt idea into iron item join jump jury just keep kept kill kind king knew know lack lake land last late lead leaf
left less life lift like line link list live load loan long look lord lose loss lost love luck made mail main make
male many mark mass meal mean meat meet menu mile milk mind mine miss mode moon more most move much must name navy
near neck need news next nine none nose note okay once only onto open oral over pace pack page paid pain pair palm
park part pass past path peak pick pink pipe plan play plot plug plus poet pole poll pool poor port post pull pump
pure push race rail rain rank rare rate read real rear rely rent rest rice rich ride ring rise risk road rock role
roll roof room root rose rule safe said sail salt same sand save seat seed seek seem seen self sell send sent ship
shoe shop shot show shut sick side sign silk site size skin slow snow soft soil sold sole some song soon sort soul
spin spot star stay stem step stop such suit sure take tale talk tall tank tape task team tear tell tend tent term
test text than that them then they thin this thus tide till time tiny told toll tone took tool tour town tree trip
true tube tune turn twin type unit upon used user vary vast verb very view vote wage wait wake walk wall want ward
warm wash wave ways weak wear week well went were west what when wide wife wild will wind wine wing wire wise wish
with wood word wore work yard year zero zone
""")
"""Common words of three or four letters: none of them is a slip of another."""
_RUN = re.compile(r"(.)\1+")
_VOWEL_RUN = re.compile(r"[aeiouy]+(?:[wv](?![aeiouy]))?|h(?![aeiouy])")


def slips_allowed(word: str) -> int:
    """How many letters may be wrong in a word of this length for it still to be the same word."""
    return 0 if len(word) <= 4 else 1 if len(word) <= 8 else 2


def distance(left: str, right: str, most: int) -> int:
    """Letters to insert, delete, replace or swap with their neighbour; more than ``most`` counts as ``most + 1``."""
    # Deferred: an answer that is equal never needs it.
    from rapidfuzz.distance import OSA

    return int(OSA.distance(left, right, score_cutoff=most))


def is_slip(answer: str, typed: str, lenient: bool = False, named: bool = False) -> bool:
    """Whether ``typed`` is ``answer`` with a slip. ``lenient`` where the rest of a longer answer is right: then one
    letter of a word of three or four may be wrong, and ``named`` where it is a name, which common words don't stand
    for. Digits never slip."""
    if answer == typed or any(char.isdigit() for char in answer + typed):
        return answer == typed
    most = slips_allowed(answer)
    if lenient and most == 0 and len(answer) >= 3 and len(typed) >= 3:
        return answer[0] == typed[0] and (named or typed not in _SHORT_WORDS) and distance(answer, typed, 1) <= 1
    if len(answer) == len(typed) >= 5 and _exchanged(answer, typed):
        return True
    if most == 0 or abs(len(answer) - len(typed)) > most or distance(answer, typed, most) > most:
        return False
    # Another first letter is rarely a slip and often another name: Kerry, Perry.
    replaced = answer[0] != typed[0] and answer[1:2] == typed[1:2] and len(answer) == len(typed)
    return not replaced or len(answer) >= 9 or any(answer[0] in alike and typed[0] in alike for alike in _FIRST)


def _exchanged(left: str, right: str) -> bool:
    """Whether two letters have changed places: Idlib, Iblid."""
    apart = [at for at, char in enumerate(left) if char != right[at]]
    return len(apart) == 2 and left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]


def same_sound(left: str, right: str, by_vowels: bool = True) -> bool:
    """Whether both may be transliterations of one name: Muhammad and Mohammed, Raqqa and Rakka. Without ``by_vowels``
    only the consonants may be written otherwise, and in longer words: anaphase, anafase."""
    if min(len(left), len(right)) < 4 or max(len(left), len(right)) > 30 or not (left.isalpha() and right.isalpha()):
        return False
    guttural = "q" in left or "q" in right
    (bones, vowels), (other_bones, other_vowels) = _skeleton(left, guttural), _skeleton(right, guttural)
    return (
        len(bones) >= 3
        and bones == other_bones
        and len(vowels) == len(other_vowels)
        and (all(map(_alike, vowels, other_vowels)) if by_vowels else vowels == other_vowels and len(left) > 5)
    )


def _skeleton(word: str, guttural: bool) -> tuple[str, Sequence[str]]:
    """The consonants as they sound with a dot where vowels stand, and the vowels."""
    for written, sound in _LETTERS:
        word = word.replace(written, sound)
    word = re.sub("c(?![eiy])", "k", word)
    word = (
        word[:-1] if len(word) > 4 and word[-1] == "e" and word[-2] not in "aeiouy" and word[-3] == word[-2] else word
    )
    word = _RUN.sub(r"\1", word.replace("g", "k") if guttural else word.replace("j", "g"))
    runs = [run for run in _VOWEL_RUN.findall(word) if run != "h"]
    return _VOWEL_RUN.sub(lambda run: "" if run[0] == "h" else ".", word), runs


def _alike(left: str, right: str) -> bool:
    """Whether two runs of vowels may be one sound."""
    return bool(set().union(*(_SOUNDS[one] for one in left)) & set().union(*(_SOUNDS[one] for one in right)))
