#include "diff/print.h"

#include "cli/cli.h"
#include "job/json.h"
#include <stdio.h>
#include <string.h>

enum { SHOWN_MAX = GK_DECIMAL_TEXT_MAX, NAME_WIDTH = 34, COLUMN_WIDTH = 26, VALUE_WIDTH = 16 };

bool diff_read_tolerance(const char *text, bool yuan, gk_decimal *tolerance) {
    return gk_decimal_parse(text, strlen(text), tolerance, NULL) == GK_OK &&
           tolerance->coefficient >= 0 &&
           (!yuan || gk_decimal_shift(*tolerance, -4, tolerance, NULL) == GK_OK);
}

/* ---- values --------------------------------------------------------------------------------- */

/* A number in the unit asked for, exact; as it is where that has too many digits. */
static void show_number(const diff_page *p, bool money, gk_decimal number, char text[SHOWN_MAX]) {
    gk_decimal shifted;
    if (money && p->yuan && gk_decimal_shift(number, 4, &shifted, NULL) == GK_OK)
        number = shifted;
    gk_decimal_format(number, money ? 2 : 0, text);
}

/* NULL for nothing. */
static const char *show(const diff_page *p, bool money, const gk_value *value,
                        char text[SHOWN_MAX]) {
    if (!value || value->kind == GK_VALUE_BLANK)
        return NULL;
    if (value->kind == GK_VALUE_NOT_APPLICABLE)
        return "——";
    show_number(p, money, value->number, text);
    return text;
}

/* ---- for people ----------------------------------------------------------------------------- */

static void print_padded(const char *text, size_t width, bool right) {
    size_t own = gk_text_width(text, 2);
    size_t blanks = own < width ? width - own : 0;
    if (right)
        printf("%*s%s", (int)blanks, "", text);
    else
        printf("%s%*s", text, (int)blanks, "");
}

static void print_heads(diff_page *p, const gk_difference *d) {
    if (!p->begun)
        printf("%d %s → %d %s  (%s)\n", p->left->year, p->left->department, p->right->year,
               p->right->department, p->yuan ? "元" : "万元");
    if (!p->number || strcmp(p->number, d->number) != 0)
        printf("\n%s %s\n", d->number, d->title);
    p->begun = true;
    p->number = d->number;
}

static void print_line(diff_page *p, const gk_difference *d) {
    char left[SHOWN_MAX], right[SHOWN_MAX], change[SHOWN_MAX] = "", name[1024];
    print_heads(p, d);
    const char *a = show(p, d->money, d->left, left), *b = show(p, d->money, d->right, right);
    bool named = strcmp(d->row, d->label) != 0;
    snprintf(name, sizeof name, "%s%s%s", d->row, *d->row && named ? " " : "",
             named ? d->label : "");
    if (d->has_change && d->change.coefficient)
        show_number(p, d->money, d->change, change);
    fputs("  ", stdout);
    print_padded(name, NAME_WIDTH, false);
    fputs("  ", stdout);
    print_padded(d->column_name, COLUMN_WIDTH, false);
    print_padded(a ? a : cli_zh() ? "（空）" : "(blank)", VALUE_WIDTH, true);
    fputs(" → ", stdout);
    print_padded(b ? b : cli_zh() ? "（空）" : "(blank)", VALUE_WIDTH, true);
    fputs("  ", stdout);
    if (d->has_change && d->change.coefficient)
        printf("%s%s", d->change.coefficient > 0 ? "+" : "", change);
    putchar('\n');
}

/* ---- for programs --------------------------------------------------------------------------- */

static void print_member(const char *key, const char *text) {
    printf(",\"%s\":", key);
    if (text)
        cli_json_print(stdout, text, strlen(text));
    else
        fputs("null", stdout);
}

static void print_report(const char *key, const gk_report *report) {
    char name[1024];
    snprintf(name, sizeof name, "%d/%s", report->year, report->department);
    print_member(key, report->table_count ? name : NULL);
}

static void print_origins(const gk_difference *d) {
    const gk_value *values[] = {d->left, d->right};
    char where[2048];
    const char *comma = "";
    fputs(",\"src\":[", stdout);
    for (size_t i = 0; i < 2; i++) {
        if (!values[i] || !values[i]->origin.source)
            continue;
        fputs(comma, stdout);
        cli_json_print(stdout, where, gk_origin_format(values[i]->origin, where, sizeof where));
        comma = ",";
    }
    fputs("]", stdout);
}

static void print_record(const diff_page *p, const gk_difference *d) {
    char left[SHOWN_MAX], right[SHOWN_MAX], change[SHOWN_MAX], column[16];
    snprintf(column, sizeof column, "%u", d->column);
    fputs("{\"t\":\"difference\"", stdout);
    print_report("left_report", p->left);
    print_report("right_report", p->right);
    print_member("role", gk_role_name(d->role));
    print_member("row", d->row);
    print_member("item", d->item);
    print_member("label", d->label);
    print_member("column", column);
    print_member("column_name", d->column_name);
    print_member("unit", !d->money ? NULL : p->yuan ? "元" : "万元");
    print_member("left", show(p, d->money, d->left, left));
    print_member("right", show(p, d->money, d->right, right));
    if (d->has_change)
        show_number(p, d->money, d->change, change);
    print_member("diff", d->has_change ? change : NULL);
    printf(",\"equal\":%s", d->equal ? "true" : "false");
    print_origins(d);
    puts("}");
}

gk_status diff_print(void *self, const gk_difference *difference, gk_error *err) {
    diff_page *p = self;
    (void)err;
    if (p->ndjson)
        print_record(p, difference);
    else
        print_line(p, difference);
    return GK_OK;
}
