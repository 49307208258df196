"""How fast, against a tool doing the same kind of work in the same run: python3 convert.py GK-CONVERT

Prints the median wall time of gk-convert on a bundled report and its ratio to openpyxl copying the
report's cells into a workbook, starts included.
A ratio can be compared between machines; a time cannot. This is no test: nothing fails here.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
RUNS = 11
COPY = """
import sys, openpyxl
book = openpyxl.Workbook()
for line in open(sys.argv[1], encoding=sys.argv[3]):
    book.active.append(line.rstrip().split(sys.argv[4]))
book.save(sys.argv[2])
"""


def median(command):
    times = []
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def main():
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder, "out.xlsx"))
        for name, encoding, mark in (("report-2024/report.txt", "utf-8", "\t"),
                                     ("report-2024/stacked-gbk.csv", "gb18030", ",")):
            source = str(FIXTURES / name)
            ours = median([sys.argv[1], source, "-o", out, "--force"])
            other = median(["/usr/bin/python3", "-c", COPY, source, out, encoding, mark])
            print(f"{name}\t{ours * 1000:.1f} ms\t{ours / other:.3f} of openpyxl copying the cells")


main()
