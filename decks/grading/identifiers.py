"""Designations, formulas and code, where every character counts."""

import re

from decks.grading.normal import normal
from decks.grading.verdict import Grade, close, correct, wrong
from decks.grading.vocabulary import CLASSES
from decks.grading.words import Word

_FORMULA = re.compile(
    r"^\s*[-−](?:[b-df-hj-np-rt-zθ]\b|(?:sin|cos|tan|cot|sec|csc|ln|log|exp|sqrt)\b|√)|=|\^|(?<![^\W\d]{2})\s[-−]\s(?=\d*[a-z]\b)|\*|(?<=\w)\s*\+\s*(?=\w)|<|>|\d\s*/\s*\d|\w\(.*\)|\w_\w|::|\\\w|[√∑∫π≤≥≠]|[A-Za-z]\[[^\]]*\]"
)
_OPTION = re.compile(r"^[a-z][\w.-]*(?:\s\S+)*\s--?[A-Za-z]")
_WORDS = re.compile(r"[^\W\d_]{4,}\s+[^\W\d_]{4,}")
_LEFT = re.compile(r"^[^\W\d]\w{0,3}(?:\([^\W\d]\))?\s*=\s*(?=[^=])")
_FOLDS = str.maketrans(
    {
        "×": "*", "·": "*", "⋅": "*", "−": "-", "–": "-", "÷": "/", "≤": "<=", "≥": ">=", "⩽": "<=", "⩾": ">=",
        "≠": "!=", "“": '"', "”": '"', "‘": "'", "’": "'",
    }
)  # fmt: skip
_COMPARED = re.compile(r"([^<>=!-]+)([<>]=?)([^<>=!]+)")
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_CONSTANT = re.compile(r"(?<=\w|\))\s*\+\s*(?:C|c|const(?:ant)?)\.?\s*$")
"""What an indefinite integral ends in."""
_INTEGRAL = re.compile(r"\bintegra|\banti-?derivative|∫", re.IGNORECASE)
_ORDER = re.compile(r"^[oθωΘΩ]\((.*)\)$")
_THE = re.compile(r"^\s*(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_CLASS = re.compile(
    r"(?<=\S)\s+(?:function|method|operator|command|keyword|statement|notation|time|symbol|sign)\s*$", re.I
)
_APPLIED = re.compile(r"(?<![a-z])(sin|cos|tan|cot|sec|csc|ln|log|exp|sqrt)\((\w+)\)(?![\^(\w])")
_SIGN = re.compile(r"−|(?:minus|negative) (?:\w\b|\d|sin|cos|tan|cot|sec|csc|ln|log|exp|sqrt)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def is_formula(answer: str) -> bool:
    """Whether signs and brackets carry meaning in ``answer``: a formula, an equation, code."""
    return bool(_OPTION.search(answer)) or (bool(_FORMULA.search(answer)) and not _WORDS.search(answer))


def judge_formula(answer: str, response: str, question: str = "") -> Grade:
    """Judge a formula or code: spaces and case don't count, everything else does. An integral without its constant is
    close."""
    response = _CLASS.sub("", _THE.sub("", response))
    ours, theirs = _comparable(answer), _comparable(response)
    if ours == theirs or _LEFT.sub("", ours) == theirs or ours == _LEFT.sub("", theirs):
        return correct()
    if _turned(ours) == theirs:
        return correct()
    if _INTEGRAL.search(question) or answer.rstrip(" .").endswith((" + C", "+C")):
        without, given = _CONSTANT.sub("", answer), _CONSTANT.sub("", response)
        if without != answer and _comparable(without) == _comparable(given):
            return correct() if given != response else close("The constant of integration is missing.")
    return wrong("Every sign counts here.")


def other_sign(answer: str, response: str) -> bool:
    """Whether one of two begins with a minus and the other does not."""
    return bool(_SIGN.match(normal(answer))) != bool(_SIGN.match(normal(response)))


def _comparable(text: str) -> str:
    return _APPLIED.sub(r"\1\2", _ORDER.sub(r"\1", _folded(text)))


def _turned(text: str) -> str:
    """A comparison read from its other side: x > 3 as 3 < x."""
    sides = _COMPARED.fullmatch(text)
    return f"{sides[3]}{_TURNED[sides[2]]}{sides[1]}" if sides else text


def _folded(text: str) -> str:
    text = re.sub(r"[⁰¹²³⁴-⁹]+", lambda raised: "^" + raised[0].translate(_RAISED), text.translate(_FOLDS))
    text = re.sub(r"(?<=[A-Za-z)])\s*(?:\^|\*\*)\s*(?=\d)", "", text)
    return "".join(text.casefold().replace("**", "^").strip(" `").rstrip(".?").removesuffix("()").split())


def joined(text: str) -> str:
    """``text`` normalised without spaces, but where only a space parts two numbers."""
    return re.sub(r"(?<!\d)\s|\s(?!\d)", "", normal(text))


def other_designation(answer: list[Word], response: list[Word]) -> bool:
    """Whether ``response`` holds a designation that ``answer`` does not have."""
    ours = {word.key for word in answer if word.fixed}
    return any(word.fixed and word.key not in ours and word.key not in CLASSES for word in response)
