/* libcsv's traps and what is done about each:
 *  - it trims unquoted fields: the space test is replaced by one that knows no space;
 *  - blank lines vanish: lines are fed one by one and empty ones counted here;
 *  - a stray quote swallows the lines that follow: strict mode stops at it. Inside an unquoted
 * field a quote is literal (as Excel has it): it is masked by 0xFF, a byte valid UTF-8 never has;
 *  - strict mode gives no position: the record's row is kept here;
 *  - memory is unbounded: a record is bounded here;
 *  - its buffer grows 128 bytes at a time, quadratic for long fields: BLOCK at a time instead.
 */
#include "base/csv_parse.h"

#include "base/fail.h"
#include <csv.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MASK = 0xFF, RECORD_LIMIT = 16 << 20, BLOCK = 64 << 10 };

typedef struct parse {
    struct csv_parser parser;
    const char *text, *end;
    char delimiter;
    const gk_csv_sink *sink;
    uint32_t row, col;
    const char *record; /**< Where the current record begins. */
    bool in_record;
    gk_status status;
    gk_error *err;
} parse;

static int no_space(unsigned char c) {
    (void)c;
    return 0;
}

/* Lines with delimiters inside one pair of quotes are not a field but rows lost to a quote
 * that was not closed. */
static bool swallowed_rows(const parse *p, const char *text, size_t length) {
    size_t lines = 0, delimiters = 0;
    for (size_t i = 0; i < length; i++) {
        lines += text[i] == '\n';
        delimiters += text[i] == p->delimiter;
    }
    return lines >= 1 && delimiters >= 2;
}

static void unmask(char *text, size_t length) {
    char *end = text + length;
    while ((text = memchr(text, MASK, (size_t)(end - text))))
        *text++ = '"';
}

static void on_field(void *bytes, size_t length, void *self) {
    parse *p = self;
    if (p->status)
        return;
    char *text = bytes;
    unmask(text, length);
    if (swallowed_rows(p, text, length))
        p->status = gk_fail(p->err, GK_E_FORMAT,
                            "row %u: a quote is not closed and swallows the rows after it",
                            "第%u行：引号未闭合，吞掉了后面的行", p->row + 1);
    else
        p->status = p->sink->field(p->sink->self, p->row, p->col++, text, length, p->err);
}

static void on_record(int terminator, void *self) {
    (void)terminator;
    parse *p = self;
    p->in_record = false;
}

static bool only_spaces_before(const parse *p, const char *quote) {
    const char *at = quote;
    while (at > p->record && at[-1] == ' ')
        at--;
    return at < quote && (at == p->record || at[-1] == p->delimiter);
}

/* The parser stopped at `at` in strict mode: either a literal quote, fed masked, or damage. */
static gk_status resume_at(parse *p, const char *at) {
    if (csv_error(&p->parser) == CSV_ENOMEM || csv_error(&p->parser) == CSV_ETOOBIG)
        return gk_fail_memory(p->err);
    if (*at != '"' || p->parser.quoted)
        return gk_fail(p->err, GK_E_FORMAT, "row %u: text behind a closing quote",
                       "第%u行：右引号之后还有文字", p->row + 1);
    if (only_spaces_before(p, at))
        return gk_fail(p->err, GK_E_FORMAT,
                       "row %u: a quote behind a space at the start of a field",
                       "第%u行：字段开头的引号前有空格", p->row + 1);
    static const char mask[1] = {(char)MASK};
    csv_parse(&p->parser, mask, 1, on_field, on_record, p);
    return p->status;
}

static gk_status feed(parse *p, const char *from, const char *to) {
    while (from < to) {
        from += csv_parse(&p->parser, from, (size_t)(to - from), on_field, on_record, p);
        if (p->status)
            return p->status;
        if (from < to) {
            gk_status status = resume_at(p, from++);
            if (status)
                return status;
        }
    }
    return GK_OK;
}

/* One past the line's terminator: LF, CRLF or CR. */
static const char *line_end(const char *at, const char *end) {
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    if (at < end && *at == '\r' && at + 1 < end && at[1] == '\n')
        at++;
    return at < end ? at + 1 : end;
}

static gk_status parse_line(parse *p, const char *from, const char *to) {
    if (!p->in_record) {
        p->record = from;
        p->col = 0;
        if (*from == '\n' || *from == '\r') {
            p->row++;
            return GK_OK;
        }
        p->in_record = true;
    }
    if (to - p->record >= RECORD_LIMIT)
        return gk_fail(p->err, GK_E_LIMIT, "row %u: a record of more than 16 MiB",
                       "第%u行：一条记录超过16 MiB", p->row + 1);
    gk_status status = feed(p, from, to);
    if (!status && !p->in_record)
        p->row++;
    return status;
}

static gk_status parse_all(parse *p) {
    const char *at = p->text;
    while (at < p->end) {
        const char *next = line_end(at, p->end);
        gk_status status = parse_line(p, at, next);
        if (status)
            return status;
        at = next;
    }
    if (csv_fini(&p->parser, on_field, on_record, p) != 0 && !p->status)
        return gk_fail(p->err, GK_E_FORMAT, "row %u: a quote opened here is never closed",
                       "第%u行：此处的引号没有闭合", p->row + 1);
    return p->status;
}

gk_status gk_csv_parse(const char *text, size_t length, char delimiter, const gk_csv_sink *sink,
                       gk_error *err) {
    parse p = {
        .text = text, .end = text + length, .delimiter = delimiter, .sink = sink, .err = err};
    if (csv_init(&p.parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return gk_fail_memory(err);
    csv_set_delim(&p.parser, (unsigned char)delimiter);
    csv_set_space_func(&p.parser, no_space);
    csv_set_blk_size(&p.parser, BLOCK);
    gk_status status = parse_all(&p);
    csv_free(&p.parser);
    return status;
}
