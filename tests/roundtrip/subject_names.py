"""What codes are called in true reports: classes as the profile's 01 has them, known codes by their names, others by made-up ones."""

import random
import re
from functools import cache

import forms
import pictures

TOPICS = ["水务", "教育", "商贸", "文化", "统计", "审计", "档案", "气象", "地震", "林草", "海洋", "测绘", "邮政", "民政", "侨务", "港澳"]
WORKS = ["行政运行", "专项业务", "信息化建设", "机关服务", "事业运行", "监督检查", "宣传活动", "设施维护", "对外交流", "人员培训"]


def rows_of_csv(name):
    head, *lines = pictures.read_csv(pictures.LAYOUTS.parent / name)
    return [dict(zip(head, line)) for line in lines]


@cache
def known():
    return {r["code"]: r["name"] for r in rows_of_csv("subjects.csv")}


@cache
def class_names(profile):
    """{code of a 类: its name in this profile's 01}."""
    newest = {r["code"]: r["name"] for r in rows_of_csv("classes.csv")}
    summary = next(p for p in pictures.profile(profile) if p.role == "summary")
    texts = {pictures.bare(c.text): re.sub(r"^[一二三四五六七八九十]+、", "", c.text) for row in summary.rows for c in row.cells
             if c.kind == "text"}
    olds = {forms.RENAMED.get(k, k): name for k, name in texts.items()}
    return {code: olds.get(pictures.key(name), name) for code, name in newest.items()}


@cache
def class_lines():
    """{code of a 类: its 行次 in 01 of 2024}, in the form's order."""
    lines = {}
    for row in pictures.profile()[0].rows:
        for i, cell in enumerate(row.cells):
            for code, name in class_names("sx2024").items():
                if cell.kind == "text" and pictures.bare(cell.text) == pictures.key(name):
                    lines[code] = int(row.cells[i + 1].text)
    return lines


def name_of(code, profile):
    if len(code) == 3 and code in class_names(profile):
        return class_names(profile)[code]
    if code in known():
        return known()[code]
    pick = random.Random(code)
    topic = random.Random(code[:5]).choice(TOPICS)
    return f"{topic}事务" if len(code) == 5 else f"{topic}{pick.choice(WORKS)}"
