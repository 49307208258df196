#include "read/xlsx/styles.h"
#include "base/fail.h"
#include "container/xml_walk.h"
#include <stdlib.h>

enum { STYLES = 1, FORMATS, FORMAT, FONTS, FONT, FILLS, FILL, PATTERN, CELLS, CELL };

static const gk_xml_step steps[] = {{0, "styleSheet", STYLES},
                                    {STYLES, "numFmts", FORMATS},
                                    {FORMATS, "numFmt", FORMAT},
                                    {STYLES, "fonts", FONTS},
                                    {FONTS, "font", FONT},
                                    {STYLES, "fills", FILLS},
                                    {FILLS, "fill", FILL},
                                    {FILL, "patternFill", PATTERN},
                                    {STYLES, "cellXfs", CELLS},
                                    {CELLS, "xf", CELL},
                                    {0, NULL, 0}};

typedef struct styles_reader {
    gk_xml_walk walk;
    gk_xlsx_styles *styles;
} styles_reader;

static gk_status fail_id(gk_error *err) {
    return gk_fail(err, GK_E_FORMAT, "the styles hold a number format without a proper number",
                   "样式中有编号不正确的数字格式");
}

/* More than anybody has: 1,048,576 styles, and as many formats with 16 MiB of codes. */
#define GK_STYLES_MAX ((size_t)1 << 20)
#define GK_CODES_MAX ((size_t)16 << 20)

static gk_status fail_many(gk_error *err) {
    return gk_fail(err, GK_E_LIMIT, "the workbook has too many styles", "工作簿的样式过多");
}

static gk_status add_format(gk_xlsx_styles *styles, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_xlsx_format own = {0};
    gk_xml_slice code = gk_xml_attribute(attributes, "formatCode");
    styles->code_size += code.length;
    if (styles->format_count == GK_STYLES_MAX || styles->code_size > GK_CODES_MAX)
        return fail_many(err);
    if (!gk_xml_slice_unsigned(gk_xml_attribute(attributes, "numFmtId"), &own.id))
        return fail_id(err);
    own.format.kind = code.text ? gk_number_format_kind(code.text, code.length) : GK_NUMBER_PLAIN;
    if (code.text && !(own.format.code = gk_arena_text(&styles->arena, code.text, code.length)))
        return gk_fail_memory(err);
    if (!gk_grow((void **)&styles->formats, styles->format_count, &styles->format_capacity,
                 sizeof own))
        return gk_fail_memory(err);
    styles->formats[styles->format_count++] = own;
    return GK_OK;
}

static gk_status add_cell(gk_xlsx_styles *styles, const gk_xml_attributes *attributes,
                          gk_error *err) {
    gk_xml_slice id = gk_xml_attribute(attributes, "numFmtId");
    gk_xlsx_cell_style own = {0};
    if (id.text && !gk_xml_slice_unsigned(id, &own.format))
        return fail_id(err);
    gk_xml_slice_unsigned(gk_xml_attribute(attributes, "fontId"), &own.font);
    gk_xml_slice_unsigned(gk_xml_attribute(attributes, "fillId"), &own.fill);
    if (styles->cell_count == GK_STYLES_MAX)
        return fail_many(err);
    if (!gk_grow((void **)&styles->cells, styles->cell_count, &styles->cell_capacity, sizeof own))
        return gk_fail_memory(err);
    styles->cells[styles->cell_count++] = own;
    return GK_OK;
}

/* --- fonts and fills --- */

static gk_status add_font(gk_xlsx_styles *styles, gk_error *err) {
    if (styles->font_count == GK_STYLES_MAX)
        return fail_many(err);
    if (!gk_grow((void **)&styles->fonts, styles->font_count, &styles->font_capacity,
                 sizeof *styles->fonts))
        return gk_fail_memory(err);
    styles->fonts[styles->font_count++] = (gk_xlsx_font){0};
    return GK_OK;
}

static gk_status add_fill(gk_xlsx_styles *styles, gk_error *err) {
    if (styles->fill_count == GK_STYLES_MAX)
        return fail_many(err);
    if (!gk_grow((void **)&styles->fills, styles->fill_count, &styles->fill_capacity,
                 sizeof *styles->fills))
        return gk_fail_memory(err);
    styles->fills[styles->fill_count++] = (gk_xlsx_fill){0};
    return GK_OK;
}

