"""A deck file on the disk is replaced whole or not at all."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from decks.problems import DeckError
from decks.saving import save

ROOT = Path(__file__).parents[2]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with old content."""
    path = tmp_path / "decks" / "a.yaml"
    path.parent.mkdir()
    path.write_bytes(b"old")
    return path


def _names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_the_new_content_takes_the_place_of_the_old(file: Path) -> None:
    assert save(file, b"new\r\n", b"old")
    assert file.read_bytes() == b"new\r\n"
    assert _names(file.parent) == ["a.yaml"]


def test_a_file_that_was_changed_meanwhile_is_left_alone(file: Path) -> None:
    assert not save(file, b"new", b"older")
    assert not save(file, b"new", None)
    assert not save(file.with_name("b.yaml"), b"new", b"old")
    assert file.read_bytes() == b"old"
    assert _names(file.parent) == ["a.yaml"]


def test_a_new_file(file: Path) -> None:
    assert save(file.with_name("b.yaml"), b"new", None)
    assert file.with_name("b.yaml").read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o660, 0o755])
def test_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    save(file, b"new", b"old")
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_link_stays_and_what_it_leads_to_is_changed(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    assert save(link, b"new", b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert _names(tmp_path) == ["decks", "link.yaml"]


def test_a_full_disk_leaves_the_old_content(file: Path) -> None:
    """A limit on the size of files fails half way through, as a full disk does."""
    file.write_bytes(b"old")
    script = (
        "import sys; from pathlib import Path; from decks.saving import save; from decks.problems import DeckError\n"
        "try: save(Path(sys.argv[1]), b'x' * 100_000, b'old')\n"
        "except DeckError as error: print(error)\n"
    )
    limited = (resource.RLIMIT_FSIZE, (10_000, 10_000))
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(*limited),
    )
    assert done.stdout == (
        f"The deck can't be saved: {file}: File too large. It is as it was. "
        "Split the deck: files may not become that large here.\n"
    )
    assert file.read_bytes() == b"old"
    assert _names(file.parent) == ["a.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written(file: Path) -> None:
    file.parent.chmod(0o500)
    try:
        with pytest.raises(DeckError) as caught:
            save(file, b"new", b"old")
    finally:
        file.parent.chmod(0o700)
    assert caught.value.todo == "Change the permissions of the folder."
    assert file.read_bytes() == b"old"


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="No such file or directory"):
        save(tmp_path / "gone" / "a.yaml", b"new", None)
