"""Where a learner's data lives: the platform's user folders, or one folder of choice named by STUDY_HOME."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_SYNCED = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "nextcloud",
    "owncloud",
    "icloud",
    "mobile documents",
    "syncthing",
)
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs", "fuse.rclone"}
)


class PlaceError(Exception):
    """A place where nothing can be kept."""

    def __init__(self, title: str, message: str, todo: str = "") -> None:
        super().__init__(title, message, todo)
        self.title, self.message, self.todo = title, message, todo


class Places(NamedTuple):
    """The files and folders of one learner."""

    database: Path
    """The history."""
    settings: Path
    """settings.toml, if the learner wrote one."""
    decks: Path
    """The learner's own decks."""
    cache: Path
    """Disposable: the card cache."""
    home: Path | None = None
    """The STUDY_HOME folder, where one is set."""


def find_places(environment: Mapping[str, str] = os.environ) -> Places:
    """STUDY_HOME where set, else the platform's own folders."""
    if chosen := environment.get("STUDY_HOME"):
        home = Path(chosen).expanduser().absolute()
        return Places(home / "progress.db", home / "settings.toml", home / "decks", home / "cache", home)
    # Deferred: it costs a tenth of the start of `study due`, and is not needed with STUDY_HOME.
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("study", appauthor=False)
    data = Path(dirs.user_data_dir)
    return Places(
        data / "progress.db",
        Path(dirs.user_config_dir) / "settings.toml",
        data / "decks",
        Path(dirs.user_cache_dir),
    )


def require_home(places: Places) -> None:
    """PlaceError where the history can't be at its place: a file is in the way, or a folder may not be searched."""
    for folder in places.database.parents:
        try:
            kind = folder.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise _unusable(places, f"{folder}: {error.strerror or error}.") from None
        if not stat.S_ISDIR(kind):
            raise _unusable(places, f"{folder} is a file, not a folder.")
        return


def require_writable(places: Places) -> None:
    """Make the history's folder. PlaceError where it can't be made or written: said now, not at the first answer."""
    folder = places.database.parent
    try:
        require_home(places)
        make_private(folder)
    except OSError as error:
        raise _unusable(places, f"{error.filename or folder}: {error.strerror or error}.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _unusable(places, f"{folder} can't be written, so no answer could be kept.")
    if places.database.exists() and not os.access(places.database, os.R_OK | os.W_OK):
        raise _unusable(places, f"{places.database} can't be written, so no answer could be kept.")


def _unusable(places: Places, message: str) -> PlaceError:
    todo = "Set STUDY_HOME to a folder of your own" + (", or mend that one." if places.home else ".")
    return PlaceError("There is no place for your history", message, todo)


def make_private(folder: Path) -> None:
    """Create a folder only its owner may look into. One that exists already keeps what its owner chose."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def risky_home(database: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """Why this is a bad place for a live database, in words; None where nothing speaks against it."""
    lowered = [part.lower() for part in database.parts]
    if any(name in part for part in lowered for name in _SYNCED) or any(
        os.path.exists(folder / ".stfolder")  # noqa: PTH110 - Path.exists stumbles over a folder it may not search
        for folder in database.parents
    ):
        return "lies in a synchronised folder, which can damage a database in use"
    kind = _filesystem(database, mounts)
    return f"lies on a network file system ({kind}), where file locks can't be relied on" if kind in _NETWORK else None


def _filesystem(path: Path, mounts: Path) -> str:
    """Type of the file system that holds ``path``; empty where the system doesn't tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = 0, ""
    for line in lines:
        _, point, name, *_ = line.split(" ")
        folder = Path(point.replace("\\040", " "))
        if len(folder.parts) > best and (folder == path or folder in path.parents):
            best, kind = len(folder.parts), name
    return kind
