#include <gongkai/displayed.h>

#include "base/fail.h"
#include "sheet/displayed/format_choose.h"
#include "sheet/displayed/format_date.h"
#include "sheet/displayed/format_general.h"
#include "sheet/displayed/format_number.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

void gk_displayed_free(gk_displayed *out) {
    if (!out)
        return;
    free(out->text);
    *out = (gk_displayed){0};
}

static void show_plain_number(gk_shown *shown, double number, bool minus) {
    if (minus)
        gk_buffer_char(&shown->text, '-');
    gk_show_general(shown, number);
}

static void show_number(gk_shown *shown, const gk_format *format, double number, bool date1904) {
    gk_choice choice = gk_format_choose_number(format, number);
    if (choice.kind == GK_CHOICE_GENERAL) {
        show_plain_number(shown, number, choice.minus);
        return;
    }
    if (choice.kind == GK_CHOICE_OVERFLOW) {
        gk_show_overflow(shown);
        return;
    }
    shown->numerals = choice.section->numerals;
    switch (choice.section->kind) {
    case GK_SECTION_DATE:
        gk_show_date(shown, choice.section, number, date1904);
        break;
    case GK_SECTION_GENERAL:
        gk_show_general_section(shown, choice.section, number, choice.minus);
        break;
    case GK_SECTION_TEXT: /* an @ beyond the section for text */
        show_plain_number(shown, number, choice.minus);
        break;
    case GK_SECTION_NUMBER:
    default:
        gk_show_number(shown, choice.section, number, choice.minus);
    }
}

static void show_text(gk_shown *shown, const gk_format *format, const char *text, size_t length) {
    gk_choice choice = gk_format_choose_text(format);
    if (choice.kind == GK_CHOICE_GENERAL) {
        gk_buffer_append(&shown->text, text, length);
        return;
    }
    const gk_format_section *section = choice.section;
    for (size_t i = 0; i < section->count && !shown->text.failed; i++) {
        const gk_format_token *token = &section->tokens[i];
        if (token->kind == GK_TOKEN_TEXT || token->kind == GK_TOKEN_GENERAL)
            gk_buffer_append(&shown->text, text, length);
        else
            gk_buffer_append(&shown->text, token->text, token->length);
    }
}

static const char *bool_text(const gk_cell *cell) {
    return cell->number != 0 ? "TRUE" : "FALSE";
}

/* A boolean has the section that a text has: under ;;; it shows nothing. */
static gk_status show_formatted(gk_shown *shown, const gk_cell *cell, bool date1904,
                                gk_error *err) {
    gk_format format;
    size_t length = strlen(cell->format);
    if (length > GK_DISPLAYED_CODE_MAX)
        return gk_fail(err, GK_E_LIMIT, "a number format of more than 64 KiB",
                       "数字格式超过64 KiB");
    gk_status status = gk_format_parse(cell->format, length, &format, err);
    if (status)
        return status;
    if (cell->type == GK_CELL_TEXT)
        show_text(shown, &format, cell->text, cell->length);
    else if (cell->type == GK_CELL_BOOL)
        show_text(shown, &format, bool_text(cell), strlen(bool_text(cell)));
    else
        show_number(shown, &format, cell->number, date1904);
    gk_format_free(&format);
    return GK_OK;
}

static gk_status show_cell(gk_shown *shown, const gk_cell *cell, bool date1904, gk_error *err) {
    bool formatted = cell->format && *cell->format;
    bool text = cell->type == GK_CELL_TEXT;
    if (cell->type == GK_CELL_BOOL && !formatted)
        gk_buffer_text(&shown->text, bool_text(cell));
    else if (cell->type == GK_CELL_ERROR || (text && !formatted))
        gk_buffer_append(&shown->text, cell->text, cell->length);
    else if (!text && !isfinite(cell->number))
        gk_buffer_text(&shown->text, "#NUM!");
    else if (formatted)
        return show_formatted(shown, cell, date1904, err);
    else
        show_plain_number(shown, cell->number, cell->number < 0);
    return GK_OK;
}

static gk_status check_shown(const gk_buffer *text, gk_error *err) {
    if (text->failed == GK_E_LIMIT)
        return gk_fail(err, GK_E_LIMIT, "a cell that would show more than 1 MiB of text",
                       "单元格显示的文字超过1 MiB");
    return gk_buffer_check(text, err);
}

gk_status gk_cell_displayed(const gk_cell *cell, bool date1904, gk_displayed *out, gk_error *err) {
    gk_shown shown = {
        .text = {.bytes = out->text, .capacity = out->capacity, .limit = GK_DISPLAYED_MAX}};
    gk_buffer_append(&shown.text, "", 0);
    gk_status status = show_cell(&shown, cell, date1904, err);
    if (!status)
        status = check_shown(&shown.text, err);
    if (status)
        gk_buffer_clear(&shown.text);
    *out = (gk_displayed){shown.text.bytes, shown.text.size, shown.text.capacity};
    return status;
}
