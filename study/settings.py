"""What a learner can choose; every setting has a default.

Options of one deck stand under its id, so that deck files never carry a learner's choices.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from progress.clock import StudyClock
from progress.options import Limits, Options
from study.forms import Wish


class SettingsError(Exception):
    """Something in settings.toml that can't be used."""

    def __init__(self, title: str, message: str, todo: str = "") -> None:
        super().__init__(title, message, todo)
        self.title, self.message, self.todo = title, message, todo


class Settings(NamedTuple):
    """Everything a learner can choose."""

    clock: StudyClock = StudyClock()
    """`rollover` (hour, 4) and `timezone` (the machine's)."""
    limits: Limits = Limits()
    """`new_per_day` (20), `reviews_per_day` (200), also under a deck."""
    base: Options = Options()
    """`desired_retention`, `learning_steps`, `relearning_steps`, `maximum_interval`, `fuzz`."""
    decks: Mapping[str, Options] = MappingProxyType({})
    """Options of decks that set their own, by ``collection/deck``."""
    wish: Wish = Wish.WRITTEN
    """`answer`: how cards are asked, also under a deck."""
    wishes: Mapping[str, Wish] = MappingProxyType({})
    """How decks that set their own are asked, by ``collection/deck``."""
    date_order: str = ""
    """`date_order`: how the learner writes dates in numbers, ``dmy``, ``mdy`` or ``ymd``."""
    theme: str = "textual-dark"
    """`theme`: one of the app's themes."""

    def options(self, deck: str) -> Options:
        """How cards of this deck (``collection/deck``) are scheduled."""
        return self.decks.get(deck, self.base)

    def asked(self, deck: str) -> Wish:
        """How cards of this deck are to be asked."""
        return self.wishes.get(deck, self.wish)
