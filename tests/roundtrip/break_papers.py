"""Reports that break the checks which are no equations: each function takes papers (papers.Doc) and changes them; it returns the cell
that must be named, as (role, row among the page's, column), or None where no cell is."""

import copy

from random_reports import BLANK, Code, Count, Head, Label, Money

DEPARTMENT = "示例县水务局"


def place(page, r, c):
    """Of a cell of the grid."""
    return page.role, len(page.above) + r, c


def find(page, text, more=0):
    """The row and column of the first cell of the grid with the text in it."""
    return next((r, c + more) for r, row in enumerate(page.grid) for c, cell in enumerate(row) if text in cell and r >= page.top)


def first_figure(page, r, c):
    """The first cell for a figure on the right of a cell."""
    return place(page, r, next(i for i in range(c, page.width) if i in page.value_columns()))


def of_code(page, code):
    r = next(r for r, row in enumerate(page.grid) if code in row)
    return r, page.grid[r].index(code)


def swap_rows(page, a, b, columns=None):
    for c in columns or range(page.width):
        page.grid[a][c], page.grid[b][c] = page.grid[b][c], page.grid[a][c]


def rename(doc, code, name):
    """Everywhere, so that all tables agree."""
    for page in doc.pages:
        for row in page.grid:
            if code in row and page.by_code:
                row[row.index(code) + 1] = Label(name)


def reword(page, old, new):
    """In the lines above the table; the cell it stands in."""
    r, c = next((r, c) for r, row in enumerate(page.above) for c, cell in enumerate(row) if old in cell)
    page.above[r][c] = Head(page.above[r][c].replace(old, new))
    return page.role, r, c


def line_number(doc):
    page = doc.page("summary")
    r, c = find(page, "二、外交支出")
    page.grid[r][c + 1] = Head("99")
    return place(page, r, c)


def no_line_number(doc):
    page = doc.page("appropriation")
    r, c = find(page, "三、国防支出")
    page.grid[r][c + 1] = BLANK
    return place(page, r, c)


def line_order(doc):
    """In a form that does not say which number a row has."""
    page = doc.page("summary")
    r, c = find(page, "三、国防支出")
    page.grid[r][c + 1] = Head("2")
    return first_figure(page, r, c)


def codes_descend(doc):
    page = doc.page("revenue")
    r, c = of_code(page, "2010301")
    swap_rows(page, r, r + 1)
    return place(page, r + 1, c + 2)


def economic_codes_descend(doc):
    page = doc.page("basic")
    r, c = of_code(page, "30102")
    swap_rows(page, r, r + 1, range(c, c + 3))
    return place(page, r + 1, c + 2)


def blank_for_na(doc):
    page = doc.page("basic")
    r, c = of_code(page, "30901")
    page.grid[r][c + 2] = BLANK
    return place(page, r, c + 2)


def other_name(doc):
    page = doc.page("general")
    r, c = of_code(page, "2010302")
    page.grid[r][c + 1] = Label("水务专项工作")
    return place(page, r, c + 2)


def names_exchanged(doc):
    page = doc.page("general")
    (a, c), (b, _) = of_code(page, "2010301"), of_code(page, "2010302")
    swap_rows(page, a, b, [c + 1])
    return place(page, a, c + 2)


def code_of_income(doc):
    page = doc.page("revenue")
    r, c = of_code(page, "2050202")
    page.grid[r][c] = Code("2050203")
    return place(page, r, c + 2)


def other_department(doc):
    reword(doc.page("general"), DEPARTMENT, "示例县水利局")
    return "general", 0, 0


def year_before_the_form(doc):
    for page in doc.pages:
        reword(page, "2024年度", "2019年度")
    return "summary", 0, 0


def table_left_out(doc):
    doc.pages = [p for p in doc.pages if p.role != "state-capital"]


def tables_exchanged(doc):
    doc.pages[2:4] = doc.pages[3:1:-1]
    return "appropriation", 0, 0


def table_twice(doc):
    doc.pages.append(copy.deepcopy(doc.page("fund")))


def other_number(doc):
    return reword(doc.page("fund"), "公开07", "公开15")


def no_department(doc):
    reword(doc.page("general"), next(c for row in doc.page("general").above for c in row if DEPARTMENT in c), "")
    return "general", 0, 0


def no_number(doc):
    reword(doc.page("basic"), "公开06表", "")
    return "basic", 0, 0


def other_title(doc):
    page = doc.page("basic")
    page.above[0] = [Head("基本支出决算表")]
    return "basic", 0, 0


def no_title(doc):
    page = doc.page("general")
    page.above[0] = [BLANK]
    return place(page, 0, 0)


def column_number(doc):
    page = doc.page("general")
    r = page.index_row()
    page.grid[r][2] = Head("7")
    return place(page, r, 2)


