/* Bytes to UTF-8, and back. The GB18030 byte sequences are those of the standard's own table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/encoding.h"
#include "base/utf8.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static void check(const char *bytes, size_t size, const char *asked, const char *text,
                  const char *encoding, bool doubtful) {
    gk_decoded d = {0};
    gk_error err = {0};
    /* Exactly as large as the input, so that the sanitizer sees a read beyond its end. */
    char *copy = malloc(size ? size : 1);
    memcpy(copy, bytes, size);
    gk_status status = gk_decode(copy, size, asked, &d, &err);
    free(copy);
    if (status)
        fail_msg("%s: %s", text, err.text);
    assert_string_equal(d.text, text);
    assert_int_equal(d.length, strlen(text));
    assert_string_equal(d.encoding, encoding);
    assert_int_equal(d.doubtful, doubtful);
    free(d.text);
}

static void refused(const char *bytes, size_t size, const char *asked, gk_status wanted,
                    const char *text) {
    gk_decoded d = {0};
    gk_error err = {0};
    char *copy = malloc(size ? size : 1);
    memcpy(copy, bytes, size);
    gk_status status = gk_decode(copy, size, asked, &d, &err);
    free(copy);
    if (!status)
        free(d.text);
    assert_int_equal(status, wanted);
    assert_int_equal(err.status, wanted);
    assert_string_equal(err.text, text);
    assert_true(err.zh[0]);
}

static void test_marks(void **state) {
    (void)state;
    check(BYTES("\xEF\xBB\xBF中"), NULL, "中", "UTF-8", false);
    check(BYTES("\xFF\xFE\x2D\x4E\x31\0"), NULL, "中1", "UTF-16LE", false);
    check(BYTES("\xFE\xFF\x4E\x2D\0\x31"), NULL, "中1", "UTF-16BE", false);
    check(BYTES("\xFF\xFE\x2D\x4E"), NULL, "中", "UTF-16LE", false);
    check(BYTES("\xFF\xFE\0\0\x2D\x4E\0\0"), NULL, "中", "UTF-32LE", false);
    check(BYTES("\0\0\xFE\xFF\0\0\x4E\x2D"), NULL, "中", "UTF-32BE", false);
    check(BYTES("\x84\x31\x95\x33\xD6\xD0"), NULL, "中", "GB18030", false);
    check(BYTES("\xEF\xBB\xBF"), NULL, "", "UTF-8", false);
}

static void test_utf16_without_a_mark(void **state) {
    (void)state;
    check(BYTES("\x2D\x4E,\0001\0\n\0"), NULL, "中,1\n", "UTF-16LE", false);
    check(BYTES("\x4E\x2D\0,\0001\0\n"), NULL, "中,1\n", "UTF-16BE", false);
    /* 一 is U+4E00: its zero byte stands on the other side */
    check(BYTES("\x4E\x00\x4E\x8C\0,\x4E\x00\0\n"), NULL, "一二,一\n", "UTF-16BE", false);
    check(BYTES("\x00\x4E\x8C\x4E,\0\x00\x4E\n\0"), NULL, "一二,一\n", "UTF-16LE", false);
    check(BYTES("\x3D\xD8\x00\xDE,\0\n\0"), "UTF-16LE", "\U0001F600,\n", "UTF-16LE", false);
}

static void test_utf8(void **state) {
    (void)state;
    check(BYTES(""), NULL, "", "UTF-8", false);
    check(BYTES("a,1\n"), NULL, "a,1\n", "UTF-8", false);
    /* 36 bytes of hanzi are enough to tell, 30 are not */
    check(BYTES("部门名称示例市商务局本级"), NULL, "部门名称示例市商务局本级", "UTF-8", false);
    check(BYTES("部门名称示例市商务局"), NULL, "部门名称示例市商务局", "UTF-8", true);
    /* five hanzi: 15 bytes cannot be pairs of GB18030 */
    check(BYTES("中"), NULL, "中", "UTF-8", false);
}

