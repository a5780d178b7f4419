"""What learners put around an answer, and what is none: carrier words, hedges, negations, empty phrases."""

import re

from decks.grading.normal import normal

_CARRIER = re.compile(
    r"""^\s*(?:
      (?:um+|uh+|hmm+|well|so|ok(?:ay)?|oh|yes|yeah|surely|definitely|certainly
      |probably|perhaps|maybe|possibly|presumably)[\s,…]+
    | (?:i(?:['’]m|\s+am)\s+(?:pretty\s+|quite\s+|fairly\s+)?(?:sure|certain)|i(?:['’]d|\s+would)\s+say
      |my\s+(?:guess|answer)\s+(?:is|would\s+be))
      (?:\s+(?:that\s+)?)?[\s,:]*
    | i\s+(?:do\s+)?(?:think|believe|guess|suppose|reckon|remember|recall)(?:\s+that)?[\s,:]+
    | (?:the\s+)?(?:correct\s+|right\s+)?(?:answer|ans)\s*(?:is|was|would\s+be|should\s+be|[:=-])[\s:]*
    | (?:it|that|this|they|these|those|there|he|she|which)\s*(?:['’]s|['’]re|\s*is|\s+was|\s+are|\s+were|\s+would\s+be
      |\s+must\s+be|\s+must\s+have\s+been|\s+should\s+be|\s+might\s+be|\s+may\s+be|\s+could\s+be|\s+has\s+been|\s+had\s+been)
      (?:\s+(?:probably|perhaps|maybe|possibly|definitely|certainly|called|named|known\s+as|because))*(?=[\s:,])[\s:,]*
    | (?:its|thats)\s+
    | (?:called|named|known\s+as|namely|i\.e\.|ie)\s+
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"(?<![^\s,.;])(?:i\s+(?:think|believe|guess|suppose|reckon)|probably|maybe|perhaps|i['’]m\s+(?:pretty\s+)?sure|of\s+course"
    r"|or\s+so|iirc|if\s+i\s+remember\s+(?:correctly|rightly|right))[ .!?]{0,9}$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"^\s*(?:in|on|at|by|from|to|of|with|for|near|because\s+of|because|during|into|through|via|as)\s+(?=\S)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^\s*(?:it|he|she|they|this|that|there)(?:['’]s|['’]re|\s+(?:is|was|are|were|has\s+been|had\s+been|have\s+been))?\s+"
    r"(?!not\b|never\b)[^\W\d]{2,12}(?:\s+(?:by|in|on|at|to|for|with|during|under|near|of)\b)?\s+(?=\S)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\s*(?P<subject>\S.{0,80}?)\s+(?:is|was|are|were|has\s+been|had\s+been)\s+(?!not\b|never\b)(?:[^\W\d]{2,12}\s+)?"
    r"(?:by|in|on|at|near|from|to)\s+(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OR = re.compile(
    r"\s+or\s+(?:(?:maybe|perhaps|possibly|else|even|rather)\s+)?|\s+/\s+|(?<=[^\W\d])/(?=[^\W\d]{3,})"
    r"|[,;]?\s+(?:maybe|perhaps|possibly|alternatively|otherwise)\s+(?:even\s+)?",
    re.IGNORECASE,
)
_EITHER = re.compile(r"^\s*(?:it\s+(?:is|was)\s+|it['’]s\s+)?either\s+", re.IGNORECASE)
_PHRASES = """
idk; i dont know; dont know; do not know; i do not know; dunno; i dunno; no idea; i have no idea; no clue; i have no
clue; not sure; im not sure; i am not sure; unsure; unknown; forgot; i forgot; i forget; cant remember; i cant
remember; cannot remember; i dont remember; dont remember; pass; skip; next; whatever; n/a; na; nothing; none; no;
yes; maybe; help; something; someone; somebody; somewhere; sometime; anything; everything; anyone; everyone; all of
them; any of them; one of them; none of them; none of these; all of the above; none of the above; both; both of them;
neither; either; either one; who knows; beats me; no answer; blank; tbd; hmm; um; uh; asdf; the answer; answer; that
one; this one; them; it; that; he; she; they; him; her; a lot; many; some; a few; several; lots; a country; a city; a
person; a place; a man; a woman; a war; a group; idunno; give up; i give up; no comment; not known; wait; ok; sorry;
havent a clue; couldnt say; search me; nobody knows; never heard of it; ask me later; i pass; dk; nfi; tbh idk; idk
sorry; sorry idk; no idea sorry; a guy; some guy; a general; the general; a place in syria
"""
_NOTHING = frozenset(normal(phrase) for phrase in _PHRASES.replace("\n", " ").split(";"))
_NOT = re.compile(
    r"\b(?:not|no|never|neither|nor|without|cannot|except|isn['’]?t|wasn['’]?t|aren['’]?t|weren['’]?t|didn['’]?t|doesn['’]?t|don['’]?t"
    r"|won['’]?t|can['’]?t|couldn['’]?t|wouldn['’]?t|shouldn['’]?t|hasn['’]?t|haven['’]?t|hadn['’]?t|none|nobody|nothing)\b",
    re.IGNORECASE,
)
_ASKING = frozenset(("who", "what", "when", "where", "why", "how", "whose", "whom"))
_PERSONS = {
    "i": 1, "me": 1, "my": 1, "you": 2, "your": 2, "he": 3, "him": 3, "his": 3, "she": 4, "her": 4, "hers": 4,
    "we": 5, "our": 5, "they": 6, "them": 6, "their": 6,
}  # fmt: skip
_THINKING = re.compile(
    r"\bi(?:['’]?m|\s+am|['’]?d|\s+would)?\s+(?:pretty\s+)?(?:think|believe|guess|suppose|reckon|say|recall|remember|sure)\b",
    re.IGNORECASE,
)
_APOSTROPHE = re.compile(r"['’][a-z]*")
_NUMBER = re.compile(r"\bno\.?\s*\d", re.IGNORECASE)
_BUT_NOT = re.compile(
    r"^(?P<said>.*[^\s,;(—–-])(?:\s*[,;(—–]\s*(?:and\s+|but\s+)?|\s+(?:but\s+|and\s+)?)"
    r"(?:not|rather\s+than|instead\s+of|as\s+opposed\s+to)\s+(?P<denied>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_AUXILIARY = re.compile(
    r"\b(?:did|does|do|is|was|were|are|had|has|have|could|would|should|can|will|may|might|must)$", re.I
)
_NOT_BUT = re.compile(r"^\s*(?:it\s+was\s+|it['’]?s\s+)?not\s+(?P<denied>.+?),?\s+but\s+(?:rather\s+)?(?P<said>.+)$",
                      re.IGNORECASE | re.DOTALL)  # fmt: skip


def bare(response: str) -> str:
    """``response`` without the words around the answer; itself where nothing else is left."""
    text = response
    for _ in range(4):
        shorter = _CARRIER.sub("", text, count=1)
        if tail := _TAIL.search(shorter):
            shorter = shorter[: tail.start()].rstrip(" ,.;")
        if shorter == text or not shorter.strip():
            break
        text = shorter
    return text.strip() or response


def without_preposition(text: str) -> str:
    """``text`` without the preposition it begins with: in Idlib."""
    shorter = _PREPOSITION.sub("", text, count=1)
    return shorter if any(char.isalnum() for char in shorter) else text


def without_clause(text: str) -> str:
    """``text`` without a short clause it begins with: it was written by, it fell on, he listed."""
    shorter = _CLAUSE.sub("", text, count=1)
    return shorter if any(char.isalnum() for char in shorter) else text


def without_subject(text: str, question: str) -> str:
    """``text`` without a subject that the question names and its verb: Leviathan was written by."""
    found = _SUBJECT.match(text)
    if not found:
        return text
    asked = set(normal(question).split())
    return found["rest"] if all(word in asked for word in normal(found["subject"]).split()) else text


def other_person(answer: str, response: str) -> bool:
    """Whether ``response`` has another pronoun or question word where ``answer`` has one: he, she; where, when."""
    ours, theirs = _words(answer), _words(_THINKING.sub("", response))
    asks, asked = _ASKING.intersection(ours[:1]), _ASKING.intersection(theirs[:1])
    if asks and asked and asks != asked:
        return True
    persons = {_PERSONS[word] for word in ours if word in _PERSONS}
    named = {_PERSONS[word] for word in theirs if word in _PERSONS}
    return bool(persons and named) and persons.isdisjoint(named)


def _words(text: str) -> list[str]:
    return _APOSTROPHE.sub(" ", text[:300].casefold()).replace("?", " ").replace(",", " ").split()


def is_no_answer(response: str) -> bool:
    """Whether ``response`` only says that nothing is known."""
    plain = normal(response)
    return (
        plain in _NOTHING or normal(bare(response)) in _NOTHING or not any(char not in " ?!.…-_" for char in response)
    )


def alternatives(response: str) -> list[str]:
    """The answers between which ``response`` does not decide; itself alone where it does."""
    text = _EITHER.sub("", response)
    if text != response:
        text = re.sub(r"\s+and\s+", " or ", text, flags=re.IGNORECASE)
    return [part for part in _OR.split(text) if part.strip()][:20]


def negations(text: str) -> int:
    """How many words of ``text`` deny something."""
    return len(_NOT.findall(_NUMBER.sub("", text)))


def parted(response: str) -> tuple[str, str] | None:
    """What is said and what is denied, where ``response`` contrasts two: Russia, not Iran."""
    found = _BUT_NOT.match(response) or _NOT_BUT.match(response)
    return (found["said"], found["denied"]) if found and not _AUXILIARY.search(found["said"]) else None
