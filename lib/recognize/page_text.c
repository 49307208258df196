/* What a page or the form itself prints beside the rows: section names, repeated headings, page
 * numbers. */
#include "recognize/page_text.h"

#include "recognize/meta.h"
#include "recognize/rest.h"
#include <string.h>

static bool row_has_text(const gk_form *form, uint32_t row, const char *key) {
    for (uint32_t col = 0; col < form->width; col++) {
        const gk_field *field = &form->rows[row].fields[col];
        for (size_t k = 0; k < field->key_count; k++)
            if (strcmp(field->keys[k], key) == 0)
                return true;
    }
    return false;
}

/* Every visible cell of the row is a text of the form's row. */
static bool row_repeats(const gk_body *body, uint32_t row, uint32_t form_row) {
    size_t count;
    const gk_cell *cells = gk_scan_row(body->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(body->scan, &cells[i]);
        if (*key && !row_has_text(body->form, form_row, key))
            return false;
    }
    return true;
}

bool gk_page_text_is_form_row(const gk_body *body, uint32_t row, bool caption) {
    for (uint32_t form_row = 0; form_row < body->form->height; form_row++) {
        gk_form_row_kind kind = body->form->rows[form_row].kind;
        bool asked = kind == (caption ? GK_ROW_CAPTION : GK_ROW_HEADER);
        if (asked && row_repeats(body, row, form_row))
            return true;
    }
    return false;
}

/* A running head is one line, 40 hanzi; a paragraph that speaks of a 年度 and its 决算 is prose, and
 * ends the table. 50 and 600 change nothing that is tried: the line between the two may be drawn
 * anywhere. A page number is as long as 第12页，共34页 with spaces around its parts (which a key has
 * no more). With 12 bytes 第1页共9页 below a page break refuses its table; above 40 nothing changes. */
enum { RUNNING_HEAD_MAX = 120, PAGE_NUMBER_MAX = 40 };

bool gk_page_text_is(const char *key) {
    static const char *const left_overs[] = {"…", "……", "...", "......", "。。。", NULL};
    for (size_t i = 0; left_overs[i]; i++)
        if (strcmp(key, left_overs[i]) == 0)
            return true;
    if (strlen(key) < RUNNING_HEAD_MAX && strstr(key, "年度") && strstr(key, "决算"))
        return true; /* a running head */
    size_t digits = strspn(key, "0123456789");
    if (*key == '-' && (digits = strspn(key + 1, "0123456789")) > 0)
        return strcmp(key + 1 + digits, "-") == 0;
    static const char page[] = "第";
    return strncmp(key, page, sizeof page - 1) == 0 && strstr(key, "页") &&
           strspn(key + sizeof page - 1, "0123456789") > 0 && strlen(key) < PAGE_NUMBER_MAX;
}

static bool is_page_row(const gk_body *body, uint32_t row) {
    size_t count, seen = 0;
    const gk_cell *cells = gk_scan_row(body->scan, row, &count);
    for (size_t i = 0; i < count; i++) {
        const char *key = gk_scan_key(body->scan, &cells[i]);
        if (!*key)
            continue;
        if (!gk_page_text_is(key))
            return false;
        seen++;
    }
    return seen > 0;
}

gk_status gk_page_text_take_as(gk_body *body, uint32_t row, gk_cell_class class_) {
    gk_status status = GK_OK;
    if (!body->left_table && class_ == GK_CLASS_HEADER) {
        status = gk_rest_report(body, body->last_row + 1, row);
        body->last_row = row;
    }
    gk_scan_mark_row(body->scan, row, class_);
    return status;
}

gk_status gk_page_text_take(gk_body *body, uint32_t row, bool *taken) {
    *taken = true;
    if (gk_page_text_is_form_row(body, row, false))
        return gk_page_text_take_as(body, row, GK_CLASS_HEADER);
    if (is_page_row(body, row))
        return gk_page_text_take_as(body, row, GK_CLASS_IGNORED);
    *taken = gk_meta_is_row(body->scan, row); /* perhaps the next table's: left for report_rest */
    return GK_OK;
}
