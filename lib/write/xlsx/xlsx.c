/* The standardized workbook, drawn with libxlsxwriter.
 *
 * That library's traps and what is done about each: it knows success where its temporary folder is
 * full (the finished bytes are read back and compared before they get a name); it writes 16 digits
 * (gk_decimal_to_double refuses more than 15); it takes any bytes as text and escapes "_x0041_" not
 * at all (put_text); it writes numbers with the locale's point (the library never sets one, and the
 * comparison would fail); its clock goes into the properties (a fixed time is set); and it speaks
 * on stderr when its file cannot be written (it gets a file in memory). */
#include "base/fail.h"
#include "base/scratch.h"
#include "base/utf8.h"
#include "write/draw/canvas.h"
#include "write/writer.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { MONEY_DECIMALS = 2, MOST_DECIMALS = 18, TEXT_SIZE = 3 * 32767 + 16 };

#define FONT "宋体"

typedef struct drawing {
    const gk_stream_output *output;
    char path[4096]; /* of the scratch file that takes the workbook … */
    int scratch;     /* … and its descriptor */
    lxw_workbook *workbook;
    lxw_format *formats[GK_DRAWN_STYLE_COUNT]; /* that of money is for blank cells */
    lxw_format *money[MOST_DECIMALS + 1];      /* by decimals, made when first used */
    lxw_worksheet *sheet;                      /* the one being drawn … */
    const gk_form *form;                       /* … and what it looks like */
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
    };
    for (size_t i = 0; i < GK_DRAWN_STYLE_COUNT; i++) {
        d->formats[i] = new_format(d->workbook, looks[i].size, looks[i].align, looks[i].bordered);
        if (!d->formats[i])
            return false;
        if (looks[i].wrapped)
            format_set_text_wrap(d->formats[i]);
    }
    format_set_bold(d->formats[GK_DRAWN_TITLE]);
    format_set_num_format(d->formats[GK_DRAWN_COUNT], "0");
    return true;
}

