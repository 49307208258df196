#include "witness/lines.h"

#include <stdlib.h>
#include <string.h>

/* The next field, ended by a NUL; NULL if there is none. */
static char *take_field(char **rest) {
    char *field = *rest;
    if (field) {
        char *tab = strchr(field, '\t');
        *rest = tab ? tab + 1 : NULL;
        if (tab)
            *tab = '\0';
    }
    return field;
}

static bool take_count(char **rest, uint32_t *count) {
    const char *field = take_field(rest);
    if (!field || *field < '0' || *field > '9' || strlen(field) > 9)
        return false;
    char *end;
    *count = (uint32_t)strtoul(field, &end, 10);
    return *end == '\0';
}

static bool take_number(char **rest, double *number) {
    const char *field = take_field(rest);
    char *end;
    if (!field || !*field)
        return false;
    *number = strtod(field, &end);
    return *end == '\0';
}

/* What is left, its escapes undone. */
static bool take_text(char **rest, const char **text) {
    char *from = *rest, *to = from;
    if (!from || strchr(from, '\t'))
        return false;
    *text = from;
    for (; *from; from++) {
        const char *letter = *from == '\\' && from[1] ? strchr("\\tnr", from[1]) : NULL;
        if (*from == '\\' && !letter)
            return false;
        *to++ = letter ? "\\\t\n\r"[letter - "\\tnr"] : *from;
        from += letter != NULL;
    }
    *to = '\0';
    *rest = NULL;
    return true;
}

static bool take_cell(char **rest, witness_line *cell) {
    if (!take_count(rest, &cell->sheet) || !take_count(rest, &cell->row) ||
        !take_count(rest, &cell->col))
        return false;
    const char *type = take_field(rest);
    if (!type || !type[0] || type[1] || !strchr("intdmh", type[0]))
        return false;
    cell->type = type[0];
    return cell->type == 'i' || cell->type == 'n' ? take_number(rest, &cell->number)
                                                  : take_text(rest, &cell->text);
}

static bool take_refusal(char **rest, witness_line *parsed) {
    double code;
    if (!take_number(rest, &code) || !(code >= -1000 && code <= 1000))
        return false;
    parsed->code = (int)code;
    return true;
}

static bool take_values(char **rest, witness_line *parsed) {
    switch (parsed->kind) {
    case WITNESS_VERSION:
        return take_text(rest, &parsed->text);
    case WITNESS_BIFF:
        return take_count(rest, &parsed->biff) && take_count(rest, &parsed->codepage) &&
               take_count(rest, &parsed->datemode);
    case WITNESS_SHEET:
        return take_count(rest, &parsed->sheet) && take_text(rest, &parsed->text);
    case WITNESS_CELL:
        return take_cell(rest, parsed);
    case WITNESS_REFUSED:
        return take_refusal(rest, parsed);
    case WITNESS_END:
        return true;
    }
    return false;
}

bool witness_line_parse(char *line, size_t length, witness_line *parsed) {
    static const char *const kinds[] = {
        [WITNESS_VERSION] = "freexl", [WITNESS_BIFF] = "biff",       [WITNESS_SHEET] = "sheet",
        [WITNESS_CELL] = "cell",      [WITNESS_REFUSED] = "refused", [WITNESS_END] = "end"};
    if (strlen(line) != length)
        return false;
    char *rest = line;
    const char *word = take_field(&rest);
    *parsed = (witness_line){0};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(word, kinds[i]) == 0) {
            parsed->kind = (witness_line_kind)i;
            return take_values(&rest, parsed) && !rest;
        }
    return false;
}
