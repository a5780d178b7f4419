"""Dates and numbers inside a free text: the response's put into the words of the answer where they are equal."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LONGEST = 600
"""Characters of a text in which figures are looked for."""


class _Figure(NamedTuple):
    start: int
    end: int
    text: str
    value: object


def in_the_words_of(answer: str, response: str) -> str:
    """``response`` with every date and number that the answer has too written as the answer writes it."""
    if not any(map(str.isdigit, answer)) or len(response) > _LONGEST or len(answer) > _LONGEST:
        return response
    ours = {figure.value: figure.text for figure in _figures(answer)}
    if not ours:
        return response
    rewritten, end = "", 0
    for figure in _figures(response):
        if figure.value in ours and figure.start >= end:
            rewritten += response[end : figure.start] + ours[figure.value]
            end = figure.end
    return rewritten + response[end:]


def _figures(text: str) -> Sequence[_Figure]:
    return sorted(_found(text))


def _found(text: str) -> Iterator[_Figure]:
    # Deferred: only free text with digits in it needs them.
    from decks.grading.find_dates import find_dates
    from decks.grading.find_numbers import find_numbers

    for date in find_dates(text):
        yield _Figure(date.start, date.end, date.text, date.value)
    for number in find_numbers(text):
        yield _Figure(number.start, number.end, number.text, number.value)
