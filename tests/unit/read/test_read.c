/* Reading by content: refusals by name, limits, delimiters, quoting, rows. Cells are written down
 * as A1=[text]. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include <gongkai/read.h>

#define BYTES(literal) literal, sizeof(literal) - 1

static gk_status read_as(const char *bytes, size_t size, const char *name,
                         const gk_read_options *options, gk_findings *findings, gk_book **book,
                         gk_error *err) {
    *book = gk_book_new("book");
    gk_sink sink = gk_book_sink(*book);
    char *copy = malloc(size ? size : 1);
    memcpy(copy, bytes, size);
    gk_status status = gk_read_bytes(copy, size, name, options, &sink, findings, err);
    free(copy);
    return status;
}

static void write_down(const gk_book *book, char *text, size_t size) {
    size_t count, used = 0;
    text[0] = '\0';
    const gk_cell *cells = gk_sheet_cells(gk_book_sheet(book, 0), &count);
    for (size_t i = 0; i < count && used + 100 < size; i++) {
        char address[GK_ADDRESS_MAX];
        gk_address_format(cells[i].row, cells[i].col, address);
        assert_int_equal(cells[i].type, GK_CELL_TEXT);
        used += (size_t)snprintf(text + used, size - used, "%s=[%s]", address, cells[i].text);
    }
}

static void check(const char *input, const char *wanted) {
    char text[2048];
    gk_error err = {0};
    gk_book *book;
    if (read_as(input, strlen(input), "a.csv", NULL, NULL, &book, &err))
        fail_msg("%s: %s", input, err.text);
    assert_int_equal(gk_book_sheet_count(book), 1);
    write_down(book, text, sizeof text);
    assert_string_equal(text, wanted);
    gk_book_free(book);
}

static void refused_with(const char *bytes, size_t size, const gk_read_options *options,
                         gk_status wanted, const char *text, const char *zh) {
    gk_error err = {0};
    gk_book *book;
    gk_status status = read_as(bytes, size, "dir/a.csv", options, NULL, &book, &err);
    gk_book_free(book);
    assert_string_equal(err.text, text);
    assert_string_equal(err.zh, zh);
    assert_string_equal(err.where, "dir/a.csv");
    assert_int_equal(status, wanted);
    assert_int_equal(err.status, wanted);
}

/* --- refusals --- */

static void known(const char *bytes, size_t size, const char *en, const char *zh) {
    char text[128], chinese[128];
    snprintf(text, sizeof text, "this is %s, which is not read", en);
    snprintf(chinese, sizeof chinese, "这是%s，无法读取", zh);
    refused_with(bytes, size, NULL, GK_E_UNSUPPORTED, text, chinese);
}

static void test_signatures(void **state) {
    (void)state;
    known(BYTES("\x89PNG\r\n\x1A\n"), "a PNG picture", " PNG 图片");
    known(BYTES("\xFF\xD8\xFF\xE0"), "a JPEG picture", " JPEG 图片");
    known(BYTES("GIF89a"), "a GIF picture", " GIF 图片");
    known(BYTES("II*\0\x08"), "a TIFF picture", " TIFF 图片");
    known(BYTES("%PDF-1.7\n"), "a PDF document", " PDF 文档");
    known(BYTES("{\\rtf1"), "an RTF document", " RTF 文档");
    known(BYTES("\x1F\x8B\x08\0"), "gzip-compressed", " gzip 压缩文件");
    known(BYTES("7z\xBC\xAF\x27\x1C\0\4"), "a 7z archive", " 7z 压缩包");
    known(BYTES("Rar!\x1A\7"), "a RAR archive", " RAR 压缩包");
    known(BYTES("\x7F"
                "ELF\2"),
          "a program", "程序文件");
}

/* An OLE2 file whose directory names one stream. */
static void known_ole2(const char *stream, const char *en, const char *zh) {
    char bytes[200] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    for (size_t i = 0; stream[i]; i++)
        bytes[100 + 2 * i] = stream[i];
    known(bytes, sizeof bytes, en, zh);
}

