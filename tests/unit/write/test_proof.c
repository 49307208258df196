/* The proof of what was written: the bytes as they are pass, and with anything in them changed they do
 * not. The parts of a workbook are changed inside, under checksums that fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "container/zip.h"
#include "container/zip_pack.h"
#include "made_report.h"
#include "profiles.h"
#include "write/draw/draw.h"
#include "write/proof.h"
#include "write/writer.h"
#include <gongkai/gongkai.h>

static gk_status collect(void *self, const char *bytes, size_t size, gk_error *err) {
    (void)err;
    return gk_buffer_append(self, bytes, size);
}

/* Draw the report; *proof gets what was drawn. */
static gk_buffer drawn(const gk_writer *writer, gk_write_format format, gk_proof **proof) {
    made m;
    gk_buffer bytes = {0};
    const gk_stream_output output = {&bytes, collect};
    const gk_write_options options = {.format = format, .guard = true};
    const gk_draw_options drawing = {0};
    gk_canvas paper;
    make(&m, "=行政运行");
    add_empty_table(&m);
    assert_int_equal(writer->open(&options, &output, &paper, NULL), GK_OK);
    *proof = gk_proof_new(format);
    const gk_canvas canvas = gk_proof_canvas(*proof, &paper);
    gk_status status = gk_draw_report(&m.report, profiles, &drawing, &canvas, NULL);
    assert_int_equal(writer->close(paper.self, status, NULL), GK_OK);
    return bytes;
}

static void check(const gk_proof *proof, const gk_buffer *bytes, gk_status wanted,
                  const char *what) {
    const gk_read_options options = {.as_stored = true};
    gk_error err = {0};
    gk_status status = gk_proof_check(proof, &options, bytes->bytes, bytes->size, &err);
    if (status != wanted)
        fail_msg("%s: %d %s %s", what, (int)status, err.where, err.text);
}

/* The workbook with a text in one of its parts changed; false if there is no such text. */
static bool change_part(const gk_buffer *from, const char *name, const char *before,
                        const char *after, gk_buffer *to) {
    const gk_stream_output output = {to, collect};
    gk_zip *zip;
    gk_zip_pack *pack;
    bool found = false;
    assert_int_equal(gk_zip_open(from->bytes, from->size, &zip, NULL), GK_OK);
    assert_int_equal(gk_zip_pack_new(&output, &pack, NULL), GK_OK);
    for (size_t i = 0; i < gk_zip_count(zip); i++) {
        gk_buffer part = {0};
        const char *part_name = gk_zip_file_name(zip, i);
        assert_int_equal(gk_zip_read(zip, part_name, collect, &part, NULL), GK_OK);
        char *at = strcmp(part_name, name) == 0 ? strstr(part.bytes, before) : NULL;
        assert_int_equal(gk_zip_pack_part(pack, part_name, NULL), GK_OK);
        size_t head = at ? (size_t)(at - part.bytes) : part.size;
        gk_zip_pack_put(pack, part.bytes, head, NULL);
        if (at) {
            found = true;
            gk_zip_pack_put(pack, after, strlen(after), NULL);
            head += strlen(before);
            gk_zip_pack_put(pack, part.bytes + head, part.size - head, NULL);
        }
        gk_buffer_free(&part);
    }
    assert_int_equal(gk_zip_pack_finish(pack, NULL), GK_OK);
    gk_zip_pack_free(pack);
    gk_zip_close(zip);
    return found;
}

#define SHEET "xl/worksheets/sheet1.xml"
#define EMPTY "xl/worksheets/sheet2.xml"

