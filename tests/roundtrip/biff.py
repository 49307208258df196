"""A small BIFF8 workbook in an OLE2 file: only what a test needs, and freexl reads it.

sheets is a list of (name, cells); a cell is (row, col, kind, value) with the kinds text, number,
bool, formula (a number, cached) and rich (text with fonts inside: RSTRING, which freexl drops).
"""

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def text(value, width="<H"):
    units = value.encode("utf-16-le")
    return struct.pack(width, len(units) // 2) + b"\x01" + units


def cell_record(row, col, kind, value):
    place = struct.pack("<HHH", row, col, 0)
    if kind == "number":
        return record(0x203, place + struct.pack("<d", value))
    if kind == "bool":
        return record(0x205, place + struct.pack("<BB", value, 0))
    if kind == "formula":
        tokens = b"\x1e\x01\x00"
        return record(0x006, place + struct.pack("<dHIH", value, 0, 0, len(tokens)) + tokens)
    if kind == "rich":
        return record(0x0D6, place + text(value) + struct.pack("<HHH", 1, 0, 0))
    return record(0x204, place + text(value))


def begin(kind):
    return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0x0DBB, 0x07CC, 0, 6))


def sheet_stream(cells, more=b""):
    rows = max((c[0] for c in cells), default=-1) + 1
    cols = max((c[1] for c in cells), default=-1) + 1
    dimension = record(0x200, struct.pack("<IIHHH", 0, rows, 0, cols, 0))
    return begin(0x10) + dimension + b"".join(cell_record(*c) for c in cells) + more + record(0x0A)


def workbook(sheets, globals_more=b"", sheet_more=b""):
    """With more records for the workbook and for each sheet."""
    formats = record(0x0E0, struct.pack("<HHH", 0, 0, 1) + bytes(14))
    head = begin(0x05) + record(0x042, struct.pack("<H", 1200)) + formats + globals_more
    names = [text(name, "<B") for name, _ in sheets]
    offset = len(head) + sum(4 + 6 + len(name) for name in names) + 4
    streams = [sheet_stream(cells, sheet_more) for _, cells in sheets]
    for name, stream in zip(names, streams):
        head += record(0x085, struct.pack("<IBB", offset, 0, 0) + name)
        offset += len(stream)
    return head + record(0x0A) + b"".join(streams)


def entry(name, kind, start=0, size=0, child=FREE, right=FREE):
    units = name.encode("utf-16-le")
    return (units.ljust(64, b"\0") + struct.pack("<HBBIII", len(units) + 2, kind, 1, FREE, right, child)
            + bytes(36) + struct.pack("<IQ", start, size))


def ole2(stream, summary=None):
    """FAT, directory, streams; a stream of at least 4096 bytes needs no mini stream."""
    streams = [("Workbook", stream.ljust(4096, b"\0"))]
    if summary is not None:
        streams.append(("\x05SummaryInformation", summary.ljust(4096, b"\0")))
    chain, directory, body = [FAT, END], entry("Root Entry", 5, END, 0, 1), b""
    for i, (name, data) in enumerate(streams, 1):
        start, count = len(chain), -(-len(data) // SECTOR)
        chain += [*range(start + 1, start + count), END]
        directory += entry(name, 2, start, len(data), right=i + 1 if i < len(streams) else FREE)
        body += data.ljust(count * SECTOR, b"\0")
    assert len(chain) <= SECTOR // 4, "one sector of FAT"
    fat = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    unused = bytes(68) + struct.pack("<III", FREE, FREE, FREE) + bytes(48)
    directory += (SECTOR // 128 - 1 - len(streams)) * unused
    header = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) +
              struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6) +
              struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0) +
              struct.pack("<109I", 0, *[FREE] * 108))
    return header + fat + directory + body


def summary(properties):
    """A summary information stream: {number: bytes of the property, type and all}."""
    places, values = b"", b""
    for number, value in properties.items():
        places += struct.pack("<II", number, 8 + 8 * len(properties) + len(values))
        values += value.ljust(-(-len(value) // 4) * 4, b"\0")
    section = struct.pack("<II", 8 + len(places) + len(values), len(properties)) + places + values
    return struct.pack("<HHI", 0xFFFE, 0, 0) + bytes(16) + struct.pack("<I", 1) + bytes(16) + struct.pack("<I", 48) + section


def write(path, sheets):
    with open(path, "wb") as file:
        file.write(ole2(workbook(sheets)))
