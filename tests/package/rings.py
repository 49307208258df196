"""No folder of the library needs, by way of others, itself: rings.py NM LIBRARY-FOLDER OBJECT...

An object file needs the folder that defines a symbol it leaves undefined. A ring among folders means
that none of them can be understood, tested or replaced without the others.
"""

import subprocess
import sys
from pathlib import Path


def folder_of(path, top):
    """lib/read/xls for .../lib/read/xls/biff_cell.c.o; None for what is generated."""
    parts = Path(path).parts
    starts = [i for i, part in enumerate(parts) if part == top]
    return "/".join(parts[starts[-1]:-1]) if starts else None


def symbols(nm, objects):
    """{object file: (names it defines, names it needs)}, in one run of nm."""
    listing = subprocess.run([nm, "-g", "-A", *objects], check=True, capture_output=True, text=True)
    found = {path: (set(), set()) for path in objects}
    for line in listing.stdout.splitlines():
        path, _, rest = line.rpartition(".o:")
        *_, kind, name = rest.split()
        defined, needed = found[path + ".o"]
        (needed if kind in "Uw" else defined).add(name)
    return found


def graph(nm, top, objects):
    """{folder: {folder it needs: an example}}"""
    homes, needs = {}, []
    for path, (defined, needed) in symbols(nm, objects).items():
        folder = folder_of(path, top)
        if folder is None:
            continue
        homes.update({name: folder for name in defined})
        needs.append((folder, Path(path).stem, needed))
    arrows = {}
    for folder, file, needed in needs:
        for name in needed:
            home = homes.get(name)
            if home and home != folder:
                arrows.setdefault(folder, {}).setdefault(home, f"{file} uses {name}")
    return arrows


def ring(arrows):
    """The folders of one ring, in order; [] if there is none."""
    done = set()

    def walk(folder, path):
        if folder in path:
            return path[path.index(folder):] + [folder]
        if folder in done:
            return []
        for target in sorted(arrows.get(folder, {})):
            found = walk(target, path + [folder])
            if found:
                return found
        done.add(folder)
        return []

    for folder in sorted(arrows):
        found = walk(folder, [])
        if found:
            return found
    return []


nm, top, *objects = sys.argv[1:]
arrows = graph(nm, Path(top).name, objects)
if len(arrows) < 5:
    sys.exit(f"only {len(arrows)} folders need another: were the object files found?")
found = ring(arrows)
for folder, target in zip(found, found[1:]):
    print(f"{folder} needs {target}: {arrows[folder][target]}")
print("a ring" if found else f"no ring among {len(arrows)} folders")
sys.exit(1 if found else 0)
