"""settings.toml: defaults without it, every fault of it at once with what to write."""

from pathlib import Path

import pytest

from progress.options import Limits
from study.forms import Wish
from study.settings import Settings, SettingsError
from study.settings_file import read_settings


def test_an_empty_file_leaves_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("", encoding="utf-8")
    settings = read_settings(file)
    assert settings == Settings()
    assert (settings.limits.new, settings.limits.reviews, settings.base.desired_retention) == (20, 200, 0.9)


def test_everything_can_be_set_also_for_one_deck(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        'new_per_day = 5\nreviews_per_day = 50\nrollover = 2\ntimezone = "Asia/Tokyo"\nanswer = "reveal"\n'
        'learning_steps = ["30s", "1h"]\nfuzz = false\ntheme = "nord"\n'
        'date_order = "dmy"\n'
        '[decks."mine/birds"]\nnew_per_day = 1\ndesired_retention = 0.8\nanswer = "strength"\n',
        encoding="utf-8",
    )
    settings = read_settings(file)
    assert settings.limits == Limits(5, 50, (("mine/birds", 1, None),))
    assert (str(settings.clock.zone), settings.clock.rollover, settings.date_order) == ("Asia/Tokyo", 2, "dmy")
    assert (settings.asked("mine/bees"), settings.asked("mine/birds")) == (Wish.REVEAL, Wish.STRENGTH)
    birds, others = settings.options("mine/birds"), settings.options("mine/bees")
    assert (birds.desired_retention, birds.learning_steps, birds.fuzz) == (0.8, (30, 3600), False)
    assert others.desired_retention == 0.9


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(
        'review_per_day = 5\nrollover = 24\ntimezone = "Mars/Base"\nfuzz = "no"\nanswer = 1\nnew_per_day = true\n'
        'learning_steps = ["ten"]\nminimum_interval = 9\nmaximum_interval = 3\n[decks."mine/birds"]\nnew = 1\n',
        encoding="utf-8",
    )
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    lines = caught.value.message.splitlines()[1:]
    assert len(lines) == 9
    assert "did you mean reviews_per_day?" in caught.value.message


@pytest.mark.parametrize("content", [b"= 3", b"\xff\xfe\x00", b'decks = "x"'])
def test_a_file_that_is_no_settings_file_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        read_settings(file)


DECKS = ("mine/birds", "mine/overview", "syria-intervention/overview", "syria-intervention/background")


def test_a_deck_may_be_named_by_its_own_id_where_only_one_has_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("[decks.background]\nnew_per_day = 3\nfuzz = false\n", encoding="utf-8")
    said: list[str] = []
    settings = read_settings(file, DECKS, said.append)
    assert settings.limits.decks == (("syria-intervention/background", 3, None),)
    assert not settings.options("syria-intervention/background").fuzz
    assert said == []


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[decks.overview]\nfuzz = false", '[decks."mine/overview"] or [decks."syria-intervention/overview"]'),
        ("[decks.syria-intervention.overview]\nfuzz = false", 'write [decks."syria-intervention/overview"]'),
        ("[decks.mine.birds]\nfuzz = 3\n[decks.mine.bees]\nfuzz = 3", 'write [decks."mine/birds"]'),
        ('[decks.birds]\nfuzz = true\n[decks."mine/birds"]\nfuzz = false', "decks: mine/birds stands here twice"),
        ('learning_steps = ["3000000d"]', "at most 365d"),
        ('relearning_steps = ["1m", "366d"]', "at most 365d"),
        (f'learning_steps = ["{"9" * 6000}s"]', "at most 365d"),
    ],
)
def test_what_is_meant_otherwise_is_answered_with_how_to_write_it(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings(file, DECKS)
    assert words in caught.value.message
    assert "no such setting" not in caught.value.message


def test_a_step_of_a_year_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('learning_steps = ["365d"]', encoding="utf-8")
    assert read_settings(file).base.learning_steps == (365 * 86_400,)


@pytest.mark.parametrize(
    ("name", "near"),
    [("syria-intervention/overveiw", "syria-intervention/overview"), ("brids", "mine/birds"), ("q", "")],
)
def test_a_deck_that_is_not_there_is_told_of_with_the_nearest(tmp_path: Path, name: str, near: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'[decks."{name}"]\nfuzz = false\n', encoding="utf-8")
    said: list[str] = []
    assert read_settings(file, DECKS, said.append).options(name).fuzz is False
    (line,) = said
    assert f'[decks."{name}"]' in line
    assert ("did you mean" in line, near in line) == (bool(near), True)


def test_a_file_that_cannot_be_opened_is_said_in_words(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.symlink_to(file)
    with pytest.raises(SettingsError) as caught:
        read_settings(file)
    assert "Errno" not in caught.value.message
    assert str(file) in caught.value.message