static void test_ole2(void **state) {
    (void)state;
    known_ole2("EncryptedPackage", "a password-protected workbook", "加密的工作簿");
    known_ole2("WordDocument", "a Word document", " Word 文档");
    known_ole2("PowerPoint Document", "a PowerPoint presentation", " PowerPoint 演示文稿");
    known_ole2("", "an OLE2 file without a workbook", "不含工作簿的 OLE2 文件");
    known(BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an OLE2 file without a workbook",
          "不含工作簿的 OLE2 文件");
}

static void test_zip(void **state) {
    (void)state;
    known(BYTES("PK\3\4 word/document.xml"), "a Word document", " Word 文档");
    known(BYTES("PK\3\4 ppt/presentation.xml"), "a PowerPoint presentation",
          " PowerPoint 演示文稿");
    known(BYTES("PK\3\4 xl/workbook.bin"), "an .xlsb workbook", " .xlsb 工作簿");
    known(BYTES("PK\3\4 application/vnd.oasis.opendocument.spreadsheet"), "an ODS workbook",
          " ODS 工作簿");
    known(BYTES("PK\3\4 readme.txt"), "a ZIP archive", " ZIP 压缩包");
    known(BYTES("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "a ZIP archive", " ZIP 压缩包");
}

static void test_markup(void **state) {
    (void)state;
    known(BYTES("<?xml version='1.0'?><Workbook>"), "an XML document", " XML 文档");
    known(BYTES("<?xml version='1.0'?><Workbook><html:b><Table><Row>"), "an XML document",
          " XML 文档");
    check("<注>,1\n", "A1=[<注>]B1=[1]");
    check("<tablet>,1\n", "A1=[<tablet>]B1=[1]");
    check("<TABLE border=1><tr><td>1,2\n</table>", "A1=[1,2]");
    check("\xEF\xBB\xBF\r\n <!DOCTYPE HTML><table><td>1</table>", "A1=[1]");
    check("Mime-Version: 1.0\nContent-Type: text/html\n\n<table><td>1</table>", "A1=[1]");
    check("MIME,version\n", "A1=[MIME]B1=[version]");
    check("<", "A1=[<]");
}

/* Too short for a signature, or none: text. */
static void test_text_is_no_signature(void **state) {
    (void)state;
    check("PK,1\n", "A1=[PK]B1=[1]");
    check("GIF,1\n", "A1=[GIF]B1=[1]");
    check("II*,1\n", "A1=[II*]B1=[1]");
    check("7z,1\n", "A1=[7z]B1=[1]");
}

static void test_limits(void **state) {
    (void)state;
    gk_read_options four = {.max_bytes = 4};
    gk_book *book;
    assert_int_equal(read_as("a,b\n", 4, "a", &four, NULL, &book, NULL), GK_OK);
    gk_book_free(book);
    refused_with("a,b\nc", 5, &four, GK_E_LIMIT, "larger than 4 bytes", "超过4字节");
    refused_with("", 0, NULL, GK_E_FORMAT, "the file is empty", "文件为空");
}

static void test_columns_are_limited(void **state) {
    (void)state;
    char line[GK_COL_LIMIT + 1];
    memset(line, ',', sizeof line);
    line[GK_COL_LIMIT] = 'x'; /* behind 16,384 commas: one column too far */
    refused_with(line, sizeof line, NULL, GK_E_LIMIT, "a cell beyond row 1048576 or column XFD",
                 "单元格超出第1048576行或XFD列");
    gk_book *book;
    assert_int_equal(read_as(line + 1, sizeof line - 1, "a", NULL, NULL, &book, NULL), GK_OK);
    gk_book_free(book);
}

/* --- files and descriptors --- */

static void test_file(void **state) {
    (void)state;
    gk_error err = {0};
    gk_book *book = gk_book_new("b");
    gk_sink sink = gk_book_sink(book);
    assert_int_equal(gk_read_file("/nonexistent/a.csv", NULL, NULL, &sink, NULL, &err), GK_E_IO);
    assert_int_equal(err.sys, ENOENT);
    assert_string_equal(err.where, "/nonexistent/a.csv");
    assert_string_equal(err.text, "cannot be opened: No such file or directory");
    assert_int_equal(gk_read_file("/nonexistent/a.csv", "我的表", NULL, &sink, NULL, &err),
                     GK_E_IO);
    assert_string_equal(err.where, "我的表");
    assert_int_equal(gk_read_file("/", NULL, NULL, &sink, NULL, &err), GK_E_IO);
    assert_int_equal(err.sys, EISDIR);
    gk_book_free(book);
}

static void test_pipe(void **state) {
    (void)state;
    int ends[2];
    gk_error err = {0};
    gk_read_options three = {.max_bytes = 3};
    gk_book *book = gk_book_new("-");
    gk_sink sink = gk_book_sink(book);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "a,b\n", 4), 4);
    close(ends[1]);
    assert_int_equal(gk_read_fd(ends[0], "-", NULL, &sink, NULL, &err), GK_OK);
    close(ends[0]);
    char text[512];
    write_down(book, text, sizeof text);
    assert_string_equal(text, "A1=[a]B1=[b]");
    assert_string_equal(gk_sheet_name(gk_book_sheet(book, 0)), "-");
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "a,b\n", 4), 4);
    close(ends[1]);
    assert_int_equal(gk_read_fd(ends[0], "-", &three, &sink, NULL, &err), GK_E_LIMIT);
    assert_string_equal(err.where, "-");
    assert_int_equal(gk_read_fd(ends[0] + 1000, "-", NULL, &sink, NULL, &err), GK_E_IO);
    assert_int_equal(err.sys, EBADF);
    close(ends[0]);
    gk_book_free(book);
}

