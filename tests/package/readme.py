#!/usr/bin/env python3
"""What README.md shows is what the tools print: readme.py TOOLS SOURCE

Each indented block that begins with "$ COMMAND" is run beside the fixtures, as written; the lines below it are what
the terminal then shows, standard error among them. A line that is "…" stands for any lines. A command of a program that is
not installed here is told and skipped.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


OTHERS = {"jq", "mlr", "sqlite3", "duckdb"}


def missing(command):
    return [word for word in command.split() if word in OTHERS and not shutil.which(word)]


def examples(text):
    for block in re.findall(r"(?:^(?:    .*|)\n)+", text, re.M):
        lines = [line[4:] for line in block.rstrip("\n").split("\n")]
        while lines and not lines[0]:
            lines.pop(0)
        command = None
        for line in lines + ["$ "]:
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            elif command:
                shown.append(line)


def run(command, tools):
    environment = dict(os.environ, PATH=f"{tools}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    return subprocess.run(["sh", "-c", command], env=environment, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT).stdout


def matches(shown, printed):
    pattern = "".join("(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in shown)
    return re.fullmatch(pattern, printed)


def main(tools, source):
    found = list(examples((source / "README.md").read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for folder in ("fixtures", "lib"):
            os.symlink(source / folder, folder)
        wrong = 0
        for command, shown in found:
            while shown and not shown[-1]:
                shown.pop()
            if missing(command):
                print(f"skipped, no {missing(command)[0]}: $ {command}")
                continue
            printed = run(command, tools)
            if not matches(shown, printed):
                print(f"README.md: $ {command}\n--- shown\n" + "\n".join(shown) + f"\n--- printed\n{printed}")
                wrong += 1
    print(f"{len(found)} examples, {wrong} wrong")
    return 1 if wrong or len(found) < 4 else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
