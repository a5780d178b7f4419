"""Where a learner's data lives: the platform's user folders, or one folder of choice named by STUDY_HOME."""

import os
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


def make_private(folder: Path) -> None:
    """Create a folder only its owner may look into. One that exists already keeps what its owner chose."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def risky_home(database: Path, mounts: Path = Path("/proc/mounts")) -> str | None:
    """Why this is a bad place for a live database, in words; None where nothing speaks against it."""
    lowered = [part.lower() for part in database.parts]
    if any(name in part for part in lowered for name in _SYNCED) or any(
        (folder / ".stfolder").exists() for folder in database.parents
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
