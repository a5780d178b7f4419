"""What an author writes: the kinds of notes and their fields. The descriptions here are what an editor explains."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

ID_PATTERN = r"[a-z0-9][a-z0-9._-]*"
"""Ids are parts of card keys and file names, so they hold no slash, no hash and no capitals."""


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _by_side(value: Any) -> Any:
    return {"": _listed(value)} if isinstance(value, str | list) else value


# An editor reads 1945 and true as a number and a boolean, where a deck file holds nothing but text.
_TEXT_SCHEMA = {"type": ["string", "number", "boolean"], "minLength": 1}
_FLAG_SCHEMA = {"enum": [True, False, "true", "false", "yes", "no"]}
_TOLERANCE_SCHEMA = {"type": ["string", "number"], "minLength": 1}
_FORMS_SCHEMA = {"anyOf": [_TEXT_SCHEMA, {"type": "array", "items": _TEXT_SCHEMA}]}
_MAP_SCHEMA = {"type": "object", "additionalProperties": _FORMS_SCHEMA}
_ITEMS_SCHEMA = {"type": "array", "items": _FORMS_SCHEMA, "minItems": 2}

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(_TEXT_SCHEMA, mode="validation")
]
Forms = Annotated[tuple[Text, ...], BeforeValidator(_listed), WithJsonSchema(_FORMS_SCHEMA, mode="validation")]
"""One text or a list of texts."""
FormsOf = Annotated[dict[Text, Forms], WithJsonSchema(_MAP_SCHEMA, mode="validation")]
FormsBySide = Annotated[
    dict[str, Forms],
    BeforeValidator(_by_side),
    WithJsonSchema({"anyOf": [*_FORMS_SCHEMA["anyOf"], _MAP_SCHEMA]}, mode="validation"),
]
Items = Annotated[
    tuple[Annotated[Forms, Field(min_length=1)], ...],
    Field(min_length=2),
    WithJsonSchema(_ITEMS_SCHEMA, mode="validation"),
]
Identifier = Annotated[
    str,
    StringConstraints(pattern=f"^{ID_PATTERN}$"),
    WithJsonSchema({"type": ["string", "number"], "pattern": f"^{ID_PATTERN}$"}, mode="validation"),
]
Flag = Annotated[bool, WithJsonSchema(_FLAG_SCHEMA, mode="validation")]
Tolerance = Annotated[
    str,
    StringConstraints(pattern=r"^\d+([.,]\d+)?\s*(%|[^\W\d]+)?$"),
    WithJsonSchema(_TOLERANCE_SCHEMA, mode="validation"),
]


class Common(BaseModel):
    """The fields that any note may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Identifier = Field(
        "",
        description="Name of the note, unique in its collection, never to be changed: the review history hangs on it. "
        "Small letters, digits, dots, hyphens and underscores. Without it the note is known by its prompt.",
        examples=["code-name"],
    )
    tags: Forms = Field((), description="Words to find and filter notes by.", examples=[["core", "dates"]])
    ref: Forms = Field(
        (),
        description="Where the source says so: section path, hash, number of the paragraph. One or a list.",
        examples=["lead#1", ["lead#2", "background#3"]],
    )
    quote: Forms = Field(
        (),
        description="Words of the source that the answer rests on. One quotation or a list.",
        examples=["led by"],
    )
    remark: Text = Field("", description="Shown after answering: context, a reason, a way to remember.")
    hint: Text = Field("", description="Shown on request before answering.", examples=["It begins with an O."])
    answer_kind: Literal["", "text", "exact", "date", "number"] = Field(
        "",
        description="How a typed answer is judged. Left out, it shows from the answer itself.",
        examples=["date"],
        json_schema_extra={"enum": ["text", "exact", "date", "number"]},
    )
    tolerance: Tolerance = Field(
        "", description="How far a number may be off: an amount or a percentage.", examples=["5%", "10"]
    )
    inferred: Text = Field(
        "",
        description="Why the answer is right although the passage does not say it in so many words.",
        examples=["Counted from the list."],
    )
    group: Text = Field(
        "", description="Notes of one group give each other's answers away and are asked apart.", examples=["treaties"]
    )
    reverse: Flag = Field(
        False, description="Also ask for the question by its answer. Only for a question with one answer (q and a)."
    )


