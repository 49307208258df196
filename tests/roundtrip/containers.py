"""Papers in the containers that reports come in: CSV, TSV, text, XLSX, web pages, XML Spreadsheets, .xls."""

import html
import re
import shutil
import struct
import subprocess
import tempfile
import zipfile
from xml.sax.saxutils import escape

import biff
import render
import sheets
from papers import Styled, is_figure
from random_reports import Merged

ENCODINGS = {"csv": ["utf-8", "utf-8-sig", "gb18030"], "tsv": ["utf-8", "utf-16"], "text": ["utf-8", "gb18030"]}
PLAIN = ("csv", "csv-gbk", "tsv", "text")  # nothing but characters
STYLED = ("xlsx", "html", "xmlss")
ALL = ("csv", "csv-gbk", "tsv", "text", "xlsx", "html", "xmlss", "xls")


def text_of(cell):
    return "" if isinstance(cell, Merged) else str(cell)


def plain(rows):
    return [[text_of(c) for c in row] for row in rows]


# ---- text


def write_text(pages, form, encoding):
    texts = []
    for page in pages:
        rows = plain(page.rows())
        if form == "blanks":
            texts.append("".join("  ".join(" ".join(c.split()) for c in row if c) + "\n" for row in render.one_line(rows)))
        elif form == "text":
            lines = render.one_line(rows)
            texts.append("".join("\t".join(row).rstrip("\t") + "\n" + ("\n" if sum(map(bool, row)) == 1 else "") for row in lines))
        else:
            texts.append(render.as_csv(rows) if form.startswith("csv") else render.as_tsv(rows))
    text = "\n".join(texts)
    return text.encode(encoding or ("gb18030" if form == "csv-gbk" else "utf-8"))


# ---- XLSX


RUN_LOOKS = {"struck": "<strike/>", "super": '<vertAlign val="superscript"/>', "white": '<color rgb="FFFFFFFF"/>', "": ""}


def rich_item(cell):
    """A text with a font for each run: openpyxl 3.0 has none."""
    return "".join(f'<r><rPr>{RUN_LOOKS[look]}<sz val="11"/></rPr><t xml:space="preserve">{escape(text)}</t></r>'
                   for text, look in cell.runs)


def put_styled(sheet, at, cell, rich):
    """A cell with looks; one of several runs gets a placeholder, and its item is added to `rich`."""
    from openpyxl.styles import Font
    place = sheet.cell(*at)
    if cell.cell.startswith("formula"):
        place.value = f"=SUM({'@zero@' if cell.cell.endswith('zero') else 'B1:B2'})"
    elif len(cell.runs) > 1 or cell.runs[0][1] == "white":
        place.value = f"@rich{len(rich)}@"
        rich.append(rich_item(cell))
    else:
        number = sheets.number(str(cell))
        place.value = str(cell) if number is None else number
        if cell.runs[0][1] == "struck":
            place.font = Font(strike=True)
    if cell.cell == "white":
        place.font = Font(color="FFFFFFFF")
    if cell.cell.startswith("format "):
        place.number_format = cell.cell[7:]


