#include "base/fail.h"
#include "container/zip_tail.h"
#include "read/reader.h"
#include "read/xlsx/find_workbook.h"
#include "read/xlsx/hidden_content.h"
#include "read/xlsx/sheet.h"
#include <stdlib.h>
#include <string.h>

/* Everything that is opened for one workbook. */
typedef struct xlsx {
    gk_zip *zip;
    char *part; /* the workbook's */
    locale_t locale;
    gk_xlsx_relations relations;
    gk_xlsx_workbook workbook;
    gk_xlsx_strings strings;
    gk_xlsx_styles styles;
} xlsx;

static gk_status open_zip(const gk_input *input, gk_zip **zip, gk_error *err) {
    return input->bytes ? gk_zip_open(input->bytes, input->size, zip, err)
                        : gk_zip_open_fd(input->fd, zip, err);
}

static bool has_signature(const gk_input *input) {
    return (input->size >= 4 && memcmp(input->bytes, "PK", 2) == 0) ||
           gk_zip_prefix(input->bytes, input->size) > 0;
}

/* Whether the bytes hold the usual name of a workbook part, as an archive's own headers do. */
static bool names_workbook(const gk_input *input) {
    static const char name[] = "xl/workbook.xml";
    const size_t length = sizeof name - 1;
    const unsigned char *at = input->bytes, *end = at + input->size;
    while ((size_t)(end - at) >= length &&
           (at = memchr(at, 'x', (size_t)(end - at) - length + 1))) {
        if (memcmp(at, name, length) == 0)
            return true;
        at++;
    }
    return false;
}

/* An archive that cannot be opened, but was a workbook, is ours to refuse: we know what it lacks.
 */
static int bid(const gk_input *input) {
    gk_zip *zip = NULL;
    char *part = NULL;
    if (input->bytes && !has_signature(input))
        return 0;
    if (open_zip(input, &zip, NULL) != GK_OK)
        return input->bytes && names_workbook(input) ? 100 : 0;
    gk_status status = gk_xlsx_find_workbook(zip, &part, NULL);
    free(part);
    gk_zip_close(zip);
    return status == GK_OK || status == GK_E_LIMIT ? 100 : 0;
}

static gk_status open_workbook(const gk_input *input, xlsx *book, gk_error *err) {
    book->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (book->locale == (locale_t)0)
        return gk_fail_memory(err);
    gk_status status = open_zip(input, &book->zip, err);
    if (status == GK_OK)
        status = gk_xlsx_find_workbook(book->zip, &book->part, err);
    if (status == GK_OK)
        status = gk_xlsx_relations_read(book->zip, book->part, &book->relations, err);
    if (status == GK_OK)
        status =
            gk_xlsx_workbook_read(book->zip, book->part, &book->relations, &book->workbook, err);
    return status;
}

/* The name of a part that all sheets share; NULL: there is none. */
static const char *shared_part(const xlsx *book, const char *type) {
    const gk_xlsx_relation *relation = gk_xlsx_relation_by_type(&book->relations, type);
    return relation ? relation->target : NULL;
}

/* Programs name these parts even if they have nothing to put into them, and then leave them out. A
   cell that needs what is missing is refused. */
static gk_status read_shared(xlsx *book, gk_error *err) {
    const char *strings = shared_part(book, "sharedStrings"), *styles = shared_part(book, "styles");
    gk_status status = GK_OK;
    if (strings && gk_zip_has(book->zip, strings))
        status = gk_xlsx_strings_read(book->zip, strings, &book->strings, err);
    if (status == GK_OK && styles && gk_zip_has(book->zip, styles))
        status = gk_xlsx_styles_read(book->zip, styles, &book->styles, err);
    book->styles.present = styles != NULL;
    return status;
}

static gk_status read_sheets(const gk_input *input, const xlsx *book, const gk_sink *sink,
                             gk_error *err) {
    gk_formula_results formulas = {.source = input->name,
                                   .findings = input->findings,
                                   .tolerant = input->options->unsaved_formulas};
    gk_rich_text rich = {
        .as_stored = input->options->as_stored, .source = input->name, .findings = input->findings};
    gk_xlsx_context context = {.strings = &book->strings,
                               .styles = &book->styles,
                               .date1904 = book->workbook.date1904,
                               .locale = book->locale,
                               .formulas = &formulas,
                               .rich = &rich};
    gk_status status = gk_xlsx_calculation_find(book->zip, &book->workbook, &context.results, err);
    for (size_t i = 0; status == GK_OK && i < book->workbook.count; i++)
        status = gk_xlsx_sheet_read(book->zip, &book->workbook.tabs[i], &context, sink, err);
    gk_rich_text_free(&rich);
    return status ? status : gk_formula_results_end(&formulas, err);
}

static gk_status read_hidden_content(const gk_input *input, const xlsx *book, gk_error *err) {
    gk_hidden_content content = {.source = input->name};
    gk_status status = gk_xlsx_hidden_content(book->zip, &book->workbook, &content, err);
    return status ? status : gk_hidden_content_report(&content, input->findings, err);
}

static void close_workbook(xlsx *book) {
    gk_xlsx_styles_free(&book->styles);
    gk_xlsx_strings_free(&book->strings);
    gk_xlsx_workbook_free(&book->workbook);
    gk_xlsx_relations_free(&book->relations);
    free(book->part);
    gk_zip_close(book->zip);
    if (book->locale != (locale_t)0)
        freelocale(book->locale);
}

static gk_status read(const gk_input *input, const gk_sink *sink, gk_error *err) {
    xlsx book = {0};
    gk_status status = open_workbook(input, &book, err);
    if (status == GK_OK)
        status = read_shared(&book, err);
    if (status == GK_OK)
        status = read_sheets(input, &book, sink, err);
    if (status == GK_OK && input->options->hidden_content)
        status = read_hidden_content(input, &book, err);
    close_workbook(&book);
    return status;
}

const gk_reader gk_reader_xlsx = {"xlsx", bid, read};
