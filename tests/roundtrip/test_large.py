"""Large workbooks take little memory, and bombs are refused before they take any: the peak of gk-cells
over workbooks made here, part by part, so that this script takes little as well."""

import hashlib
import os
import random
import struct
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

CELLS = os.environ["GK_CELLS"]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
ROWS, STRINGS = 200_000, 5_000
PEAK = 64 << 10  # KiB
SECONDS = 60
problems = []


def check(what, found, expected):
    if found != expected:
        problems.append(f"{what}: expected {expected!r}, found {found!r}")


def run(*arguments):
    """Status, digest of the output and peak in KiB."""
    digest = hashlib.sha256()
    with subprocess.Popen([CELLS, *arguments], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL) as process:
        while piece := process.stdout.read(1 << 16):
            digest.update(piece)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, digest.hexdigest(), usage.ru_maxrss


# --- packages ------------------------------------------------------------------------------------

def link(name, kind, target):
    return f'<Relationship Id="{name}" Type="{REL}/{kind}" Target="{target}"/>'


PARTS = {
    "_rels/.rels": f'<Relationships xmlns="{PKG}">' + link("a", "officeDocument", "xl/workbook.xml")
                   + "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="表" '
                       'sheetId="1" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PKG}">'
                                  + link("a", "worksheet", "sheet.xml")
                                  + link("b", "sharedStrings", "strings.xml")
                                  + link("c", "styles", "styles.xml") + "</Relationships>",
    "xl/sheet.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'}


def make(path, parts, level):
    """Each part is a text, or gives its text in pieces."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, text in {**PARTS, **parts}.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in [text] if isinstance(text, str) else text:
                    part.write(piece.encode())


def widen(path):
    """Give the archive the records of ZIP64, as programs do that do not know how large it will be."""
    with open(path, "r+b") as file:
        file.seek(-22, os.SEEK_END)
        end = file.tell()
        _, _, _, _, count, size, start, _ = struct.unpack("<4s4H2IH", file.read())
        file.seek(end)
        file.write(struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start))
        file.write(struct.pack("<4sIQI", b"PK\6\7", 0, end, 1))
        file.write(struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF,
                               0))


# --- large, and honest ---------------------------------------------------------------------------

def rows(digest, inline):
    chance = random.Random(1)
    yield f'<worksheet xmlns="{MAIN}"><sheetData>'
    for row in range(1, ROWS + 1):
        numbers = [chance.randrange(10 ** 9) for _ in range(5)]
        texts = [chance.randrange(STRINGS) for _ in range(5)]
        digest.update((",".join(f"{n},项目{t}" for n, t in zip(numbers, texts)) + "\n").encode())
        yield f'<row r="{row}">' + "".join(
            f'<c r="{a}{row}"><v>{n}</v></c>' + (f'<c t="inlineStr"><is><t>项目{t}</t></is></c>'
                                                 if inline else f'<c t="s"><v>{t}</v></c>')
            for a, n, t in zip("ACEGI", numbers, texts)) + "</row>"
    yield "</sheetData></worksheet>"


def large(folder, inline, level, *ways):
    path, digest = folder / "large.xlsx", hashlib.sha256()
    strings = "".join(f"<si><t>项目{i}</t></si>" for i in range(STRINGS))
    make(path, {"xl/sheet.xml": rows(digest, inline),
                "xl/strings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>'}, level)
    if level == 0:
        widen(path)
    for way in ways:
        status, found, peak = run(way, path)
        check(f"large, {way}, status", status, 0)
        if way == "--to=csv":
            check("large, content", found, digest.hexdigest())
        if MEASURED:
            check(f"large, {way}, peak below 64 MiB ({peak} KiB)", peak < PEAK, True)


# --- bombs ---------------------------------------------------------------------------------------

def filled(head, unit, tail, size, noise=0):
    """`unit` over and over; comments of noise keep the ratio below what is refused at once."""
    chance = random.Random(2)
    yield head
    for _ in range(noise >> 16):
        yield f"<!--{chance.randbytes(1 << 16).hex()}-->"
    piece = unit * (1 + (1 << 20) // len(unit))
    for _ in range(size // len(piece) + 1):
        yield piece
    yield tail


def bombs():
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>', "</sheetData></worksheet>"
    strings = f'<sst xmlns="{MAIN}">', "</sst>"
    formats = f'<styleSheet xmlns="{MAIN}"><numFmts>', "</numFmts></styleSheet>"
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs>', "</cellXfs></styleSheet>"
    links = f'<Relationships xmlns="{PKG}">', "</Relationships>"
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>', "</sheets></workbook>"
    code, name = "0" * 3000, "a" * 60000
    yield "xl/sheet.xml", sheet, " ", 120 << 20, 0
    yield "xl/strings.xml", strings, "<si/>", 500 << 20, 0
    yield "xl/styles.xml", styles, "<xf/>", 120 << 20, 0
    yield "xl/workbook.xml", book, " ", 120 << 20, 0
    yield "[Content_Types].xml", ("<Types>", "</Types>"), " ", 120 << 20, 0
    yield "xl/styles.xml", styles, "<xf/>", 20 << 20, 1 << 18
    yield "xl/styles.xml", formats, f'<numFmt numFmtId="9" formatCode="{code}"/>', 40 << 20, 1 << 18
    yield ("xl/_rels/workbook.xml.rels", links, f'<Relationship Id="a" Type="b" Target="{name}"/>',
           40 << 20, 1 << 18)
    yield "[Content_Types].xml", ("<Types>", "</Types>"), "<a/>", 40 << 20, 1 << 18
    yield "xl/workbook.xml", book, f'<sheet name="{name}" r:id="a"/>', 40 << 20, 1 << 18
    yield "xl/workbook.xml", book, "<a/>", 70 << 20, 1 << 19


def refuse(what, path):
    start = time.monotonic()
    status, _, peak = run(path)
    check(f"{what}: status", status, 2)
    check(f"{what}: soon", time.monotonic() - start < SECONDS, True)
    if MEASURED:
        check(f"{what}: peak below 64 MiB ({peak} KiB)", peak < PEAK, True)


def refuse_bombs(folder):
    path = folder / "bomb.xlsx"
    for number, (part, (head, tail), unit, size, noise) in enumerate(bombs()):
        make(path, {part: filled(head, unit, tail, size, noise)}, 6)
        refuse(f"bomb {number}, {part}", path)


def refuse_a_directory(folder):
    """Of 200,000 empty files, all in the place of one."""
    count, path = 200_000, folder / "directory.xlsx"
    with open(path, "wb") as file:
        file.write(struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a")
        start = file.tell()
        for i in range(count):
            file.write(struct.pack("<4s6H3I5H2I7s", b"PK\1\2", 20, 20, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0,
                                   0, 0, 0, 0, b"%07x" % i))
        end = file.tell()
        file.write(struct.pack("<4sQ2H2I4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, end - start,
                               start))
        file.write(struct.pack("<4sIQI", b"PK\6\7", 0, end, 1))
        file.write(struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF,
                               0))
    refuse("a large directory", path)


# Under a sanitizer what was freed counts as well.
MEASURED = b"__asan_init" not in Path(CELLS).read_bytes()

with tempfile.TemporaryDirectory() as name:
    large(Path(name), False, 1, "--to=csv", "--to=cells", "--to=ndjson", "--sheets")
    large(Path(name), True, 0, "--to=csv")
    refuse_bombs(Path(name))
    refuse_a_directory(Path(name))
print("\n".join(problems))
sys.exit(1 if problems else 0)
