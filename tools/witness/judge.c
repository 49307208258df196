#include "witness/judge.h"

#include "witness/moment.h"
#include <math.h>
#include <string.h>

static bool is_number(const witness_line *theirs) {
    return theirs && (theirs->type == 'i' || theirs->type == 'n');
}

static bool is_moment(const witness_line *theirs) {
    return theirs && strchr("dmh", theirs->type);
}

static bool both_text(const gk_cell *ours, const witness_line *theirs) {
    return ours && ours->type == GK_CELL_TEXT && theirs && theirs->type == 't';
}

static bool is_calendar(const gk_cell *ours) {
    return ours && (ours->type == GK_CELL_DATE || ours->type == GK_CELL_DURATION);
}

static bool same_number(double a, double b) {
    return a == b || (isnan(a) && isnan(b));
}

/* The text is freexl's own rendering of our number. */
static bool from_our_number(const witness_facts *facts, const gk_cell *ours,
                            const witness_line *theirs) {
    bool numeric = ours && (ours->type == GK_CELL_NUMBER || is_calendar(ours));
    return numeric && is_moment(theirs) &&
           witness_moment_is(theirs, ours->number, facts->datemode == 1904);
}

/* ---- the same ------------------------------------------------------------------------------- */

/* Both what our cell says and the number behind it must be what freexl shows. */
static bool same_time(const witness_facts *facts, const gk_cell *ours, const witness_line *theirs) {
    if (!is_calendar(ours) || !from_our_number(facts, ours, theirs))
        return false;
    if (ours->type == GK_CELL_DURATION)
        return theirs->type == 'h' && ours->number >= 0 && ours->number < 1;
    return witness_moment_same(theirs, ours->text);
}

static bool same(const witness_facts *facts, const gk_cell *ours, const witness_line *theirs) {
    if (!ours || !theirs)
        return !ours && theirs->type == 't' && !*theirs->text; /* an empty text is no cell */
    if (both_text(ours, theirs))
        return strlen(theirs->text) == ours->length &&
               memcmp(ours->text, theirs->text, ours->length) == 0;
    if (is_number(theirs))
        return ours->type == GK_CELL_NUMBER && same_number(ours->number, theirs->number);
    return same_time(facts, ours, theirs);
}

/* ---- the known faults ----------------------------------------------------------------------- */

typedef bool fault_test(const witness_facts *facts, const gk_cell *ours,
                        const witness_line *theirs);

/* It has no FORMULA record at all: every cached result is NULL. */
static bool no_formulas(const witness_facts *facts, const gk_cell *ours,
                        const witness_line *theirs) {
    (void)facts;
    return !theirs && ours->formula;
}

/* Nor has it RSTRING, the text with fonts inside of BIFF5; BIFF8 keeps its texts elsewhere. */
static bool no_rstring(const witness_facts *facts, const gk_cell *ours,
                       const witness_line *theirs) {
    return !theirs && ours->type == GK_CELL_TEXT && facts->biff <= 5;
}

/* After a chart sheet without DIMENSION it throws away the cells of the last worksheet. */
static bool sheet_lost(const witness_facts *facts, const gk_cell *ours,
                       const witness_line *theirs) {
    (void)ours;
    return !theirs && facts->sheet_lost;
}

static bool bool_as_integer(const witness_facts *facts, const gk_cell *ours,
                            const witness_line *theirs) {
    (void)facts;
    return ours && ours->type == GK_CELL_BOOL && is_number(theirs) &&
           ours->number == theirs->number;
}

/* #NULL! is 0, every other error 1. */
static bool error_as_integer(const witness_facts *facts, const gk_cell *ours,
                             const witness_line *theirs) {
    (void)facts;
    return ours && ours->type == GK_CELL_ERROR && is_number(theirs) &&
           theirs->number == (strcmp(ours->text, "#NULL!") != 0);
}

/* Built-in formats 27 to 36 and 50 to 58 (zh-CN), yyyy"年", m"月", aaaa, [mm], hh … */
static bool date_as_number(const witness_facts *facts, const gk_cell *ours,
                           const witness_line *theirs) {
    (void)facts;
    return is_calendar(ours) && is_number(theirs) && same_number(ours->number, theirs->number);
}

/* It counts the letters d, m, y and h inside brackets and quotes too ([DBNum2], "USD mdy"), and
 * reads BIFF5 formats one byte off. A day or time no calendar has is a number to us. */
static bool number_as_date(const witness_facts *facts, const gk_cell *ours,
                           const witness_line *theirs) {
    return ours && ours->type == GK_CELL_NUMBER && from_our_number(facts, ours, theirs);
}

