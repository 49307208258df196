"""Who may include whom: layering.py SOURCE-TREE

One direction: base, sheet, readers, layouts, recognition, report, writers, tools. What a file
includes by way of private headers counts as its own.
"""

import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
LIB = ROOT / "lib"
PUBLIC = ROOT / "include" / "gongkai"
TOOLS = ROOT / "tools"

THIRD_PARTY = ("zip.h", "libxml/HTMLparser.h", "libxml/parserInternals.h", "libxml/",
               "xlsxwriter.h", "csv.h", "iconv.h", "nettle/sha2.h", "nettle/", "freexl.h")
# lib/base knows nothing of sheets, tables and files: its own headers and nothing above.
BASE = {path.stem for path in (LIB / "base").glob("*.[ch]")}
BASE_HEADERS = BASE | {"error"}

# Crash-prone: it lives in a process of its own, and nothing of ours with it.
WITNESS = TOOLS / "gk-witness.c"

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
problems = []
private = {path.name: path for folder in (LIB, TOOLS) for path in folder.rglob("*.h")}


def problem(path, text):
    problems.append(f"{path.relative_to(ROOT)}: {text}")


def includes(path):
    """The headers a file names: (quoted?, name)."""
    return [(mark == '"', name) for mark, name in INCLUDE.findall(path.read_text("utf-8"))]


def reach(path, seen=None):
    """Names of the project's headers a file sees, its own includes' includes among them."""
    seen = set() if seen is None else seen
    for quoted, name in includes(path):
        if name in seen:
            continue
        header = private.get(name) if quoted else PUBLIC.parent / name
        if header and header.exists():
            seen.add(name)
            reach(header, seen)
    return seen


def is_third_party(name):
    return any(name == header or (header[-1] == "/" and name.startswith(header))
               for header in THIRD_PARTY)


def one_owner_each():
    owners = {}
    for path in sorted([*LIB.rglob("*.[ch]"), *PUBLIC.glob("*.h"), *TOOLS.glob("*.[ch]")]):
        for quoted, name in includes(path):
            for header in THIRD_PARTY:
                if not quoted and (name == header or header[-1] == "/" and name.startswith(header)):
                    owners.setdefault(header, set()).add(path)
                    break  # a header with an owner of its own stands before its folder
    for header, paths in owners.items():
        for path in paths:
            if header == "freexl.h":
                if path != WITNESS:
                    problem(path, f"includes <{header}>; it belongs to {WITNESS.name} alone")
            elif path.suffix == ".h" or LIB not in path.parents:
                problem(path, f"includes <{header}>; a source file of the library's owns it")
        if len(paths) > 1:
            names = ", ".join(sorted(path.name for path in paths))
            problem(LIB, f"<{header}> is included by {names}; one file owns it")


def forbid(files, pattern, reason):
    for path in files:
        for name in sorted(reach(path)):
            if re.fullmatch(pattern, Path(name).name):
                problem(path, f"sees {name}: {reason}")


def stages():
    forbid(LIB.glob("read_*.c"), r"(layout|report|recognize\w*|write\w*|group|grid|picture)\.h",
           "a reader knows cells, not tables")
    forbid(LIB.glob("write_*.c"), r"reader\.h", "a writer knows no reader")
    forbid((LIB / "recognize").glob("*.c"), r"(reader|read|write\w*)\.h",
           "recognition knows cells, not where they came from")


def base_stands_alone():
    for module in BASE:
        for path in (LIB / f"base/{module}.c", LIB / f"base/{module}.h", PUBLIC / f"{module}.h"):
            if not path.exists():
                continue
            for name in sorted(reach(path)):
                if Path(name).stem not in BASE_HEADERS:
                    problem(path, f"sees {name}: a base file includes nothing above base")


def public_headers():
    """They include one another and the C library: no POSIX, no private header."""
    c_headers = {"stdbool.h", "stddef.h", "stdint.h"}
    for path in PUBLIC.glob("*.h"):
        for quoted, name in includes(path):
            if quoted or not (name.startswith("gongkai/") or name in c_headers):
                problem(path, f"includes {name}: not for a public header")


def tools():
    hidden = {path.name for path in LIB.rglob("*.h")}
    for path in sorted(TOOLS.glob("*.[ch]")):
        for quoted, name in includes(path):
            outside = quoted and (name in hidden or not (TOOLS / name).exists())
            foreign = is_third_party(name) and (path, name) != (WITNESS, "freexl.h")
            if outside or not quoted and foreign:
                problem(path, f"includes {name}: a tool sees the public headers only")
            if quoted and name == "cli_private.h" and not path.name.startswith("cli"):
                problem(path, "includes cli_private.h: that is for cli*.c")
    for name in sorted(reach(WITNESS)):
        if name != "witness_limits.h":
            problem(WITNESS, f"sees {name}: the witness shares nothing with what it checks")


one_owner_each()
stages()
base_stands_alone()
public_headers()
tools()
print("\n".join(problems) or "every include goes the right way")
sys.exit(1 if problems else 0)
