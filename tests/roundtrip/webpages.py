"""Write a folder of CSV tables as web programs and spreadsheets do: a page of tables, a workbook in
one MIME message."""

import csv
import html
from email.message import EmailMessage
from email.policy import SMTP

STYLE = "<style>\n<!-- td {mso-number-format:\"\\@\"; font-size:9pt} -->\n</style>"


def tables(folder):
    """(name, rows) of each CSV."""
    for path in sorted(folder.glob("*.csv")):
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield path.stem, list(csv.reader(file))


def cell(text):
    indented = "&nbsp;" * (2 * (len(text) - len(text.lstrip())))
    return indented + html.escape(text.strip(), quote=False).replace("\n", "<br>") or "&nbsp;"


def in_head(rows):
    """How many rows stand above the table: they have one text, or tell of the whole."""
    count = 0
    while len([c for c in rows[count] if c]) <= 1 or any("单位：" in c for c in rows[count]):
        count += 1
    return count


def one_table(rows, align="right"):
    lines = []
    for row in rows:
        cells = "".join(f"<TD align={align} x:str>{cell(c)}" for c in row)
        lines.append(f"<TR height=20>{cells}\n")
    return "<TABLE border=1 cellspacing=0>\n" + "".join(lines) + "</TABLE>\n"


def asp_page(folder):
    """As ASP code writes it: GBK that calls itself gb2312, titles and units as text above tables,
    end tags left out."""
    out = ['<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type'
           f' content="text/html; charset=gb2312"><title>决算公开</title>{STYLE}</head><body>\n']
    for _, rows in tables(folder):
        head, note = in_head(rows), len(rows) - 1
        title, *meta = rows[:head]
        out.append(f"<h3 align=center><font size=4>{cell(title[0])}</font></h3>\n")
        out += [f"<p>{cell(c)}</p>\n" for row in meta for c in row if c]
        out.append(one_table(rows[head:note]))
        out.append(f"<div>{cell(rows[note][0])}</div><br>\n")
    return "".join(out + ["</body></html>\n"]).encode("gbk")


def part(text, location, kind="html"):
    message = EmailMessage(policy=SMTP)
    message.set_content(text, subtype=kind, charset="utf-8", cte="quoted-printable")
    message["Content-Location"] = f"file:///C:/1/{location}"
    del message["MIME-Version"]
    return message


def excel_message(folder):
    """As Excel writes "Single File Web Page": a page of frames, and a page for each sheet."""
    sheets, parts = "", []
    for i, (name, rows) in enumerate(tables(folder)):
        file = f"book.files/sheet{i + 1:03}.htm"
        sheets += (f"<x:ExcelWorksheet><x:Name>{name}</x:Name><x:WorksheetSource HRef=\"{file}\"/>"
                   "</x:ExcelWorksheet>")
        parts.append(part(f"<html><body>{one_table(rows)}</body></html>", file))
    frames = (f"<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>{sheets}"
              "</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head>"
              "<frameset rows=\"*,39\"><frame src=\"book.files/sheet001.htm\"></frameset></html>")
    whole = EmailMessage(policy=SMTP)
    whole["MIME-Version"] = "1.0"
    whole.make_related()
    for one in [part(frames, "book.htm"), *parts]:
        whole.attach(one)
    return whole.as_bytes()
