#include "sheet/displayed/format_fraction.h"
#include "sheet/displayed/digit_slots.h"
#include <math.h>
#include <string.h>

/* Longer denominators no double has digits for. */
enum { DENOMINATOR_DIGITS = 9 };

/* Where the parts stand among the tokens; each `end` is one behind. */
typedef struct places {
    size_t whole, whole_end; /* how many placeholders, and where the last one stands */
    size_t over, over_end, slash, under, under_end;
    bool fixed;  /* the denominator is given */
    bool zeros;  /* a 0 among the placeholders: the fraction is shown even where it is 0 */
    bool spaces; /* a ? among them: a fraction of 0 leaves its room empty */
    bool always; /* a 0 before them: the whole is shown even where it is 0 */
} places;

typedef struct fraction {
    double whole, over, under;
} fraction;

static bool is(const gk_format_section *section, size_t i, gk_token_kind kind) {
    return i < section->count && section->tokens[i].kind == kind;
}

/* False without a slash, or with a point or an exponent. */
static bool find_slash(const gk_format_section *section, size_t *slash) {
    *slash = section->count;
    for (size_t i = 0; i < section->count; i++) {
        if (is(section, i, GK_TOKEN_POINT) || is(section, i, GK_TOKEN_EXPONENT))
            return false;
        if (is(section, i, GK_TOKEN_SLASH) && *slash == section->count)
            *slash = i;
    }
    return *slash < section->count;
}

static bool find_numerator(const gk_format_section *section, places *p) {
    p->over_end = p->slash;
    while (p->over_end > 0 && is(section, p->over_end - 1, GK_TOKEN_LITERAL))
        p->over_end--;
    p->over = p->over_end;
    while (p->over > 0 && is(section, p->over - 1, GK_TOKEN_DIGIT))
        p->over--;
    return p->over < p->over_end;
}

static bool find_denominator(const gk_format_section *section, places *p) {
    p->under = p->slash + 1;
    while (is(section, p->under, GK_TOKEN_LITERAL))
        p->under++;
    p->fixed = is(section, p->under, GK_TOKEN_DENOMINATOR);
    p->under_end = p->under + p->fixed;
    while (!p->fixed && is(section, p->under_end, GK_TOKEN_DIGIT))
        p->under_end++;
    if (p->fixed && section->tokens[p->under].length > DENOMINATOR_DIGITS)
        return false;
    return p->under < p->under_end;
}

static bool find_parts(const gk_format_section *section, places *p) {
    *p = (places){0};
    if (!find_slash(section, &p->slash) || !find_numerator(section, p) ||
        !find_denominator(section, p))
        return false;
    for (size_t i = 0; i < p->under_end; i++) {
        const gk_format_token *token = &section->tokens[i];
        bool whole = i < p->over && token->kind == GK_TOKEN_DIGIT;
        p->whole += whole;
        p->whole_end = whole ? i + 1 : p->whole_end;
        p->always |= whole && token->letter == '0';
        p->zeros |= i >= p->over && token->letter == '0';
        p->spaces |= i >= p->over && (token->letter == '?' || p->fixed);
    }
    return true;
}

/* The last convergent of x's continued fraction with a denominator below the limit. */
static void approximate(double x, double limit, fraction *f) {
    double rest = x, under_before = 0;
    f->over = floor(x + 0.5);
    f->under = 1;
    for (int i = 0; i < 64 && rest != floor(rest); i++) {
        rest = 1 / (rest - floor(rest));
        double under = f->under * floor(rest) + under_before;
        if (!(under < limit))
            return;
        under_before = f->under;
        f->under = under;
        f->over = floor(x * under + 0.5);
        if (fabs(x - f->over / f->under) < 1e-13)
            return;
    }
}

static double fixed_denominator(const gk_format_token *token) {
    double number = 0;
    for (size_t i = 0; i < token->length; i++)
        number = number * 10 + (token->text[i] - '0');
    return number;
}