static void test_strict_utf8(void **state) {
    (void)state;
    static const char zh[] = "UTF-8";
    refused(BYTES("a\xC0\x80"), zh, GK_E_ENCODING, "byte 0xC0 at offset 1 is no text in UTF-8");
    refused(BYTES("\xC1\xBF"), zh, GK_E_ENCODING, "byte 0xC1 at offset 0 is no text in UTF-8");
    refused(BYTES("\xE0\x9F\xBF"), zh, GK_E_ENCODING, "byte 0xE0 at offset 0 is no text in UTF-8");
    refused(BYTES("\xF0\x8F\xBF\xBF"), zh, GK_E_ENCODING,
            "byte 0xF0 at offset 0 is no text in UTF-8");
    refused(BYTES("\xED\xA0\x80"), zh, GK_E_ENCODING, "byte 0xED at offset 0 is no text in UTF-8");
    refused(BYTES("\xF4\x90\x80\x80"), zh, GK_E_ENCODING,
            "byte 0xF4 at offset 0 is no text in UTF-8");
    refused(BYTES("\xF5\x80\x80\x80"), zh, GK_E_ENCODING,
            "byte 0xF5 at offset 0 is no text in UTF-8");
    refused(BYTES("\x80"), zh, GK_E_ENCODING, "byte 0x80 at offset 0 is no text in UTF-8");
    check(BYTES("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF\xC2\x80"), zh,
          "\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF\xC2\x80", "UTF-8", false);
}

static void test_gb18030(void **state) {
    (void)state;
    check(BYTES("\xD6\xD0\xCE\xC4"), NULL, "中文", "GB18030", false);
    check(BYTES("\x95\x32\x82\x36"), NULL, "\U00020000", "GB18030", false);
    check(BYTES("\x81\x39\xEF\x31"), NULL, "㐂", "GB18030", false);
    check(BYTES("\xD6\xD0\x80"), NULL, "中€", "GB18030", false);
    check(BYTES("\x80\x80,\xD6\xD0"), NULL, "€€,中", "GB18030", false);
    check(BYTES("\xD6\xD0\xA2\xE3"), NULL, "中€", "GB18030", false);
    check(BYTES("\xD6\xD0\xA1\xAA\xA1\xAA"), NULL, "中——", "GB18030", false);
    check(BYTES("\xD6\xD0\xA1\xA4"), NULL, "中·", "GB18030", false);
    check(BYTES("\xA1\xA1\xD6\xD0"), NULL, "　中", "GB18030", false);
}

/* Each byte may become three. */
static void test_euros_have_room(void **state) {
    (void)state;
    char bytes[300], text[3 * sizeof bytes + 1];
    memset(bytes, 0x80, sizeof bytes);
    for (size_t i = 0; i < sizeof bytes; i++)
        memcpy(text + 3 * i, "€", 4);
    check(bytes, sizeof bytes, NULL, text, "GB18030", false);
    check(bytes, sizeof bytes, "CP936", text, "CP936", false);
}

static void test_offsets(void **state) {
    (void)state;
    refused(BYTES("\xD6\xD0\xFF,"), NULL, GK_E_ENCODING,
            "byte 0xFF at offset 2 is no text in GB18030");
    refused(BYTES("\x80\xD6\xD0\xFF,"), NULL, GK_E_ENCODING,
            "byte 0xFF at offset 3 is no text in GB18030");
    refused(BYTES("\xEF\xBB\xBF"
                  "a\xFF"),
            NULL, GK_E_ENCODING, "byte 0xFF at offset 4 is no text in UTF-8");
    refused(BYTES("\xFF\xFE\x2D\x4E\x00\xDC\x31\0"), NULL, GK_E_ENCODING,
            "byte 0x00 at offset 4 is no text in UTF-16LE");
}

