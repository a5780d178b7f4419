"""Where data lives, and when that is a bad place."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from study.places import PlaceError, find_places, require_home, require_writable, risky_home


def test_study_home_puts_everything_in_one_folder(tmp_path: Path) -> None:
    places = find_places({"STUDY_HOME": str(tmp_path)})
    assert {path.parent for path in (places.database, places.settings, places.decks, places.cache)} == {tmp_path}


def test_without_it_the_platform_decides(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    places = find_places({})
    assert places.database.name == "progress.db"
    assert places.database.parent == places.decks.parent


@pytest.mark.parametrize("folder", ["Dropbox/study", "My OneDrive - Work/x", "Library/Mobile Documents/study"])
def test_a_synchronised_folder_is_warned_about(tmp_path: Path, folder: str) -> None:
    assert "synchronised" in str(risky_home(tmp_path / folder / "progress.db"))


def test_a_syncthing_folder_is_known_by_its_marker(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert "synchronised" in str(risky_home(tmp_path / "deep" / "progress.db"))


def test_a_network_file_system_is_warned_about(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path}/net nfs4 rw 0 0\n", encoding="utf-8")
    assert "nfs4" in str(risky_home(tmp_path / "net" / "progress.db", mounts))
    assert risky_home(tmp_path / "local" / "progress.db", mounts) is None


def as_nobody(code: str) -> str:
    """What this prints for somebody who isn't root; root may look everywhere."""
    program = f"import os\nif os.geteuid() == 0: os.setuid(65534)\n{code}"
    command = [sys.executable, "-c", f"from study.places import *\nfrom pathlib import Path\n{program}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    return done.stdout + done.stderr


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder that nobody may look into, in one that everybody may."""
    folder = Path(tempfile.mkdtemp()) / "closed"
    folder.parent.chmod(0o755)
    folder.mkdir(mode=0o000)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder.parent)


def test_a_folder_that_may_not_be_searched_is_no_reason_to_stop(closed: Path) -> None:
    assert as_nobody(f"print(risky_home(Path({str(closed / 'deep' / 'progress.db')!r})))") == "None\n"


@pytest.mark.parametrize("home", ["file", "file/below"])
def test_a_home_that_is_a_file_is_said(tmp_path: Path, home: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    places = find_places({"STUDY_HOME": str(tmp_path / home)})
    for requirement in (require_home, require_writable):
        with pytest.raises(PlaceError) as caught:
            requirement(places)
        assert f"{tmp_path / 'file'} is a file" in caught.value.message
        assert "STUDY_HOME" in caught.value.todo


def test_a_home_is_made_where_there_is_none(tmp_path: Path) -> None:
    places = find_places({"STUDY_HOME": str(tmp_path / "a" / "b")})
    require_home(places)
    assert not (tmp_path / "a").exists()
    require_writable(places)
    assert places.database.parent.stat().st_mode & 0o777 == 0o700


def test_a_home_that_may_not_be_searched_is_said(closed: Path) -> None:
    home = f"find_places({{'STUDY_HOME': {str(closed / 'new')!r}}})"
    said = as_nobody(f"try: require_home({home})\nexcept PlaceError as error: print(error.message)")
    assert (str(closed) in said, "Traceback" in said) == (True, False)


def test_a_home_that_cannot_be_written_is_said(closed: Path) -> None:
    for mode in (0o000, 0o555):
        closed.chmod(mode)
        place = f"find_places({{'STUDY_HOME': {str(closed)!r}}})"
        for home in (place, place.replace("closed", "closed/new")):
            said = as_nobody(f"try: require_writable({home})\nexcept PlaceError as error: print(error.message)")
            assert "closed" in said
            assert "Traceback" not in said
