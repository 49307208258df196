#include "sheet/displayed/format_date.h"
#include "sheet/displayed/format_moment.h"
#include "sheet/serial_date.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BUDDHIST_YEARS = 543 };

typedef struct writer {
    gk_shown *shown;
    const gk_format_section *section;
    gk_moment moment;
    int decimals;
    bool half_days; /* hours go from 1 to 12 */
    bool clock;     /* the last letter was an hour or a second: an m is a minute */
} writer;

static void show_digits(gk_shown *shown, const char *digits) {
    for (; *digits; digits++)
        gk_show_digit(shown, *digits);
}

/* A number below 100. Chinese numerals read it aloud: 十二, 〇五. */
static void show_number(gk_shown *shown, int number, bool padded) {
    char digits[16], text[GK_CHINESE_TEXT_MAX];
    snprintf(digits, sizeof digits, padded ? "%02d" : "%d", number);
    bool ten = shown->numerals == GK_NUMERALS_PLAIN && number >= 10 && number < 20;
    if (number < 10 || shown->numerals == GK_NUMERALS_ASCII ||
        shown->numerals == GK_NUMERALS_WIDE) {
        show_digits(shown, digits);
        return;
    }
    gk_chinese_number(shown->numerals, digits, strlen(digits), text);
    gk_buffer_text(&shown->text, ten ? text + strlen("一") : text);
}

static void show_year(gk_shown *shown, int year, size_t length) {
    char digits[16];
    snprintf(digits, sizeof digits, length > 2 ? "%04d" : "%02d", length > 2 ? year : year % 100);
    show_digits(shown, digits);
}

static const char *const MONTHS[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};
static const char *const CHINESE_MONTHS[] = {"一月", "二月", "三月", "四月", "五月",   "六月",
                                             "七月", "八月", "九月", "十月", "十一月", "十二月"};
static const char *const DAYS[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                   "Thursday", "Friday", "Saturday"};
static const char *const CHINESE_DAYS[] = {"日", "一", "二", "三", "四", "五", "六"};

/* mmm, mmmm or mmmmm: short, long, or the first letter. */
static void show_month_name(writer *w, size_t length) {
    int i = w->moment.month - 1;
    if (!w->section->chinese) {
        const char *name = MONTHS[i];
        gk_buffer_append(&w->shown->text, name, length == 3 ? 3 : length == 5 ? 1 : strlen(name));
    } else if (length == 3) {
        show_number(w->shown, w->moment.month, false);
        gk_buffer_text(&w->shown->text, "月");
    } else {
        const char *name = CHINESE_MONTHS[i];
        gk_buffer_append(&w->shown->text, name, length == 5 ? strlen("十") : strlen(name));
    }
}

static void show_weekday(writer *w, bool chinese, size_t length) {
    int i = w->moment.weekday;
    if (chinese) {
        gk_buffer_text(&w->shown->text, length == 3 ? "周" : "星期");
        gk_buffer_text(&w->shown->text, CHINESE_DAYS[i]);
    } else {
        gk_buffer_append(&w->shown->text, DAYS[i], length == 3 ? 3 : strlen(DAYS[i]));
    }
}

static bool is_clock(const gk_format_token *token, char letter) {
    return (token->kind == GK_TOKEN_DATE || token->kind == GK_TOKEN_ELAPSED) &&
           token->letter == letter;
}

/* Whether the next letter behind token i is a second. */
static bool second_follows(const gk_format_section *section, size_t i) {
    for (i++; i < section->count; i++)
        if (section->tokens[i].kind == GK_TOKEN_DATE || section->tokens[i].kind == GK_TOKEN_ELAPSED)
            return is_clock(&section->tokens[i], 's');
    return false;
}

static void show_month_or_minute(writer *w, size_t i) {
    size_t length = w->section->tokens[i].length;
    if (length > 2)
        show_month_name(w, length);
    else if (w->clock || second_follows(w->section, i))
        show_number(w->shown, w->moment.minute, length == 2);
    else
        show_number(w->shown, w->moment.month, length == 2);
}

static void show_day(writer *w, size_t length) {
    if (length > 2)
        show_weekday(w, w->section->chinese, length);
    else
        show_number(w->shown, w->moment.day, length == 2);
}

static void show_hour(writer *w, size_t length) {
    int hour = w->moment.hour;
    if (w->half_days)
        hour = hour % 12 ? hour % 12 : 12;
    show_number(w->shown, hour, length > 1);
}

static void show_letter(writer *w, size_t i) {
    const gk_format_token *token = &w->section->tokens[i];
    switch (token->letter) {
    case 'y':
        show_year(w->shown, w->moment.year, token->length);
        break;
    case 'e':
        show_year(w->shown, w->moment.year, 4);
        break;
    case 'b':
        show_year(w->shown, w->moment.year + BUDDHIST_YEARS, token->length);
        break;
    case 'm':
        show_month_or_minute(w, i);
        break;
    case 'd':
        show_day(w, token->length);
        break;
    case 'a':
        show_weekday(w, true, token->length);
        break;
    case 'h':
        show_hour(w, token->length);
        break;
    case 's':
        show_number(w->shown, w->moment.second, token->length > 1);
        break;
    default: /* g: an era, of which there is none */
        break;
    }
}

