#include "sheet/displayed/format_parse.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "sheet/displayed/format_bracket.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct parser {
    const char *at, *end;
    gk_format_section *section;
    gk_format_token *next; /* where the next token goes; there is one for each byte */
    bool digits;           /* a placeholder stands in this section */
} parser;

static bool starts(const parser *p, const char *word) {
    size_t length = strlen(word);
    return (size_t)(p->end - p->at) >= length && strncasecmp(p->at, word, length) == 0;
}

static void push(parser *p, gk_token_kind kind, char letter, const char *text, size_t length) {
    *p->next++ = (gk_format_token){kind, letter, length, text};
}

/* A token of the next `length` bytes. */
static void take(parser *p, gk_token_kind kind, char letter, size_t length) {
    push(p, kind, letter, p->at, length);
    p->at += length;
}

/* The character at *at as a literal. */
static void push_character(parser *p, const char **at, const char *end) {
    const char *from = *at;
    if (gk_utf8_next(at, end) != UINT32_MAX) {
        push(p, GK_TOKEN_LITERAL, 0, from, (size_t)(*at - from));
    } else {
        push(p, GK_TOKEN_LITERAL, 0, "\xEF\xBF\xBD", 3);
        ++*at;
    }
}

static void take_character(parser *p) {
    push_character(p, &p->at, p->end);
}

static void take_quoted(parser *p) {
    p->at++;
    while (p->at < p->end && *p->at != '"')
        take_character(p);
    p->at += p->at < p->end;
}

/* The character behind \ ! _ or *. */
static void take_escaped(parser *p) {
    char escape = *p->at++;
    gk_format_token *from = p->next;
    if (p->at < p->end)
        take_character(p);
    if (escape == '_' || escape == '*')
        p->next = from;
    if (escape == '_')
        push(p, GK_TOKEN_LITERAL, 0, " ", 1);
}

static void take_bracket(parser *p) {
    const char *text = p->at + 1;
    const char *close = memchr(text, ']', (size_t)(p->end - text));
    gk_format_token token = {.text = text};
    bool shown = close && gk_format_bracket(text, (size_t)(close - text), p->section, &token);
    const char *end = token.text + token.length;
    if (shown && token.kind == GK_TOKEN_ELAPSED)
        push(p, token.kind, token.letter, token.text, token.length);
    else
        while (token.text < end)
            push_character(p, &token.text, end);
    p->at = close ? close + 1 : p->end;
}

/* A Chinese Excel writes G/通用格式, others likewise "G/" and a word of theirs. */
static size_t general_length(const parser *p) {
    if (starts(p, "General"))
        return strlen("General");
    if (starts(p, "Standard"))
        return strlen("Standard");
    const char *end = p->at + (starts(p, "G/") ? strlen("G/") : 0), *next = end;
    while (end > p->at && next < p->end && gk_utf8_next(&next, p->end) >= 0x80 && next > end)
        end = next;
    return (size_t)(end - p->at);
}

/* Of AM/PM and the like; `letter` is how: l(ong), s(hort), or c(hinese). */
static size_t half_day_length(const parser *p, char *letter) {
    static const struct {
        const char *word;
        char letter;
    } words[] = {{"AM/PM", 'l'}, {"A/P", 's'}, {"上午/下午", 'c'}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts(p, words[i].word)) {
            *letter = words[i].letter;
            return strlen(words[i].word);
        }
    return 0;
}

static bool take_word(parser *p) {
    char letter = 0;
    size_t length = general_length(p);
    if (length) {
        take(p, GK_TOKEN_GENERAL, 0, length);
        return true;
    }
    length = half_day_length(p, &letter);
    if (length)
        take(p, GK_TOKEN_HALF_DAY, letter, length);
    return length > 0;
}

static bool take_exponent(parser *p) {
    bool there = p->digits && (starts(p, "E+") || starts(p, "E-"));
    if (there)
        take(p, GK_TOKEN_EXPONENT, p->at[1], 2);
    return there;
}

static bool take_date(parser *p) {
    char letter = (char)(*p->at | 0x20);
    size_t length = 1;
    if (!((*p->at >= 'A' && *p->at <= 'Z') || (*p->at >= 'a' && *p->at <= 'z')) ||
        !strchr("ymdhsegba", letter))
        return false;
    while (p->at + length < p->end && (p->at[length] | 0x20) == letter)
        length++;
    if (letter == 'a' && length < 3)
        return false;
    bool calendar = letter == 'b' && (starts(p, "b1") || starts(p, "b2"));
    if (calendar)
        p->at += 2;
    else
        take(p, GK_TOKEN_DATE, letter, length);
    return true;
}

