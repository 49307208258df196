/* Figures as they are typed and shown, —— and blanks. */
#include "recognize/value.h"

#include "base/fail.h"
#include "recognize/figure.h"
#include <gongkai/displayed.h>
#include <string.h>

/* What offices write where a figure does not apply. The form itself prints ——. */
static bool is_not_applicable(const char *key) {
    return strcmp(key, "-") == 0 || strcmp(key, "/") == 0;
}

/* ---- figures that do not show ------------------------------------------------------------------ */

/* Nothing, or —— and other words: whatever the format puts there, it is not the figure. A figure may
 * be shown in hanzi ([DBNum1]). */
static bool shows_no_figure(const gk_displayed *shown) {
    static const char *const hanzi[] = {"〇", "零", "一", "二", "三", "四", "五", "六",
                                        "七", "八", "九", "十", "壹", "贰", "叁", "肆",
                                        "伍", "陆", "柒", "捌", "玖", "拾", "０", "１",
                                        "２", "３", "４", "５", "６", "７", "８", "９"};
    if (!shown->length)
        return true;
    for (size_t i = 0; i < sizeof hanzi / sizeof *hanzi; i++)
        if (strstr(shown->text, hanzi[i]))
            return false;
    return !strpbrk(shown->text, "0123456789");
}

/* Why nobody sees the figure in this cell; GK_FINDING_COUNT: it is seen, as far as its format goes. */
static gk_finding_kind hidden_by(const gk_cell *cell) {
    return cell->unseen == GK_UNSEEN_COLOUR   ? GK_FINDING_HIDDEN_BY_COLOUR
           : cell->unseen == GK_UNSEEN_MERGED ? GK_FINDING_HIDDEN_BY_MERGE
                                              : GK_FINDING_COUNT;
}

/* Whoever publishes a table publishes what it shows. A zero may well show nothing: gk_typed_texts
 * counts those. */
static gk_status report_unseen(gk_scan *scan, const gk_cell *cell, const gk_value *value,
                               gk_finding_kind kind, bool *bad) {
    if (kind == GK_FINDING_COUNT || value->number.coefficient == 0)
        return GK_OK;
    *bad = true;
    return gk_scan_add_finding(scan, kind, value->origin, gk_scan_key(scan, cell), NULL);
}

static gk_status check_seen(gk_scan *scan, const gk_cell *cell, const gk_value *value, bool *bad) {
    gk_finding_kind kind = hidden_by(cell);
    gk_displayed shown = {0};
    gk_status status = GK_OK;
    if (kind == GK_FINDING_COUNT && cell->format)
        status = gk_cell_displayed(cell, false, &shown, NULL);
    if (kind == GK_FINDING_COUNT && cell->format && status == GK_OK && shows_no_figure(&shown))
        kind = GK_FINDING_HIDDEN_BY_FORMAT;
    gk_displayed_free(&shown);
    return status == GK_E_MEMORY ? gk_fail_memory(scan->err)
                                 : report_unseen(scan, cell, value, kind, bad);
}

static gk_status read_text(gk_scan *scan, const gk_cell *cell, const char *key, gk_value *value,
                           bool *bad) {
    if (!*key) {
        value->kind = GK_VALUE_BLANK;
        return GK_OK;
    }
    if (is_not_applicable(key)) {
        value->kind = GK_VALUE_NOT_APPLICABLE;
        return strcmp(cell->text, "——") == 0 ? GK_OK
                                             : gk_scan_add_finding(scan, GK_FINDING_NOT_APPLICABLE,
                                                                   value->origin, cell->text, NULL);
    }
    char quote[GK_FIGURE_TEXT_MAX];
    gk_figure figure;
    if (!gk_figure_read(cell->text, cell->length, &figure)) {
        *bad = true;
        return gk_scan_add_finding(scan, GK_FINDING_NOT_A_NUMBER, value->origin,
                                   gk_figure_quote(cell->text, cell->length, quote), NULL);
    }
    value->kind = GK_VALUE_NUMBER;
    value->number = figure.number;
    gk_status status = GK_OK;
    if (*figure.mark)
        status = gk_scan_add_finding(scan, GK_FINDING_FOOTNOTE_MARK, value->origin, figure.mark,
                                     cell->text);
    return status ? status : check_seen(scan, cell, value, bad);
}

/* The one number in what a cell shows, without its sign; its decimals. False if there is none or more than one, or it is no plain one. */
static bool shown_number(const char *shown, gk_decimal *number, int *decimals) {
    char digits[GK_DECIMAL_TEXT_MAX];
    size_t n = 0;
    const char *at = shown + strcspn(shown, "0123456789."), *point;
    for (; *at && strchr("0123456789.,", *at) && n + 1 < sizeof digits; at++)
        if (*at != ',')
            digits[n++] = *at;
    digits[n] = '\0';
    point = strchr(digits, '.');
    *decimals = point ? (int)strlen(point + 1) : 0;
    return at[strcspn(at, "0123456789E/:")] == '\0' &&
           gk_decimal_parse(digits, n, number, NULL) == GK_OK;
}

