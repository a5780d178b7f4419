"""Where data lives, and when that is a bad place."""

from pathlib import Path

import pytest

from study.places import find_places, risky_home


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