/* The fixed denominator of ?/16. */
static void take_slash(parser *p) {
    size_t length = 0;
    take(p, GK_TOKEN_SLASH, 0, 1);
    if (p->at == p->end || *p->at < '1' || *p->at > '9' || !p->digits)
        return;
    while (p->at + length < p->end && p->at[length] >= '0' && p->at[length] <= '9')
        length++;
    take(p, GK_TOKEN_DENOMINATOR, 0, length);
}

static void take_comma(parser *p) {
    take(p, p->digits ? GK_TOKEN_COMMA : GK_TOKEN_LITERAL, 0, 1);
}

static void take_token(parser *p) {
    switch (*p->at) {
    case '"':
        take_quoted(p);
        break;
    case '\\':
    case '!':
    case '_':
    case '*':
        take_escaped(p);
        break;
    case '[':
        take_bracket(p);
        break;
    case '0':
    case '#':
    case '?':
        p->digits = true;
        take(p, GK_TOKEN_DIGIT, *p->at, 1);
        break;
    case '.':
        take(p, GK_TOKEN_POINT, 0, 1);
        break;
    case ',':
        take_comma(p);
        break;
    case '%':
        take(p, GK_TOKEN_PERCENT, 0, 1);
        break;
    case '/':
        take_slash(p);
        break;
    case '@':
        take(p, GK_TOKEN_TEXT, 0, 1);
        break;
    default:
        if (!take_word(p) && !take_exponent(p) && !take_date(p))
            take_character(p);
    }
}

static bool is_zero(const gk_format_token *token) {
    return token->kind == GK_TOKEN_DIGIT && token->letter == '0';
}

/* How many zeros stand behind a point: in a date they are a fraction of a second. */
static size_t subsecond_length(const gk_format_section *section, size_t point) {
    size_t i = point;
    if (section->tokens[point].kind == GK_TOKEN_POINT)
        while (i + 1 < section->count && is_zero(&section->tokens[i + 1]))
            i++;
    return i - point;
}

static bool has(const gk_format_section *section, gk_token_kind kind) {
    for (size_t i = 0; i < section->count; i++)
        if (section->tokens[i].kind == kind)
            return true;
    return false;
}

static bool has_number(const gk_format_section *section) {
    for (size_t i = 0; i < section->count; i++) {
        if (section->tokens[i].kind == GK_TOKEN_DIGIT)
            return true;
        i += subsecond_length(section, i);
    }
    return false;
}

static void join_subseconds(gk_format_section *section, gk_format_token *tokens) {
    size_t used = 0;
    for (size_t i = 0; i < section->count; i++) {
        size_t length = subsecond_length(section, i);
        tokens[used] = tokens[i];
        if (length) {
            tokens[used].kind = GK_TOKEN_SUBSECOND;
            tokens[used].length = length;
        }
        used++;
        i += length;
    }
    section->count = used;
}

static gk_section_kind kind_of(const gk_format_section *section) {
    bool date = has(section, GK_TOKEN_DATE) || has(section, GK_TOKEN_ELAPSED) ||
                has(section, GK_TOKEN_HALF_DAY) || section->system_date || section->system_time;
    if (has(section, GK_TOKEN_TEXT))
        return GK_SECTION_TEXT;
    if (date && !has_number(section))
        return GK_SECTION_DATE;
    return has(section, GK_TOKEN_GENERAL) ? GK_SECTION_GENERAL : GK_SECTION_NUMBER;
}

static void take_section(parser *p) {
    gk_format_token *tokens = p->next;
    p->section->tokens = tokens;
    p->digits = false;
    while (p->at < p->end && *p->at != ';')
        take_token(p);
    p->section->count = (size_t)(p->next - tokens);
    p->section->kind = kind_of(p->section);
    if (p->section->kind == GK_SECTION_DATE)
        join_subseconds(p->section, tokens);
}

gk_status gk_format_parse(const char *code, size_t length, gk_format *format, gk_error *err) {
    *format = (gk_format){.tokens = malloc((length + 1) * sizeof *format->tokens)};
    if (!format->tokens)
        return gk_fail_memory(err);
    parser p = {.at = code, .end = code + length, .next = format->tokens};
    bool more = true;
    while (more && format->count < GK_FORMAT_SECTIONS) {
        p.section = &format->sections[format->count++];
        take_section(&p);
        more = p.at < p.end;
        p.at += more;
    }
    return GK_OK;
}

void gk_format_free(gk_format *format) {
    free(format->tokens);
    *format = (gk_format){0};
}
