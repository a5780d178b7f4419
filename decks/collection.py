"""Reading a collection.yaml: what a folder of decks says of itself."""

from pathlib import Path

import yaml

from decks.deck import Collection, Source
from decks.document import Document, read_whole
from decks.events import Fault
from decks.files import decode
from decks.header import CollectionHeader
from decks.judge import judge_header
from decks.mistakes import explain
from decks.problems import Problem
from decks.text import has_unsafe, shown, slug


def read_collection(data: bytes, path: Path) -> tuple[Collection, tuple[Problem, ...]]:
    """The collection of the file's folder, with defaults for what is missing or wrong, and all that is wrong."""
    text = decode(data, path)
    if isinstance(text, Problem):
        header, problems = CollectionHeader.model_construct(), [text]
    else:
        header, faults = _read(text)
        problems = [Problem(path, one.line + 1, one.column + 1, shown(one.message), shown(one.hint)) for one in faults]
    folder = path.parent
    source = Source(header.source.title, header.source.url, header.source.licence)
    name, title = header.id or slug(folder.name), header.title or shown(folder.name)
    return Collection(name, title, folder, header.description, header.tags, source), tuple(sorted(problems))


def _read(text: str) -> tuple[CollectionHeader, list[Fault]]:
    if has_unsafe(text, in_file=True):
        fault = Fault(-1, -1, "the file holds a control character", "Delete it.")
        return CollectionHeader.model_construct(), [fault]
    try:
        document = read_whole(text)
    except yaml.YAMLError as error:
        document = Document(faults=[explain(error, text)])
    if document.has_notes:
        hint = "Put the notes into a file of their own."
        document.faults.append(Fault(-1, -1, "a collection.yaml has no notes", hint))
    header, faults = judge_header(CollectionHeader, document.header, document.trace, text)
    return header, [*document.faults, *faults]
