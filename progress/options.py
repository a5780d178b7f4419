"""What a schedule is decided with: retention, steps, bounds, parameters. Each answer names the options it used."""

import json
from typing import Any, NamedTuple

DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""FSRS-6 defaults, published with the model by open-spaced-repetition."""


class Options(NamedTuple):
    """How one deck is scheduled. Equal options have equal ids on every device, so that logs merge."""

    desired_retention: float = 0.90
    """Chance of recall at which a card comes due, 0.70-0.99."""
    learning_steps: tuple[int, ...] = (60, 600)
    """Seconds between the first looks at a new card."""
    relearning_steps: tuple[int, ...] = (600,)
    """Seconds before a forgotten card is asked again."""
    minimum_interval: int = 1
    """Days."""
    maximum_interval: int = 36500
    """Days."""
    fuzz: bool = True
    """Vary long intervals a little, so that cards learned together part company."""
    model: str = "FSRS-6"
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS

    @property
    def body(self) -> str:
        """The options as canonical JSON."""
        return json.dumps(self._asdict(), sort_keys=True, separators=(",", ":"))

    @property
    def id(self) -> str:
        """Digest of the body."""
        # Deferred: only an answer names its options.
        from hashlib import blake2b

        return blake2b(self.body.encode(), digest_size=10).hexdigest()

    @classmethod
    def from_body(cls, body: str) -> "Options":
        """The options that this JSON was made from. JSON knows no tuples, so its lists become them again."""
        values: dict[str, Any] = json.loads(body)
        for name in ("learning_steps", "relearning_steps", "parameters"):
            values[name] = tuple(values[name])
        # A newer version may decide by more than this one knows of.
        return cls(**{name: value for name, value in values.items() if name in cls._fields})


class Limits(NamedTuple):
    """How many cards a study day may bring."""

    new: int = 20
    """New cards a day over all decks."""
    reviews: int = 200
    """Reviews a day over all decks."""
    decks: tuple[tuple[str, int | None, int | None], ...] = ()
    """Own limits of decks: (``collection/deck``, new, reviews); None where the deck sets none."""