class Question(Common):
    """A question and its answer. With wrong answers it becomes a choice; with reverse it is asked both ways."""

    q: Text = Field(description="The question.", examples=["What is its code name?"])
    a: Text = Field(description="The answer.", examples=["Operation Inherent Resolve"])
    accept: Forms = Field((), description="Other answers that count as right. One or a list.", examples=[["OIR"]])
    wrong: Forms = Field(
        (), description="Wrong answers to choose from besides the right one.", examples=[["Canada", "Belgium"]]
    )


class SetQuestion(Common):
    """A question with several answers, in any order."""

    q: Text = Field(description="The question.", examples=["Which Arab states struck first?"])
    all: Items = Field(
        description="All the answers. One that has several equal forms is a list, the form to show first.",
        examples=[["Bahrain", ["United Arab Emirates", "UAE"]]],
    )
    accept: Forms = Field((), description="Other ways to give the whole answer. One or a list.")


class Sequence(Common):
    """A question with several answers, to be given in order."""

    q: Text = Field(description="The question.", examples=["Put these in order."])
    order: Items = Field(
        description="The answers in their order. One that has several equal forms is a list, the form to show first.",
        examples=[["Kobanî airdrops", "Baghuz falls"]],
    )
    accept: Forms = Field((), description="Other ways to give the whole answer. One or a list.")


class ClozeNote(Common):
    """A text with deletions; each is asked by a card of its own."""

    cloze: Text = Field(
        description="The text. Each deletion stands in double braces, with a hint after two colons if need be. "
        "\\{{ and \\:: stand for plain braces and colons.",
        examples=["It cost about {{$1 billion::how much}} a year."],
    )
    accept: FormsOf = Field(
        default_factory=dict,
        description="For a deletion: other answers that count as right. One or a list.",
        examples=[{"$1 billion": ["a billion dollars"]}],
    )


class Pairs(Common):
    """Things that belong together; each pair is asked in one direction or both. Needs an id."""

    model_config = ConfigDict(
        json_schema_extra={"required": ["id", "pairs"], "anyOf": [{"required": ["ask"]}, {"required": ["back"]}]}
    )

    pairs: Annotated[
        dict[Text, Text],
        Field(min_length=1),
        WithJsonSchema({"type": "object", "additionalProperties": _TEXT_SCHEMA, "minProperties": 1}, mode="validation"),
    ] = Field(description="Left side: right side, a line each.", examples=[{"Australia": "Operation Okra"}])
    ask: Text = Field(
        "",
        description="The question that asks for the right side; {left} stands for the left side.",
        examples=["Which operation was {left}'s?"],
    )
    back: Text = Field(
        "",
        description="The question that asks for the left side; {right} stands for the right side.",
        examples=["Whose was {right}?"],
    )
    accept: FormsOf = Field(
        default_factory=dict,
        description="For a side of a pair: other answers that count as right. One or a list.",
        examples=[{"Operation Okra": ["Okra"]}],
    )


class Term(Common):
    """A term and its definition, asked both ways."""

    term: Text = Field(description="The term.", examples=["Airwars"])
    definition: Text = Field(
        alias="def", description="What the term means.", examples=["A group that keeps a database of civilian harm."]
    )
    accept: FormsBySide = Field(
        default_factory=dict,
        description="Other names of the term; or, as a mapping, for the term or the definition: "
        "other answers that count as right.",
        examples=[["Airwars.org"], {"Airwars": ["Airwars.org"]}],
    )


Note = Question | SetQuestion | Sequence | ClozeNote | Pairs | Term
"""Any kind of note."""

KINDS: tuple[tuple[type[Note], tuple[str, ...]], ...] = (
    (Question, ("q", "a")),
    (SetQuestion, ("q", "all")),
    (Sequence, ("q", "order")),
    (ClozeNote, ("cloze",)),
    (Pairs, ("pairs",)),
    (Term, ("term", "def")),
)
"""The kinds of notes, each with the keys that make a note one of its kind."""


def keys_of(kind: type[Note]) -> tuple[str, ...]:
    """The keys a note of this kind may have, as written in a deck file."""
    return tuple(field.alias or name for name, field in kind.model_fields.items())