static void test_truncated(void **state) {
    (void)state;
    refused(BYTES("a\xE4\xB8"), "UTF-8", GK_E_ENCODING,
            "byte 0xE4 at offset 1 is no text in UTF-8");
    refused(BYTES("\xD6\xD0\xD6"), NULL, GK_E_ENCODING,
            "byte 0xD6 at offset 2 is no text in GB18030");
    refused(BYTES("\xD6\xD0\x95\x32\x82"), NULL, GK_E_ENCODING,
            "byte 0x95 at offset 2 is no text in GB18030");
    refused(BYTES("\xFF\xFE\x2D\x4E\x2D"), NULL, GK_E_ENCODING,
            "byte 0x2D at offset 4 is no text in UTF-16LE");
    refused(BYTES("\xFF\xFE\x2D\x4E\x3D\xD8"), NULL, GK_E_ENCODING,
            "byte 0x3D at offset 4 is no text in UTF-16LE");
}

static void test_zero_byte(void **state) {
    (void)state;
    refused(BYTES("ab\0cd"), NULL, GK_E_ENCODING,
            "a zero character after 2 bytes of text: this is no text file");
    refused(BYTES("ab\0cd"), "UTF-8", GK_E_ENCODING,
            "a zero character after 2 bytes of text: this is no text file");
    refused(BYTES("\xD6\xD0\0"), "GBK", GK_E_ENCODING,
            "a zero character after 3 bytes of text: this is no text file");
    /* zero bytes on both sides: not UTF-16 */
    refused(BYTES("a\0\0a"), NULL, GK_E_ENCODING,
            "a zero character after 1 bytes of text: this is no text file");
}

/* 小时 in GBK is valid UTF-8 as well. */
static void test_doubtful(void **state) {
    (void)state;
    check(BYTES("\xD0\xA1\xCA\xB1"), NULL, "\u0421\u02B1", "UTF-8", true);
    check(BYTES("\xD0\xA1\xCA\xB1"), "GBK", "小时", "GBK", false);
    check(BYTES("\xD0\xA1\xCA\xB1"), "UTF-8", "\u0421\u02B1", "UTF-8", false);
    check(BYTES("\xEF\xBB\xBF\xD0\xA1\xCA\xB1"), NULL, "\u0421\u02B1", "UTF-8", false);
}

static void test_named(void **state) {
    (void)state;
    check(BYTES("\xD6\xD0"), "gb18030", "中", "gb18030", false);
    check(BYTES("\xA4\xA4"), "BIG5", "中", "BIG5", false);
    check(BYTES("\x80"), "WINDOWS-1252", "€", "WINDOWS-1252", false);
    check(BYTES("\xD6\xD0"), "KOI8-R", "жп", "KOI8-R", false);
    check(BYTES("a"), "CP1258", "a", "CP1258", false); /* iconv holds it back until flushed */
    check(BYTES("\xEF\xBB\xBF中"), "utf-8", "中", "UTF-8", false);
    check(BYTES("\xFF\xFE\x2D\x4E"), "UTF-16LE", "中", "UTF-16LE", false);
    check(BYTES("\xFE\xFF\x4E\x2D"), "UTF-16", "中", "UTF-16BE", false);
    refused(BYTES("\xD6\xD0"), "UTF-8", GK_E_ENCODING, "byte 0xD6 at offset 0 is no text in UTF-8");
    refused(BYTES("a\xFF"), "BIG5", GK_E_ENCODING, "byte 0xFF at offset 1 is no text in BIG5");
    refused(BYTES("a"), "NO-SUCH", GK_E_ARGUMENT, "unknown encoding NO-SUCH");
    refused(BYTES("\x95\x32\x82\x36"), "GBK", GK_E_ENCODING,
            "byte 0x95 at offset 0 is no text in GBK");
}

/* iconv's GB2312 makes U+2015 and U+30FB of — and ·, which Windows never meant. */
static void test_gb2312_is_gbk(void **state) {
    (void)state;
    check(BYTES("\xA1\xAA"), "GB2312", "—", "GB2312", false);
    check(BYTES("\xA1\xA4"), "gb2312", "·", "gb2312", false);
}

/* --- back --- */

