"""The deck format as JSON Schema, by which an editor completes, explains and checks while one writes."""

from typing import Any

from pydantic.json_schema import models_json_schema

from decks.header import DeckHeader
from decks.note import KINDS

_KINDS_TITLES = {
    "Question": "question",
    "SetQuestion": "set",
    "Sequence": "sequence",
    "ClozeNote": "cloze",
    "Pairs": "pairs",
    "Term": "term",
}


def deck_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of a deck file.

    It lets numbers and booleans pass where a text belongs: an editor takes ``1945`` for a number, the reader does not.
    """
    models = [DeckHeader, *(kind for kind, _ in KINDS)]
    _, made = models_json_schema([(model, "validation") for model in models])
    definitions: dict[str, Any] = made["$defs"]
    for name, definition in definitions.items():
        definition["title"] = _KINDS_TITLES.get(name, definition["title"])
        for key, described in definition["properties"].items():
            described["title"] = key
            # Defaults here mean "left out"; written into a deck by an editor they would be refused as empty.
            described.pop("default", None)
    header = definitions.pop("DeckHeader")
    notes = {
        "title": "notes",
        "description": "What there is to learn. What kind of note it is shows from its keys.",
        "type": "array",
        "items": {"anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind, _ in KINDS]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "deck",
        "description": "A deck of notes to learn.",
        "type": "object",
        "properties": {**header["properties"], "notes": notes},
        "required": ["notes"],
        "additionalProperties": False,
        "$defs": definitions,
    }