/* yyyy"年"m"月"d"日" is a date to it even with a time. */
static bool time_dropped(const witness_facts *facts, const gk_cell *ours,
                         const witness_line *theirs) {
    return is_calendar(ours) && from_our_number(facts, ours, theirs) && theirs->type == 'd' &&
           ours->number != floor(ours->number);
}

/* [h]:mm:ss of 36:30 is 12:30:00. */
static bool days_dropped(const witness_facts *facts, const gk_cell *ours,
                         const witness_line *theirs) {
    return is_calendar(ours) && from_our_number(facts, ours, theirs) && theirs->type == 'h' &&
           ours->number >= 1;
}

/* Every fourth year is leap (wrong from 2100-03-01 on), nothing is before day 1, and the last half
 * second of a day is 24:00:00. */
static bool own_calendar(const witness_facts *facts, const gk_cell *ours,
                         const witness_line *theirs) {
    return is_calendar(ours) && from_our_number(facts, ours, theirs);
}

/* Texts beyond two records are cut at 8,222 characters, and those after them replaced. */
static bool long_text(const witness_facts *facts, const gk_cell *ours, const witness_line *theirs) {
    return facts->long_text && both_text(ours, theirs);
}

/* In BIFF5 the code page of the file may be absent or false; fonts say more, but not to it. */
static bool wrong_codepage(const witness_facts *facts, const gk_cell *ours,
                           const witness_line *theirs) {
    return both_text(ours, theirs) && witness_text_is_garbled(facts, ours->text, theirs->text);
}

static const struct {
    fault_test *parts;
    const char *id;
    cli_text text;
} faults[] = {
    {no_formulas, "no-formulas", {"it has no formula results", "不读公式结果"}},
    {no_rstring, "no-rich-text", {"it has no rich text of BIFF5", "不读BIFF5的富文本"}},
    {sheet_lost,
     "sheet-lost",
     {"it loses the last sheet after a chart sheet", "有图表工作表时丢失最后一个工作表"}},
    {bool_as_integer, "bool-as-integer", {"truth values are integers to it", "将逻辑值读作整数"}},
    {error_as_integer, "error-as-integer", {"errors are integers to it", "将错误值读作整数"}},
    {date_as_number, "date-as-number", {"it takes some dates for numbers", "将某些日期读作数字"}},
    {number_as_date, "number-as-date", {"it takes some numbers for dates", "将某些数字读作日期"}},
    {time_dropped, "time-dropped", {"it drops the time after some dates", "丢弃某些日期后的时间"}},
    {days_dropped, "days-dropped", {"it drops whole days of a duration", "丢弃时长中的整日"}},
    {own_calendar,
     "own-calendar",
     {"its calendar is wrong outside 1900 to 2100", "1900至2100年以外日历有误"}},
    {long_text, "long-text", {"it cuts long texts and spoils others", "截断长文本并损坏其他文本"}},
    {wrong_codepage, "wrong-codepage", {"it trusts a false code page", "依据错误的代码页"}},
};

_Static_assert(sizeof faults / sizeof *faults <= WITNESS_FAULTS_MAX, "counters for all faults");

size_t witness_fault_count(void) {
    return sizeof faults / sizeof *faults;
}

const char *witness_fault_id(size_t fault) {
    return faults[fault].id;
}

cli_text witness_fault(size_t fault) {
    return faults[fault].text;
}

int witness_judge(const witness_facts *facts, const gk_cell *ours, const witness_line *theirs) {
    if (same(facts, ours, theirs))
        return WITNESS_EQUAL;
    for (size_t i = 0; i < witness_fault_count(); i++)
        if (faults[i].parts(facts, ours, theirs))
            return (int)i;
    return WITNESS_DISAGREE;
}

/* ---- texts ---------------------------------------------------------------------------------- */

typedef struct letters {
    size_t ascii, other;
} letters;

static letters count_letters(const char *text) {
    letters n = {0, 0};
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        n.ascii += byte < 0x80;
        n.other += byte >= 0xC0;
    }
    return n;
}

bool witness_text_is_long(const gk_cell *cell) {
    enum { RECORD = 8200 }; /* bytes a BIFF record has room for, about */
    if (cell->type != GK_CELL_TEXT || cell->length <= RECORD / 2)
        return false;
    letters n = count_letters(cell->text);
    return (n.ascii + n.other) * (n.other ? 2 : 1) > RECORD;
}

bool witness_text_is_garbled(const witness_facts *facts, const char *ours, const char *theirs) {
    static const uint32_t wide[] = {932, 936, 949, 950, 1200, 1361};
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (facts->codepage == wide[i])
            return false;
    letters a = count_letters(ours), b = count_letters(theirs);
    return facts->biff <= 5 && a.other > 0 && b.other >= a.other &&
           b.ascii + b.other == a.ascii + 2 * a.other;
}
