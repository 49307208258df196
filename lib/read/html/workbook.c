#include "read/html/workbook.h"
#include "base/fail.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static gk_html_sheet *last(gk_html_workbook *workbook) {
    return workbook->count ? &workbook->sheets[workbook->count - 1] : NULL;
}

static gk_status keep(gk_html_workbook *workbook, const char *text, const char **out,
                      gk_error *err) {
    if (text && *text && !(*out = gk_arena_string(&workbook->arena, text)))
        return gk_fail_memory(err);
    return GK_OK;
}

static gk_status add_sheet(gk_html_workbook *workbook, gk_error *err) {
    if (!gk_grow((void **)&workbook->sheets, workbook->count, &workbook->capacity,
                 sizeof *workbook->sheets))
        return gk_fail_memory(err);
    workbook->sheets[workbook->count++] = (gk_html_sheet){.name = ""};
    return GK_OK;
}

static void begin_word(gk_html_workbook *workbook, gk_html_word word) {
    if (!workbook->count)
        return;
    workbook->word = word;
    gk_html_text_clear(&workbook->text);
}

static gk_status start_frame(gk_html_workbook *workbook, const char *name,
                             const gk_html_attributes *attributes, gk_error *err) {
    const char *id = gk_html_attribute(attributes, "id");
    const char *file = NULL;
    if (strcmp(name, "frameset") == 0)
        workbook->frames = true;
    else if (strcmp(name, "frame") == 0)
        file = gk_html_attribute(attributes, "src");
    else if (strcmp(name, "link") == 0 && id && strcasecmp(id, "shLink") == 0)
        file = gk_html_attribute(attributes, "href");
    return workbook->frame ? GK_OK : keep(workbook, file, &workbook->frame, err);
}

gk_status gk_html_workbook_start(gk_html_workbook *workbook, const char *name,
                                 const gk_html_attributes *attributes, gk_error *err) {
    if (strcmp(name, "x:excelworksheet") == 0)
        return add_sheet(workbook, err);
    if (strcmp(name, "x:worksheetsource") == 0 && last(workbook))
        return keep(workbook, gk_html_attribute(attributes, "href"), &last(workbook)->file, err);
    if (strcmp(name, "x:name") == 0)
        begin_word(workbook, GK_HTML_WORD_NAME);
    else if (strcmp(name, "x:visible") == 0)
        begin_word(workbook, GK_HTML_WORD_VISIBLE);
    return start_frame(workbook, name, attributes, err);
}

/* Other things of a sheet have names too, such as a named range; the first is its own. */
gk_status gk_html_workbook_end(gk_html_workbook *workbook, gk_error *err) {
    gk_html_word word = workbook->word;
    if (word == GK_HTML_WORD_NONE)
        return GK_OK;
    const char *text = gk_html_text_trim(&workbook->text);
    workbook->word = GK_HTML_WORD_NONE;
    if (word == GK_HTML_WORD_VISIBLE)
        last(workbook)->hidden = strstr(text, "Hidden") != NULL;
    else if (!*last(workbook)->name)
        return keep(workbook, text, &last(workbook)->name, err);
    return GK_OK;
}

gk_status gk_html_workbook_text(gk_html_workbook *workbook, const char *text, size_t length,
                                gk_error *err) {
    if (workbook->word == GK_HTML_WORD_NONE)
        return GK_OK;
    return gk_html_text_add(&workbook->text, text, length, 0, err);
}

/* --- the list alone --- */

static gk_status on_start(void *self, const char *name, const gk_html_attributes *attributes,
                          gk_error *err) {
    return gk_html_workbook_start(self, name, attributes, err);
}

static gk_status on_end(void *self, const char *name, bool missing, gk_error *err) {
    (void)name, (void)missing;
    return gk_html_workbook_end(self, err);
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    return gk_html_workbook_text(self, text, length, err);
}

static gk_status on_comment(void *self, const char *text, gk_error *err) {
    return gk_html_workbook_comment(self, text, err);
}

gk_status gk_html_workbook_comment(gk_html_workbook *workbook, const char *text, gk_error *err) {
    if (!strstr(text, "x:ExcelWorksheet"))
        return GK_OK;
    size_t length = strlen(text);
    char *copy = malloc(length + 1);
    if (!copy)
        return gk_fail_memory(err);
    memcpy(copy, text, length + 1);
    gk_html_handler handler = {workbook, on_start, on_end, on_text, NULL, NULL};
    gk_status status = gk_html_parse(copy, length, &handler, err);
    free(copy);
    return status;
}

gk_status gk_html_workbook_read(gk_html_workbook *workbook, char *text, size_t length,
                                gk_error *err) {
    gk_html_handler handler = {workbook, on_start, on_end, on_text, NULL, on_comment};
    return gk_html_parse(text, length, &handler, err);
}

const char *gk_html_workbook_elsewhere(const gk_html_workbook *workbook) {
    for (size_t i = 0; i < workbook->count; i++)
        if (workbook->sheets[i].file)
            return workbook->sheets[i].file;
    if (!workbook->frames)
        return NULL;
    return workbook->frame ? workbook->frame : "";
}

void gk_html_workbook_free(gk_html_workbook *workbook) {
    gk_arena_free(&workbook->arena);
    free(workbook->sheets);
    gk_html_text_free(&workbook->text);
    *workbook = (gk_html_workbook){0};
}