/* --- delimiters and quotes --- */

static void test_delimiter(void **state) {
    (void)state;
    check("a,b\nc,d\n", "A1=[a]B1=[b]A2=[c]B2=[d]");
    check("a\tb,c\nd\te\n", "A1=[a]B1=[b,c]A2=[d]B2=[e]");
    check("a;b\nc;d\ne,f\n", "A1=[a]B1=[b]A2=[c]B2=[d]A3=[e,f]");
    check("a\tb\nc,d\n", "A1=[a]B1=[b]A2=[c,d]"); /* a tie: the tab */
    check("a,b\tc\r\nd,e\r\n", "A1=[a]B1=[b\tc]A2=[d]B2=[e]");
    check("a,,,,,\tb\nc\td\n", "A1=[a,,,,,]B1=[b]A2=[c]B2=[d]"); /* lines count, not characters */
    check("第一段，没有表格。\n第二段\n", "A1=[第一段，没有表格。]A2=[第二段]");
}

static void test_quoted(void **state) {
    (void)state;
    check("\"a,b\",\"c\nd\"\ne\n", "A1=[a,b]B1=[c\nd]A2=[e]");
    check("\"a\tb\"\tc\nd\te\n", "A1=[a\tb]B1=[c]A2=[d]B2=[e]");
    check("\"a\nb\"\n", "A1=[a\nb]");
}

/* A report pasted as text has quotation marks wherever they please. */
static void test_unquoted_tabs(void **state) {
    (void)state;
    check("\"三公\"经费\t1\n合计\t2\n", "A1=[\"三公\"经费]B1=[1]A2=[合计]B2=[2]");
    check("a\t\"b\nc\td\n", "A1=[a]B1=[\"b]A2=[c]B2=[d]");
    check("a\t \"b\"\nc\td", "A1=[a]B1=[ \"b\"]A2=[c]B2=[d]");
}

static void test_unclosed_quote(void **state) {
    (void)state;
    refused_with(BYTES("a,b\nc,\"d\ne,f\n"), NULL, GK_E_FORMAT,
                 "row 2: a quote opened here is never closed", "第2行：此处的引号没有闭合");
}

static void test_rows(void **state) {
    (void)state;
    check("\n\na,b\n\n\nc,d\n", "A3=[a]B3=[b]A6=[c]B6=[d]");
    check("\r\n\r\na\tb\r\n\r\nc", "A3=[a]B3=[b]A5=[c]");
    check("\r\ra\tb\r\rc", "A3=[a]B3=[b]A5=[c]");
    check(",,a\n , \n,b", "C1=[a]A2=[ ]B2=[ ]B3=[b]");
    check("\t\ta\n\t\n\tb", "C1=[a]B3=[b]");
}

