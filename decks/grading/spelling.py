"""British and American spelling, and the endings that make another form of the same word."""

import re

_WORDS = {
    "grey": "gray", "tyre": "tire", "tyres": "tires", "aeroplane": "airplane", "aeroplanes": "airplanes",
    "aluminium": "aluminum", "sulphur": "sulfur", "sulphate": "sulfate", "sulphide": "sulfide", "sulphuric": "sulfuric",
    "sceptic": "skeptic", "sceptical": "skeptical", "jewellery": "jewelry", "mould": "mold", "moult": "molt",
    "plough": "plow", "draught": "draft", "storey": "story", "cheque": "check", "kerb": "curb", "pyjamas": "pajamas",
    "artefact": "artifact", "artefacts": "artifacts", "ageing": "aging", "judgement": "judgment", "licence": "license",
    "licences": "licenses", "practise": "practice", "defence": "defense", "defences": "defenses", "offence": "offense",
    "offences": "offenses", "pretence": "pretense", "fulfil": "fulfill", "enrol": "enroll", "enrolment": "enrollment",
    "instalment": "installment", "skilful": "skillful", "wilful": "willful", "programme": "program",
    "programmes": "programs", "catalogue": "catalog", "analogue": "analog", "dialogue": "dialog",
    "monologue": "monolog", "manoeuvre": "maneuver", "manoeuvres": "maneuvers", "cosy": "cozy", "whisky": "whiskey",
    "yoghurt": "yogurt", "axe": "ax", "towards": "toward", "afterwards": "afterward", "whilst": "while",
    "amongst": "among", "learnt": "learned", "burnt": "burned", "spelt": "spelled", "acknowledgement": "acknowledgment",
    "caesium": "cesium", "mum": "mom", "maths": "math", "disc": "disk", "discs": "disks", "cypher": "cipher",
    "gaol": "jail", "vice": "vise", "czar": "tsar", "tzar": "tsar", "adviser": "advisor", "advisers": "advisors",
    "molybdenium": "molybdenum", "foetus": "fetus", "foetal": "fetal",
}  # fmt: skip
_OUR = re.compile(
    r"\b(col|hon|lab|fav|behavi|neighb|harb|arm|hum|rum|vap|vig|val|sav|flav|clam|endeav|od|par|splend|tum|ranc|cand"
    r"|ferv|glam|dem|mis?demean|enam)our"
)
_TRE = re.compile(
    r"\b(cen|thea|me|li|fib|cali|lus|meag|sab|spec|som|amphithea|kilome|centime|millime|millili|ki?lo?li)tre"
)
_ISE = re.compile(r"(?<=[a-z]{3})(i|y)s(e|ed|es|ing|er|ers|ation|ations|able)$")
_NOT_ISE = re.compile(
    r"(?:prom|exerc|prec|surpr|superv|telev|rev|adv|dev|desp|compr|exc|ra|pra|no|po|cru|disgu|enterpr|merchand|frank"
    r"|paradi|tort?o|porpo|conc|prem|dem|expert|paral?|bru|cho|improv|w|^v|(?:^|^a|sun|moon|up)r)is(?:e|ed|es|ing|er|ers|ation|able)$"
)
_LATIN = re.compile(r"(?<=[a-z])(?:ae|oe)(?=[a-z])")
_LATIN_STEMS = (
    "haem", "anaem", "leukaem", "ischaem", "paed", "orthopaed", "encyclopaed", "anaesth", "faec", "oesoph", "oestr",
    "diarrhoea", "homoeo", "foet", "amoeb", "caec", "gynaec", "archaeo", "palaeo", "mediaev", "aetiol", "hypoglycaem",
    "hyperglycaem", "septicaem", "aesth", "oedem", "coelia", "caes", "naev",
)  # fmt: skip
_DOUBLED = re.compile(r"(?<=[a-z]{2}[aeiou])ll(?=(?:ed|ing|er|ers)$)")
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "wolves": "wolf", "leaves": "leaf", "knives": "knife", "lives": "life",
    "criteria": "criterion", "phenomena": "phenomenon", "bacteria": "bacterium", "nuclei": "nucleus",
    "mitochondria": "mitochondrion", "vertebrae": "vertebra", "larvae": "larva", "fungi": "fungus", "axes": "axis",
    "analyses": "analysis", "crises": "crisis", "indices": "index", "matrices": "matrix", "vertices": "vertex",
    "oxen": "ox", "airmen": "airman", "militiamen": "militiaman", "airwomen": "airwoman", "data": "datum",
}  # fmt: skip


def american(word: str) -> str:
    """``word``, normalised, in one spelling of the two."""
    if found := _WORDS.get(word):
        return found
    if len(word) < 5:
        return word
    if "our" in word:
        word = _OUR.sub(r"\1or", word)
    if "tre" in word:
        word = _TRE.sub(r"\1ter", word)
    if ("ae" in word or "oe" in word) and any(stem in word for stem in _LATIN_STEMS):
        word = _LATIN.sub("e", word)
        word = word.removeprefix("o") if word.startswith("oe") else word
        word = "e" + word[2:] if word.startswith("ae") else word
    if "is" in word or "ys" in word:
        word = word if _NOT_ISE.search(word) else _ISE.sub(r"\1z\2", word)
    return _DOUBLED.sub("l", word)


def singular(word: str) -> str:
    """``word`` without the ending of a plural; both forms of one noun give the same."""
    if found := _IRREGULAR.get(word):
        return found
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word[-2] == "y" and word[-3] not in "aeou":
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("oes") and word not in ("shoes", "toes", "foes", "canoes", "does", "goes"):
        return word[:-2]
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes")) else word[:-1]


_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "ation", "ion", "ment")


def bases(word: str) -> set[str]:
    """What ``word`` may be a form of: two words of one base are forms of each other (arm, armed, arming)."""
    found = {word}
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if (
            base == word
            or len(base) < 3
            or base[-1] == "s"
            or (ending == "s" and base[-1] == "y" and base[-2] not in "aeou")
            or (base[-1] == "e" and ending in ("ing", "ed"))
        ):
            continue
        found |= {base, base + "e"}
        if len(base) > 3 and base[-1] == base[-2] and base[-1] in "bdgmnprtl":
            found.add(base[:-1])
        if base[-1] == "i" and ending != "s":
            found.add(base[:-1] + "y")
    return found


_CONTRACTED = re.compile(
    r"\b(?:(?P<verb>ca|do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)n['’]t|(?P<can>cannot)"
    r"|(?P<wont>won['’]t)|(?P<it>it|that|there)['’]s|(?P<they>they|we|you)['’]re)\b",
    re.IGNORECASE,
)
_PLUS = re.compile(r"(?<=[^\W\d])\s+\+\s+(?=[^\W\d])")


def written_out(text: str) -> str:
    """``text`` with short forms written out: don't is do not, it's is it is, a plus between words is and."""
    if "'" not in text and "’" not in text and "+" not in text and "annot" not in text:
        return text
    return _PLUS.sub(" and ", _CONTRACTED.sub(_in_full, text))


def _in_full(found: re.Match[str]) -> str:
    if verb := found["verb"]:
        return f"{'can' if verb.casefold() == 'ca' else verb} not"
    if found["can"]:
        return "can not"
    if found["wont"]:
        return "will not"
    return f"{found['it']} is" if found["it"] else f"{found['they']} are"
