#include "sheet/number_format.h"
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* What a US Excel shows otherwise than a Chinese one: SSF's table, which was read off Excel, and
   the CSV files Excel saved of SheetJS's test files. 37 to 40 and 47 as in ECMA-376 18.8.30. */
static gk_number_format us_format(unsigned id) {
    static const gk_number_format formats[] = {
        [5] = {"\"$\"#,##0_);\\(\"$\"#,##0\\)", GK_NUMBER_PLAIN},
        [6] = {"\"$\"#,##0_);[Red]\\(\"$\"#,##0\\)", GK_NUMBER_PLAIN},
        [7] = {"\"$\"#,##0.00_);\\(\"$\"#,##0.00\\)", GK_NUMBER_PLAIN},
        [8] = {"\"$\"#,##0.00_);[Red]\\(\"$\"#,##0.00\\)", GK_NUMBER_PLAIN},
        [14] = {"m/d/yy", GK_NUMBER_DATE},
        [22] = {"m/d/yy h:mm", GK_NUMBER_DATE},
        [37] = {"#,##0 ;(#,##0)", GK_NUMBER_PLAIN},
        [38] = {"#,##0 ;[Red](#,##0)", GK_NUMBER_PLAIN},
        [39] = {"#,##0.00;(#,##0.00)", GK_NUMBER_PLAIN},
        [40] = {"#,##0.00;[Red](#,##0.00)", GK_NUMBER_PLAIN},
        [41] = {"_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)", GK_NUMBER_PLAIN},
        [42] = {"_(\"$\"* #,##0_);_(\"$\"* \\(#,##0\\);_(\"$\"* \"-\"_);_(@_)", GK_NUMBER_PLAIN},
        [43] = {"_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"\?\?_);_(@_)", GK_NUMBER_PLAIN},
        [44] = {"_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"\?\?_);_(@_)",
                GK_NUMBER_PLAIN},
        [47] = {"mmss.0", GK_NUMBER_TIME},
    };
    return id < sizeof formats / sizeof *formats ? formats[id]
                                                 : (gk_number_format){NULL, GK_NUMBER_PLAIN};
}