static const struct {
    const char *part, *before, *after;
} changes[] = {
    {SHEET, "<v>1234.56</v>", "<v>1234.57</v>"},
    {SHEET, "<v>1234.56</v>", "<v>1234.5600000000002</v>"},
    {SHEET, "<v>1234.56</v>", "<v></v>"},
    {SHEET, "<v>-0.5</v>", "<v>0.5</v>"},
    {SHEET, "<v>0</v>", "<v>1</v>"},
    {SHEET, "<v>0</v>", "<f>0</f><v>0</v>"},
    {SHEET, "=行政运行", "=行政运营"},
    {SHEET, "——", "—"},
    {SHEET, "栏次", "栏目"},
    {SHEET, "公开05表", "公开06表"},
    {SHEET, "甲局", "乙局"},
    {SHEET, "2024年度", "2023年度"},
    {SHEET, "万元", "元"},
    {SHEET, "注：自己的。", "注：自己的"},
    {SHEET, "<c r=\"C7\"", "<c r=\"E7\""},
    {SHEET, "<c r=\"A8\"", "<c r=\"A9\""},
    {SHEET, "ref=\"A1:E1\"", "ref=\"A1:D1\""},
    {SHEET, "<mergeCell ref=\"A1:E1\"/>", ""},
    {SHEET, "<mergeCells count=\"",
     "<mergeCells count=\"9\"><mergeCell ref=\"G7:H7\"/></mergeCells><x y=\""},
    {SHEET, "</sheetData>", "<row r=\"40\"><c r=\"A40\"><v>1</v></c></row></sheetData>"},
    {SHEET, "<row r=\"7\"", "<row hidden=\"1\" r=\"7\""},
    {EMPTY, "本表无数据", "本表有数据"},
    {EMPTY, "公开08表", "公开09表"},
    {"xl/workbook.xml", "公开05", "公开06"},
    {"xl/workbook.xml", "sheetId=\"2\"", "state=\"hidden\" sheetId=\"2\""},
    {"xl/_rels/workbook.xml.rels", "worksheets/sheet2.xml", "worksheets/sheet1.xml"},
};

static void test_workbook(void **state) {
    (void)state;
    gk_proof *proof;
    gk_buffer bytes = drawn(&gk_writer_xlsx, GK_WRITE_XLSX, &proof);
    check(proof, &bytes, GK_OK, "as it is");
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        gk_buffer other = {0};
        if (!change_part(&bytes, changes[i].part, changes[i].before, changes[i].after, &other))
            fail_msg("no %s in %s", changes[i].before, changes[i].part);
        check(proof, &other, GK_E_VERIFY, changes[i].after);
        gk_buffer_free(&other);
    }
    gk_buffer_free(&bytes);
    gk_proof_free(proof);
}

/* A byte of what is compressed, a checksum, a size, a name. */
static void test_cut_workbook(void **state) {
    (void)state;
    gk_proof *proof;
    gk_buffer bytes = drawn(&gk_writer_xlsx, GK_WRITE_XLSX, &proof);
    for (size_t size = 1; size < bytes.size; size += 1 + bytes.size / 53) {
        gk_buffer cut = {.bytes = bytes.bytes, .size = size};
        check(proof, &cut, GK_E_VERIFY, "cut");
    }
    gk_buffer_free(&bytes);
    gk_proof_free(proof);
}

static char *find(const gk_buffer *bytes, const char *text, size_t length) {
    for (size_t i = 0; i + length <= bytes->size; i++)
        if (memcmp(bytes->bytes + i, text, length) == 0)
            return bytes->bytes + i;
    fail_msg("not there");
    return NULL;
}

static void test_csv(void **state) {
    (void)state;
    static const struct {
        const char *before, *after;
    } csv[] = {{"1234.56", "1234.57"}, {"行政运行", "行政运营"}, {"甲局", "乙局"},
               {",-0.50", "-0.50,"},   {"0.00", "0.01"},         {"自己的", "自己地"}};
    gk_proof *proof;
    gk_buffer bytes = drawn(&gk_writer_csv, GK_WRITE_CSV, &proof);
    check(proof, &bytes, GK_OK, "as it is");
    for (size_t i = 0; i < sizeof csv / sizeof *csv; i++) {
        char *at = find(&bytes, csv[i].before, strlen(csv[i].before));
        memcpy(at, csv[i].after, strlen(csv[i].after));
        check(proof, &bytes, GK_E_VERIFY, csv[i].after);
        memcpy(at, csv[i].before, strlen(csv[i].before));
    }
    gk_buffer_free(&bytes);
    gk_proof_free(proof);
}

static void test_old_workbook(void **state) {
    (void)state;
    const double number = 1234.56;
    gk_proof *proof;
    gk_buffer bytes = drawn(&gk_writer_xls, GK_WRITE_XLS, &proof);
    check(proof, &bytes, GK_OK, "as it is");
    char *at = find(&bytes, (const char *)&number, sizeof number);
    at[0] ^= 1; /* the last bit of the number */
    check(proof, &bytes, GK_E_VERIFY, "a bit of a number");
    at[0] ^= 1;
    at = find(&bytes, "\x4C\x88\x3F\x65\xD0\x8F\x4C\x88", 8); /* 行政运行 */
    at[0]++;
    check(proof, &bytes, GK_E_VERIFY, "a letter");
    at[0]--;
    check(proof, &bytes, GK_OK, "as it was");
    gk_buffer_free(&bytes);
    gk_proof_free(proof);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_workbook),
        cmocka_unit_test(test_cut_workbook),
        cmocka_unit_test(test_csv),
        cmocka_unit_test(test_old_workbook),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
