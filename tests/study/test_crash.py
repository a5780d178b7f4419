"""An error nobody foresaw is written down and said in words."""

import stat
from pathlib import Path

import pytest

from study.crash import report


def failed() -> Exception:
    try:
        raise LookupError("no such thing")
    except LookupError as error:
        return error


def test_a_crash_is_kept_for_its_owner_and_named(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(failed()) == 70
    (file,) = (own_home / "cache").iterdir()
    assert "no such thing" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    said = capsys.readouterr().err
    assert str(file) in said
    assert "Traceback" not in said


def test_where_nothing_can_be_written_it_is_printed(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own_home.write_text("a file where the folder should be", encoding="utf-8")
    assert report(failed()) == 70
    assert "no such thing" in capsys.readouterr().err
