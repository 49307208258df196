#include "sheet/displayed/format_number.h"
#include "sheet/displayed/digit_slots.h"
#include "sheet/displayed/format_fraction.h"

/* What the tokens of a section ask for. */
typedef struct shape {
    size_t whole, decimals, powers; /* placeholders before the point, behind it, in the exponent */
    int shift;                      /* of the point: 2 for a %, -3 for a comma behind the digits */
    bool grouped, point, scientific;
} shape;

static void measure_digit(shape *s, int *commas) {
    size_t *part = s->scientific ? &s->powers : s->point ? &s->decimals : &s->whole;
    ++*part;
    if (*commas && !s->point && !s->scientific)
        s->grouped = true;
    *commas = 0;
}

/* Commas that no digit of the same part follows divide. */
static void close_part(shape *s, int *commas) {
    s->shift -= 3 * *commas;
    *commas = 0;
}

static shape measure(const gk_format_section *section) {
    shape s = {0};
    int commas = 0;
    for (size_t i = 0; i < section->count; i++) {
        gk_token_kind kind = section->tokens[i].kind;
        if (kind == GK_TOKEN_DIGIT)
            measure_digit(&s, &commas);
        else if (kind == GK_TOKEN_COMMA)
            commas++;
        else if (kind == GK_TOKEN_PERCENT)
            s.shift += 2;
        else if (kind == GK_TOKEN_POINT || kind == GK_TOKEN_EXPONENT)
            close_part(&s, &commas);
        s.point = s.point || (kind == GK_TOKEN_POINT && !s.scientific);
        s.scientific = s.scientific || kind == GK_TOKEN_EXPONENT;
    }
    close_part(&s, &commas);
    return s;
}

static void show_decimal(gk_shown *shown, const gk_significant *value, int place,
                         char placeholder) {
    if (place <= value->count - value->exponent)
        gk_show_digit(shown, gk_significant_digit(value, -place));
    else
        gk_show_empty(shown, placeholder);
}

/* Bring the value into the form d.ddd with as many digits before the point as the section has, and
   return the power of ten that was taken out: a multiple of their number. */
static int normalize(gk_significant *value, const shape *s) {
    int digits = s->whole ? (int)s->whole : 1, first = s->whole ? 1 : 0;
    if (!value->count)
        return 0;
    int power = value->exponent - first;
    power -= (power % digits + digits) % digits;
    value->exponent -= power;
    gk_significant_round(value, (int)s->decimals);
    if (value->exponent - first < digits)
        return power;
    value->exponent -= digits;
    return power + digits;
}

typedef struct writer {
    gk_shown *shown;
    gk_slots slots;
    int power, decimal; /* of the exponent; how many decimals have been written */
    bool zero;          /* a zero with an exponent, shown as 000.0E+0 by ##0.0E+0 */
    bool point, scientific;
} writer;

/* A 0 as an exponent is always shown, and so are all places of a 0 in front of one. */
static char whole_placeholder(const writer *w, char placeholder) {
    bool last = w->scientific && w->slots.left == 1;
    bool front = w->zero && !w->scientific;
    return last || front ? '0' : placeholder;
}

static void write_digit(writer *w, char placeholder) {
    if (w->point && !w->scientific)
        show_decimal(w->shown, &w->slots.value, ++w->decimal, placeholder);
    else
        gk_show_whole_slot(w->shown, &w->slots, whole_placeholder(w, placeholder));
}

static void write_point(writer *w) {
    if (!w->point && !w->scientific && !w->slots.whole)
        gk_show_surplus(w->shown, &w->slots);
    w->point = true;
    gk_buffer_char(&w->shown->text, '.');
}

static void write_exponent(writer *w, const shape *s, char sign) {
    gk_buffer_char(&w->shown->text, 'E');
    if (w->power < 0)
        gk_buffer_char(&w->shown->text, '-');
    else if (sign == '+')
        gk_buffer_char(&w->shown->text, '+');
    w->scientific = true;
    w->slots = (gk_slots){gk_significant_of_int(w->power), s->powers, s->powers, false};
}

static void write_token(writer *w, const shape *s, const gk_format_token *token) {
    switch (token->kind) {
    case GK_TOKEN_DIGIT:
        write_digit(w, token->letter);
        break;
    case GK_TOKEN_POINT:
        write_point(w);
        break;
    case GK_TOKEN_COMMA:
        break;
    case GK_TOKEN_EXPONENT:
        if (!w->scientific)
            write_exponent(w, s, token->letter);
        break;
    default:
        gk_buffer_append(&w->shown->text, token->text, token->length);
    }
}

static void show_decimal_number(gk_shown *shown, const gk_format_section *section, double number,
                                bool minus) {
    shape s = measure(section);
    gk_significant value = gk_significant_of(number);
    if (value.count)
        value.exponent += s.shift;
    int power = s.scientific ? normalize(&value, &s) : 0;
    if (!s.scientific)
        gk_significant_round(&value, (int)s.decimals);
    if (minus && (value.count || s.whole + s.decimals == 0))
        gk_buffer_char(&shown->text, '-');
    writer w = {.shown = shown,
                .slots = {value, s.whole, s.whole, s.grouped},
                .power = power,
                .zero = s.scientific && !value.count};
    for (size_t i = 0; i < section->count && !shown->text.failed; i++)
        write_token(&w, &s, &section->tokens[i]);
}

void gk_show_number(gk_shown *shown, const gk_format_section *section, double number, bool minus) {
    if (!gk_show_fraction(shown, section, number, minus))
        show_decimal_number(shown, section, number, minus);
}
