#include "read/spreadsheetml/workbook.h"
#include "base/buffer.h"
#include "base/fail.h"
#include "base/quote.h"
#include "container/xml_walk.h"
#include "read/spreadsheetml/attribute.h"
#include "read/spreadsheetml/format_names.h"
#include <stdlib.h>
#include <string.h>

enum {
    WORKBOOK = 1,
    STYLES,
    STYLE,
    NUMBER_FORMAT,
    FONT,
    INTERIOR,
    EXCEL_WORKBOOK,
    DATE_1904,
    WORKSHEET,
    OPTIONS,
    VISIBLE
};

static const gk_xml_step steps[] = {{0, "Workbook", WORKBOOK},
                                    {WORKBOOK, "Styles", STYLES},
                                    {STYLES, "Style", STYLE},
                                    {STYLE, "NumberFormat", NUMBER_FORMAT},
                                    {STYLE, "Font", FONT},
                                    {STYLE, "Interior", INTERIOR},
                                    {WORKBOOK, "ExcelWorkbook", EXCEL_WORKBOOK},
                                    {EXCEL_WORKBOOK, "Date1904", DATE_1904},
                                    {WORKBOOK, "Worksheet", WORKSHEET},
                                    {WORKSHEET, "WorksheetOptions", OPTIONS},
                                    {OPTIONS, "Visible", VISIBLE},
                                    {0, NULL, 0}};

typedef struct workbook_reader {
    gk_xml_walk walk;
    gk_xmlss_workbook *workbook;
    gk_buffer text; /* of the element being read, if it matters */
} workbook_reader;

gk_status gk_xmlss_parse(const char *text, size_t length, const gk_xml_handler *handler,
                         gk_error *err) {
    gk_xml *xml = gk_xml_new(handler, "the workbook");
    if (!xml)
        return gk_fail_memory(err);
    gk_status status = gk_xml_push(xml, text, length, err);
    if (status == GK_OK)
        status = gk_xml_finish(xml, err);
    gk_xml_free(xml);
    return status;
}

/* --- styles --- */

static gk_status add_style(gk_xmlss_workbook *workbook, const gk_xml_attributes *attributes,
                           gk_error *err) {
    gk_xml_slice id = gk_xmlss_attribute(attributes, "ID");
    gk_xml_slice parent = gk_xmlss_attribute(attributes, "Parent");
    if (!id.text)
        return gk_fail(err, GK_E_FORMAT, "a style has no ID", "有样式没有 ID");
    if (!gk_grow((void **)&workbook->styles, workbook->style_count, &workbook->style_capacity,
                 sizeof *workbook->styles))
        return gk_fail_memory(err);
    gk_xmlss_style style = {.id = gk_arena_text(&workbook->arena, id.text, id.length)};
    if (parent.text)
        style.parent = gk_arena_text(&workbook->arena, parent.text, parent.length);
    if (!style.id || (parent.text && !style.parent))
        return gk_fail_memory(err);
    workbook->styles[workbook->style_count++] = style;
    return GK_OK;
}

static gk_status set_format(gk_xmlss_workbook *workbook, const gk_xml_attributes *attributes,
                            gk_error *err) {
    gk_xmlss_style *style = &workbook->styles[workbook->style_count - 1];
    gk_xml_slice format = gk_xmlss_attribute(attributes, "Format");
    style->own |= GK_XMLSS_OWN_FORMAT;
    if (!format.text)
        return GK_OK;
    gk_xml_slice code = gk_xmlss_format_code(format);
    if (!code.text)
        return GK_OK;
    style->code = gk_arena_text(&workbook->arena, code.text, code.length);
    style->kind = gk_number_format_kind(code.text, code.length);
    return style->code ? GK_OK : gk_fail_memory(err);
}

static int compare_styles(const void *a, const void *b) {
    const gk_xmlss_style *x = a, *y = b;
    return strcmp(x->id, y->id);
}

static gk_xmlss_style *find_style(const gk_xmlss_workbook *workbook, const char *id) {
    gk_xmlss_style key = {.id = id};
    return workbook->style_count
               ? bsearch(&key, workbook->styles, workbook->style_count, sizeof key, compare_styles)
               : NULL;
}

/* The style that this one has its number format (or font, or interior) from. */
static gk_status find_origin(const gk_xmlss_workbook *workbook, const gk_xmlss_style *style,
                             unsigned what, const gk_xmlss_style **origin, gk_error *err) {
    char quote[GK_QUOTE_MAX];
    const gk_xmlss_style *at = style;
    for (unsigned i = 0; !(at->own & what) && at->parent; i++) {
        const gk_xmlss_style *parent = find_style(workbook, at->parent);
        if (!parent)
            return gk_fail(err, GK_E_FORMAT, "style %s does not exist", "样式 %s 不存在",
                           gk_quote(at->parent, strlen(at->parent), quote));
        if (i == GK_XMLSS_PARENTS_MAX)
            return gk_fail(err, GK_E_FORMAT, "the parents of style %s have no end",
                           "样式 %s 的继承没有尽头", gk_quote(style->id, strlen(style->id), quote));
        at = parent;
    }
    const gk_xmlss_style *base = at->own & what ? NULL : find_style(workbook, "Default");
    *origin = base ? base : at;
    return GK_OK;
}

