/* The standardized workbook, drawn from the layout pictures with libxlsxwriter.
 *
 * That library's traps and what is done about each: it knows success where its temporary folder is
 * full (the finished bytes are read back and compared before they get a name); it writes 16 digits
 * (gk_decimal_to_double refuses more than 15); it takes any bytes as text and escapes "_x0041_" not
 * at all (put_text); it writes numbers with the locale's point (the library never sets one, and the
 * comparison would fail); its clock goes into the properties (a fixed time is set); and it speaks
 * on stderr when its file cannot be written (it gets a file in memory). */
#include <gongkai/write.h>

#include "fail.h"
#include "output.h"
#include "picture.h"
#include "utf8.h"
#include "verify.h"
#include <gongkai/text.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { MONEY_DECIMALS = 2, MOST_DECIMALS = 18, TEXT_SIZE = 4096 };

#define FONT "宋体"

typedef struct formats {
    lxw_format *title, *number, *left, *middle, *right; /**< The lines above the table. */
    lxw_format *heading, *label, *centred, *note;
    lxw_format *count, *blank;
    lxw_format *money[MOST_DECIMALS + 1]; /**< By decimals, made when first used. */
} formats;

typedef struct drawing {
    const gk_report *report;
    const gk_layouts *layouts;
    lxw_workbook *workbook;
    formats formats;
    gk_error *err;
    /* the sheet being drawn */
    const gk_table *table;
    const gk_picture *picture;
    lxw_worksheet *sheet;
    lxw_row_t row;
    double height; /**< Of the rows so far, in points. */
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
    lxw_workbook *w = d->workbook;
    formats *f = &d->formats;
    f->title = new_format(w, 16, LXW_ALIGN_CENTER, false);
    f->number = new_format(w, 10, LXW_ALIGN_RIGHT, false);
    f->left = new_format(w, 10, LXW_ALIGN_LEFT, false);
    f->middle = new_format(w, 10, LXW_ALIGN_CENTER, false);
    f->right = new_format(w, 10, LXW_ALIGN_RIGHT, false);
    f->heading = new_format(w, 10, LXW_ALIGN_CENTER, true);
    f->label = new_format(w, 10, LXW_ALIGN_LEFT, true);
    f->centred = new_format(w, 10, LXW_ALIGN_CENTER, true);
    f->note = new_format(w, 10, LXW_ALIGN_LEFT, false);
    f->count = new_format(w, 10, LXW_ALIGN_RIGHT, true);
    f->blank = new_format(w, 10, LXW_ALIGN_RIGHT, true);
    if (!f->title || !f->number || !f->left || !f->middle || !f->right || !f->heading ||
        !f->label || !f->centred || !f->note || !f->count || !f->blank)
        return false;
    format_set_bold(f->title);
    format_set_text_wrap(f->left);
    format_set_text_wrap(f->heading);
    format_set_text_wrap(f->label);
    format_set_text_wrap(f->note);
    format_set_num_format(f->count, "0");
    return true;
}

static lxw_format *money_format(drawing *d, int decimals) {
    char pattern[32] = "#,##0.";
    if (decimals < MONEY_DECIMALS)
        decimals = MONEY_DECIMALS;
    lxw_format **format = &d->formats.money[decimals];
    if (*format || !(*format = new_format(d->workbook, 10, LXW_ALIGN_RIGHT, true)))
        return *format;
    memset(pattern + 6, '0', (size_t)decimals);
    pattern[6 + decimals] = '\0';
    format_set_num_format(*format, pattern);
    return *format;
}

/* ---- cells ---------------------------------------------------------------------------------- */

