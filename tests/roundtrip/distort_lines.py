"""Distortions of what stands about a table: lines, titles, notes, other tables, whose report it is."""

import papers
import pictures
import random_reports
from distortion import distortion, retitle, say, target, with_figures


# ---- lines above the table


def above_at(rng, page, title_too=True):
    """Where a line can stand: above the title, below it, or between what is stated and the headings."""
    return rng.choice(([0] if title_too else []) + [1, len(page.above), len(page.above)])


@distortion("refuse")
def line_above(rng, doc):
    """A line alone that says whose figures these are: last year's, the budget's."""
    page = target(rng, doc, with_figures)
    text = rng.choice(["上年数", "预算数", "上年决算", "调整前", "上年决算数", "年初预算数", f"{doc.year - 1}年", f"{doc.year - 1}年度决算数", "上年同期数", "（上年）",
                       "预算", "预决算对比（上年）"])
    if page.role == "three-public" and text == "预算数":
        return False  # it may be a heading there
    at = above_at(rng, page, False)
    span = rng.random() < 0.4
    page.above.insert(at, [papers.Head(text)] + [papers.LEFT if span else papers.BLANK] * (page.width - 1 if span else 0))
    say(doc, page, f"a line {text} above the table, as line {at + 1}{' over its width' * span}")


@distortion("refuse")
def section_above(rng, doc):
    """A section's heading above the table that says last year, budget, draft."""
    page = target(rng, doc, with_figures)
    text = rng.choice(["一、上年情况", "一、上年决算情况", "第一部分 上年决算表", f"一、{doc.year - 1}年决算情况", "二、预算情况", "（一）调整前"])
    at = above_at(rng, page)
    page.above.insert(at, [papers.Head(text)])
    say(doc, page, f"a line {text} above the table, as line {at + 1}")


@distortion("refuse")
def section_inside(rng, doc):
    """10: 一、政府采购情况 becomes last year's."""
    page = doc.page("statistics")
    if not page:
        return False
    doc.touched.add(page.role)
    places = [(r, c) for r, row in enumerate(page.grid) for c, t in enumerate(row) if t[1:2] == "、"]
    r, c = rng.choice(places)
    text = page.grid[r][c]
    new = rng.choice([text[:2] + "上年" + text[2:], f"{text[:2]}{doc.year - 1}年{text[2:]}", f"{text}（上年数）", f"{text[:2]}预算{text[2:]}"])
    page.grid[r][c] = papers.Head(new)
    say(doc, page, f"section {text} renamed to {new}")


@distortion("either")
def line_harmless(rng, doc):
    """A line above that only says what is known: the unit's name, the year, 决算公开."""
    page = target(rng, doc)
    text = rng.choice([doc.department, f"{doc.year}年度", f"{doc.department}{doc.year}年度部门决算公开", "部门决算公开报表", "附件2", f"{doc.year}年度部门决算表",
                       "第二部分 部门决算表"])
    page.above.insert(0, [papers.Head(text)])
    say(doc, page, f"a line {text} above the title")


@distortion("refuse")
def title_suffix(rng, doc):
    """A suffix of the title says that these are other figures."""
    page = target(rng, doc, with_figures)
    text = rng.choice(["（上年）", "（草稿）", "（修改前）", "(上年数)", "（预算）", f"（{doc.year - 1}年）", "——上年", "（调整前）", "（征求意见稿）", "（年初预算）"])
    retitle(page, page.title + text)
    say(doc, page, f"title ends in {text}")


@distortion("report")
def title_suffix_own(rng, doc):
    """A suffix that may be harmless: （本级）, （汇总）, （续）, 修订."""
    page = target(rng, doc, with_figures)
    text = rng.choice(["（本级）", "（汇总）", "（部门本级）", "（更正）"])
    retitle(page, page.title + text)
    if "本级" in text and "本级" in doc.department:
        return False
    say(doc, page, f"title ends in {text}")


@distortion("refuse")
def title_other_unit(rng, doc):
    """The title names another unit than 部门名称 does."""
    page = target(rng, doc, with_figures)
    units = [p + o for p in random_reports.PLACES for o in random_reports.OFFICES]
    other = rng.choice([u for u in units if u not in doc.department and doc.department not in u])
    retitle(page, rng.choice([other, f"{other}{doc.year}年度", f"{doc.year}年{other}"]) + page.title)
    say(doc, page, f"title begins with {other}, the table says {doc.department}")


@distortion("refuse")
def title_other_year(rng, doc):
    """The title names another year than the table does."""
    page = target(rng, doc, with_figures)
    year = doc.year - rng.choice([1, 1, 2])
    title = rng.choice([f"{year}年度", f"{year}年", f"{doc.department}{year}年度"]) + page.title
    retitle(page, title)
    say(doc, page, f"title begins with {year}, the table says {doc.year}")


@distortion("exact")
def title_same(rng, doc):
    """The title names the same unit and year."""
    page = target(rng, doc)
    same = [f"{doc.department}{doc.year}年度", f"{doc.year}年度{doc.department}", f"{doc.year}年", doc.department]
    retitle(page, rng.choice(same) + page.title)
    say(doc, page, f"title is {page.above[0][0]}")


