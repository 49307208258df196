#include "read/xlsx/shared_strings.h"
#include "base/arena.h"
#include "base/characters.h"
#include "base/fail.h"
#include "base/quote.h"
#include "container/xml_walk.h"
#include "read/xlsx/escape.h"
#include <stdlib.h>
#include <string.h>

enum {
    TABLE = 1,
    ITEM,
    ITEM_TEXT,
    RUN,
    RUN_TEXT,
    RUN_FORMAT,
    PHONETIC,
    PHONETIC_FORMAT,
    EXTENSION
};

/* What is left out is listed, too: anything else could be text, and is refused. */
static const gk_xml_step steps[] = {{TABLE, "si", ITEM},
                                    {ITEM, "t", ITEM_TEXT},
                                    {ITEM, "r", RUN},
                                    {RUN, "t", RUN_TEXT},
                                    {RUN, "rPr", RUN_FORMAT},
                                    {ITEM, "rPh", PHONETIC},
                                    {ITEM, "phoneticPr", PHONETIC_FORMAT},
                                    {TABLE, "extLst", EXTENSION},
                                    {0, "sst", TABLE},
                                    {0, NULL, 0}};

typedef struct strings_reader {
    gk_xml_walk walk;
    gk_xlsx_strings *strings;
    size_t text_start; /* of the <t> being read */
    bool has_format;   /* the <r> being read has an <rPr>: its font */
    gk_xlsx_font font;
} strings_reader;

static gk_status start_item(gk_xlsx_strings *strings, gk_error *err) {
    size_t places = strings->count * sizeof *strings->starts + gk_run_table_size(&strings->runs);
    if (strings->text.size + places > GK_XLSX_STRINGS_MAX)
        return gk_fail(err, GK_E_LIMIT, "the shared strings take more than %zu MiB",
                       "共享字符串超过 %zu MiB", GK_XLSX_STRINGS_MAX >> 20);
    if (!gk_grow((void **)&strings->starts, strings->count, &strings->capacity,
                 sizeof *strings->starts))
        return gk_fail_memory(err);
    strings->starts[strings->count++] = (uint32_t)strings->text.size;
    return GK_OK;
}

/* --- runs --- */

static gk_status end_run(strings_reader *reader, gk_error *err) {
    gk_xlsx_strings *strings = reader->strings;
    size_t string = strings->count - 1;
    gk_text_run run = {strings->text.size - strings->starts[string],
                       reader->has_format ? gk_xlsx_run_look(&reader->font) : 0};
    return gk_run_table_add(&strings->runs, string, run, err);
}

static void begin_run(strings_reader *reader) {
    reader->has_format = false;
    reader->font = (gk_xlsx_font){0};
}

/* --- events --- */

static gk_status strings_start(void *self, const char *name, const gk_xml_attributes *attributes,
                               gk_error *err) {
    strings_reader *reader = self;
    int parent = gk_xml_walk_state(&reader->walk);
    if (!gk_xml_walk_enter(&reader->walk, name)) {
        char quote[GK_QUOTE_MAX];
        if (parent == RUN_FORMAT)
            gk_xlsx_font_read(&reader->font, name, attributes);
        if (parent == -1 || parent >= RUN_FORMAT)
            return GK_OK;
        return gk_fail(err, GK_E_FORMAT, "the shared strings hold an unknown element <%s>",
                       "共享字符串中有未知元素 <%s>", gk_quote(name, strlen(name), quote));
    }
    if (reader->walk.state == ITEM)
        return start_item(reader->strings, err);
    if (reader->walk.state == RUN)
        begin_run(reader);
    if (reader->walk.state == RUN_FORMAT)
        reader->has_format = true;
    reader->text_start = reader->strings->text.size;
    return GK_OK;
}

static gk_status add_text(gk_xlsx_strings *strings, const char *text, size_t length,
                          gk_error *err) {
    size_t size = strings->text.size - strings->starts[strings->count - 1];
    if (length > GK_XLSX_CELL_MAX || size > GK_XLSX_CELL_MAX - length)
        return gk_fail(err, GK_E_LIMIT, "shared string %zu has more than %zu MiB",
                       "共享字符串 %zu 超过 %zu MiB", strings->count - 1, GK_XLSX_CELL_MAX >> 20);
    return gk_buffer_append(&strings->text, text, length) ? gk_fail_memory(err) : GK_OK;
}

static gk_status strings_text(void *self, const char *text, size_t length, gk_error *err) {
    strings_reader *reader = self;
    int state = gk_xml_walk_state(&reader->walk);
    if (state == ITEM_TEXT || state == RUN_TEXT)
        return add_text(reader->strings, text, length, err);
    if ((state == TABLE || state == ITEM || state == RUN) && !gk_is_all_space(text, length))
        return gk_fail(err, GK_E_FORMAT, "the shared strings hold text outside <t>",
                       "共享字符串中 <t> 以外有文字");
    return GK_OK;
}

static gk_status strings_end(void *self, gk_error *err) {
    strings_reader *reader = self;
    int left = gk_xml_walk_leave(&reader->walk);
    if (left == ITEM_TEXT || left == RUN_TEXT)
        gk_xlsx_unescape(&reader->strings->text, reader->text_start);
    if (left == RUN)
        return end_run(reader, err);
    if (left == ITEM && gk_buffer_append(&reader->strings->text, "", 1))
        return gk_fail_memory(err);
    return GK_OK;
}

gk_status gk_xlsx_strings_read(gk_zip *zip, const char *part, gk_xlsx_strings *strings,
                               gk_error *err) {
    strings_reader reader = {.walk = {steps, 0, 0}, .strings = strings};
    gk_xml_handler handler = {&reader, strings_start, strings_end, strings_text};
    return gk_xlsx_parse(zip, part, SIZE_MAX, &handler, err);
}

void gk_xlsx_strings_free(gk_xlsx_strings *strings) {
    gk_buffer_free(&strings->text);
    free(strings->starts);
    gk_run_table_free(&strings->runs);
    *strings = (gk_xlsx_strings){0};
}

const char *gk_xlsx_strings_at(const gk_xlsx_strings *strings, size_t i, size_t *length) {
    if (i >= strings->count)
        return NULL;
    size_t start = strings->starts[i];
    size_t end = i + 1 < strings->count ? strings->starts[i + 1] : strings->text.size;
    *length = end - start - 1;
    return strings->text.bytes + start;
}
