/* The standardized workbook drawn with libxlsxwriter, another program's idea of the same file: test_oracle.py
 * compares the two part by part.
 *
 *     draw-oracle INPUT OUTPUT.xlsx
 *
 * Its numbers have 16 digits at most and its texts no escapes; the inputs of the test need neither. */
#include "base/fail.h"
#include "write/draw/canvas.h"
#include "write/draw/draw.h"
#include <gongkai/gongkai.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { MONEY_DECIMALS = 2, MOST_DECIMALS = 18 };

#define FONT "宋体"

typedef struct drawing {
    lxw_workbook *workbook;
    lxw_format *formats[GK_DRAWN_STYLE_COUNT];
    lxw_format
        *money[MOST_DECIMALS + 1][2]; /* by decimals, a total's or not, made when first used */
    lxw_worksheet *sheet;             /* the one being drawn … */
    const gk_form *form;              /* … and what it looks like */
    uint32_t body;
} drawing;

/* ---- formats -------------------------------------------------------------------------------- */

static lxw_format *new_format(lxw_workbook *workbook, double size, uint8_t align, bool bordered) {
    lxw_format *format = workbook_add_format(workbook);
    if (!format)
        return NULL;
    format_set_font_name(format, FONT);
    format_set_font_size(format, size);
    format_set_align(format, align);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (bordered)
        format_set_border(format, LXW_BORDER_THIN);
    if (bordered && align == LXW_ALIGN_RIGHT)
        format_set_indent(format, 1);
    return format;
}

static bool make_formats(drawing *d) {
    static const struct {
        double size;
        uint8_t align;
        bool bordered, wrapped;
    } looks[GK_DRAWN_STYLE_COUNT] = {
        [GK_DRAWN_TITLE] = {16, LXW_ALIGN_CENTER, false, false},
        [GK_DRAWN_NUMBER] = {10, LXW_ALIGN_RIGHT, false, false},
        [GK_DRAWN_LEFT] = {10, LXW_ALIGN_LEFT, false, true},
        [GK_DRAWN_MIDDLE] = {10, LXW_ALIGN_CENTER, false, false},
        [GK_DRAWN_RIGHT] = {10, LXW_ALIGN_RIGHT, false, false},
        [GK_DRAWN_HEADING] = {10, LXW_ALIGN_CENTER, true, true},
        [GK_DRAWN_LABEL] = {10, LXW_ALIGN_LEFT, true, true},
        [GK_DRAWN_CENTRED] = {10, LXW_ALIGN_CENTER, true, false},
        [GK_DRAWN_NOTE] = {10, LXW_ALIGN_LEFT, false, true},
        [GK_DRAWN_COUNT] = {10, LXW_ALIGN_RIGHT, true, false},
        [GK_DRAWN_MONEY] = {10, LXW_ALIGN_RIGHT, true, false},
        [GK_DRAWN_TOTAL_LABEL] = {10, LXW_ALIGN_LEFT, true, true},
        [GK_DRAWN_TOTAL_CENTRED] = {10, LXW_ALIGN_CENTER, true, false},
        [GK_DRAWN_TOTAL_COUNT] = {10, LXW_ALIGN_RIGHT, true, false},
        [GK_DRAWN_TOTAL_MONEY] = {10, LXW_ALIGN_RIGHT, true, false},
    };
    for (size_t i = 0; i < GK_DRAWN_STYLE_COUNT; i++) {
        d->formats[i] = new_format(d->workbook, looks[i].size, looks[i].align, looks[i].bordered);
        if (!d->formats[i])
            return false;
        if (looks[i].wrapped)
            format_set_text_wrap(d->formats[i]);
    }
    format_set_bold(d->formats[GK_DRAWN_TITLE]);
    for (size_t i = GK_DRAWN_TOTAL_LABEL; i <= GK_DRAWN_TOTAL_COUNT; i++)
        format_set_bold(d->formats[i]);
    format_set_num_format(d->formats[GK_DRAWN_TOTAL_COUNT], "0");
    format_set_num_format(d->formats[GK_DRAWN_TOTAL_MONEY], "#,##0.00");
    format_set_num_format(d->formats[GK_DRAWN_COUNT], "0");
    format_set_num_format(d->formats[GK_DRAWN_MONEY], "#,##0.00");
    return true;
}

static lxw_format *money_format(drawing *d, int decimals, bool total) {
    char pattern[32] = "#,##0.";
    if (decimals < MONEY_DECIMALS)
        decimals = MONEY_DECIMALS;
    lxw_format **format = &d->money[decimals][total];
    if (*format || !(*format = new_format(d->workbook, 10, LXW_ALIGN_RIGHT, true)))
        return *format;
    memset(pattern + 6, '0', (size_t)decimals);
    pattern[6 + decimals] = '\0';
    format_set_num_format(*format, pattern);
    if (total)
        format_set_bold(*format);
    return *format;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static gk_status lxw_fault(lxw_error error, gk_error *err) {
    if (error == LXW_NO_ERROR)
        return GK_OK;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return gk_fail_memory(err);
    return gk_fail(err, GK_E_LIMIT, "the workbook cannot hold this: %s", "工作簿无法容纳：%s",
                   lxw_strerror(error));
}

/* One cell needs no merge. */
static gk_status put_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                          gk_error *err) {
    drawing *d = self;
    lxw_format *format = d->formats[style];
    lxw_row_t row = box.row;
    lxw_col_t col = (lxw_col_t)box.col;
    if (box.last_row > box.row || box.last_col > box.col)
        return lxw_fault(worksheet_merge_range(d->sheet, row, col, box.last_row,
                                               (lxw_col_t)box.last_col, text, format),
                         err);
    return lxw_fault(*text ? worksheet_write_string(d->sheet, row, col, text, format)
                           : worksheet_write_blank(d->sheet, row, col, format),
                     err);
}