static bool has_any(const char *text, const char *const words[], size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strstr(text, words[i]))
            return true;
    return false;
}

/* Whether the format makes another sign of it: 0.00;0.00 shows -3 as 3.00, (0.00) shows 3 as (3.00).
 * A colour in the format may stand for the sign (0.00;[Red]0.00). */
static bool shows_other_sign(const gk_cell *cell, const char *shown) {
    static const char *const signs[] = {"-", "－", "−", "(", "（", "△", "▲", "负"};
    static const char *const colours[] = {"[R",  "[r",  "[B",  "[b",  "[G",  "[g",
                                          "[M",  "[C",  "[c",  "[Y",  "[y",  "[红",
                                          "[蓝", "[绿", "[洋", "[青", "[黄", "[颜"};
    size_t before = strcspn(shown, "0123456789");
    if (cell->number < 0)
        return !has_any(shown, signs, sizeof signs / sizeof *signs) &&
               !has_any(cell->format, colours, sizeof colours / sizeof *colours);
    return strcspn(shown, "-(") < before ||
           shown[before + strspn(shown + before, "0123456789.,")] == '-';
}

/* 300100 shown as 30.0100 (0!.0000) was meant as the one or the other: nobody can tell. Rounding is
 * what formats are for. */
static gk_status check_shown(gk_scan *scan, const gk_cell *cell, const gk_value *value, bool *bad) {
    gk_displayed shown = {0};
    gk_decimal number, held = value->number;
    int decimals;
    if (!cell->format)
        return GK_OK;
    gk_status status = gk_cell_displayed(cell, false, &shown, NULL);
    if (status == GK_OK && shown.length && shown_number(shown.text, &number, &decimals)) {
        held.coefficient = held.coefficient < 0 ? -held.coefficient : held.coefficient;
        *bad = gk_decimal_compare(gk_decimal_round(held, decimals), number) != 0 ||
               (number.coefficient != 0 && shows_other_sign(cell, shown.text));
    }
    if (*bad)
        status = gk_scan_add_finding(scan, GK_FINDING_SHOWN_OTHERWISE, value->origin, shown.text,
                                     gk_scan_key(scan, cell));
    gk_displayed_free(&shown);
    return status == GK_E_MEMORY ? gk_fail_memory(scan->err) : GK_OK;
}

/* TRUE, a date, an error, a number too long. */
static gk_status refuse_kind(gk_scan *scan, const gk_cell *cell, const gk_value *value) {
    gk_displayed shown = {0};
    gk_status status = gk_cell_displayed(cell, false, &shown, NULL);
    if (status == GK_E_MEMORY)
        status = gk_fail_memory(scan->err);
    else
        status = gk_scan_add_finding(scan, GK_FINDING_NOT_A_NUMBER, value->origin,
                                     shown.length ? shown.text : gk_scan_key(scan, cell), NULL);
    gk_displayed_free(&shown);
    return status;
}

static gk_status read_number(gk_scan *scan, const gk_cell *cell, gk_value *value, bool *bad) {
    value->kind = GK_VALUE_NUMBER;
    if (gk_decimal_from_double(cell->number, &value->number, NULL) == GK_OK) {
        gk_status status = check_shown(scan, cell, value, bad);
        return status || *bad ? status : check_seen(scan, cell, value, bad);
    }
    *bad = true;
    return refuse_kind(scan, cell, value);
}

gk_status gk_value_read(gk_scan *scan, const gk_cell *cell, bool count, gk_value *value,
                        bool *bad) {
    const char *key = gk_scan_key(scan, cell);
    *value = (gk_value){.origin = gk_scan_cell_origin(scan, cell)};
    gk_status status = GK_OK;
    *bad = false;
    if (cell->type == GK_CELL_TEXT)
        status = read_text(scan, cell, key, value, bad);
    else if (cell->type == GK_CELL_NUMBER)
        status = read_number(scan, cell, value, bad);
    else {
        *bad = true;
        status = refuse_kind(scan, cell, value);
    }
    if (!status && !*bad && count && value->kind == GK_VALUE_NUMBER &&
        !gk_decimal_is_whole(value->number)) {
        *bad = true;
        status = gk_scan_add_finding(scan, GK_FINDING_COUNT_NOT_WHOLE, value->origin, key, NULL);
    }
    return status;
}