static gk_status lxw_fault(drawing *d, lxw_error error) {
    if (error == LXW_NO_ERROR)
        return GK_OK;
    if (error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return gk_fail_memory(d->err);
    return gk_fail(d->err, GK_E_LIMIT, "the workbook cannot hold this: %s", "工作簿无法容纳：%s",
                   lxw_strerror(error));
}

static bool is_escape(const char *p) {
    return p[0] == '_' && p[1] == 'x' && strspn(p + 2, "0123456789abcdefABCDEF") >= 4 &&
           p[6] == '_';
}

/* Excel would read a literal _x0041_ as A: its underscore is written as _x005F_. Characters XML has
 * no place for are refused. */
static gk_status escape(drawing *d, const char *text, char out[TEXT_SIZE]) {
    size_t used = 0;
    const char *end = text + strlen(text);
    while (text < end) {
        const char *from = text;
        uint32_t c = gk_utf8_next(&text, end);
        if (c == UINT32_MAX || c == 0xFFFE || c == 0xFFFF)
            return gk_fail(d->err, GK_E_LIMIT, "a character that a workbook cannot hold",
                           "含有工作簿无法保存的字符");
        if (used + 16 >= TEXT_SIZE)
            return gk_fail(d->err, GK_E_LIMIT, "a text of more than %d bytes", "文字超过%d字节",
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

/* Text over a rectangle; one cell needs no merge. */
static gk_status put_text(drawing *d, lxw_row_t last_row, lxw_col_t col, lxw_col_t last_col,
                          const char *text, lxw_format *format) {
    char escaped[TEXT_SIZE];
    gk_status status = escape(d, text, escaped);
    if (status)
        return status;
    if (last_row > d->row || last_col > col)
        return lxw_fault(
            d, worksheet_merge_range(d->sheet, d->row, col, last_row, last_col, escaped, format));
    return lxw_fault(d, *escaped ? worksheet_write_string(d->sheet, d->row, col, escaped, format)
                                 : worksheet_write_blank(d->sheet, d->row, col, format));
}

static gk_status put_number(drawing *d, lxw_col_t col, const gk_field *field, gk_decimal number) {
    double binary;
    gk_status status = gk_decimal_to_double(number, &binary, d->err);
    if (status)
        return status;
    lxw_format *format = field->count ? d->formats.count : money_format(d, number.scale);
    if (!format)
        return gk_fail_memory(d->err);
    return lxw_fault(d, worksheet_write_number(d->sheet, d->row, col, binary, format));
}

static gk_status put_value(drawing *d, lxw_col_t col, const gk_field *field, const gk_row *row) {
    static const gk_value blank = {.kind = GK_VALUE_BLANK};
    const gk_value *value = row ? &row->values[field->column - 1] : &blank;
    gk_status status;
    if (value->kind == GK_VALUE_NUMBER)
        status = put_number(d, col, field, value->number);
    else if (value->kind == GK_VALUE_NOT_APPLICABLE)
        status = put_text(d, d->row, col, col, "——", d->formats.centred);
    else
        status = put_text(d, d->row, col, col, "", d->formats.blank);
    if (status && value->origin.source) {
        gk_fail_cell(d->err, status, value->origin.row, value->origin.col);
        gk_fail_in(d->err, status, value->origin.sheet);
        gk_fail_in(d->err, status, value->origin.source);
    }
    return status;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static double width_of(const gk_picture *p, uint32_t first, uint32_t last) {
    double width = 0;
    for (uint32_t col = first; col <= last && col < p->width; col++)
        width += p->widths[col];
    return width;
}

/* A row is as high as its fullest cell needs at ten points; 宋体 takes about a character's width.
 */
static double lines_needed(const char *text, double width) {
    double needed = (double)gk_text_width(text, 2) * 1.05;
    double lines = 1;
    while (needed > width - 1 && lines < 20) {
        needed -= width - 1;
        lines++;
    }
    return lines;
}

static gk_status set_height(drawing *d, double height) {
    d->height += height;
    return lxw_fault(d, worksheet_set_row(d->sheet, d->row, height, NULL));
}

static double height_of(double lines) {
    return lines <= 1 ? 18 : 5 + 13.5 * lines;
}

static bool is_last_of_row(const gk_field *field, uint32_t row) {
    return field->row_span == 1 && field->corner_row == row;
}

/* What a field shows: its own text, or for {code} and {item} the row's. */
static const char *shown(const gk_field *field, const gk_row *row) {
    if (field->kind == GK_FIELD_CODE)
        return row->key;
    if (field->kind == GK_FIELD_ITEM)
        return row->label;
    return field->text ? field->text : "";
}

static lxw_format *format_for(drawing *d, const gk_picture_row *row, uint32_t col) {
    if (row->kind == GK_ROW_HEADER || row->kind == GK_ROW_INDEX)
        return d->formats.heading;
    if (row->kind == GK_ROW_CAPTION)
        return row->fields[0].col_span == d->picture->width ? d->formats.label : d->formats.heading;
    bool wide = row->fields[col].col_span > 1;
    return wide || d->picture->columns[col].kind == GK_COLUMN_LINE ? d->formats.centred
                                                                   : d->formats.label;
}

/* The row whose value stands at a fixed field: that of the slot around it. */
static const gk_row *row_at(const drawing *d, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < d->picture->slot_count; i++) {
        const gk_slot *slot = &d->picture->slots[i];
        if (slot->row == row && col >= slot->first_value && col <= slot->last_value)
            return gk_table_row(d->table, slot->key);
    }
    return NULL;
}

static gk_status draw_field(drawing *d, uint32_t row, uint32_t col, const gk_row *repeated,
                            double *lines) {
    const gk_picture_row *from = &d->picture->rows[row];
    const gk_field *field = &from->fields[col];
    if (field->kind == GK_FIELD_COVERED)
        return GK_OK;
    if (field->kind == GK_FIELD_VALUE)
        return put_value(d, (lxw_col_t)col, field, repeated ? repeated : row_at(d, row, col));
    const char *text = shown(field, repeated);
    uint32_t last_col = col + field->col_span - 1;
    double needed = lines_needed(text, width_of(d->picture, col, last_col));
    if (is_last_of_row(field, row) && needed > *lines)
        *lines = needed;
    return put_text(d, d->row + field->row_span - 1, (lxw_col_t)col, (lxw_col_t)last_col, text,
                    format_for(d, from, col));
}

static gk_status draw_row(drawing *d, uint32_t row, const gk_row *repeated) {
    double lines = 1;
    gk_status status = GK_OK;
    for (uint32_t col = 0; col < d->picture->width && !status; col++)
        status = draw_field(d, row, col, repeated, &lines);
    if (!status)
        status = set_height(d, height_of(lines));
    d->row++;
    return status;
}

static bool is_slot_key(const gk_picture *picture, const char *key) {
    for (size_t i = 0; i < picture->slot_count; i++)
        if (strcmp(picture->slots[i].key, key) == 0)
            return true;
    return false;
}

static gk_status draw_repeated(drawing *d, uint32_t row) {
    gk_status status = GK_OK;
    for (size_t i = 0; i < d->table->row_count && !status; i++)
        if (!is_slot_key(d->picture, d->table->rows[i].key))
            status = draw_row(d, row, &d->table->rows[i]);
    return status;
}

/* ---- the lines above and below -------------------------------------------------------------- */

static gk_status draw_line(drawing *d, const char *text, lxw_format *format, double height) {
    lxw_col_t last = (lxw_col_t)(d->picture->width - 1);
    gk_status status = put_text(d, d->row, 0, last, text, format);
    if (!status)
        status = set_height(d, height);
    d->row++;
    return status;
}

/* Unit, year and currency unit side by side, each over a third of the columns. */
static gk_status draw_meta(drawing *d) {
    char department[1024], year[32] = "", unit[64];
    uint32_t n = d->picture->width, a = (n + 1) / 3, b = n - n / 3;
    snprintf(department, sizeof department, "部门名称：%s", d->report->department);
    if (d->report->year)
        snprintf(year, sizeof year, "%d年度", d->report->year);
    snprintf(unit, sizeof unit, "金额单位：%s", d->picture->unit);
    gk_status status = put_text(d, d->row, 0, (lxw_col_t)(a - 1), department, d->formats.left);
    if (!status)
        status = put_text(d, d->row, (lxw_col_t)a, (lxw_col_t)(b - 1), year, d->formats.middle);
    if (!status)
        status = put_text(d, d->row, (lxw_col_t)b, (lxw_col_t)(n - 1), unit, d->formats.right);
    if (!status)
        status = set_height(d, height_of(lines_needed(department, width_of(d->picture, 0, a - 1))));
    d->row++;
    return status;
}

static gk_status draw_head(drawing *d) {
    char number[64];
    snprintf(number, sizeof number, "%s表", d->table->number);
    gk_status status = draw_line(d, d->table->title, d->formats.title, 30);
    if (!status)
        status = draw_line(d, number, d->formats.number, 16);
    return status ? status : draw_meta(d);
}

static gk_status draw_note(drawing *d, const char *text) {
    double lines = lines_needed(text, width_of(d->picture, 0, d->picture->width - 1));
    return draw_line(d, text, d->formats.note, 5 + 13.5 * lines);
}

static bool is_explanation(const char *note) {
    return strncmp(note, "说明", strlen("说明")) == 0;
}

static bool has_values(const gk_table *table) {
    const gk_report one = {"", 0, 1, table};
    return gk_report_value_count(&one) > 0;
}

/* The source's own notes, or the form's where it has none; then 说明, which an empty table needs.
 */
static gk_status draw_notes(drawing *d) {
    gk_status status = GK_OK;
    bool noted = false, explained = false;
    for (size_t i = 0; i < d->table->note_count && !status; i++)
        if (!is_explanation(d->table->notes[i])) {
            status = draw_note(d, d->table->notes[i]);
            noted = true;
        }
    for (uint32_t row = 0; row < d->picture->height && !noted && !status; row++)
        if (d->picture->rows[row].kind == GK_ROW_NOTE)
            status = draw_note(d, d->picture->rows[row].fields[0].text);
    for (size_t i = 0; i < d->table->note_count && !status; i++)
        if (is_explanation(d->table->notes[i])) {
            status = draw_note(d, d->table->notes[i]);
            explained = true;
        }
    if (!status && !explained && !has_values(d->table))
        status = draw_note(d, "说明：本表无数据");
    return status;
}

/* ---- sheets --------------------------------------------------------------------------------- */

/* At most 31 characters, none of []:*?/\ */
static void sheet_name(const gk_table *table, char name[128]) {
    char full[256];
    snprintf(full, sizeof full, "%s %s", table->number, table->title);
    const char *at = full, *end = full + strlen(full);
    size_t used = 0;
    for (unsigned units = 0; at < end;) {
        const char *from = at;
        uint32_t c = gk_utf8_next(&at, end);
        units += c >= 0x10000 ? 2 : 1;
        if (c == UINT32_MAX || units > 31 || used + 8 > 128)
            break;
        bool forbidden = c < 0x80 && strchr("[]:*?/\\", (int)c);
        memcpy(name + used, forbidden ? "_" : from, forbidden ? 1 : (size_t)(at - from));
        used += forbidden ? 1 : (size_t)(at - from);
    }
    name[used] = '\0';
}

/* A4 in points within the margins, and a column's width in points at ten-point 宋体. */
static bool nearly_fits_one_page(const drawing *d) {
    const double across = 523, down = 745, character = 5.6, excess = 1.5;
    double width = character * width_of(d->picture, 0, d->picture->width - 1);
    double page_width = d->picture->landscape ? down + 30 : across;
    double page_height = d->picture->landscape ? across - 30 : down;
    double scale = width > page_width ? page_width / width : 1;
    return d->height * scale <= page_height * excess;
}

static gk_status set_up_page(drawing *d, lxw_row_t body) {
    lxw_worksheet *s = d->sheet;
    worksheet_set_paper(s, 9); /* A4 */
    if (d->picture->landscape)
        worksheet_set_landscape(s);
    worksheet_set_margins(s, 0.5, 0.5, 0.6, 0.7);
    worksheet_fit_to_pages(s, 1, nearly_fits_one_page(d) ? 1 : 0);
    worksheet_center_horizontally(s);
    gk_status status = lxw_fault(d, worksheet_set_footer(s, "&C第 &P 页 共 &N 页"));
    if (!status)
        status = lxw_fault(d, worksheet_repeat_rows(s, 0, body - 1));
    worksheet_freeze_panes(s, body, 0);
    for (uint32_t col = 0; col < d->picture->width && !status; col++)
        status = lxw_fault(d, worksheet_set_column(s, (lxw_col_t)col, (lxw_col_t)col,
                                                   d->picture->widths[col], NULL));
    return status;
}

/* Codes and 行次 are text on purpose; no green corners for that. */
static gk_status accept_number_text(drawing *d) {
    char range[64];
    snprintf(range, sizeof range, "A1:XFD%u", (unsigned)d->row + 1);
    return lxw_fault(d, worksheet_ignore_errors(d->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range));
}

static bool is_heading(const gk_picture_row *row) {
    return row->kind == GK_ROW_HEADER || row->kind == GK_ROW_INDEX;
}

static gk_status draw_rows(drawing *d, lxw_row_t *body) {
    gk_status status = GK_OK;
    for (uint32_t row = 0; row < d->picture->height && !status; row++) {
        const gk_picture_row *from = &d->picture->rows[row];
        if (from->kind == GK_ROW_REPEAT)
            status = draw_repeated(d, row);
        else if (from->kind != GK_ROW_NOTE)
            status = draw_row(d, row, NULL);
        if (is_heading(from))
            *body = d->row;
    }
    return status;
}

static gk_status draw_table(drawing *d, const gk_table *table) {
    char name[128];
    lxw_row_t body = 1;
    d->table = table;
    d->picture = gk_layouts_picture(d->layouts, table->profile, table->role);
    if (!d->picture || d->picture->value_count != table->column_count)
        return gk_fail(d->err, GK_E_ARGUMENT, "no layout of %s in profile %s", "没有%s（%s）的版式",
                       table->title, table->profile);
    sheet_name(table, name);
    d->sheet = workbook_add_worksheet(d->workbook, name);
    d->row = 0;
    d->height = 0;
    if (!d->sheet)
        return gk_fail(d->err, GK_E_LIMIT, "cannot make a sheet called %s", "无法创建工作表%s",
                       name);
    gk_status status = draw_head(d);
    if (!status)
        status = draw_rows(d, &body);
    if (!status)
        status = draw_notes(d);
    if (!status)
        status = set_up_page(d, body);
    return status ? status : accept_number_text(d);
}

/* ---- the workbook --------------------------------------------------------------------------- */

static gk_status draw_all(drawing *d, const gk_write_options *options) {
    enum { YEAR_2000 = 946684800 };
    if (!make_formats(d))
        return gk_fail_memory(d->err);
    lxw_doc_properties properties = {0};
    properties.created = (time_t)(options->created ? options->created : YEAR_2000);
    workbook_set_properties(d->workbook, &properties);
    gk_status status = GK_OK;
    for (size_t i = 0; i < d->report->table_count && !status; i++)
        status = draw_table(d, &d->report->tables[i]);
    return status;
}

/* Parts in memory where the system has such a folder: quicker, and no second disk to fill up. */
static char *parts_dir(void) {
    static char shm[] = "/dev/shm";
    return access(shm, W_OK | X_OK) == 0 ? shm : NULL;
}

static gk_status draw_into(drawing *d, const char *path, const gk_write_options *options) {
    lxw_workbook_options how = {.tmpdir = parts_dir()};
    d->workbook = workbook_new_opt(path, &how);
    if (!d->workbook)
        return gk_fail_memory(d->err);
    gk_status status = draw_all(d, options);
    lxw_error closed = workbook_close(d->workbook);
    return status ? status : lxw_fault(d, closed);
}

static gk_status render(const gk_report *report, const gk_layouts *layouts,
                        const gk_write_options *options, void **bytes, size_t *size,
                        gk_error *err) {
    static const gk_write_options defaults = {0};
    char path[4096];
    int fd;
    if (report->table_count == 0)
        return gk_fail(err, GK_E_ARGUMENT, "a report without tables", "决算中没有表");
    gk_status status = gk_scratch_open(path, sizeof path, &fd, err);
    if (status)
        return status;
    drawing d = {.report = report, .layouts = layouts, .err = err};
    status = draw_into(&d, path, options ? options : &defaults);
    if (!status)
        status = gk_output_read_fd(fd, bytes, size, err);
    gk_scratch_close(path, fd);
    return status;
}

typedef struct meant {
    const gk_report *report;
    const gk_layouts *layouts;
} meant;

static gk_status check(void *self, const void *bytes, size_t size, gk_error *err) {
    const meant *m = self;
    return gk_verify_workbook(m->report, m->layouts, bytes, size, err);
}

gk_status gk_write_xlsx(const gk_report *report, const gk_layouts *layouts, const char *path,
                        const gk_write_options *options, gk_error *err) {
    void *bytes = NULL;
    size_t size = 0;
    gk_status status = render(report, layouts, options, &bytes, &size, err);
    meant m = {report, layouts};
    if (!status)
        status = gk_output_write(path, bytes, size, options && options->force, check, &m, err);
    free(bytes);
    return status;
}

gk_status gk_write_xlsx_fd(const gk_report *report, const gk_layouts *layouts, int fd,
                           const gk_write_options *options, gk_error *err) {
    void *bytes = NULL;
    size_t size = 0;
    gk_status status = render(report, layouts, options, &bytes, &size, err);
    if (!status)
        status = gk_verify_workbook(report, layouts, bytes, size, err);
    if (!status)
        status = gk_output_write_fd(fd, bytes, size, err);
    free(bytes);
    return status;
}
