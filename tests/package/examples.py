#!/usr/bin/env python3
"""The examples of the public headers compile and run: examples.py INCLUDE LIBRARY SOURCE TOOLS [INCLUDE…]

Each header in INCLUDE/gongkai begins with an example, between @code and @endcode in its file comment; README.md has one in a
block of C. Functions it begins with are left before main(), the rest is put into it, behind the variables of GIVEN that it
uses; an example with a main() of its own is left as it is. It is compiled with
$CC and $CFLAGS and all warnings as errors, linked with LIBRARY, and run in a folder like that of readme.py's examples. It
must end with 0 and print what its comments say: "// prints: TEXT", a comment a line; "…" as in readme.py.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import readme

STRICT = "-std=c17 -Wall -Wextra -Werror".split()
INCLUDES = "#include <gongkai/{name}>\n#include <gongkai/gongkai.h>\n#include <stdio.h>\n#include <stdlib.h>\n" \
           "#include <string.h>\n"

# What the examples have from those of headers that come before: a name, and how it is had and given back.
GIVEN = (
    ("profiles", "gk_profiles *profiles = gk_profiles_new(&err);", "gk_profiles_free(profiles);"),
    ("findings", "gk_findings *findings = gk_findings_new();", "gk_findings_free(findings);"),
    ("book", """gk_book *book = gk_book_new("报告.txt");
    {
        gk_sink into = gk_book_sink(book);
        if (gk_read_file("报告.txt", NULL, NULL, &into, findings, &err))
            return 9;
    }""", "gk_book_free(book);"),
    ("tables", "gk_tables *tables = gk_recognize(book, profiles, NULL, findings, &err);", "gk_tables_free(tables);"),
    ("reports", """gk_reports *reports =
        gk_reports_assemble((const gk_tables *const *)&tables, 1, profiles, NULL, findings, &err);""",
     "gk_reports_free(reports);"),
    ("report", "const gk_report *report = gk_reports_at(reports, 0);", ""),
)
NEEDS = {"book": ["findings"], "tables": ["book", "profiles", "findings"], "reports": ["tables", "profiles", "findings"],
         "report": ["reports"]}


def example_of_header(path):
    comment = path.read_text(encoding="utf-8").split("*/", 1)[0]
    found = re.search(r"@code\n(.*?)^ \*  @endcode", comment, re.M | re.S)
    return found and "".join(re.sub(r"^ \* ? ?", "", line) + "\n" for line in found[1].split("\n")[:-1])


def example_of_document(path):
    return re.search(r"^```c\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S)[1]


def used(code):
    """The names of GIVEN that the code uses without declaring them, and what these need."""
    code = re.sub(r'"[^"\n]*"|//.*', "", code)

    def is_used(name):
        return re.search(rf"\b{name}\b", code) and not re.search(rf"\*\s*{name} =", code)
    wanted = [name for name, _, _ in GIVEN if is_used(name)]
    for name in wanted:  # grows while it is walked
        wanted += [need for need in NEEDS.get(name, []) if need not in wanted]
    return wanted


def program(name, code):
    includes = INCLUDES.format(name=name)
    if "int main(" in code:
        return includes + code
    functions, code = re.fullmatch(r"((?:static .*?^}\n\n)*)(.*)", code, re.M | re.S).groups()
    given = [entry for entry in GIVEN if entry[0] in used(code)]
    before = "".join(f"    {had}\n" for _, had, _ in given)
    after = "".join(f"    {back}\n" for _, _, back in reversed(given))
    return f"{includes}\n{functions}int main(void) {{\n    gk_error err = {{0}};\n    (void)err;\n{before}" \
           f"    {{\n{code}    }}\n{after}    return 0;\n}}\n"


def expected(code):
    return re.findall(r"// prints: (.*)", code)


def fault(name, code, flags, library):
    """Why an example is wrong; None if it is right."""
    Path("example.c").write_text(program(name, code), encoding="utf-8")
    compiler = os.environ.get("CC", "cc")
    compiling = subprocess.run(
        [compiler, *STRICT, *os.environ.get("CFLAGS", "").split(), *flags, "example.c", "-o", "example",
         str(library), f"-Wl,-rpath,{library.parent}"], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if compiling.returncode:
        return compiling.stdout
    done = subprocess.run(["./example"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    printed = done.stdout.decode("utf-8", errors="replace")
    if done.returncode or not readme.matches(expected(code), printed):
        return f"exit status {done.returncode}; it prints\n{printed}"
    return None


def main(include, library, source, tools, *more):
    flags = [f"-I{folder}" for folder in (include, *more)]
    examples = {path.name: example_of_header(path) for path in sorted((include / "gongkai").glob("*.h"))}
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        readme.prepare(source, tools)
        for name, code in examples.items():
            if not code:
                print(f"{name}: its file comment has no example (@code … @endcode)")
                failed = True
                continue
            why = fault(name, code, flags, library)
            if why:
                print(f"--- {name}\n{program(name, code)}\n--- {why}")
                failed = True
        os.rename("报告.txt", "公开.csv")
        why = fault("gongkai.h", example_of_document(source / "README.md"), flags, library)
        if why:
            print(f"--- README.md\n{why}")
            failed = True
        os.chdir("/")
    print(f"{len(examples)} headers")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*(Path(argument).resolve() for argument in sys.argv[1:])))