static void test_dos_end(void **state) {
    (void)state;
    check("a,b\r\n\x1A", "A1=[a]B1=[b]");
    check("a,\x1A"
          "b\n",
          "A1=[a]B1=[\x1A"
          "b]");
    check("\x1A", "");
}

static void test_name_and_findings(void **state) {
    (void)state;
    gk_book *book;
    gk_findings *findings = gk_findings_new();
    gk_error err = {0};
    assert_int_equal(read_as("小时", 6, "d/e/小时.csv", NULL, findings, &book, &err), GK_OK);
    assert_string_equal(gk_sheet_name(gk_book_sheet(book, 0)), "小时.csv");
    gk_book_free(book);
    assert_int_equal(gk_findings_count(findings), 1);
    const gk_finding *f = gk_findings_at(findings, 0);
    assert_string_equal(f->id, "encoding-doubtful");
    assert_int_equal(f->severity, GK_SEVERITY_WARN);
    assert_string_equal(f->origin.source, "d/e/小时.csv");
    assert_null(f->origin.sheet);
    gk_findings_free(findings);
    assert_int_equal(read_as("小时", 6, "a", NULL, NULL, &book, &err), GK_OK);
    gk_book_free(book);
}

/* A page's own word settles what its bytes leave open; --encoding settles all. */
static void test_encoding_of_pages(void **state) {
    (void)state;
    static const struct {
        const char *page, *encoding, *wanted;
        size_t findings;
    } cases[] = {{"<table><td>小时</table>", NULL, "A1=[小时]", 1},
                 {"<meta charset=UTF-8><table><td>小时</table>", NULL, "A1=[小时]", 0},
                 {"<meta charset=gbk><table><td>小时</table>", NULL, "A1=[小时]", 1},
                 {"<meta charset=gbk><table><td>\xA4\xA4</table>", "BIG5", "A1=[中]", 0},
                 {"<meta charset=big5><table><td>\xD6\xD0</table>", "GBK", "A1=[中]", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        gk_findings *findings = gk_findings_new();
        gk_read_options options = {.encoding = cases[i].encoding};
        gk_book *book;
        char text[512];
        assert_int_equal(read_as(cases[i].page, strlen(cases[i].page), "a.html", &options, findings,
                                 &book, NULL),
                         GK_OK);
        write_down(book, text, sizeof text);
        assert_string_equal(text, cases[i].wanted);
        assert_int_equal(gk_findings_count(findings), cases[i].findings);
        gk_book_free(book);
        gk_findings_free(findings);
    }
}

static void test_encoding_option(void **state) {
    (void)state;
    gk_book *book;
    gk_error err = {0};
    gk_findings *findings = gk_findings_new();
    gk_read_options gbk = {.encoding = "GBK"};
    assert_int_equal(read_as(BYTES("\xD0\xA1\xCA\xB1"), "a", &gbk, findings, &book, &err), GK_OK);
    char text[512];
    write_down(book, text, sizeof text);
    assert_string_equal(text, "A1=[小时]");
    assert_int_equal(gk_findings_count(findings), 0);
    gk_book_free(book);
    gk_findings_free(findings);
    gk_read_options utf8 = {.encoding = "UTF-8"};
    refused_with(BYTES("a,\xD6\xD0"), &utf8, GK_E_ENCODING,
                 "byte 0xD6 at offset 2 is no text in UTF-8",
                 "字节 0xD6（偏移 2）不是有效的 UTF-8 文本");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signatures),
        cmocka_unit_test(test_ole2),
        cmocka_unit_test(test_zip),
        cmocka_unit_test(test_markup),
        cmocka_unit_test(test_text_is_no_signature),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_columns_are_limited),
        cmocka_unit_test(test_file),
        cmocka_unit_test(test_pipe),
        cmocka_unit_test(test_delimiter),
        cmocka_unit_test(test_quoted),
        cmocka_unit_test(test_unquoted_tabs),
        cmocka_unit_test(test_unclosed_quote),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_dos_end),
        cmocka_unit_test(test_name_and_findings),
        cmocka_unit_test(test_encoding_of_pages),
        cmocka_unit_test(test_encoding_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