@distortion("report")
def stated_other(rng, doc):
    """One table of the file says another unit or year below its title, or its number is another's."""
    page = target(rng, doc, with_figures)
    doc.needs_all = True
    doc.apart = False
    places = [(r, c) for r, row in enumerate(page.above) for c, t in enumerate(row) if str(doc.year) in t and doc.department not in t]
    r, c = rng.choice(places)
    page.above[r][c] = papers.Head(page.above[r][c].replace(str(doc.year), str(doc.year - 1)))
    doc.also_years = {doc.year - 1}
    say(doc, page, f"says {page.above[r][c]}, the others {doc.year}")


# ---- tables that no form has, between the others


LOCAL_TITLES = ["政府采购支出决算表", "“三公”经费及会议费、培训费支出决算表", "“三公”经费、会议费、培训费支出决算表", "会议费、培训费支出决算表", "会议费培训费支出决算表",
                "项目收入支出决算表", "国有资产占用情况表", "机构运行信息表", "财政专户管理资金收入支出决算表", "机关运行经费支出决算表", "政府采购情况表",
                "政府购买服务支出情况表", "资产负债简表", "国有资产使用情况表", "政府采购支出情况表", "机构运行经费支出、国有资产占用情况及政府采购支出信息表",
                "“三公”经费决算情况统计表", "项目支出绩效自评表", "部门收支决算总表（二）", "预算支出决算明细表", "债务情况统计表", "上年结转资金情况表", "项目支出决算明细表",
                "一般公共预算财政拨款项目支出决算表", "基本数字表"]


LOCAL_HEADS = [("项目", "年初结转和结余", "本年收入", "本年支出", "年末结转和结余"), ("项目", "预算数", "决算数"), ("项目", "数量", "金额"), ("项目", "行次", "统计数"),
               ("项目名称", "本年支出", "基本支出", "项目支出"), ("科目编码", "科目名称", "合计", "基本支出", "项目支出")]


def local_table(rng, doc, title):
    """(rows, figures) of a table that no form has."""
    heads = rng.choice(LOCAL_HEADS)
    rows, figures = [[papers.Head(title)]], set()
    if rng.random() < 0.7:
        rows.append([papers.Head(f"单位名称：{doc.department}"), papers.Head(f"{doc.year}年度"), papers.Head("单位：万元")])
    rows.append([papers.Head(h) for h in heads])
    for i in range(rng.randint(2, 6)):
        row = [papers.Label(rng.choice(["信息化建设", "专项培训", "会议费", "车辆购置", "设备更新", "房屋修缮", "服务外包"]) + str(i + 1))]
        for h in heads[1:]:
            text = f"{rng.randrange(1, 10 ** 6) / 100:.2f}"
            row.append(papers.Head(str(i + 1)) if h == "行次" else papers.Label(f"名称{i}") if h == "科目名称" else papers.Head(text))
            if h not in ("行次", "科目名称"):
                figures.add(text)
        rows.append(row)
    return rows, figures


@distortion("exact", read=0)
def local_table_between(rng, doc):
    """A titled table that no form has, between the others: kept verbatim with a finding, the others unaffected."""
    title = rng.choice(LOCAL_TITLES)
    if any(pictures.key(title) == pictures.key(t) for p in pictures.profile(doc.profile) for t in p.titles):
        return False
    rows, figures = local_table(rng, doc, title)
    page = target(rng, doc)
    if rng.random() < 0.7:
        page.after += [[]] + rows
        where = "behind"
    else:
        page.above = rows + [[]] + page.above
        where = "before"
    doc.touched = set()
    doc.keep({p.role for p in doc.pages if p.role == page.role or rng.random() < 0.4})
    doc.extras.append((title, figures))
    say(doc, page, f"a table {title} {where} it")
    doc.needs_all = True


# ---- notes


@distortion("exact")
def note_two_lines(rng, doc):
    """注 of more than one line, numbered."""
    page = target(rng, doc)
    page.notes.insert(1, rng.choice(["2.本表金额转换为万元时，因四舍五入可能存在尾差。", "注：2.本套报表金额单位转换时可能存在尾数误差。", "备注：数据来源于部门决算报表。"]))
    say(doc, page, f"another note {page.notes[1]}")


@distortion("exact")
def note_no_data(rng, doc):
    """An empty table explained in a 说明 or in its 注, by name; the next table follows at once."""
    pages = [p for p in doc.pages[:-1] if not with_figures(p)]
    if not pages:
        return False
    page = rng.choice(pages)
    doc.touched.add(page.role)
    subject = page.title.replace("决算表", "")
    page.notes[-1] = rng.choice([f"说明：{doc.department}{doc.year}年度没有{subject}，故本表无数据。", f"说明：{doc.department}没有使用{subject}安排的支出，故本表为空表。",
                                 f"注：{doc.department}本年度没有{subject}，故本表无数据。"])
    if page.notes[-1].startswith("注"):
        page.notes = page.notes[-1:]
    say(doc, page, f"note {page.notes[-1]}")


