"""What a unit received and spent in a year, in 分, for each code and kind of money: what every figure of a true report is a sum of."""

from dataclasses import dataclass

APPROPRIATED = ("general", "fund", "capital")
KINDS = APPROPRIATED + ("other",)
CLASSES = ["201", "204", "205", "206", "207", "208", "210", "211", "212", "213", "215", "216", "221", "229"]
BASIC, PROJECT, UPWARD, TRADE, DOWNWARD = range(5)  # 基本, 项目, 上缴上级, 经营, 对附属单位补助: the columns of 03
SOURCES = 5  # 上级补助, 事业, 经营, 附属单位上缴, 其他: the columns of 02 behind 财政拨款
TRADING = 2
OTHER_MONEY = ("none", "none", "balanced", "balanced", "traded at a loss", "debt made good", "overdrawn", "a few 元")


@dataclass
class Flow:
    """Brought forward, received by source, spent by column of 03, carried over."""

    before: int
    received: list
    spent: list
    after: int

    def balances(self):
        return self.before + sum(self.received) == sum(self.spent) + self.after


def amount(rng):
    return rng.choice([rng.randrange(1, 10 ** 5), rng.randrange(10 ** 5, 10 ** 8), rng.randrange(10 ** 8, 10 ** 10)])


def in_column(value, column):
    return [value if i == column else 0 for i in range(5)]


def appropriated_flow(rng, kind, carries):
    spent = [0] * 5
    if rng.random() < {"general": 0.6, "fund": 0.1, "capital": 0.05}[kind]:
        spent[BASIC] = amount(rng)
    if rng.random() < 0.7 or not spent[BASIC]:
        spent[PROJECT] = amount(rng)
    after = amount(rng) if carries and rng.random() < 0.3 else 0
    if after and kind != "general" and rng.random() < 0.3:
        spent = [0] * 5  # all of it waits for the next year
    before = 0
    if carries and rng.random() < 0.4:
        before = rng.choice([rng.randrange(0, sum(spent) + 1), sum(spent) + after])
    return Flow(before, [sum(spent) + after - before], spent, after)


def other_flow(rng, style):
    """Money that was not appropriated may be owed: 结转和结余 below 0, as a loss in 经营 leaves it."""
    some, more = amount(rng), amount(rng)
    before, received, spent = 0, [0] * SOURCES, [0] * 5
    if style == "balanced":
        before = some if rng.random() < 0.4 else 0
        received = [amount(rng) if rng.random() < 0.4 else 0 for _ in received]
        spent = [rng.randrange(0, before + sum(received) + 1) // 4 if rng.random() < 0.5 else 0 for _ in spent]
    elif style == "traded at a loss":
        received, spent = in_column(rng.choice([0, min(some, more)]), TRADING), in_column(max(some, more), TRADE)
    elif style == "debt made good":
        before, received, spent = -some, in_column(some, rng.randrange(SOURCES)), in_column(rng.choice([0, more]), rng.randrange(5))
    elif style == "overdrawn":
        before, spent = -some, in_column(rng.choice([0, more]), rng.choice([BASIC, PROJECT, TRADE]))
    elif style == "a few 元":
        received = in_column(rng.randint(1, 4900), SOURCES - 1)
        spent = in_column(rng.choice([0, received[-1]]), PROJECT)
    return Flow(before, received, spent, before + sum(received) - sum(spent))


class Payments:
    def __init__(self, rng, known=KINDS):
        self.other = rng.choice(OTHER_MONEY)
        several, carries = rng.random() < 0.7, rng.random() < 0.6
        self.rows = {}
        codes = sorted({f"{a}{rng.randint(1, 29):02}{rng.randint(1, 29):02}"
                        for a in rng.sample(CLASSES, rng.randint(2, 6)) for _ in range(rng.randint(1, 5))})
        appropriated = [k for k in known if k != "other"]
        for code in codes:
            for kind in rng.sample(appropriated, rng.randint(1, len(appropriated))) if several else ["general"]:
                self.rows[code, kind] = appropriated_flow(rng, kind, carries)
            if self.other != "none" and rng.random() < 0.5:
                self.rows[code, "other"] = other_flow(rng, self.other)
        if not self.spent(("general",), column=BASIC) and rng.random() < 0.8:
            self.rows[codes[0], "general"] = Flow(0, [123456789], in_column(123456789, BASIC), 0)
        balanced = self.other == "balanced" and rng.random() < 0.5
        self.used, self.distributed = (amount(rng), amount(rng)) if balanced else (0, 0)  # 使用非财政拨款结余, 结余分配
        assert all(flow.balances() for flow in self.rows.values())

    def flows(self, kinds, prefix):
        return [flow for (code, kind), flow in self.rows.items() if kind in kinds and code.startswith(prefix)]

    def before(self, kinds, prefix=""):
        return sum(f.before for f in self.flows(kinds, prefix))

    def received(self, kinds, prefix="", source=None):
        return sum(sum(f.received) if source is None else f.received[source] for f in self.flows(kinds, prefix))

    def spent(self, kinds, prefix="", column=None):
        return sum(sum(f.spent) if column is None else f.spent[column] for f in self.flows(kinds, prefix))

    def after(self, kinds, prefix=""):
        return sum(f.after for f in self.flows(kinds, prefix)) + (self.used - self.distributed if "other" in kinds else 0)

    def codes(self, kinds):
        leaves = {code for code, kind in self.rows if kind in kinds}
        return sorted({leaf[:n] for leaf in leaves for n in (3, 5, 7)})
