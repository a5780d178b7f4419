"""Keys that are pressed together: Ctrl+C, Ctrl-C, ^C."""

import re

_NAMES = {
    "control": "ctrl", "ctl": "ctrl", "^": "ctrl", "cmd": "command", "⌘": "command", "opt": "option", "⌥": "option",
    "⇧": "shift", "win": "windows", "return": "enter", "esc": "escape", "del": "delete", "bksp": "backspace",
}  # fmt: skip
_HELD = r"(?:ctrl|control|ctl|alt|shift|cmd|command|opt|option|win|windows|super|meta|fn)"
_KEY = r"(?:[a-z\d]|[^\s\w]|f\d\d?|tab|enter|return|esc|escape|del|delete|space|home|end|backspace|bksp)"
_HELD_KEYS = re.compile(
    rf"(?:{_HELD}\s?[+-]\s?|{_HELD}\s|[\^⌘⌥⇧]){{1,3}}{_KEY}|(?:{_HELD}\s?\+\s?){{1,3}}\w+", re.IGNORECASE
)
_PART = re.compile(r"[a-z]+\d*|[\^⌘⌥⇧]|\d|[^\s\w+-]|[+-]$", re.IGNORECASE)
_LONGEST = 40


def keys_of(text: str) -> frozenset[str]:
    """The keys of a shortcut, each by one name; none where ``text`` is no shortcut."""
    plain = text.strip(" .").casefold()
    if len(plain) > _LONGEST or not _HELD_KEYS.fullmatch(plain):
        return frozenset()
    return frozenset(_NAMES.get(part, part) for part in _PART.findall(plain))