@distortion("exact", noise=False)
def note_template_line(rng, doc):
    """A line of the form's instructions left between 注 and 说明, in two tables that follow each other (from a real report)."""
    pages = [p for p in doc.pages if not with_figures(p)]
    if not pages:
        return False
    page = rng.choice(pages)
    doc.touched.add(page.role)
    subject = page.title.replace("决算表", "")
    page.notes = [page.notes[0], f"说明：{doc.department}本年度没有{subject}，故本表无数据。"]
    line = f"无{subject}的，仍保留该表格式，并在本表下方作下述说明："
    page.above, page.notes, page.after = page.above, page.notes[:1], [[papers.Head(line)], [papers.Head(page.notes[1])]]
    doc.notes = {page.role: [page.notes[0], page.after[1][0]]}
    say(doc, page, f"between its notes: {line}")


@distortion("either")
def note_before_title(rng, doc):
    """A 说明 that names a table stands before the title of that table, behind the notes of the one before."""
    if len(doc.pages) < 2:
        return False
    at = rng.randrange(1, len(doc.pages))
    page, before = doc.pages[at], doc.pages[at - 1]
    doc.touched |= {page.role, before.role}
    doc.needs_all = True
    doc.apart = False
    text = f"说明：{page.title}中的数据为汇总数。"
    page.above.insert(0, [papers.Head(text)])
    doc.notes = {page.role: [text] + page.notes}
    doc.loose = True
    say(doc, page, f"before its title: {text}")


# ---- habits


@distortion("exact", only=("csv", "tsv"))
def utf16_without_mark(rng, doc):
    """UTF-16 without a byte order mark."""
    doc.encoding = rng.choice(["utf-16-le", "utf-16-be"])
    doc.touched = {rng.choice(doc.pages).role}
    doc.said.append(doc.encoding)


# ---- more headings


@distortion("report")
def number_of_another(rng, doc):
    """公开NN of another table stands under the title."""
    page = target(rng, doc, lambda p: p.number and with_figures(p))
    own = {f"{p.number}表" for name in random_reports.YEARS for p in pictures.profile(name) if p.role == page.role}  # in any year
    others = [p.number for p in doc.pages if p.number not in own]
    new = rng.choice(others)
    for row in page.above:
        row[:] = [papers.Head(new) if c == page.number else c for c in row]
    say(doc, page, f"its number is {new}, not {page.number}")


@distortion("check", whole=True)
def titles_exchanged(rng, doc):
    """Two tables with the same headings under each other's titles."""
    def first_row(role):
        return [c.text for c in doc.page(role).picture.rows[0].cells]
    pairs = [(a, "state-capital") for a in ("general", "fund") if doc.page("state-capital") and with_figures(doc.page(a))
             and first_row(a) == first_row("state-capital")]
    if not pairs:
        return False
    a, b = (doc.page(r) for r in rng.choice(pairs))
    doc.touched |= {a.role, b.role}
    a.above, b.above = b.above, a.above
    doc.said.append(f"{a.role} and {b.role} under each other's titles")


# ---- what is no value


@distortion("either")
def department_long(rng, doc):
    """A name of a unit of 30 to 130 characters."""
    doc.touched = {rng.choice(doc.pages).role}
    name = doc.department + "".join(rng.choice("示例中心管理服务局所站处科室委员会") for _ in range(rng.randint(20, 110)))
    for page in doc.pages:
        for row in page.above:
            row[:] = [papers.Head(c.replace(doc.department, name)) if c else c for c in row]
        page.notes = [n.replace(doc.department, name) for n in page.notes]
    doc.department = name
    doc.said.append(f"a department of {len(name)} characters")


@distortion("exact")
def department_line_alone(rng, doc):
    """Unit and year named once, on the cover or above the first table alone."""
    doc.touched = {rng.choice(doc.pages).role}
    doc.apart = False
    for i, page in enumerate(doc.pages):
        keep = papers.unit_cell(page)
        text = page.above[keep[0]][keep[1]]
        page.above = [page.above[0]] + [[papers.Head(page.number)]] * bool(page.number) + [[text]]
        if i == 0:
            page.above.insert(1, [papers.Head(f"部门名称：{doc.department}"), papers.Head(f"{doc.year}年度")])
    doc.needs_all = True
    doc.said.append("部门 and 年度 stand in the first table alone")


@distortion("either")
def department_on_cover(rng, doc):
    """Unit and year named on a cover alone."""
    doc.touched = {rng.choice(doc.pages).role}
    doc.apart = False
    for page in doc.pages:
        keep = papers.unit_cell(page)
        page.above = [page.above[0]] + [[papers.Head(page.number)]] * bool(page.number) + [[page.above[keep[0]][keep[1]]]]
    first = doc.pages[0]
    lines = rng.choice([[f"{doc.department}{doc.year}年度部门决算"], [f"{doc.year}年度", f"{doc.department}", "部门决算公开"],
                        [doc.department, f"{doc.year}年度部门决算"]])
    first.above = [[papers.Head(t)] for t in lines] + [[]] + first.above
    doc.needs_all = True
    doc.whose_may_lack = True
    doc.said.append(f"部门 and 年度 stand on the cover alone: {lines}")