static lxw_format *money_format(drawing *d, int decimals) {
    char pattern[32] = "#,##0.";
    if (decimals < MONEY_DECIMALS)
        decimals = MONEY_DECIMALS;
    lxw_format **format = &d->money[decimals];
    if (*format || !(*format = new_format(d->workbook, 10, LXW_ALIGN_RIGHT, true)))
        return *format;
    memset(pattern + 6, '0', (size_t)decimals);
    pattern[6 + decimals] = '\0';
    format_set_num_format(*format, pattern);
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

static bool is_escape(const char *p) {
    return p[0] == '_' && p[1] == 'x' && strspn(p + 2, "0123456789abcdefABCDEF") >= 4 &&
           p[6] == '_';
}

/* Excel would read a literal _x0041_ as A: its underscore is written as _x005F_. Characters XML has
 * no place for are refused. */
static gk_status escape(const char *text, char out[TEXT_SIZE], gk_error *err) {
    size_t used = 0;
    const char *end = text + strlen(text);
    while (text < end) {
        const char *from = text;
        uint32_t c = gk_utf8_next(&text, end);
        if (c == UINT32_MAX || c == 0xFFFE || c == 0xFFFF)
            return gk_fail(err, GK_E_LIMIT, "a character that a workbook cannot hold",
                           "含有工作簿无法保存的字符");
        if (used + 16 >= TEXT_SIZE)
            return gk_fail(err, GK_E_LIMIT, "a text of more than %d bytes", "文字超过%d字节",
                           TEXT_SIZE);
        if (is_escape(from)) {
            memcpy(out + used, "_x005F_", 7);
            used += 7;
            continue;
        }
        memcpy(out + used, from, (size_t)(text - from));
        used += (size_t)(text - from);
    }
    out[used] = '\0';
    return GK_OK;
}

/* One cell needs no merge. */
static gk_status put_text(void *self, gk_drawn_box box, gk_drawn_style style, const char *text,
                          gk_error *err) {
    drawing *d = self;
    char escaped[TEXT_SIZE];
    lxw_format *format = d->formats[style];
    lxw_row_t row = box.row;
    lxw_col_t col = (lxw_col_t)box.col;
    gk_status status = escape(text, escaped, err);
    if (status)
        return status;
    if (box.last_row > box.row || box.last_col > box.col)
        return lxw_fault(worksheet_merge_range(d->sheet, row, col, box.last_row,
                                               (lxw_col_t)box.last_col, escaped, format),
                         err);
    return lxw_fault(*escaped ? worksheet_write_string(d->sheet, row, col, escaped, format)
                              : worksheet_write_blank(d->sheet, row, col, format),
                     err);
}

static gk_status put_number(void *self, uint32_t row, uint32_t col, gk_drawn_style style,
                            gk_decimal number, gk_error *err) {
    drawing *d = self;
    double binary;
    gk_status status = gk_decimal_to_double(number, &binary, err);
    if (status)
        return status;
    lxw_format *format =
        style == GK_DRAWN_MONEY ? money_format(d, number.scale) : d->formats[style];
    if (!format)
        return gk_fail_memory(err);
    return lxw_fault(worksheet_write_number(d->sheet, row, (lxw_col_t)col, binary, format), err);
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

static gk_status begin_sheet(void *self, const gk_table *table, const gk_form *form,
                             const char *name, gk_error *err) {
    drawing *d = self;
    (void)table;
    d->form = form;
    d->sheet = workbook_add_worksheet(d->workbook, name);
    return d->sheet ? GK_OK
                    : gk_fail(err, GK_E_LIMIT, "cannot make a sheet called %s", "无法创建工作表%s",
                              name);
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
        status = lxw_fault(worksheet_repeat_rows(s, 0, page->body - 1), err);
    worksheet_freeze_panes(s, page->body, 0);
    for (uint32_t col = 0; col < d->form->width && !status; col++)
        status = lxw_fault(
            worksheet_set_column(s, (lxw_col_t)col, (lxw_col_t)col, d->form->widths[col], NULL),
            err);
    return status;
}

/* Codes and 行次 are text on purpose; no green corners for that. */
static gk_status accept_number_text(drawing *d, const gk_drawn_page *page, gk_error *err) {
    char range[64];
    snprintf(range, sizeof range, "A1:XFD%u", (unsigned)page->rows + 1);
    return lxw_fault(worksheet_ignore_errors(d->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range),
                     err);
}

static gk_status end_sheet(void *self, const gk_drawn_page *page, gk_error *err) {
    gk_status status = set_up_page(self, page, err);
    return status ? status : accept_number_text(self, page, err);
}

/* ---- the workbook --------------------------------------------------------------------------- */

static void set_properties(drawing *d, const gk_write_options *options) {
    enum { YEAR_2000 = 946684800 };
    lxw_doc_properties properties = {0};
    properties.created = (time_t)(options->created ? options->created : YEAR_2000);
    workbook_set_properties(d->workbook, &properties);
}

/* Parts in memory where the system has such a folder: quicker, and no second disk to fill up. */
static char *parts_dir(void) {
    static char shm[] = "/dev/shm";
    return access(shm, W_OK | X_OK) == 0 ? shm : NULL;
}

static gk_status begin_workbook(drawing *d, const gk_write_options *options, gk_error *err) {
    lxw_workbook_options parts = {.tmpdir = parts_dir()};
    d->workbook = workbook_new_opt(d->path, &parts);
    if (!d->workbook || !make_formats(d))
        return gk_fail_memory(err);
    set_properties(d, options);
    return GK_OK;
}

/* The bytes of the finished workbook, from the scratch file to the output. */
static gk_status put_file(const drawing *d, gk_error *err) {
    char bytes[1 << 14];
    gk_status status = GK_OK;
    for (off_t at = 0; !status;) {
        ssize_t n = pread(d->scratch, bytes, sizeof bytes, at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return gk_fail_sys(err, "cannot be read back", "无法回读");
        if (n == 0)
            break;
        status = d->output->write(d->output->self, bytes, (size_t)n, err);
        at += n;
    }
    return status;
}

static gk_status close_workbook(void *self, gk_status status, gk_error *err) {
    drawing *d = self;
    lxw_error closed = d->workbook ? workbook_close(d->workbook) : LXW_NO_ERROR;
    if (!status)
        status = lxw_fault(closed, err);
    if (!status)
        status = put_file(d, err);
    gk_scratch_close(d->path, d->scratch);
    free(d);
    return status;
}

static gk_status open_workbook(const gk_write_options *options, const gk_stream_output *output,
                               gk_canvas *canvas, gk_error *err) {
    drawing *d = calloc(1, sizeof *d);
    if (!d)
        return gk_fail_memory(err);
    d->output = output;
    gk_status status = gk_scratch_open(d->path, sizeof d->path, &d->scratch, err);
    if (status) {
        free(d);
        return status;
    }
    *canvas = (gk_canvas){d, begin_sheet, put_text, put_number, set_height, end_sheet, put_link};
    status = begin_workbook(d, options, err);
    return status ? close_workbook(d, status, err) : GK_OK;
}

const gk_writer gk_writer_xlsx = {"xlsx", open_workbook, close_workbook};
