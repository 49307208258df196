#include "read/html/cell.h"
#include "base/double_text.h"
#include "base/fail.h"
#include "sheet/written_value.h"
#include <string.h>
#include <strings.h>

static const struct {
    const char *attribute;
    gk_html_value kind;
} values[] = {{"x:num", GK_HTML_VALUE_NUMBER},
              {"x:str", GK_HTML_VALUE_STRING},
              {"x:bool", GK_HTML_VALUE_BOOL},
              {"x:err", GK_HTML_VALUE_ERROR},
              {"sdval", GK_HTML_VALUE_NUMBER}};

/* The format of the first class that has one; `classes` is parted by blanks. */
static const char *class_format(gk_html_styles *styles, const char *classes) {
    const char *format = NULL;
    char name[128];
    for (const char *at = classes; *at && !format;) {
        at += strspn(at, " \t\r\n");
        size_t length = strcspn(at, " \t\r\n");
        if (length > 0 && length < sizeof name) {
            memcpy(name, at, length);
            name[length] = 0;
            format = gk_html_styles_format(styles, name);
        }
        at += length;
    }
    return format;
}

/* The code in LibreOffice's sdnum="LANGUAGE;LANGUAGE;CODE", or NULL. */
static const char *sdnum_code(const char *sdnum) {
    const char *at = sdnum ? strchr(sdnum, ';') : NULL;
    at = at ? strchr(at + 1, ';') : NULL;
    return at && at[1] && strcasecmp(at + 1, "General") != 0 ? at + 1 : NULL;
}

static gk_status read_format(gk_html_cell *cell, const gk_html_attributes *attributes,
                             gk_html_styles *styles, gk_arena *arena, gk_error *err) {
    gk_status status = GK_OK;
    const char *style = gk_html_attribute(attributes, "style");
    const char *classes = gk_html_attribute(attributes, "class");
    const char *sdnum = sdnum_code(gk_html_attribute(attributes, "sdnum"));
    if (style)
        status = gk_html_style_format(arena, style, strlen(style), &cell->format, err);
    if (!cell->format && classes)
        cell->format = class_format(styles, classes);
    if (!cell->format && sdnum && !(cell->format = gk_arena_string(arena, sdnum)))
        status = gk_fail_memory(err);
    return status;
}

gk_status gk_html_cell_read(gk_html_cell *cell, const gk_html_attributes *attributes,
                            gk_html_styles *styles, gk_arena *arena, gk_error *err) {
    *cell = (gk_html_cell){.formula = gk_html_attribute(attributes, "x:fmla") != NULL};
    for (size_t i = 0; i < sizeof values / sizeof *values && !cell->given; i++) {
        const char *given = gk_html_attribute(attributes, values[i].attribute);
        if (!given)
            continue;
        cell->kind = values[i].kind;
        if (!(cell->given = gk_arena_string(arena, given)))
            return gk_fail_memory(err);
    }
    return read_format(cell, attributes, styles, arena, err);
}

static void set_text(gk_cell *out, gk_cell_type type, const char *text) {
    out->length = strlen(text);
    out->text = out->length ? text : NULL;
    out->type = out->length ? type : (gk_cell_type)0;
}

static gk_status fail_value(const char *text, gk_error *err, const char *en, const char *zh) {
    return gk_written_wrong(text, strlen(text), err, en, zh);
}

static void to_serial(const gk_html_cell *cell, char room[GK_SERIAL_TEXT_MAX], gk_cell *out) {
    gk_number_kind kind =
        cell->format ? gk_number_format_kind(cell->format, strlen(cell->format)) : GK_NUMBER_PLAIN;
    gk_written_serial(out, kind, false, room);
}

/* A number of more digits than a double has stays text. */
static gk_status to_number(const gk_html_cell *cell, locale_t c, char room[GK_SERIAL_TEXT_MAX],
                           gk_cell *out, gk_error *err) {
    const char *start;
    size_t length;
    switch (gk_double_parse(cell->given, c, &out->number, &start, &length)) {
    case GK_DOUBLE_GOOD:
        to_serial(cell, room, out);
        return GK_OK;
    case GK_DOUBLE_LONG:
        out->number = 0;
        set_text(out, GK_CELL_TEXT, start);
        return GK_OK;
    case GK_DOUBLE_VAST:
        return fail_value(cell->given, err, "too large or too small for a number", "过大或过小");
    case GK_DOUBLE_NONE:
    default:
        return fail_value(cell->given, err, "no number", "不是数字");
    }
}

/* x:num without a value says that the text is the number, but it may be one with a sign of its own
   (1,234 or 5%): then it stays what it is. */
static void shown_number(const gk_html_cell *cell, const char *text, locale_t c,
                         char room[GK_SERIAL_TEXT_MAX], gk_cell *out) {
    const char *start;
    size_t length;
    if (gk_double_parse(text, c, &out->number, &start, &length) == GK_DOUBLE_GOOD)
        to_serial(cell, room, out);
    else
        set_text(out, GK_CELL_TEXT, text);
}

static gk_status to_bool(const gk_html_cell *cell, gk_cell *out, gk_error *err) {
    bool yes = strcasecmp(cell->given, "TRUE") == 0 || strcmp(cell->given, "1") == 0;
    bool no = strcasecmp(cell->given, "FALSE") == 0 || strcmp(cell->given, "0") == 0;
    if (!yes && !no)
        return fail_value(cell->given, err, "neither true nor false", "既不是真也不是假");
    out->type = GK_CELL_BOOL;
    out->number = yes;
    return GK_OK;
}

gk_status gk_html_cell_value(const gk_html_cell *cell, const char *text, size_t length, locale_t c,
                             char room[GK_SERIAL_TEXT_MAX], gk_cell *out, gk_error *err) {
    out->formula = cell->formula;
    out->format = cell->format;
    bool given = cell->given && *cell->given;
    if (given && cell->kind == GK_HTML_VALUE_NUMBER)
        return to_number(cell, c, room, out, err);
    if (given && cell->kind == GK_HTML_VALUE_BOOL)
        return to_bool(cell, out, err);
    if (cell->kind == GK_HTML_VALUE_NUMBER && length > 0)
        shown_number(cell, text, c, room, out);
    else if (cell->kind == GK_HTML_VALUE_ERROR)
        set_text(out, GK_CELL_ERROR, given ? cell->given : text);
    else
        set_text(out, GK_CELL_TEXT,
                 given && cell->kind == GK_HTML_VALUE_STRING ? cell->given : text);
    return GK_OK;
}
