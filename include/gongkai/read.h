/** @file read.h
 *  Reading a file by what it contains, never by what it is called.
 *
 *  Every reader looks at the first bytes and bids; the highest bid reads: .xls (BIFF2 to BIFF8),
 *  .xlsx, XML Spreadsheets (SpreadsheetML 2003), web pages (HTML, and MHTML messages of them)
 *  whatever they are called, and text. Kinds that are known but not read (forms, Word documents,
 *  workbooks with a password …) are refused by name with GK_E_UNSUPPORTED; so is a ZIP archive,
 *  whose files archive.h reads. Text is transcoded to UTF-8 first: a byte order mark decides, else
 *  UTF-16 by its zero bytes, else strict UTF-8, else GB18030 (with 0x80 = €, as Windows writes
 *  GBK); bytes that are none of these are GK_E_ENCODING naming the byte's offset. What an XML
 *  declaration says counts only where the bytes leave it open; of what web pages say of their own
 *  charset, only one of Big5, Shift_JIS, EUC and the like is believed, if all bytes agree.
 *
 *  @code
 *  gk_book *book = gk_book_new("旧表.xls");
 *  gk_sink sink = gk_book_sink(book);
 *  gk_read_options options = {.codepage = 936};
 *  gk_findings *findings = gk_findings_new();
 *  if (gk_read_file("旧表.xls", NULL, &options, &sink, findings, &err))
 *      fprintf(stderr, "%s: %s\n", err.where, err.text);
 *  const gk_sheet *sheet = gk_book_sheet(book, 0);
 *  printf("%s: %zu findings\n", gk_sheet_name(sheet), gk_findings_count(findings));
 *  // prints: 公开05表: 0 findings
 *  gk_findings_free(findings);
 *  gk_book_free(book);
 *  @endcode
 */
#ifndef GONGKAI_READ_H
#define GONGKAI_READ_H

#include <gongkai/error.h>
#include <gongkai/finding.h>
#include <gongkai/sheet.h>
#include <stdbool.h>
#include <stddef.h>

/** Zero values are the defaults. */
typedef struct gk_read_options {
    /** Text is in this encoding (an iconv name) and in no other; NULL: detect it. */
    const char *encoding;
    /** Byte strings of old .xls files are in this Windows code page (936 …); 0: detect it. */
    unsigned codepage;
    /** Read a formula without a stored result as an empty cell, and report a finding,
     *  formula-unsaved; false: refuse the file. */
    bool unsaved_formulas;
    /** Take cells as the file stores them, whatever a spreadsheet shows of them: with what is struck
     *  through or hidden in them, and with the zeros that stand where a formula was never
     *  calculated. False: those are left out, with findings (text-struck, text-hidden), or refused.
     */
    bool as_stored;
    /** Also look for what should not be published with the cells of a workbook, and report it as
     *  findings: formula, macro, external-link, comment, embedded-object, person-named, page-setup.
     */
    bool hidden_content;
    size_t max_bytes; /**< Refuse larger inputs with GK_E_LIMIT; 0 means GK_READ_MAX_BYTES. */
} gk_read_options;

/** The largest input that is read by default: 256 MiB. */
#define GK_READ_MAX_BYTES ((size_t)256 << 20)

/** Read the file at `path` into `sink`. `name` is what errors and origins call it (NULL: `path`).
 *  What the reader notices (an encoding that could be another) goes to `findings` (may be NULL).
 *  An error leaves the sink with what was pushed so far: discard it. */
GK_API gk_status gk_read_file(const char *path, const char *name, const gk_read_options *options,
                              const gk_sink *sink, gk_findings *findings, gk_error *err);

/** The same from memory. */
GK_API gk_status gk_read_bytes(const void *bytes, size_t size, const char *name,
                               const gk_read_options *options, const gk_sink *sink,
                               gk_findings *findings, gk_error *err);

/** The same from an open file descriptor, to its end (a pipe, standard input). */
GK_API gk_status gk_read_fd(int fd, const char *name, const gk_read_options *options,
                            const gk_sink *sink, gk_findings *findings, gk_error *err);

#endif
