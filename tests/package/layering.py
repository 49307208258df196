"""Who may include whom: layering.py SOURCE-TREE

ALLOWED names, for each folder of lib/ and tools/, the folders its files may include. Every file lies
in one of them; every permission must be used by at least one file, so that none outlives its reason.
A third party's header is included by one source file only, its owner.
"""

import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
PUBLIC = "include/gongkai"

# The order is the order of dependence: a folder includes itself and folders above it only.
ALLOWED = {
    "lib/base": "",
    "lib/finding": "base",
    "lib/container": "base",
    "lib/sheet": "base finding",
    "lib/sheet/displayed": "base sheet",
    "lib/read/archive": "base container",
    "lib/read/xls": "base finding container sheet read",
    "lib/read/xlsx": "base container sheet read",
    "lib/read/html": "base finding container sheet read",
    "lib/read/spreadsheetml": "base container sheet read",
    "lib/read": "base finding container",
    "lib/profile": "base",
    "lib/report": "base finding profile",
    "lib/recognize": "base finding profile report",
    "lib/assemble": "base finding profile report",
    "lib/migrate": "base finding profile report assemble",
    "lib/diff": "base profile report",
    "lib/check": "base profile report",
    "lib/stream": "base finding profile report",
    "lib/write/draw": "base profile report",
    "lib/write/xls": "base container write write/draw",
    "lib/write/xlsx": "base container write write/draw",
    "lib/write/tidy": "base profile report",
    "lib/write/raw": "base",
    "lib/write": "base report assemble write/draw",
    "tools/cli": "base",
    "tools/witness": "base cli",
    "tools/job": "base cli witness",
    "tools/cells": "base cli witness job",
    "tools/check": "base cli job",
    "tools/convert": "witness job",
    "tools/diff": "base cli job",
    "tools/profiles": "cli",
    "tools": "cli witness job cells check convert diff profiles",
}

# The owner of each third party's header; the first entry that fits counts.
OWNERS = {
    "zip.h": "lib/container/zip.c",
    "libxml/HTMLparser.h": "lib/read/html/parser.c",
    "libxml/parserInternals.h": "lib/read/html/parser.c",
    "libxml/": "lib/container/xml.c",
    "zlib.h": "lib/container/zip_pack.c",
    "csv.h": "lib/base/csv_parse.c",
    "iconv.h": "lib/base/encoding.c",
    "nettle/sha2.h": "lib/base/sha256.c",
    "nettle/": "lib/read/xls/biff_cipher.c",
    "freexl.h": "tools/witness/gk-witness.c",
}
C_HEADERS = {"stdbool.h", "stddef.h", "stdint.h"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)

problems = []
used = set()  # (folder, allowed folder)
owners_seen = set()


def includes(path):
    """The headers a file names: (quoted?, name)."""
    return [(mark == '"', name) for mark, name in INCLUDE.findall(path.read_text("utf-8"))]


def folder_of(header, path):
    """The ALLOWED folder in which a quoted header lies; None if there is no such file."""
    tops = ("lib", "tools") if path.startswith("tools") else ("lib",)
    for top in tops:
        if (ROOT / top / header).exists():
            return str(Path(top, header).parent)
    return None


def check_private(path, folder, name):
    target = folder_of(name, path)
    if target is None:
        problems.append(f'{path}: includes "{name}": no such file, or not named by its folder')
    elif target != folder:
        short = target.split("/", 1)[-1]
        used.add((folder, short))
        if short not in ALLOWED[folder].split():
            problems.append(f'{path}: includes "{name}": {folder} may not use {target}')


def check_system(path, name):
    if name.startswith("gongkai/"):
        return
    for header, owner in OWNERS.items():
        if name == header or header.endswith("/") and name.startswith(header):
            owners_seen.add(header)
            if path != owner:
                problems.append(f"{path}: includes <{name}>: that belongs to {owner}")
            return


def check_file(path):
    relative = str(path.relative_to(ROOT))
    folder = str(Path(relative).parent)
    if folder not in ALLOWED:
        problems.append(f"{relative}: {folder} is a folder without rules")
        return
    for quoted, name in includes(path):
        if quoted:
            check_private(relative, folder, name)
        else:
            check_system(relative, name)


def check_public(path):
    """Public headers include one another and the C library: no POSIX, no private header."""
    for quoted, name in includes(path):
        if quoted or not (name.startswith("gongkai/") or name in C_HEADERS):
            problems.append(f"{path.relative_to(ROOT)}: includes {name}: not for a public header")


for top in ("lib", "tools"):
    for source in sorted((ROOT / top).rglob("*.[ch]")):
        check_file(source)
for header in sorted((ROOT / PUBLIC).glob("*.h")):
    check_public(header)
for folder, allowed in ALLOWED.items():
    for name in allowed.split():
        if (folder, name) not in used:
            problems.append(f"layering.py: {folder} may use {name}, and no file of it does")
for header in OWNERS.keys() - owners_seen:
    problems.append(f"layering.py: nobody includes <{header}>")
print("\n".join(problems) or "every include goes the right way")
sys.exit(1 if problems else 0)