static fraction split(const gk_format_section *section, const places *p, double number) {
    fraction f = {.whole = p->whole ? floor(number) : 0};
    double rest = number - f.whole;
    size_t digits = p->under_end - p->under;
    if (p->fixed) {
        f.under = fixed_denominator(&section->tokens[p->under]);
        f.over = floor(rest * f.under + 0.5);
    } else {
        approximate(rest, pow(10, digits < DENOMINATOR_DIGITS ? (int)digits : DENOMINATOR_DIGITS),
                    &f);
    }
    if (p->whole && f.over >= f.under) {
        f.whole++;
        f.over = 0;
        f.under = p->fixed ? f.under : 1;
    }
    return f;
}

typedef struct writer {
    gk_shown *shown;
    const gk_format_section *section;
    places at;
    fraction value;
    gk_slots whole, over, under;
    bool visible; /* the fraction is shown, not the room for it */
} writer;

static void write_spaces(writer *w, size_t count) {
    for (size_t i = 0; i < count && w->at.spaces; i++)
        gk_buffer_char(&w->shown->text, ' ');
}

static void write_whole(writer *w, size_t i) {
    char placeholder = w->section->tokens[i].letter;
    bool alone = !w->visible && w->value.whole == 0 && i + 1 == w->at.whole_end;
    gk_show_whole_slot(w->shown, &w->whole, alone ? '0' : placeholder);
}

/* What stands between the whole and the fraction goes with either of them. */
static void write_gap(writer *w, const gk_format_token *token) {
    bool whole = w->whole.value.count > 0 || w->at.always;
    if (w->visible && whole)
        gk_buffer_append(&w->shown->text, token->text, token->length);
    else if (!w->visible || w->section->tokens[w->at.over].letter != '#')
        write_spaces(w, token->length);
}

static void write_over(writer *w, size_t i) {
    char placeholder = w->section->tokens[i].letter;
    bool alone = w->value.over == 0 && !w->at.whole && i + 1 == w->at.over_end;
    if (w->visible)
        gk_show_whole_slot(w->shown, &w->over, alone ? '0' : placeholder);
    else
        write_spaces(w, placeholder == '?');
}

static void write_under(writer *w, size_t i) {
    const gk_format_token *token = &w->section->tokens[i];
    int place = w->under.value.exponent - 1 - (int)(i - w->at.under);
    if (!w->visible)
        write_spaces(w, token->letter == '#' ? 0 : token->length);
    else if (w->at.fixed)
        gk_buffer_append(&w->shown->text, token->text, token->length);
    else if (w->section->tokens[w->at.under].letter == '0')
        gk_show_whole_slot(w->shown, &w->under, token->letter);
    else if (place >= 0)
        gk_show_digit(w->shown, gk_significant_digit(&w->under.value, place));
    else
        gk_show_empty(w->shown, token->letter);
}

static void write_token(writer *w, size_t i) {
    const gk_format_token *token = &w->section->tokens[i];
    bool digit = token->kind == GK_TOKEN_DIGIT, in_whole = i < w->at.whole_end;
    if (in_whole && digit)
        write_whole(w, i);
    else if (i >= w->at.over && i < w->at.over_end)
        write_over(w, i);
    else if (i >= w->at.under && i < w->at.under_end)
        write_under(w, i);
    else if (digit)
        gk_show_empty(w->shown, token->letter);
    else if (w->at.whole && !in_whole && i < w->at.over)
        write_gap(w, token);
    else if (w->visible || i < w->at.over || i >= w->at.under_end)
        gk_buffer_append(&w->shown->text, token->text, token->length);
    else
        write_spaces(w, token->length);
}

static gk_slots slots_of(double number, size_t count) {
    return (gk_slots){gk_significant_of(number), count, count, false};
}

bool gk_show_fraction(gk_shown *shown, const gk_format_section *section, double number,
                      bool minus) {
    writer w = {.shown = shown, .section = section};
    if (!find_parts(section, &w.at))
        return false;
    w.value = split(section, &w.at, fabs(number));
    if (!isfinite(w.value.over)) {
        gk_show_overflow(shown);
        return true;
    }
    w.whole = slots_of(w.value.whole, w.at.whole);
    w.over = slots_of(w.value.over, w.at.over_end - w.at.over);
    w.under = slots_of(w.value.under, w.at.under_end - w.at.under);
    w.visible = w.value.over > 0 || !w.at.whole || w.at.zeros;
    if (minus)
        gk_buffer_char(&shown->text, '-');
    for (size_t i = 0; i < section->count && !shown->text.failed; i++)
        write_token(&w, i);
    return true;
}
