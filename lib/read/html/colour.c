#include "read/html/colour.h"

#include "base/characters.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The longest word that can be a colour: rgba() with blanks and percentages. */
enum { WORD_MAX = 64 };

typedef struct named {
    const char *name;
    uint32_t colour;
} named;

/* Those of HTML 4, what style sheets say for none, and the two of Windows that Excel writes. */
static const named names[] = {
    {"aqua", 0x00FFFF},      {"black", 0},         {"blue", 0x0000FF},   {"fuchsia", 0xFF00FF},
    {"gray", 0x808080},      {"green", 0x008000},  {"grey", 0x808080},   {"lime", 0x00FF00},
    {"maroon", 0x800000},    {"navy", 0x000080},   {"olive", 0x808000},  {"purple", 0x800080},
    {"red", 0xFF0000},       {"silver", 0xC0C0C0}, {"teal", 0x008080},   {"white", 0xFFFFFF},
    {"window", 0xFFFFFF},    {"windowtext", 0},    {"yellow", 0xFFFF00}, {"snow", 0xFFFAFA},
    {"whitesmoke", 0xF5F5F5}};

static gk_html_colour by_name(const char *word) {
    static const char *const around[] = {"inherit", "initial", "unset",
                                         "auto",    "none",    "currentcolor"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(word, names[i].name) == 0)
            return GK_HTML_COLOUR | names[i].colour;
    for (size_t i = 0; i < sizeof around / sizeof *around; i++)
        if (strcasecmp(word, around[i]) == 0)
            return GK_HTML_NO_COLOUR;
    return strcasecmp(word, "transparent") == 0 ? GK_HTML_CLEAR : GK_HTML_UNKNOWN;
}

/* Three or six digits, and one or two of how much of it is seen. */
static gk_html_colour by_digits(const char *digits) {
    size_t count = strspn(digits, "0123456789abcdefABCDEF");
    unsigned long value = strtoul(digits, NULL, 16);
    if (digits[count] || (count != 3 && count != 4 && count != 6 && count != 8))
        return GK_HTML_UNKNOWN;
    if (count == 4 || count == 8) {
        if ((value & (count == 4 ? 0xF : 0xFF)) == 0)
            return GK_HTML_CLEAR;
        value >>= count;
    }
    if (count <= 4)
        value = (value >> 8 & 0xF) * 0x110000 | (value >> 4 & 0xF) * 0x1100 | (value & 0xF) * 0x11;
    return GK_HTML_COLOUR | (gk_html_colour)value;
}

/* The next number in rgb(): of 255, or a share. False if there is none. */
static bool next_part(const char **at, unsigned *part, bool *nothing) {
    *at += strspn(*at, " \t\r\n,/");
    if (!gk_is_digit(**at) && **at != '.')
        return false;
    *nothing = strspn(*at, "0.") == strspn(*at, "0123456789.");
    unsigned long number = gk_is_digit(**at) ? strtoul(*at, NULL, 10) : 0;
    *at += strspn(*at, "0123456789.");
    if (**at == '%') {
        number = (number > 100 ? 100 : number) * 255 / 100;
        ++*at;
    }
    *part = number > 255 ? 255 : (unsigned)number;
    return true;
}

static gk_html_colour by_parts(const char *at) {
    unsigned red, green, blue, opacity;
    bool nothing;
    if (!next_part(&at, &red, &nothing) || !next_part(&at, &green, &nothing) ||
        !next_part(&at, &blue, &nothing))
        return GK_HTML_UNKNOWN;
    if (next_part(&at, &opacity, &nothing) && nothing)
        return GK_HTML_CLEAR;
    return GK_HTML_COLOUR | red << 16 | green << 8 | blue;
}

static gk_html_colour read_word(const char *word) {
    if (*word == '#')
        return by_digits(word + 1);
    if (strncasecmp(word, "rgb(", 4) == 0)
        return by_parts(word + 4);
    if (strncasecmp(word, "rgba(", 5) == 0)
        return by_parts(word + 5);
    gk_html_colour colour = by_name(word);
    bool bare = strlen(word) == 6 && word[strspn(word, "0123456789abcdefABCDEF")] == '\0';
    return colour == GK_HTML_UNKNOWN && bare ? by_digits(word) : colour; /* bgcolor=FFFFFF */
}

static bool is_picture(const char *value, size_t length) {
    for (size_t i = 0; i + 4 <= length; i++)
        if (strncasecmp(value + i, "url(", 4) == 0 || strncasecmp(value + i, "ient", 4) == 0)
            return true; /* url(), linear-gradient() */
    return false;
}

gk_html_colour gk_html_colour_read(const char *value, size_t length) {
    char word[WORD_MAX];
    size_t size = 0;
    bool inside = false;
    while (length > 0 && gk_is_space(*value))
        value++, length--;
    if (is_picture(value, length))
        return GK_HTML_UNKNOWN;
    for (; size < length && (inside || (!gk_is_space(value[size]) && value[size] != '!')); size++) {
        if (size + 1 == sizeof word)
            return GK_HTML_UNKNOWN;
        word[size] = value[size];
        inside = value[size] == '(' || (inside && value[size] != ')');
    }
    word[size] = '\0';
    return size ? read_word(word) : GK_HTML_NO_COLOUR;
}

bool gk_html_colour_hides(gk_html_colour ink, gk_html_colour paper) {
    return ink == GK_HTML_CLEAR || (ink >= GK_HTML_COLOUR && ink == paper);
}
