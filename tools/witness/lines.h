/** @file lines.h
 *  The lines gk-witness writes; gk-witness.c describes them.
 */
#ifndef CLI_WITNESS_LINES_H
#define CLI_WITNESS_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum witness_line_kind {
    WITNESS_VERSION, /**< `text` is freexl's version. */
    WITNESS_BIFF,
    WITNESS_SHEET, /**< `text` is the name. */
    WITNESS_CELL,  /**< `number` for the types i and n, else `text`. */
    WITNESS_REFUSED,
    WITNESS_END
} witness_line_kind;

typedef struct witness_line {
    witness_line_kind kind;
    uint32_t biff, codepage, datemode;
    uint32_t sheet, row, col;
    char type; /**< i integer, n number, t text, d date, m moment, h time of day */
    double number;
    const char *text; /**< Inside the line that was parsed. */
    int code;         /**< Of a refusal. */
} witness_line;

/** Parse one line of `length` bytes, which ends with a NUL instead of its line feed; the line is
 *  changed. False if gk-witness writes no such line. */
bool witness_line_parse(char *line, size_t length, witness_line *parsed);

#endif
