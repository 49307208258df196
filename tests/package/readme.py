#!/usr/bin/env python3
"""What the documents show is what the tools print: readme.py TOOLS SOURCE

Each "$ COMMAND" of a document is run as written, the commands of one document one after the other in one folder
(prepare() says what lies there); the lines below a command are what the terminal then shows, standard error among them. A
line that is "…" stands for any lines, a "…" in a line for any part of it. A command of a program that is not installed
here is reported and skipped. Links between documents must lead somewhere, README.zh-CN.md explains every finding, and
lib/README.md has a line for every folder.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path


# Each document with the locale its reader has.
DOCUMENTS = {
    "README.md": "C.UTF-8",
    "README.zh-CN.md": "zh_CN.UTF-8",
    "tools/man/gk-recipes.7": "C.UTF-8",
    "tools/man/gk-recipes.zh.7": "zh_CN.UTF-8",
}
OTHERS = {"jq", "mlr", "sqlite3", "duckdb", "parallel"}
LEAST = 10  # examples: less, and the way of finding them is broken


def markdown_blocks(text):
    for block in re.findall(r"(?:^(?:    .*|)\n)+", text, re.M):
        yield [line[4:] for line in block.rstrip("\n").split("\n")]


# What troff makes of a line between .EX and .EE, as far as the pages use it.
def unescape(line):
    for escape, text in ((r"\&", ""), (r"\-", "-"), (r"\(aq", "'"), (r"\(dq", '"'), (r"\(ga", "`"), (r"\(ha", "^"),
                         (r"\(ti", "~"), (r"\e", "\\")):
        line = line.replace(escape, text)
    return line


def manual_blocks(text):
    for block in re.findall(r"^\.EX\n(.*?)^\.EE\n", text, re.M | re.S):
        yield [unescape(line) for line in block.rstrip("\n").split("\n")]


def examples(path):
    text = path.read_text(encoding="utf-8")
    for lines in markdown_blocks(text) if path.suffix == ".md" else manual_blocks(text):
        command, shown = None, []
        for line in lines + ["$ "]:
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            elif command:
                shown.append(line)


def prepare(source, tools):
    """The folder a document's commands are run in: what a unit has on its desk, made of the fixtures."""
    fixtures = source / "fixtures"
    for name in ("fixtures", "lib"):
        os.symlink(source / name, name)
    shutil.copytree(fixtures / "report-2024/tables", "2024决算")
    shutil.copy(fixtures / "zip/exports/good.zip", "2024决算.zip")
    shutil.copy(fixtures / "xls/table-of-biff8.xls", "旧表.xls")
    shutil.copy(fixtures / "report-2024/report.txt", "报告.txt")
    report = (fixtures / "report-2024/report.txt").read_text(encoding="utf-8")
    for folder, name, text in (
            ("2023决算", "报告.txt", report.replace("2024年", "2023年")),
            ("2019决算", "导出.csv", (fixtures / "years/2019.csv").read_text(encoding="utf-8-sig")),
            ("全部单位/商务局", "报告.txt", report)):
        os.makedirs(folder)
        Path(folder, name).write_text(text, encoding="utf-8")
    Path("我的核对.csv").write_text(
        "id,scope,formula,when,tolerance,severity,zh,en,source\n"
        "MY-1,,general[合计].项目支出 <= general[合计].基本支出,,round,warn,项目支出不超过基本支出,,本单位要求\n",
        encoding="utf-8")
    os.makedirs("全部单位/文旅局")
    shutil.copy(fixtures / "report-other/stacked.csv", "全部单位/文旅局/导出.csv")
    subprocess.run([tools / "gk-convert", "-q", "2023决算/", "-o", "2023公开.xlsx"], check=True)


def missing(command):
    return [word for word in command.split() if word in OTHERS and not shutil.which(word)]


def run(command, tools, locale):
    environment = dict(os.environ, PATH=f"{tools}:{os.environ['PATH']}", LC_ALL=locale)
    for name in ("LANG", "LANGUAGE", "LC_MESSAGES", "SOURCE_DATE_EPOCH"):
        environment.pop(name, None)
    done = subprocess.run(["sh", "-c", command], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    return done.stdout.decode("utf-8", errors="replace")


def pattern(line):
    if line == "…":
        return "(?:.*\n)*"
    return ".*".join(map(re.escape, line.split("…"))) + "\n"


def matches(shown, printed):
    return re.fullmatch("".join(map(pattern, shown)), printed)


def check_examples(path, locale, tools):
    """How many examples a document has, and how many are wrong."""
    found = list(examples(path))
    wrong = 0
    for command, shown in found:
        while shown and not shown[-1]:
            shown.pop()
        if missing(command):
            print(f"skipped, no {missing(command)[0]}: $ {command}")
            continue
        printed = run(command, tools, locale)
        if not matches(shown, printed):
            print(f"{path.name}: $ {command}\n--- shown\n" + "\n".join(shown) + f"\n--- printed\n{printed}")
            wrong += 1
    return len(found), wrong


def anchor(heading):
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def dead_links(path):
    """Links to files that are not there, or to headings that are not in them."""
    for link in re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, fragment = link.partition("#")
        target = path.parent / name if name else path
        if not target.exists():
            yield link
        elif fragment and fragment not in map(anchor, re.findall(r"^#+ (.*)", target.read_text(encoding="utf-8"), re.M)):
            yield link


def unexplained_findings(source):
    """Kinds of finding (their tables in lib/finding) that README.zh-CN.md does not tell the clerk about."""
    explained = (source / "README.zh-CN.md").read_text(encoding="utf-8")
    tables = "".join(path.read_text(encoding="utf-8") for path in sorted((source / "lib/finding").glob("*.c")))
    kinds = re.findall(r'\{\s*"([a-z-]+)",\s*GK_SEVERITY_', tables)
    assert len(kinds) > 50, "lib/finding has its kinds elsewhere now"
    return [kind for kind in kinds if f"`{kind}`" not in explained]


def folders_left_out(source):
    """Folders of lib/ that lib/README.md has no line for."""
    text = (source / "lib/README.md").read_text(encoding="utf-8")
    return [path.name for path in sorted((source / "lib").iterdir()) if path.is_dir() and f"`{path.name}/`" not in text]


def main(tools, source):
    failed = False
    for name, locale in DOCUMENTS.items():
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            prepare(source, tools)
            count, wrong = check_examples(source / name, locale, tools)
            os.chdir("/")
        print(f"{name}: {count} examples, {wrong} wrong")
        failed = failed or wrong > 0 or count < LEAST
    for path in sorted(source.rglob("*.md")):
        if "build" in path.relative_to(source).parts[0]:
            continue
        for link in dead_links(path):
            print(f"{path.relative_to(source)}: dead link {link}")
            failed = True
    for kind in unexplained_findings(source):
        print(f"README.zh-CN.md: finding {kind} is not explained")
        failed = True
    for name in folders_left_out(source):
        print(f"lib/README.md: no line for {name}/")
        failed = True
    if len((source / "README.md").read_text(encoding="utf-8").splitlines()) > 150:
        print("README.md: more than the 150 lines a newcomer reads")
        failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