static gk_status put_number(void *self, gk_drawn_box box, gk_drawn_style style, gk_decimal number,
                            gk_error *err) {
    drawing *d = self;
    double binary;
    gk_status status = gk_decimal_to_double(number, &binary, err);
    if (status)
        return status;
    lxw_format *format = gk_drawn_plain(style) == GK_DRAWN_MONEY
                             ? money_format(d, number.scale, style == GK_DRAWN_TOTAL_MONEY)
                             : d->formats[style];
    if (!format)
        return gk_fail_memory(err);
    status =
        box.last_row > box.row || box.last_col > box.col ? put_text(d, box, style, "", err) : GK_OK;
    return status ? status
                  : lxw_fault(worksheet_write_number(d->sheet, box.row, (lxw_col_t)box.col, binary,
                                                     format),
                              err);
}

/* internal:'公开02 收入决算表'!C7 */
static gk_status put_link(void *self, uint32_t row, uint32_t col, const char *text,
                          const char *sheet, const char *address, gk_error *err) {
    drawing *d = self;
    char target[512];
    int used = snprintf(target, sizeof target, "internal:'");
    for (; *sheet && used + 4 < (int)sizeof target; sheet++) {
        if (*sheet == '\'')
            target[used++] = '\'';
        target[used++] = *sheet;
    }
    snprintf(target + used, sizeof target - (size_t)used, "'!%s", address);
    return lxw_fault(worksheet_write_url_opt(d->sheet, row, (lxw_col_t)col, target,
                                             d->formats[GK_DRAWN_LABEL], text, NULL),
                     err);
}

static gk_status set_height(void *self, uint32_t row, double points, gk_error *err) {
    drawing *d = self;
    return lxw_fault(worksheet_set_row(d->sheet, row, points, NULL), err);
}

/* ---- sheets --------------------------------------------------------------------------------- */

static gk_status begin_sheet(void *self, const gk_drawn_sheet *sheet, gk_error *err) {
    drawing *d = self;
    d->form = sheet->form;
    d->body = sheet->body;
    d->sheet = workbook_add_worksheet(d->workbook, sheet->name);
    return d->sheet ? GK_OK
                    : gk_fail(err, GK_E_LIMIT, "cannot make a sheet called %s", "无法创建工作表%s",
                              sheet->name);
}

static gk_status set_up_page(drawing *d, const gk_drawn_page *page, gk_error *err) {
    lxw_worksheet *s = d->sheet;
    worksheet_set_paper(s, 9); /* A4 */
    if (d->form->landscape)
        worksheet_set_landscape(s);
    worksheet_set_margins(s, 0.5, 0.5, 0.6, 0.7);
    worksheet_fit_to_pages(s, 1, page->one_page ? 1 : 0);
    worksheet_center_horizontally(s);
    gk_status status = lxw_fault(worksheet_set_footer(s, "&C第 &P 页 共 &N 页"), err);
    if (!status)
        status = lxw_fault(worksheet_repeat_rows(s, 0, d->body - 1), err);
    worksheet_freeze_panes(s, d->body, 0);
    for (uint32_t col = 0; col < d->form->width && !status; col++)
        status = lxw_fault(
            worksheet_set_column(s, (lxw_col_t)col, (lxw_col_t)col, d->form->widths[col], NULL),
            err);
    return status;
}

/* Codes and 行次 are text on purpose; no green corners for that. */
static gk_status accept_number_text(drawing *d, gk_error *err) {
    char range[64];
    snprintf(range, sizeof range, "A1:XFD1048576");
    return lxw_fault(worksheet_ignore_errors(d->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range),
                     err);
}

static gk_status end_sheet(void *self, const gk_drawn_page *page, gk_error *err) {
    gk_status status = set_up_page(self, page, err);
    return status ? status : accept_number_text(self, err);
}

/* ---- the workbook --------------------------------------------------------------------------- */

static gk_status draw(const gk_report *report, const gk_profiles *profiles, const char *path,
                      gk_error *err) {
    drawing d = {.workbook = workbook_new(path)};
    const gk_canvas canvas = {&d,         begin_sheet, put_text, put_number,
                              set_height, end_sheet,   put_link};
    const gk_draw_options options = {.leftovers = true};
    if (!d.workbook || !make_formats(&d))
        return gk_fail_memory(err);
    gk_status status = gk_draw_report(report, profiles, &options, &canvas, err);
    lxw_error closed = workbook_close(d.workbook);
    return status ? status : lxw_fault(closed, err);
}

static gk_reports *read_reports(const gk_profiles *profiles, const char *path, gk_error *err) {
    gk_book *book = gk_book_new(path);
    gk_sink sink = gk_book_sink(book);
    gk_tables *tables = NULL;
    gk_reports *reports = NULL;
    if (!gk_read_file(path, NULL, NULL, &sink, NULL, err))
        tables = gk_recognize(book, profiles, NULL, NULL, err);
    if (tables)
        reports =
            gk_reports_assemble((const gk_tables *const[]){tables}, 1, profiles, NULL, NULL, err);
    gk_tables_free(tables);
    gk_book_free(book);
    return reports;
}

int main(int count, char **arguments) {
    gk_error err = {0};
    gk_profiles *profiles = gk_profiles_new(&err);
    gk_reports *reports = count == 3 ? read_reports(profiles, arguments[1], &err) : NULL;
    gk_status status =
        reports ? draw(gk_reports_at(reports, 0), profiles, arguments[2], &err) : GK_E_ARGUMENT;
    if (status)
        fprintf(stderr, "draw-oracle: %s: %s\n", err.where, err.text);
    gk_reports_free(reports);
    gk_profiles_free(profiles);
    return status != GK_OK;
}
