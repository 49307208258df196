#include "recognize/figure.h"

#include "base/invisible.h"
#include "base/utf8.h"
#include <stdio.h>
#include <string.h>

/* The part of a text that is left, both ends moving inward. */
typedef struct piece {
    const char *at, *end;
} piece;

static uint32_t first_of(const piece *p, const char **next) {
    *next = p->at;
    return p->at < p->end ? gk_utf8_next(next, p->end) : UINT32_MAX;
}

static uint32_t last_of(const piece *p, const char **before) {
    const char *at = p->end;
    while (at > p->at && ((unsigned char)*--at & 0xC0) == 0x80)
        ;
    *before = at;
    const char *next = at;
    return at < p->end ? gk_utf8_next(&next, p->end) : UINT32_MAX;
}

static bool is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0x85 || c == 0xA0 ||
           c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

static void skip_edges(piece *p) {
    const char *next;
    for (uint32_t c; (c = first_of(p, &next)) != UINT32_MAX && (gk_is_idle(c) || is_blank(c));)
        p->at = next;
    for (uint32_t c; (c = last_of(p, &next)) != UINT32_MAX && (gk_is_idle(c) || is_blank(c));)
        p->end = next;
}

/* ---- footnotes -------------------------------------------------------------------------------- */

static bool is_raised(uint32_t c) {
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x207E);
}

/* A mark may stand in brackets, and several are parted by commas. */
static bool is_around_mark(uint32_t c) {
    return c && c < 0x80 ? strchr("[](),", (int)c) != NULL
                         : c == 0x3014 || c == 0x3015 || c == 0xFF08 || c == 0xFF09 ||
                               c == 0xFF3B || c == 0xFF3D || c == 0x3001 || c == 0xFF0C;
}

/* Take off what is raised at the end, if anything is, with brackets around that. */
static piece take_mark(piece *p) {
    piece rest = *p;
    const char *before;
    bool raised = false;
    for (uint32_t c;
         (c = last_of(&rest, &before)) != UINT32_MAX && (is_raised(c) || is_around_mark(c));) {
        raised = raised || is_raised(c);
        rest.end = before;
    }
    if (!raised)
        return (piece){p->end, p->end};
    piece mark = {rest.end, p->end};
    p->end = rest.end;
    return mark;
}

/* (12.50)¹: the bracket belongs to the figure as long as it has one open. */
static void give_bracket_back(piece *p, piece *mark) {
    const char *next = mark->at;
    uint32_t open = first_of(p, &next), close;
    next = mark->at;
    close = mark->at < mark->end ? gk_utf8_next(&next, mark->end) : UINT32_MAX;
    if ((open == '(' || open == 0xFF08) && (close == ')' || close == 0xFF09))
        p->end = mark->at = next;
}

bool gk_figure_read(const char *text, size_t length, gk_figure *figure) {
    piece p = {text, text + length};
    figure->mark[0] = '\0';
    skip_edges(&p);
    piece mark = take_mark(&p);
    if (mark.at < mark.end)
        give_bracket_back(&p, &mark);
    skip_edges(&p);
    size_t size = (size_t)(mark.end - mark.at);
    if (size >= sizeof figure->mark ||
        gk_amount_parse(p.at, (size_t)(p.end - p.at), &figure->number, NULL) != GK_OK)
        return false;
    memcpy(figure->mark, mark.at, size);
    figure->mark[size] = '\0';
    return true;
}

/* ---- what cannot be seen ---------------------------------------------------------------------- */

/* The names of what cannot be seen, each once. */
static size_t put_names(const char *text, size_t length, char *names, size_t room) {
    const char *at = text, *end = text + length;
    size_t used = 0;
    names[0] = '\0';
    while (at < end) {
        char name[GK_INVISIBLE_NAME_MAX];
        uint32_t c = gk_utf8_next(&at, end);
        if (c == UINT32_MAX) {
            at++;
            continue;
        }
        gk_invisible_name(c, name);
        if (gk_is_invisible(c) && !strstr(names, name) && used + 2 + sizeof name < room)
            used += (size_t)snprintf(names + used, room - used, "%s%s", used ? ", " : "", name);
    }
    return used;
}

static size_t put_seen(const char *text, size_t length, char *seen, size_t room) {
    const char *at = text, *end = text + length;
    size_t used = 0;
    while (at < end) {
        const char *from = at;
        uint32_t c = gk_utf8_next(&at, end);
        at += c == UINT32_MAX;
        if ((c != UINT32_MAX && gk_is_invisible(c)) || used + (size_t)(at - from) >= room)
            continue;
        memcpy(seen + used, from, (size_t)(at - from));
        used += (size_t)(at - from);
    }
    seen[used] = '\0';
    return used;
}

/* Where in a text all of it is that cannot be seen. */
static const char *place_of(const char *text, size_t length) {
    piece p = {text, text + length}, inner;
    const char *next;
    for (uint32_t c; (c = first_of(&p, &next)) != UINT32_MAX && gk_is_invisible(c);)
        p.at = next;
    inner = p;
    for (uint32_t c; (c = last_of(&inner, &next)) != UINT32_MAX && gk_is_invisible(c);)
        inner.end = next;
    char names[GK_INVISIBLE_NAME_MAX * 2];
    if (put_names(inner.at, (size_t)(inner.end - inner.at), names, sizeof names) > 0)
        return "within";
    bool before = p.at > text, behind = inner.end < p.end;
    return before && behind ? "around" : before ? "before" : "behind";
}

const char *gk_figure_quote(const char *text, size_t length, char quote[GK_FIGURE_TEXT_MAX]) {
    char names[64], seen[GK_FIGURE_TEXT_MAX / 2];
    if (put_names(text, length, names, sizeof names) == 0)
        return text;
    put_seen(text, length, seen, sizeof seen);
    snprintf(quote, GK_FIGURE_TEXT_MAX, "%s %s %s", names, place_of(text, length), seen);
    return quote;
}