static gk_status inherit(gk_xmlss_workbook *workbook, gk_error *err) {
    for (size_t i = 0; i < workbook->style_count; i++) {
        gk_xmlss_style *style = &workbook->styles[i];
        const gk_xmlss_style *format = style, *font = style, *interior = style;
        gk_status status = find_origin(workbook, style, GK_XMLSS_OWN_FORMAT, &format, err);
        if (status == GK_OK)
            status = find_origin(workbook, style, GK_XMLSS_OWN_FONT, &font, err);
        if (status == GK_OK)
            status = find_origin(workbook, style, GK_XMLSS_OWN_INTERIOR, &interior, err);
        if (status != GK_OK)
            return status;
        style->code = format->code;
        style->kind = format->kind;
        style->look = gk_xmlss_cell_look(font->font, interior->interior);
    }
    return GK_OK;
}

/* Two styles of one name would make a date of an amount, or not, by chance. */
static gk_status finish_styles(gk_xmlss_workbook *workbook, gk_error *err) {
    char quote[GK_QUOTE_MAX];
    if (workbook->style_count)
        qsort(workbook->styles, workbook->style_count, sizeof *workbook->styles, compare_styles);
    for (size_t i = 1; i < workbook->style_count; i++) {
        const gk_xmlss_style *s = &workbook->styles[i];
        if (strcmp(s[-1].id, s->id) == 0)
            return gk_fail(err, GK_E_FORMAT, "style %s is defined twice", "样式 %s 重复定义",
                           gk_quote(s->id, strlen(s->id), quote));
    }
    return inherit(workbook, err);
}

const gk_xmlss_style *gk_xmlss_workbook_style(const gk_xmlss_workbook *workbook, gk_xml_slice id) {
    size_t first = 0, last = workbook->style_count;
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        const gk_xmlss_style *style = &workbook->styles[middle];
        int order = strncmp(style->id, id.text, id.length);
        if (order == 0 && !style->id[id.length])
            return style;
        if (order < 0)
            first = middle + 1;
        else
            last = middle;
    }
    return NULL;
}

/* --- the other parts --- */

static gk_status add_sheet(gk_xmlss_workbook *workbook, gk_error *err) {
    if (!gk_grow((void **)&workbook->hidden, workbook->sheet_count, &workbook->sheet_capacity,
                 sizeof *workbook->hidden))
        return gk_fail_memory(err);
    workbook->hidden[workbook->sheet_count++] = false;
    return GK_OK;
}

static bool reads(const workbook_reader *reader, const char *text) {
    return strcmp(gk_buffer_view(&reader->text), text) == 0;
}

static gk_status on_start(void *self, const char *name, const gk_xml_attributes *attributes,
                          gk_error *err) {
    gk_xmlss_style *style;
    workbook_reader *reader = self;
    if (!gk_xml_walk_enter(&reader->walk, name))
        return GK_OK;
    gk_buffer_clear(&reader->text);
    switch (reader->walk.state) {
    case STYLE:
        return add_style(reader->workbook, attributes, err);
    case NUMBER_FORMAT:
        return set_format(reader->workbook, attributes, err);
    case FONT:
        style = &reader->workbook->styles[reader->workbook->style_count - 1];
        style->own |= GK_XMLSS_OWN_FONT;
        style->font = gk_xmlss_font(attributes);
        return GK_OK;
    case INTERIOR:
        style = &reader->workbook->styles[reader->workbook->style_count - 1];
        style->own |= GK_XMLSS_OWN_INTERIOR;
        style->interior = gk_xmlss_interior(attributes);
        return GK_OK;
    case WORKSHEET:
        return add_sheet(reader->workbook, err);
    default:
        return GK_OK;
    }
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    workbook_reader *reader = self;
    int state = gk_xml_walk_state(&reader->walk);
    if (state != DATE_1904 && state != VISIBLE)
        return GK_OK;
    return gk_buffer_append(&reader->text, text, length) ? gk_fail_memory(err) : GK_OK;
}

static gk_status on_end(void *self, gk_error *err) {
    (void)err;
    workbook_reader *reader = self;
    gk_xmlss_workbook *workbook = reader->workbook;
    int left = gk_xml_walk_leave(&reader->walk);
    if (left == DATE_1904) /* its mere presence says yes */
        workbook->date1904 = !reads(reader, "False") && !reads(reader, "0");
    else if (left == VISIBLE)
        workbook->hidden[workbook->sheet_count - 1] =
            reads(reader, "SheetHidden") || reads(reader, "SheetVeryHidden");
    return GK_OK;
}

gk_status gk_xmlss_workbook_read(const char *text, size_t length, gk_xmlss_workbook *workbook,
                                 gk_error *err) {
    workbook_reader reader = {.walk = {.steps = steps}, .workbook = workbook};
    gk_xml_handler handler = {&reader, on_start, on_end, on_text};
    gk_status status = gk_xmlss_parse(text, length, &handler, err);
    gk_buffer_free(&reader.text);
    return status == GK_OK ? finish_styles(workbook, err) : status;
}

void gk_xmlss_workbook_free(gk_xmlss_workbook *workbook) {
    free(workbook->styles);
    free(workbook->hidden);
    gk_arena_free(&workbook->arena);
    *workbook = (gk_xmlss_workbook){0};
}
