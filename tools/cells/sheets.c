#include "cells/sheets.h"

#include "cells/print.h"
#include "cli/message.h"
#include <stdio.h>
#include <string.h>

bool cells_sheet_is_worksheet(const gk_sheet *sheet) {
    return gk_sheet_about(sheet)->kind == GK_SHEET_WORKSHEET;
}

size_t cells_sheet_index(const gk_book *book, const gk_sheet *worksheet) {
    const gk_sheet *sheet = NULL;
    size_t index = 0;
    for (size_t i = 0; sheet != worksheet; i++) {
        sheet = gk_book_sheet(book, i);
        index += cells_sheet_is_worksheet(sheet);
    }
    return index;
}

/* ---- finding one ---------------------------------------------------------------------------- */

/* The worksheets, cut where the list gets long for a message. */
static void list_sheets(const gk_book *book, char *list, size_t size) {
    size_t used = 0, index = 0;
    list[0] = '\0';
    for (size_t i = 0; i < gk_book_sheet_count(book); i++) {
        const gk_sheet *sheet = gk_book_sheet(book, i);
        if (!cells_sheet_is_worksheet(sheet))
            continue;
        const char *comma = index++ ? ", " : "";
        if (used + strlen(gk_sheet_name(sheet)) + 32 > size) {
            snprintf(list + used, size - used, "%s…", comma);
            return;
        }
        used += (size_t)snprintf(list + used, size - used, "%s%zu %s", comma, index,
                                 gk_sheet_name(sheet));
    }
}

bool cells_sheet_is_index(const char *wanted, size_t index) {
    char text[24];
    snprintf(text, sizeof text, "%zu", index);
    return strcmp(wanted, text) == 0;
}

bool cells_sheet_find(const gk_book *book, const char *wanted, const gk_sheet **found) {
    const gk_sheet *numbered = NULL;
    size_t index = 0;
    for (size_t i = 0; i < gk_book_sheet_count(book); i++) {
        *found = gk_book_sheet(book, i);
        if (!cells_sheet_is_worksheet(*found))
            continue;
        if (strcmp(gk_sheet_name(*found), wanted) == 0)
            return true;
        if (cells_sheet_is_index(wanted, ++index))
            numbered = *found;
    }
    *found = numbered;
    if (numbered)
        return true;
    char list[1024];
    list_sheets(book, list, sizeof list);
    cli_message(gk_book_source(book), "no worksheet “%s”; there are: %s",
                "没有工作表“%s”；现有：%s", wanted, *list ? list : "-");
    return false;
}

bool cells_sheet_find_only(const gk_book *book, const gk_sheet **found) {
    size_t full = 0;
    *found = NULL;
    for (size_t i = 0; i < gk_book_sheet_count(book); i++) {
        const gk_sheet *sheet = gk_book_sheet(book, i);
        if (gk_sheet_row_count(sheet) == 0)
            continue;
        full++;
        *found = sheet;
    }
    if (full <= 1)
        return true;
    char list[1024];
    list_sheets(book, list, sizeof list);
    cli_message(gk_book_source(book), "%zu worksheets have cells: --sheet must name one: %s",
                "有%zu个工作表含单元格：须用 --sheet 指定一个：%s", full, list);
    return false;
}

bool cells_sheets_have_cells(const gk_book *book) {
    for (size_t i = 0; i < gk_book_sheet_count(book); i++)
        if (gk_sheet_row_count(gk_book_sheet(book, i)) > 0)
            return true;
    return false;
}

/* ---- listing all ---------------------------------------------------------------------------- */

static const char *kind_name(gk_sheet_kind kind) {
    static const char *const names[] = {[GK_SHEET_WORKSHEET] = "worksheet",
                                        [GK_SHEET_CHART] = "chart",
                                        [GK_SHEET_MACRO] = "macro",
                                        [GK_SHEET_MODULE] = "module",
                                        [GK_SHEET_DIALOG] = "dialog"};
    return names[kind];
}

void cells_sheets_print(const gk_book *book, bool name_file) {
    size_t index = 0;
    for (size_t i = 0; i < gk_book_sheet_count(book); i++) {
        const gk_sheet *sheet = gk_book_sheet(book, i);
        const gk_sheet_info *about = gk_sheet_about(sheet);
        cells_print_file(gk_book_source(book), name_file);
        if (cells_sheet_is_worksheet(sheet))
            printf("%zu\t", ++index);
        else
            fputs("-\t", stdout);
        cells_print_field(about->name, strlen(about->name));
        printf("\t%u\t%u\t%s\t%s\n", (unsigned)gk_sheet_row_count(sheet),
               (unsigned)gk_sheet_col_count(sheet), about->hidden ? "hidden" : "visible",
               kind_name(about->kind));
    }
}
