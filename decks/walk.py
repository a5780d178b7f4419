"""Finding deck files: folders searched, collections recognised, nothing visited twice."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from decks.deck import Collection
from decks.problems import Problem
from decks.text import shown, slug

_ENDINGS = (".yaml", ".yml")
COLLECTION_FILES = ("collection.yaml", "collection.yml")
"""What makes a folder a collection, by either name."""

ReadCollection = Callable[[Path], tuple[Collection | None, tuple[Problem, ...]]]


class Place(NamedTuple):
    """Where to look for decks: one collection's folder, a folder of several collections, or a single file."""

    path: Path
    bundled: bool = False
    """Part of the program: read-only."""
    collection: str = ""
    """Id for decks that no collection.yaml claims: that of the learner's own folder, which need not exist yet."""

    @property
    def own(self) -> bool:
        """The learner's own folder, where copies of read-only decks go and take their place."""
        return bool(self.collection) and not self.bundled


class Found(NamedTuple):
    """A file that should be a deck."""

    path: Path
    collection: Collection
    folder: tuple[str, ...]
    """Names of the folders between the collection and the file."""
    place: int
    """Position of its place among all places."""
    bundled: bool


class Walk:
    """One search through all places, in their order."""

    def __init__(self, read_collection: ReadCollection) -> None:
        self._read_collection = read_collection
        self._visited: set[str] = set()
        self._place, self._number = Place(Path()), -1
        self.problems: list[Problem] = []
        """What could not be searched, and what is wrong with collection files."""

    def search(self, place: Place) -> Iterator[Found]:
        """The deck files of one more place, in order; what an earlier place held already is not found again."""
        self._place, self._number = place, self._number + 1
        path = place.path
        try:
            is_folder, exists = path.is_dir(), path.exists()
        except OSError as error:
            self._unsearchable(path, error)
            return
        if is_folder:
            yield from self._folder(path, self._bare(path), ())
        elif path.name in COLLECTION_FILES and exists:
            self._collection(path)
        elif exists:
            yield from self._file(path, self._collection_above(path.parent), ())
        elif not place.collection:
            self.problems.append(Problem(path, 0, 0, "there is no such file or folder", "Check the name."))

    def _bare(self, folder: Path) -> Collection:
        if own := self._place.collection:
            return Collection(own, "My decks", folder, bundled=self._place.bundled)
        name = folder.resolve().name
        return Collection(slug(name), shown(name), folder, bundled=self._place.bundled)

    def _collection_above(self, folder: Path) -> Collection:
        """For a file named alone: the collection its folder lies in."""
        absolute = folder.absolute()
        for above in (absolute, *absolute.parents):
            for name in COLLECTION_FILES:
                if (above / name).is_file() and (found := self._collection(above / name)) is not None:
                    return found
        return self._bare(folder)

    def _collection(self, path: Path) -> Collection | None:
        found, problems = self._read_collection(path)
        self.problems.extend(problems)
        return None if found is None else found._replace(bundled=self._place.bundled)

    def _folder(self, folder: Path, collection: Collection, names: tuple[str, ...]) -> Iterator[Found]:
        if self._seen(folder):
            return
        try:
            with os.scandir(folder) as entries:
                inside = sorted((entry for entry in entries if not entry.name.startswith(".")), key=_by_name)
        except OSError as error:
            self._unsearchable(folder, error)
            return
        for entry in inside:
            if entry.name in COLLECTION_FILES:
                collection, names = self._collection(folder / entry.name) or collection, ()
                break
        folders = [entry.name for entry in inside if _is_folder(entry)]
        for entry in inside:
            # Broken links and the like are passed on: the reader says what is wrong with them.
            if entry.name.lower().endswith(_ENDINGS) and entry.name not in (*COLLECTION_FILES, *folders):
                yield from self._file(folder / entry.name, collection, names)
        for name in folders:
            yield from self._folder(folder / name, collection, (*names, name))

    def _unsearchable(self, path: Path, error: OSError) -> None:
        reason = error.strerror or str(error)
        self.problems.append(Problem(path, 0, 0, f"the folder cannot be searched: {reason}", "Check its permissions."))

    def _file(self, path: Path, collection: Collection, names: tuple[str, ...]) -> Iterator[Found]:
        if not self._seen(path):
            yield Found(path, collection, names, self._number, self._place.bundled)

    def _seen(self, path: Path) -> bool:
        """Whether this very file or folder was visited, be it by another name: links may lead in circles."""
        real = os.path.realpath(path)
        if real in self._visited:
            return True
        self._visited.add(real)
        return False


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that leads back to itself.
        return False


def _by_name(entry: "os.DirEntry[str]") -> tuple[str, str]:
    return entry.name.casefold(), entry.name