static void encodes(const char *encoding, const char *text, const char *wanted) {
    gk_encoder encoder;
    gk_error err = {0};
    size_t size = 0, length = strlen(text);
    assert_int_equal(gk_encoder_open(encoding, &encoder, &err), GK_OK);
    char *bytes = malloc(GK_ENCODED_MAX(length) + 1);
    if (gk_encode(&encoder, text, length, bytes, &size, &err))
        fail_msg("%s: %s", text, err.text);
    assert_int_equal(size, strlen(wanted));
    assert_memory_equal(bytes, wanted, size);
    free(bytes);
    gk_encoder_close(&encoder);
}

static void lacks(const char *encoding, const char *text, const char *en, const char *zh) {
    gk_encoder encoder;
    gk_error err = {0};
    size_t size;
    char bytes[64];
    assert_int_equal(gk_encoder_open(encoding, &encoder, &err), GK_OK);
    assert_int_equal(gk_encode(&encoder, text, strlen(text), bytes, &size, &err), GK_E_ENCODING);
    assert_string_equal(err.text, en);
    assert_string_equal(err.zh, zh);
    gk_encoder_close(&encoder);
}

static void test_encode(void **state) {
    (void)state;
    encodes(NULL, "a中\U00020BB7", "a中\U00020BB7");
    encodes("utf-8", "——", "——");
    encodes("gbk", "a,中——·€\n", "a,\xD6\xD0\xA1\xAA\xA1\xAA\xA1\xA4\x80\n");
    encodes("GB18030", "\U00020BB7€ é", "\x95\x34\xB2\x35\xA2\xE3 \xA8\xA6");
    /* The worst of growth: two bytes that become four. */
    encodes("gb18030", "\u05BF\u05BF", "\x81\x30\xF7\x35\x81\x30\xF7\x35");
    encodes("gbk", "", "");
}

static void test_encode_lacks(void **state) {
    (void)state;
    lacks("gbk", "镕\U00020BB7野", "GBK has no character U+20BB7 (\U00020BB7)",
          "GBK没有字符U+20BB7（\U00020BB7）");
    lacks("GBK", "・", "GBK has no character U+30FB (・)", "GBK没有字符U+30FB（・）");
    lacks("gbk", "ab\xFF", "byte 0xFF at offset 2 is no text in UTF-8",
          "字节 0xFF（偏移 2）不是有效的 UTF-8 文本");
    lacks("utf-8", "\xE4\xB8", "byte 0xE4 at offset 0 is no text in UTF-8",
          "字节 0xE4（偏移 0）不是有效的 UTF-8 文本");
    gk_encoder encoder;
    gk_error err = {0};
    assert_int_equal(gk_encoder_open("BIG5", &encoder, &err), GK_E_ARGUMENT);
    assert_string_equal(err.text, "cannot write BIG5: only UTF-8, GB18030 and GBK");
}

/* What GBK has, all of it, comes back as it was. */
static void test_gbk_there_and_back(void **state) {
    (void)state;
    gk_encoder encoder;
    size_t count = 0, size;
    assert_int_equal(gk_encoder_open("gbk", &encoder, NULL), GK_OK);
    for (uint32_t c = 0x80; c < 0x30000; c++) {
        char text[4], bytes[8];
        gk_decoded d = {0};
        if (c >= 0xD800 && c < 0xE000)
            continue;
        size_t length = gk_utf8_put(c, text);
        if (gk_encode(&encoder, text, length, bytes, &size, NULL))
            continue;
        count++;
        assert_int_equal(gk_decode(bytes, size, "gbk", &d, NULL), GK_OK);
        assert_int_equal(d.length, length);
        assert_memory_equal(d.text, text, length);
        free(d.text);
    }
    gk_encoder_close(&encoder);
    assert_int_equal(count, 21792); /* code page 936 beyond ASCII */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_utf16_without_a_mark),
        cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_strict_utf8),
        cmocka_unit_test(test_gb18030),
        cmocka_unit_test(test_euros_have_room),
        cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_zero_byte),
        cmocka_unit_test(test_doubtful),
        cmocka_unit_test(test_named),
        cmocka_unit_test(test_gb2312_is_gbk),
        cmocka_unit_test(test_encode),
        cmocka_unit_test(test_encode_lacks),
        cmocka_unit_test(test_gbk_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