static void show_elapsed(writer *w, const gk_format_token *token) {
    int64_t unit = token->letter == 'h' ? 3600 : token->letter == 'm' ? 60 : 1;
    char digits[32];
    int width = token->length < 20 ? (int)token->length : 20;
    snprintf(digits, sizeof digits, "%0*lld", width, (long long)(w->moment.seconds / unit));
    show_digits(w->shown, digits);
}

static void show_subsecond(writer *w, size_t length) {
    char digits[16];
    snprintf(digits, sizeof digits, "%0*d", w->decimals, w->moment.fraction);
    gk_buffer_char(&w->shown->text, '.');
    for (size_t i = 0; i < length; i++)
        gk_show_digit(w->shown, i < (size_t)w->decimals ? digits[i] : '0');
}

static void show_half_day(writer *w, const gk_format_token *token) {
    bool afternoon = w->moment.hour >= 12;
    if (token->letter == 'c' || w->section->chinese)
        gk_buffer_text(&w->shown->text, afternoon ? "下午" : "上午");
    else if (token->letter == 's')
        gk_buffer_char(&w->shown->text, token->text[afternoon ? 2 : 0]);
    else
        gk_buffer_text(&w->shown->text, afternoon ? "PM" : "AM");
}

static void show_token(writer *w, size_t i) {
    const gk_format_token *token = &w->section->tokens[i];
    switch (token->kind) {
    case GK_TOKEN_DATE:
        show_letter(w, i);
        break;
    case GK_TOKEN_ELAPSED:
        show_elapsed(w, token);
        break;
    case GK_TOKEN_SUBSECOND:
        show_subsecond(w, token->length);
        break;
    case GK_TOKEN_HALF_DAY:
        show_half_day(w, token);
        return;
    default:
        gk_buffer_append(&w->shown->text, token->text, token->length);
        return;
    }
    if (token->kind != GK_TOKEN_SUBSECOND)
        w->clock = is_clock(token, 'h') || is_clock(token, 's');
}

/* What a Chinese system shows for its long date and its time. */
static const gk_format_token LONG_DATE[] = {
    {GK_TOKEN_DATE, 'y', 4, "yyyy"}, {GK_TOKEN_LITERAL, 0, 3, "年"}, {GK_TOKEN_DATE, 'm', 1, "m"},
    {GK_TOKEN_LITERAL, 0, 3, "月"},  {GK_TOKEN_DATE, 'd', 1, "d"},   {GK_TOKEN_LITERAL, 0, 3, "日"},
};
static const gk_format_token SYSTEM_TIME[] = {
    {GK_TOKEN_DATE, 'h', 1, "h"},  {GK_TOKEN_LITERAL, 0, 1, ":"}, {GK_TOKEN_DATE, 'm', 2, "mm"},
    {GK_TOKEN_LITERAL, 0, 1, ":"}, {GK_TOKEN_DATE, 's', 2, "ss"},
};

static gk_format_section with_system_tokens(const gk_format_section *section) {
    gk_format_section result = *section;
    if (section->system_date) {
        result.tokens = LONG_DATE;
        result.count = sizeof LONG_DATE / sizeof *LONG_DATE;
    } else if (section->system_time) {
        result.tokens = SYSTEM_TIME;
        result.count = sizeof SYSTEM_TIME / sizeof *SYSTEM_TIME;
    }
    return result;
}

/* What a section asks for. */
typedef struct needs {
    int decimals;
    bool half_days;
    bool calendar; /* something else than elapsed time */
} needs;

/* A date alone is not rounded up to the next day; a time of day is, to the last digit shown. */
static needs measure(const gk_format_section *section) {
    needs n = {0};
    bool clock = false;
    for (size_t i = 0; i < section->count; i++) {
        const gk_format_token *token = &section->tokens[i];
        size_t decimals = token->kind == GK_TOKEN_SUBSECOND ? token->length : 0;
        if (decimals > (size_t)n.decimals)
            n.decimals = decimals < GK_MOMENT_DECIMALS ? (int)decimals : GK_MOMENT_DECIMALS;
        n.half_days = n.half_days || token->kind == GK_TOKEN_HALF_DAY;
        n.calendar = n.calendar || token->kind == GK_TOKEN_DATE;
        clock = clock || is_clock(token, 'h') || is_clock(token, 's') ||
                token->kind == GK_TOKEN_ELAPSED || token->kind == GK_TOKEN_HALF_DAY;
    }
    n.calendar = n.calendar || n.half_days;
    if (!clock)
        n.decimals = GK_MOMENT_DECIMALS;
    return n;
}

void gk_show_date(gk_shown *shown, const gk_format_section *section, double serial, bool date1904) {
    gk_format_section actual = with_system_tokens(section);
    needs n = measure(&actual);
    writer w = {
        .shown = shown, .section = &actual, .decimals = n.decimals, .half_days = n.half_days};
    bool dated = false;
    if ((serial < 0 && n.calendar && !date1904) ||
        !gk_moment_of(fabs(serial), date1904 ? GK_SERIAL_EPOCH_1904 : 0, n.decimals, &w.moment,
                      &dated) ||
        (n.calendar && !dated)) {
        gk_show_overflow(shown);
        return;
    }
    if (serial < 0)
        gk_buffer_char(&shown->text, '-');
    for (size_t i = 0; i < actual.count && !shown->text.failed; i++)
        show_token(&w, i);
}
