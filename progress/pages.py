"""Rows read straight from the pages of an SQLite file, whatever has become of the rest of it.

Each page is taken by itself, so that a damaged one costs its own rows only, and a lost header or index costs none.
The format is the documented one: https://www.sqlite.org/fileformat2.html.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

Value = str | bytes | int | float | None

_MAGIC = b"SQLite format 3\x00"
_USUAL_SIZE = 4096
_TABLE_LEAF, _INDEX_INNER, _INDEX_LEAF = 0x0D, 0x02, 0x0A
_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of an integer, by its serial type."""
_WAL_HEADER, _FRAME_HEADER = 32, 24
_MOST_COLUMNS = 100


class Cell(NamedTuple):
    """One entry of a table or an index."""

    rowid: int | None
    """None in an index, whose last value it is."""
    values: tuple[Value, ...]


class Pages:
    """The pages of a database as its last transaction left them: from the -wal file beside it where they are there."""

    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes() if path.exists() else b""
        self.size = self._page_size(self._data[:100])
        self._newer = self._last_written(Path(f"{path}-wal"))
        reserved = self._data[20] if self._data.startswith(_MAGIC) else 0
        self._usable = self.size - min(reserved, self.size - 480)
        self.count = max([len(self._data) // self.size, *self._newer])

    def cells(self) -> Iterator[Cell]:
        """Every entry that can be read, page by page. Pages out of use may hold copies of other entries."""
        for number in range(1, self.count + 1):
            yield from self._cells_of(number)

    def _page(self, number: int) -> bytes:
        return self._newer.get(number) or self._data[(number - 1) * self.size : number * self.size]

    def _cells_of(self, number: int) -> Iterator[Cell]:
        page = self._page(number)
        start = 100 if number == 1 else 0
        if len(page) < self.size or page[start] not in (_TABLE_LEAF, _INDEX_INNER, _INDEX_LEAF):
            return
        kind = page[start]
        pointers = start + (12 if kind == _INDEX_INNER else 8)
        held = int.from_bytes(page[start + 3 : start + 5], "big")
        for at in range(pointers, min(pointers + 2 * held, self._usable - 1), 2):
            offset = int.from_bytes(page[at : at + 2], "big")
            try:
                yield self._cell(page, kind, offset)
            except (IndexError, ValueError, struct.error):
                # Not what an entry looks like: damaged, so there is nothing to read.
                continue

    def _cell(self, page: bytes, kind: int, offset: int) -> Cell:
        rowid = None
        if kind == _INDEX_INNER:
            offset += 4
        length, offset = _varint(page, offset)
        if kind == _TABLE_LEAF:
            rowid, offset = _varint(page, offset)
        return Cell(rowid, _record(self._payload(page, offset, length, kind == _TABLE_LEAF)))

    def _payload(self, page: bytes, offset: int, length: int, in_table: bool) -> bytes:
        """The bytes of an entry, gathered from other pages where they don't fit on its own."""
        usable = self._usable
        most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return _exactly(page[offset : min(offset + length, usable)], length)
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        parts = [_exactly(page[offset : offset + local], local)]
        number, left = int.from_bytes(_exactly(page[offset + local : offset + local + 4], 4), "big"), length - local
        if left > self.count * self.size:
            raise ValueError("longer than the file")
        while left > 0:
            further = _exactly(self._page(number)[:usable], usable) if number else b""
            parts.append(_exactly(further[4 : 4 + left], min(left, usable - 4)))
            left -= len(parts[-1])
            number = int.from_bytes(further[:4], "big")
        return b"".join(parts)

    def _page_size(self, header: bytes) -> int:
        size = int.from_bytes(header[16:18], "big")
        size = 65536 if size == 1 else size
        known = header.startswith(_MAGIC) and size >= 512 and size & (size - 1) == 0
        return size if known else _USUAL_SIZE

    def _last_written(self, wal: Path) -> dict[int, bytes]:
        """The pages of the transactions that came to their end; what follows was never acknowledged."""
        log = wal.read_bytes() if wal.exists() else b""
        if len(log) < _WAL_HEADER or log[:4] not in (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"):
            return {}
        self.size = int.from_bytes(log[8:12], "big") if not self._data.startswith(_MAGIC) else self.size
        salts, committed, pending = log[16:24], {}, {}
        step = _FRAME_HEADER + self.size
        for at in range(_WAL_HEADER, len(log) - step + 1, step):
            if log[at + 8 : at + 16] != salts:
                break
            pending[int.from_bytes(log[at : at + 4], "big")] = log[at + _FRAME_HEADER : at + step]
            if any(log[at + 4 : at + 8]):
                committed.update(pending)
                pending.clear()
        return committed


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    number = 0
    for index in range(8):
        byte = data[at + index]
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + index + 1
    number = number << 8 | data[at + 8]
    return number - (1 << 64) if number >> 63 else number, at + 9


def _record(payload: bytes) -> tuple[Value, ...]:
    """The values of an entry. ValueError where it is none."""
    length, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < length and len(kinds) <= _MOST_COLUMNS:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != length or not kinds:
        raise ValueError("no record")
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise ValueError("no record")
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in _WHOLE:
        end = at + _WHOLE[kind]
        return int.from_bytes(_exactly(payload[at:end], _WHOLE[kind]), "big", signed=True), end
    if kind == 7:
        return float(struct.unpack(">d", payload[at : at + 8])[0]), at + 8
    if kind in (8, 9):
        return kind - 8, at
    if kind < 12:
        raise ValueError("a kind that is reserved")
    length = (kind - 12) // 2
    content = _exactly(payload[at : at + length], length)
    return content if kind % 2 == 0 else content.decode(), at + length


def _exactly(part: bytes, length: int) -> bytes:
    if len(part) != length:
        raise ValueError("cut short")
    return part