def numeral(doc):
    page = doc.page("summary")
    r, c = find(page, "十三、交通运输支出")
    page.grid[r][c] = Head("十二、交通运输支出")
    return first_figure(page, r, c)


def row_order(doc):
    page = doc.page("statistics")
    r, c = find(page, "机要通信用车")
    swap_rows(page, r, r + 1)
    return place(page, r + 1, page.width - 1)


def total_between_codes(doc):
    page = doc.page("general")
    r = next(r for r, row in enumerate(page.grid) if "合计" in row and r >= page.top)
    page.grid.insert(r + 2, page.grid.pop(r))
    return place(page, r + 2, 2)


def part_of_a_car(doc):
    page = doc.page("statistics")
    r, _ = find(page, "机要通信用车")
    page.grid[r][-1] = Count("1.5")
    return place(page, r, page.width - 1)


def name_of_class(doc):
    rename(doc, "208", "社会保障与就业支出")
    return place(doc.page("revenue"), of_code(doc.page("revenue"), "208")[0], 2)


def name_of_another(doc):
    rename(doc, "20805", "商贸事务")
    return place(doc.page("revenue"), of_code(doc.page("revenue"), "20805")[0], 2)


def not_explained(doc):
    page = doc.page("state-capital")
    page.notes = page.notes[:1]
    return "state-capital", 0, 0


def no_note(doc):
    doc.page("general").notes = []
    return "general", 0, 0


def total_of_nothing(doc):
    page = doc.page("three-public")
    page.grid[-1][8] = Money("0.00")
    return place(page, len(page.grid) - 1, 8)


def not_filled_in(doc):
    doc.page("general").notes = ["注：本表反映XX局本年度一般公共预算财政拨款支出情况。"]
    return "general", 0, 0


def hidden_row(doc):
    page = doc.page("general")
    page.hidden_rows = {len(page.above) + page.top}
    return place(page, page.top, 0)


def spaced_name(doc):
    page = doc.page("summary")
    r, c = find(page, "十三、交通运输支出")
    page.grid[r][c] = Head("十三、交通 运输支出")
    return place(page, r, c)


def nothing(doc):
    """What is so in every workbook that openpyxl or biff.py writes."""


SHEETS = ("xlsx", "html", "xmlss")
EVERYWHERE = ("csv", "text", "xlsx", "xls", "html", "xmlss")

# id, base, what is done, what else it must break, containers it can be in, and the profile if not that of 2024
PAPERS = [
    ("A01-6", "rich", line_number, "", EVERYWHERE), ("A01-6", "rich", no_line_number, "", EVERYWHERE),
    ("A01-6", "old", line_order, "", EVERYWHERE, "p8-2015"),
    ("B-struct", "rich", codes_descend, "", EVERYWHERE), ("C06-na", "rich", blank_for_na, "", EVERYWHERE),
    ("X14b", "rich", other_name, "", EVERYWHERE), ("X14n", "rich", names_exchanged, "X14b", EVERYWHERE),
    ("X14s", "open", code_of_income, "", EVERYWHERE), ("U-03s", "rich", other_department, "U-01", EVERYWHERE),
    ("U-01", "rich", table_left_out, "", EVERYWHERE), ("U-01o", "rich", tables_exchanged, "", EVERYWHERE), ("U-01t", "rich", table_twice, "", EVERYWHERE),
    ("U-02", "rich", other_number, "", EVERYWHERE),
    ("U-03", "rich", no_department, "", EVERYWHERE), ("U-03n", "rich", no_number, "", EVERYWHERE),
    ("U-03t", "rich", other_title, "", EVERYWHERE), ("U-03t", "rich", no_title, "", EVERYWHERE),
    ("U-04", "rich", column_number, "", EVERYWHERE), ("U-04n", "rich", numeral, "", EVERYWHERE),
    ("U-04y", "rich", year_before_the_form, "", EVERYWHERE),
    ("U-04o", "rich", row_order, "", EVERYWHERE), ("U-04o", "rich", total_between_codes, "", EVERYWHERE),
    ("U-07", "rich", economic_codes_descend, "", EVERYWHERE), ("U-08", "rich", name_of_class, "", EVERYWHERE),
    ("U-08c", "rich", name_of_another, "", EVERYWHERE), ("U-09", "plain", not_explained, "", EVERYWHERE),
    ("U-10", "rich", no_note, "", EVERYWHERE), ("U-11", "no cars", total_of_nothing, "", EVERYWHERE),
    ("U-13", "rich", not_filled_in, "", EVERYWHERE), ("U-14h", "rich", hidden_row, "", SHEETS), ("U-17", "rich", spaced_name, "", EVERYWHERE),
    ("U-18", "rich", nothing, "", ("xlsx", "xls")),
]
