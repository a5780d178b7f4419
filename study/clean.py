"""Any text made harmless to print: card texts, paths, answers and rows of a database may hold anything."""

import re

_TAB = "    "
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ISOLATES, _ISOLATE_END = frozenset("\u2066\u2067\u2068"), "\u2069"


def clean(text: str) -> str:
    """``text`` harmless to print: what could steer a terminal or turn the reading direction is shown, not obeyed.

    C0 controls and DEL become their pictures (␛), C1 controls, bidi embeddings and overrides and lone surrogates become
    U+FFFD; tabs become four spaces, every line break a newline. Bidi isolates stay, and are closed where a line ends.
    """
    if not _UNSAFE.search(text):
        return text
    replaced = _UNSAFE.sub(_stand_in, text.replace("\r\n", "\n"))
    return "\n".join(_close_isolates(line) for line in replaced.split("\n"))


def one_line(text: str) -> str:
    """``text`` cleaned, its line breaks made spaces."""
    return " ".join(clean(text).split())


def _stand_in(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\t":
        return _TAB
    if char in "\u2028\u2029\x85":
        return "\n"
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "␡"
    return char if char in _ISOLATES or char == _ISOLATE_END else "\ufffd"


def _close_isolates(line: str) -> str:
    depth = 0
    kept: list[str] = []
    for char in line:
        if char == _ISOLATE_END:
            if not depth:
                continue
            depth -= 1
        depth += char in _ISOLATES
        kept.append(char)
    return "".join(kept) + _ISOLATE_END * depth