/* ECMA-376 18.8.30, the last ones from its list for zh-CN. */
gk_number_format gk_number_format_builtin(unsigned id, unsigned country) {
    static const gk_number_format formats[] = {
        [1] = {"0", GK_NUMBER_PLAIN},
        [2] = {"0.00", GK_NUMBER_PLAIN},
        [3] = {"#,##0", GK_NUMBER_PLAIN},
        [4] = {"#,##0.00", GK_NUMBER_PLAIN},
        [5] = {"\"¥\"#,##0;\"¥\"\\-#,##0", GK_NUMBER_PLAIN},
        [6] = {"\"¥\"#,##0;[Red]\"¥\"\\-#,##0", GK_NUMBER_PLAIN},
        [7] = {"\"¥\"#,##0.00;\"¥\"\\-#,##0.00", GK_NUMBER_PLAIN},
        [8] = {"\"¥\"#,##0.00;[Red]\"¥\"\\-#,##0.00", GK_NUMBER_PLAIN},
        [9] = {"0%", GK_NUMBER_PLAIN},
        [10] = {"0.00%", GK_NUMBER_PLAIN},
        [11] = {"0.00E+00", GK_NUMBER_PLAIN},
        [12] = {"# ?/?", GK_NUMBER_PLAIN},
        [13] = {"# \?\?/\?\?", GK_NUMBER_PLAIN},
        [14] = {"yyyy/m/d", GK_NUMBER_DATE},
        [15] = {"d\\-mmm\\-yy", GK_NUMBER_DATE},
        [16] = {"d\\-mmm", GK_NUMBER_DATE},
        [17] = {"mmm\\-yy", GK_NUMBER_DATE},
        [18] = {"h:mm AM/PM", GK_NUMBER_TIME},
        [19] = {"h:mm:ss AM/PM", GK_NUMBER_TIME},
        [20] = {"h:mm", GK_NUMBER_TIME},
        [21] = {"h:mm:ss", GK_NUMBER_TIME},
        [22] = {"yyyy/m/d h:mm", GK_NUMBER_DATE},
        [27] = {"yyyy\"年\"m\"月\"", GK_NUMBER_DATE},
        [28] = {"m\"月\"d\"日\"", GK_NUMBER_DATE},
        [29] = {"m\"月\"d\"日\"", GK_NUMBER_DATE},
        [30] = {"m\\-d\\-yy", GK_NUMBER_DATE},
        [31] = {"yyyy\"年\"m\"月\"d\"日\"", GK_NUMBER_DATE},
        [32] = {"h\"时\"mm\"分\"", GK_NUMBER_TIME},
        [33] = {"h\"时\"mm\"分\"ss\"秒\"", GK_NUMBER_TIME},
        [34] = {"上午/下午h\"时\"mm\"分\"", GK_NUMBER_TIME},
        [35] = {"上午/下午h\"时\"mm\"分\"ss\"秒\"", GK_NUMBER_TIME},
        [36] = {"yyyy\"年\"m\"月\"", GK_NUMBER_DATE},
        [37] = {"#,##0_);(#,##0)", GK_NUMBER_PLAIN},
        [38] = {"#,##0_);[Red](#,##0)", GK_NUMBER_PLAIN},
        [39] = {"#,##0.00_);(#,##0.00)", GK_NUMBER_PLAIN},
        [40] = {"#,##0.00_);[Red](#,##0.00)", GK_NUMBER_PLAIN},
        [41] = {"_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ ", GK_NUMBER_PLAIN},
        [42] = {"_ \"¥\"* #,##0_ ;_ \"¥\"* \\-#,##0_ ;_ \"¥\"* \"-\"_ ;_ @_ ", GK_NUMBER_PLAIN},
        [43] = {"_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"\?\?_ ;_ @_ ", GK_NUMBER_PLAIN},
        [44] = {"_ \"¥\"* #,##0.00_ ;_ \"¥\"* \\-#,##0.00_ ;_ \"¥\"* \"-\"\?\?_ ;_ @_ ",
                GK_NUMBER_PLAIN},
        [45] = {"mm:ss", GK_NUMBER_TIME},
        [46] = {"[h]:mm:ss", GK_NUMBER_DURATION},
        [47] = {"mm:ss.0", GK_NUMBER_TIME},
        [48] = {"##0.0E+0", GK_NUMBER_PLAIN},
        [49] = {"@", GK_NUMBER_PLAIN},
        [50] = {"yyyy\"年\"m\"月\"", GK_NUMBER_DATE},
        [51] = {"m\"月\"d\"日\"", GK_NUMBER_DATE},
        [52] = {"yyyy\"年\"m\"月\"", GK_NUMBER_DATE},
        [53] = {"m\"月\"d\"日\"", GK_NUMBER_DATE},
        [54] = {"m\"月\"d\"日\"", GK_NUMBER_DATE},
        [55] = {"上午/下午h\"时\"mm\"分\"", GK_NUMBER_TIME},
        [56] = {"上午/下午h\"时\"mm\"分\"ss\"秒\"", GK_NUMBER_TIME},
        [57] = {"yyyy\"年\"m\"月\"", GK_NUMBER_DATE},
        [58] = {"m\"月\"d\"日\"", GK_NUMBER_DATE},
    };
    gk_number_format us = us_format(id);
    if (country == GK_COUNTRY_US && us.code)
        return us;
    return id < sizeof formats / sizeof *formats ? formats[id]
                                                 : (gk_number_format){NULL, GK_NUMBER_PLAIN};
}

/* What a section has been seen to hold. */
typedef struct section {
    bool day, month, clock, elapsed, digits, era;
    char previous; /* the last letter that counted, to know the 0 in ss.0 */
} section;

static gk_number_kind section_kind(const section *s) {
    if (s->digits)
        return GK_NUMBER_PLAIN;
    if (s->day || s->era)
        return GK_NUMBER_DATE;
    if (s->elapsed)
        return GK_NUMBER_DURATION;
    if (s->clock)
        return GK_NUMBER_TIME; /* an m beside h or s is a minute */
    return s->month ? GK_NUMBER_DATE : GK_NUMBER_PLAIN;
}

static bool starts_with(const char *at, const char *end, const char *word) {
    size_t length = strlen(word);
    return (size_t)(end - at) >= length && strncasecmp(at, word, length) == 0;
}

/* Words for 常规 that hold letters of dates: Chinese Excel writes G/通用格式, others likewise "G/"
   and a local word, German Excel Standard. */
static size_t word_length(const char *at, const char *end) {
    static const char *const words[] = {"General", "Standard", "G/"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (starts_with(at, end, words[i]))
            return strlen(words[i]);
    return 0;
}

static size_t am_pm_length(const char *at, const char *end) {
    return starts_with(at, end, "AM/PM") ? 5 : starts_with(at, end, "A/P") ? 3 : 0;
}

/* The length of [...], noting [h], [mm] and the like. */
static size_t bracket(section *s, const char *at, const char *end) {
    const char *close = memchr(at, ']', (size_t)(end - at));
    size_t inner = close ? (size_t)(close - at) - 1 : 0;
    if (!close)
        return (size_t)(end - at);
    char first = at[1];
    size_t same = 0;
    while (same < inner && (at[1 + same] | 0x20) == (first | 0x20))
        same++;
    if (inner > 0 && same == inner && first && strchr("hmsHMS", first)) {
        s->elapsed = true;
        s->previous = first;
    }
    return inner + 2;
}

static size_t quoted(const char *at, const char *end) {
    const char *close = memchr(at + 1, '"', (size_t)(end - at - 1));
    return close ? (size_t)(close - at) + 1 : (size_t)(end - at);
}

static void note(section *s, const char *at, const char *end) {
    switch (*at | 0x20) {
    case 'y':
    case 'd':
    case 'b':
        s->day = true;
        break;
    case 'g':
    case 'e': /* an era's name and year; the E of 0.00E+00 stands beside digits, which win */
        s->era = true;
        break;
    case 'a': /* aaa, aaaa: a weekday in Chinese */
        s->day = s->day || starts_with(at, end, "aaa");
        break;
    case 'm':
        s->month = true;
        break;
    case 'h':
    case 's':
        s->clock = true;
        break;
    default:
        return;
    }
    s->previous = *at;
}

/* Note what stands at `at`, and return its length. */
static size_t token(section *s, const char *at, const char *end) {
    size_t word = word_length(at, end);
    if (word)
        return word;
    word = am_pm_length(at, end);
    if (word)
        s->clock = true;
    if (word)
        return word;
    switch (*at) {
    case '"':
        return quoted(at, end);
    case '[':
        return bracket(s, at, end);
    case '\\':
    case '!':
    case '_':
    case '*':
        return end - at > 1 ? 2 : 1;
    case '.':
        return 1;
    case '0':
        s->digits = s->digits || (s->previous != 's' && s->previous != 'S');
        return 1;
    case '#':
    case '?':
        s->digits = true;
        return 1;
    default:
        note(s, at, end);
        return 1;
    }
}

gk_number_kind gk_number_format_kind(const char *code, size_t length) {
    const char *end = code + length;
    section s = {0};
    while (code < end) {
        if (*code == ';') {
            if (section_kind(&s) != GK_NUMBER_PLAIN)
                return section_kind(&s);
            s = (section){0};
            code++;
        } else {
            code += token(&s, code, end);
        }
    }
    return section_kind(&s);
}