SHARED = ('<Override PartName="/xl/sharedStrings.xml" ContentType='
          '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
SHARED_RELATION = ('<Relationship Id="rIdShared" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" '
                   'Target="sharedStrings.xml"/></Relationships>')
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rewrite(path, change):
    """Change the parts of a package."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def enrich(parts, rich):
    """Put the texts with looks where their placeholders are: as shared strings, as Excel does."""
    for name in parts:
        if name.startswith("xl/worksheets/"):
            parts[name] = re.sub(r't="inlineStr"><is><t>@rich(\d+)@</t></is>', r't="s"><v>\1</v>', parts[name])
    items = "".join(f"<si>{item}</si>" for item in rich)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}" count="{len(rich)}" uniqueCount="{len(rich)}">{items}</sst>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", SHARED)
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("</Relationships>", SHARED_RELATION)


def uncalculated(parts):
    """Formulas hold 0, and the workbook asks to be calculated on load, as XlsxWriter writes them."""
    for name in parts:
        if name.startswith("xl/worksheets/"):
            parts[name] = re.sub(r"<f>SUM\(@zero@\)</f><v ?/>|<f>SUM\(@zero@\)</f><v></v>", "<f>SUM(B1:B2)</f><v>0</v>", parts[name])
    book = re.sub(r"<calcPr[^>]*/>", "", parts["xl/workbook.xml"])
    parts["xl/workbook.xml"] = book.replace("</workbook>", '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>')


def add_sheet(book, pages, name, rich):
    sheet, row = book.create_sheet(name), 1
    for page in pages:
        rows = page.rows()
        sheets.place(sheet, [["" if isinstance(c, Styled) else c for c in r] for r in rows], row, 1, "money")
        for r, cells in enumerate(rows):
            for c, cell in enumerate(cells):
                if isinstance(cell, Styled):
                    put_styled(sheet, (row + r, c + 1), cell, rich)
            sheet.row_dimensions[row + r].hidden = r in page.hidden_rows
        for c in page.hidden_columns:
            sheet.column_dimensions[chr(65 + c)].hidden = True
        for r, c, last_r, last_c in page.more_merges:
            sheet.merged_cells.add(f"{chr(65 + c)}{row + r}:{chr(65 + last_c)}{row + last_r}")  # cells under it stay as they are
        if page.hidden_sheet:
            sheet.sheet_state = "hidden"
        row += len(rows) + 2


def write_xlsx(groups, path):
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)
    rich = []
    for i, pages in enumerate(groups):
        add_sheet(book, pages, pages[0].sheet or f"Sheet{i + 1}", rich)
    book.save(path)
    if rich:
        rewrite(path, lambda parts: enrich(parts, rich))
    if any(isinstance(c, Styled) and c.cell == "formula zero" for pages in groups for page in pages for row in page.grid for c in row):
        rewrite(path, uncalculated)


# ---- web pages


FORMS = {"input": '<input type="text" value="{}">', "textarea": "<textarea>{}</textarea>",
         "select": "<select><option>0.00</option><option selected>{}</option></select>"}
LOOKS = {"struck": ("<s>", "</s>"), "del": ("<del>", "</del>"), "line": ('<span style="text-decoration:line-through">', "</span>"),
         "hidden": ('<span style="display:none">', "</span>"), "super": ("<sup>", "</sup>"), "white": ('<font color="#ffffff">', "</font>")}


WHITES = ["color:#ffffff", "color:white", "color:rgb(255, 255, 255)", "color:#FFF;background:#ffffff", "color:#000;background-color:black", "color:transparent",
          "font-weight:bold;color:White !important"]


def html_text(cell):
    if not isinstance(cell, Styled):
        return html.escape(str(cell), quote=False).replace("\n", "<br>") or "&nbsp;"
    if cell.runs[0][1] in FORMS:
        return FORMS[cell.runs[0][1]].format(html.escape(str(cell)))
    return "".join("".join((LOOKS[look][0], html.escape(text), LOOKS[look][1])) if look else html.escape(text) for text, look in cell.runs)


def html_attributes(page, r, c, cell, ends):
    last_r, last_c = ends.get((r, c), (r, c))
    spans = f' rowspan="{last_r - r + 1}"' * (last_r > r) + f' colspan="{last_c - c + 1}"' * (last_c > c)
    style = ["display:none"] * (c in page.hidden_columns)
    if isinstance(cell, Styled):
        style += [WHITES[len(str(cell)) % len(WHITES)]] * (cell.cell == "white") + [f"mso-number-format:'{cell.cell[7:]}'"] * cell.cell.startswith("format ")
    return spans + (f' style="{";".join(style)}"' if style else "")


def write_html(pages):
    out = ['<html><head><meta charset="utf-8"><title>决算</title></head><body>\n']
    for page in pages:
        rows = page.rows()
        ends = sheets.spans(rows) | {(r, c): (last_r, last_c) for r, c, last_r, last_c in page.more_merges}
        under = {(a, b) for r, c, last_r, last_c in page.more_merges for a in range(r, last_r + 1) for b in range(c, last_c + 1)} - \
            {(r, c) for r, c, _, _ in page.more_merges}
        out.append('<table border="1">\n')
        for r, row in enumerate(rows):
            hidden = ' style="display:none"' * (r in page.hidden_rows)
            cells = "".join(f"<td{html_attributes(page, r, c, cell, ends)}>{html_text(cell)}</td>" for c, cell in enumerate(row)
                            if not isinstance(cell, Merged) and (r, c) not in under)
            out.append(f"<tr{hidden}>{cells}</tr>\n")
        out.append("</table>\n<br>\n")
    return "".join(out + ["</body></html>\n"]).encode("utf-8")


# ---- XML Spreadsheet


NAMESPACE = ('<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
             '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">\n')
STYLES = {"white": '<Font ss:Color="#FFFFFF"/>', "struck": '<Font ss:StrikeThrough="1"/>'}


def xmlss_style(cell):
    if not isinstance(cell, Styled):
        return ""
    if cell.cell.startswith("format "):
        return f'<NumberFormat ss:Format="{escape(cell.cell[7:], {chr(34): "&quot;"})}"/>'
    look = cell.cell or (cell.runs[0][1] if len(cell.runs) == 1 else "")
    return STYLES.get(look, "")


HTML = "http://www.w3.org/TR/REC-html40"
RUNS = {"": ("<Font>", "</Font>"), "struck": ("<S>", "</S>"), "super": ("<Sup>", "</Sup>"), "white": ('<Font html:Color="#FFFFFF">', "</Font>")}


def xmlss_data(cell):
    if isinstance(cell, Styled) and len(cell.runs) > 1:
        inner = "".join(escape(text).join(RUNS[look]) for text, look in cell.runs)
        return f'<ss:Data ss:Type="String" xmlns="{HTML}" xmlns:html="{HTML}">{inner}</ss:Data>'
    number = sheets.number(str(cell)) if is_figure(cell) else None
    return f'<Data ss:Type="String">{escape(str(cell))}</Data>' if number is None else f'<Data ss:Type="Number">{number!r}</Data>'


def xmlss_rows(page, styles):
    rows = page.rows()
    ends = sheets.spans(rows) | {(r, c): (last_r, last_c) for r, c, last_r, last_c in page.more_merges}
    for r, row in enumerate(rows):
        cells = ""
        for c, cell in enumerate(row):
            if isinstance(cell, Merged) or cell == "" and (r, c) not in ends:
                continue
            last_r, last_c = ends.get((r, c), (r, c))
            merge = f' ss:MergeDown="{last_r - r}"' * (last_r > r) + f' ss:MergeAcross="{last_c - c}"' * (last_c > c)
            style = xmlss_style(cell)
            named = f' ss:StyleID="s{styles.setdefault(style, len(styles))}"' if style else ""
            cells += f'<Cell ss:Index="{c + 1}"{merge}{named}>{xmlss_data(cell) if cell else ""}</Cell>'
        yield f'<Row{" ss:Hidden=" + chr(34) + "1" + chr(34) if r in page.hidden_rows else ""}>{cells}</Row>\n'


def write_xmlss(groups):
    out, styles = [], {}
    for i, pages in enumerate(groups):
        out.append(f'<Worksheet ss:Name="{escape(pages[0].sheet or f"Sheet{i + 1}")}"><Table>\n')
        out += [f'<Column ss:Index="{c + 1}" ss:Hidden="1"/>\n' for c in sorted(pages[0].hidden_columns)]
        for page in pages:
            out += list(xmlss_rows(page, styles)) + ["<Row></Row>\n<Row></Row>\n"]
        hidden = ('<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
                  if pages[0].hidden_sheet else "")
        out.append(f"</Table>{hidden}</Worksheet>\n")
    made = "".join(f'<Style ss:ID="s{i}">{style}</Style>\n' for style, i in styles.items())
    return (NAMESPACE + f"<Styles>\n{made}</Styles>\n" * bool(made) + "".join(out) + "</Workbook>\n").encode("utf-8")


# ---- .xls


def write_xls(pages):
    """One sheet; None where it does not fit in what biff.py can write."""
    cells, merges, top = [], [], 0
    for page in pages:
        rows = page.rows()
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, Merged) or cell == "":
                    continue
                number = sheets.number(str(cell)) if is_figure(cell) else None
                cells.append((top + r, c, "text" if number is None else "number", str(cell) if number is None else number))
        merges += [(top + r, c, top + a, b) for (r, c), (a, b) in sheets.spans(rows).items()]
        merges += [(top + r, c, top + a, b) for r, c, a, b in page.more_merges]
        top += len(rows) + 2
    more = b"".join(biff.record(0xE5, struct.pack("<HHHHH", 1, r, a, c, b)) for r, c, a, b in merges)
    try:
        return biff.ole2(biff.workbook([(pages[0].sheet or "Sheet1", cells)], sheet_more=more))
    except AssertionError:
        return None


def write_by_office(groups, folder):
    """A workbook saved as .xls by LibreOffice; as .xlsx where there is none."""
    path = folder / "in.xlsx"
    write_xlsx(groups, path)
    if not shutil.which("soffice"):
        return path
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", "xls", "--outdir", folder, path],
                       check=True, capture_output=True, timeout=120)
    path.unlink()
    return folder / "in.xls"


# ---- all


def groups_of(doc):
    pages = doc.papers()
    return [[p] for p in pages] if doc.apart or any(p.sheet or p.hidden_sheet for p in pages) else [pages]


def write(doc, folder):
    """Write the papers into a folder and return what gk-convert is to be given: a file or the folder."""
    form, groups = doc.container, groups_of(doc)
    if form in ("xlsx", "xmlss"):
        path = folder / ("in.xlsx" if form == "xlsx" else "in.xml")
        path.write_bytes(write_xmlss(groups)) if form == "xmlss" else write_xlsx(groups, path)
        return path
    if form == "xls-office":
        return write_by_office(groups, folder)
    if form == "xls" and len(groups) == 1 and (made := write_xls(groups[0])):
        (folder / "in.xls").write_bytes(made)
        return folder / "in.xls"
    form = "csv" if form == "xls" else form
    name = {"csv": "csv", "csv-gbk": "csv", "tsv": "tsv", "text": "txt", "blanks": "txt", "html": "html"}[form]
    source = folder / "in"
    if len(groups) == 1:
        source = folder / f"in.{name}"
    else:
        source.mkdir()
    for i, pages in enumerate(groups):
        path = source / f"{i + 1:02}.{name}" if len(groups) > 1 else source
        path.write_bytes(write_html(pages) if form == "html" else write_text(pages, form, doc.encoding))
    return source
