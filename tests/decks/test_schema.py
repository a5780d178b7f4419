"""The JSON Schema says what the reader does."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from decks.schema import deck_schema
from tests.decks.example import EXAMPLE, read_notes

VALIDATOR = Draft202012Validator(deck_schema())
LOADERS = [yaml.CBaseLoader, yaml.CSafeLoader]
"""As this program reads, and as an editor does."""


def _errors(text: str, loader: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(yaml.load(text, loader))]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(deck_schema())


@pytest.mark.parametrize("loader", LOADERS)
def test_the_example_is_valid(loader: Any) -> None:
    assert _errors(EXAMPLE, loader) == []


@pytest.mark.parametrize("loader", LOADERS)
def test_the_bundled_decks_are_valid(loader: Any) -> None:
    library = Path(__file__).parents[2] / "decks" / "library"
    files = [path for path in library.rglob("*.yaml") if path.name != "collection.yaml"]
    assert files
    assert all(_errors(path.read_text(encoding="utf-8"), loader) == [] for path in files)


@pytest.mark.parametrize(
    ("note", "valid"),
    [
        ("{q: In which year?, a: 1945, accept: 45}", True),
        ("{q: Is it so?, a: true, reverse: yes}", True),
        ("{q: x, a: y, tolerance: 5, id: 1945}", True),
        ("{term: x, def: y, accept: [z]}", True),
        ("{term: x, def: y, accept: {x: z}}", True),
        ("{q: x, anser: y}", False),
        ("{q: x, a: y, remarks: z}", False),
        ("{q: x}", False),
        ("{q: x, a: [y]}", False),
        ("{q: x, all: [y]}", False),
        ("{q: x, a: y, all: [y, z]}", False),
        ("{q: x, a: ''}", False),
        ("{q: x, a: y, id: A/b}", False),
        ("{q: x, a: y, answer_kind: dat}", False),
        ("{q: x, a: y, reverse: maybe}", False),
        ("{cloze: '{{x}}', accept: [y]}", False),
        ("{id: p, pairs: {a: b}}", False),
        ("{pairs: {a: b}, ask: '{left}'}", False),
        ("just text", False),
    ],
)
def test_schema_and_reader_agree(note: str, valid: bool) -> None:
    text = f"notes:\n- {note}\n"
    assert (_errors(text, yaml.CSafeLoader) == []) is valid
    assert (read_notes(f"- {note}\n").problems == ()) is valid


def _properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for inner in schema.values():
            yield from _properties(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _properties(inner)


def test_everything_is_explained() -> None:
    found = list(_properties(deck_schema()))
    assert len(found) > 60
    assert [name for name, described in found if not described.get("description")] == []
    assert [name for name, one in deck_schema()["$defs"].items() if not (one["title"] and one["description"])] == []


def test_nothing_unknown_is_let_pass() -> None:
    schema = deck_schema()
    assert all(one["additionalProperties"] is False for one in (schema, *schema["$defs"].values()))
