"""Write a random report as files: text of a whole report, TSV or CSV, in some encoding."""

import codecs
import csv
import io

from random_reports import Merged

PROSE = ["本单位负责辖区内的日常工作，全年完成各类事项1,234件。", "与上年相比，支出增加12.50万元，增长3.20%，主要原因是项目增多。",
         "（一）按类看，见上表。", "第三部分 情况说明", "人员经费36.50万元，公用经费12,345.67万元。"]
FILE_NAMES = ["Sheet1", "附件2：公开表", "导出 (1)", "最终版", "a1b2c3d4", "2024决算", "新建 文本文档", "公开01",
              "表", "export.final"]
ENCODINGS = {"utf-8": b"", "utf-8-sig": b"", "gbk": b"", "gb18030": b"",
             "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def meta(rng, table, numbers):
    name = rng.choice(["部门名称：", "单位名称：", "部门名称:", "部门："]) + table.department
    year = rng.choice([f"{table.year}年度", f"{table.year}年"])
    yuan = table.unit == "元"
    unit = rng.choice(["金额单位：", "单位：", "单位:", "金额单位："]) + \
        rng.choice(["元", "人民币元"] if yuan else ["万元", "万元", "人民币万元"])
    style = rng.randrange(4)
    if style == 0:
        return numbers + [[name], [year], [unit]]
    if style == 1:
        return numbers + [[unit], [name], [year]]
    if style == 2:
        return numbers + [[name, year, unit]]
    return numbers[:-1] + [["", "", *line] for line in numbers[-1:]] + [[name, "", year, "", unit]]


def grid(rng, table):
    """All rows of a table, from its title to its notes."""
    numbers = [[line] for line in table.number.split("\n") if line]
    above = [[table.title]] + meta(rng, table, numbers) + [[n] for n in table.notes_above]
    rows = above + table.header + table.body + [[n] for n in table.notes]
    return [[""] * table.shift + ["" if isinstance(c, Merged) else str(c) for c in row]
            if row else [] for row in rows]


def ragged(rows, style):
    """Rows cut at their last text, padded to one width, or left as they are."""
    if style == "cut":
        return [row[:max((i + 1 for i, c in enumerate(row) if c), default=0)] for row in rows]
    if style == "padded":
        width = max(map(len, rows)) + 1
        return [row + [""] * (width - len(row)) for row in rows]
    return rows


def one_line(rows):
    return [[c.replace("\n", " ") for c in row] for row in rows]


def as_csv(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def as_tsv(rows):
    return "".join("\t".join(row) + "\n" for row in one_line(rows))


def as_text(rng, rows, title_row):
    """A table as it is pasted from a page: blank lines round everything above the table."""
    lines = one_line(rows)
    out = []
    for row in lines:
        out.append("\t".join(row) + "\n")
        if len([c for c in row if c]) == 1:
            out.append("\n")
    return rng.choice(["", rng.choice(PROSE) + "\n\n"]) + "".join(out) + "\n"


def contents(tables):
    titles = [t.picture.title for t in tables]
    return "\n\n目 录\n\n" + "".join(f"{t}.....\t{i + 4}\n" for i, t in enumerate(titles)) + "\n"


def encode(rng, text, names):
    encoding = rng.choice(list(ENCODINGS))
    ending = rng.choice(["\n", "\r\n"])
    if encoding == "gbk":
        encoding = "gbk" if text.encode("gbk", "ignore").decode("gbk") == text else "gb18030"
    names.update({encoding, {"\n": "LF", "\r\n": "CRLF"}[ending]})
    return ENCODINGS[encoding] + text.replace("\n", ending).encode(encoding)


def table_text(rng, table, form, style):
    rows = ragged(grid(rng, table), style)
    if form == "text":
        return as_text(rng, rows, table.title)
    blank = rng.choice([[], [[]], [[], []]])
    return {"csv": as_csv, "tsv": as_tsv}[form](rows + blank)


def files(rng, case, folder):
    """Write the case into a folder."""
    tables = list(case.tables)
    if rng.random() < 0.5:
        rng.shuffle(tables)
        case.noises.add("any_order")
    form = rng.choice(["csv", "csv", "tsv", "text", "xlsx"])
    if form == "xlsx":
        import sheets  # needs openpyxl
        name = rng.choice(FILE_NAMES)
        sheets.write(rng, case, tables, folder / f"{name}.{rng.choice(['xlsx', 'xls', 'et'])}", meta)
        return
    style = rng.choice(["as is", "cut", "padded"])
    stacked = rng.random() < 0.6
    case.noises.update({form, f"rows {style}", "stacked" if stacked else "one per table"})
    texts = [table_text(rng, t, form, style) for t in tables]
    if rng.random() < 0.25:
        texts[0] = "\n" * rng.randint(1, 4) + texts[0]
        case.noises.add("leading_rows")
    if stacked and form != "text":
        texts = ["\n".join(texts)]
    elif stacked:
        texts = [contents(case.tables) + "".join(texts) + "\n\n".join(rng.sample(PROSE, 3))]
    names = rng.sample(FILE_NAMES, len(texts))
    for name, text in zip(names, texts):
        extension = rng.choice(["csv", "txt", "tsv", "CSV"])
        (folder / f"{name}.{extension}").write_bytes(encode(rng, text, case.noises))