/* Cells may come before the fonts they name. */
static void find_looks(gk_xlsx_styles *styles) {
    static const gk_xlsx_font plain = {0};
    static const gk_xlsx_fill paper = {0};
    for (size_t i = 0; i < styles->cell_count; i++) {
        gk_xlsx_cell_style *cell = &styles->cells[i];
        cell->look = gk_xlsx_cell_look(
            cell->font < styles->font_count ? &styles->fonts[cell->font] : &plain,
            cell->fill < styles->fill_count ? &styles->fills[cell->fill] : &paper);
    }
}

/* --- events --- */

static gk_status start_known(gk_xlsx_styles *styles, int state, const gk_xml_attributes *attributes,
                             gk_error *err) {
    switch (state) {
    case FORMAT:
        return add_format(styles, attributes, err);
    case FONT:
        return add_font(styles, err);
    case FILL:
        return add_fill(styles, err);
    case PATTERN:
        gk_xlsx_fill_read(&styles->fills[styles->fill_count - 1], "patternFill", attributes);
        return GK_OK;
    case CELL:
        return add_cell(styles, attributes, err);
    default:
        return GK_OK;
    }
}

static gk_status styles_start(void *self, const char *name, const gk_xml_attributes *attributes,
                              gk_error *err) {
    styles_reader *reader = self;
    gk_xlsx_styles *styles = reader->styles;
    int parent = gk_xml_walk_state(&reader->walk);
    if (gk_xml_walk_enter(&reader->walk, name))
        return start_known(styles, reader->walk.state, attributes, err);
    if (parent == FONT)
        gk_xlsx_font_read(&styles->fonts[styles->font_count - 1], name, attributes);
    else if (parent == FILL || parent == PATTERN)
        gk_xlsx_fill_read(&styles->fills[styles->fill_count - 1], name, attributes);
    return reader->walk.state
               ? GK_OK
               : gk_fail(err, GK_E_FORMAT, "the styles part holds no styles", "样式部件中没有样式");
}

static gk_status styles_end(void *self, gk_error *err) {
    (void)err;
    gk_xml_walk_leave(&((styles_reader *)self)->walk);
    return GK_OK;
}

static int compare_formats(const void *a, const void *b) {
    const gk_xlsx_format *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* Sort the formats. Two of one number would make a date of an amount, or not, by chance. */
static gk_status finish(gk_xlsx_styles *styles, gk_error *err) {
    if (styles->format_count)
        qsort(styles->formats, styles->format_count, sizeof *styles->formats, compare_formats);
    for (size_t i = 1; i < styles->format_count; i++) {
        const gk_xlsx_format *f = &styles->formats[i];
        if (f[-1].id == f->id && f[-1].format.kind != f->format.kind)
            return gk_fail(err, GK_E_FORMAT, "number format %u is defined in two ways",
                           "数字格式 %u 有两种定义", f->id);
    }
    find_looks(styles);
    styles->present = true;
    return GK_OK;
}

gk_status gk_xlsx_styles_read(gk_zip *zip, const char *part, gk_xlsx_styles *styles,
                              gk_error *err) {
    styles_reader reader = {{steps, 0, 0}, styles};
    gk_xml_handler handler = {&reader, styles_start, styles_end, NULL};
    gk_status status = gk_xlsx_parse(zip, part, GK_XLSX_PART_MAX, &handler, err);
    return status == GK_OK ? finish(styles, err) : status;
}

void gk_xlsx_styles_free(gk_xlsx_styles *styles) {
    free(styles->formats);
    free(styles->fonts);
    free(styles->fills);
    free(styles->cells);
    gk_arena_free(&styles->arena);
    *styles = (gk_xlsx_styles){0};
}

bool gk_xlsx_styles_format(const gk_xlsx_styles *styles, unsigned style, gk_number_format *format) {
    *format = (gk_number_format){NULL, GK_NUMBER_PLAIN};
    if (!styles->present || (style == 0 && styles->cell_count == 0))
        return true;
    if (style >= styles->cell_count)
        return false;
    gk_xlsx_format key = {.id = styles->cells[style].format};
    const gk_xlsx_format *own = NULL;
    if (styles->format_count)
        own = bsearch(&key, styles->formats, styles->format_count, sizeof key, compare_formats);
    *format = own ? own->format : gk_number_format_builtin(key.id, 0);
    return true;
}

unsigned gk_xlsx_styles_look(const gk_xlsx_styles *styles, unsigned style) {
    return style < styles->cell_count ? styles->cells[style].look : GK_LOOK_WHITE;
}
