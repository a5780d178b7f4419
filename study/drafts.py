"""What was typed and not sent: for a card that was left or refused, or before the next box was painted. Pure."""

from bisect import insort


class Drafts:
    """One kept text, and what was typed too early."""

    def __init__(self) -> None:
        self._card, self._text = "", ""
        self._early: list[tuple[float, str]] | None = None

    def keep(self, card: str, text: str) -> None:
        """Keep a text for the card of this key, in place of what was kept before."""
        self._card, self._text = card, text

    def take(self, card: str) -> str:
        """What was kept for a card, once; empty where nothing was."""
        if card != self._card:
            return ""
        text, self._text = self._text, ""
        return text

    @property
    def awaited(self) -> bool:
        """Whether text may come before the box it belongs to is painted."""
        return self._early is not None

    def await_text(self) -> None:
        """A box is about to be painted: what is typed from now on is the beginning of its answer."""
        self._early = []

    def end_wait(self) -> None:
        """Something else is drawn: what is typed before it is painted was meant for nothing."""
        self._early = None

    def begun(self, time: float, text: str) -> str:
        """All that was typed early, now that this was too, in the order in which it was typed."""
        early = self._early = [] if self._early is None else self._early
        insort(early, (time, text))
        return "".join(part for _, part in early)
