#include "read/html/looks.h"

#include "base/characters.h"
#include "base/fail.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- pieces of a style sheet ------------------------------------------------------------------ */

typedef struct slice {
    const char *text;
    size_t length;
} slice;

static bool is_space(char c) {
    return gk_is_space(c) || c == '\f';
}

static slice trim(const char *from, const char *end) {
    while (from < end && is_space(*from))
        from++;
    while (end > from && is_space(end[-1]))
        end--;
    return (slice){from, (size_t)(end - from)};
}

static bool is(slice s, const char *word) {
    return s.length == strlen(word) && strncasecmp(s.text, word, s.length) == 0;
}

static bool begins(slice s, const char *word) {
    return s.length >= strlen(word) && strncasecmp(s.text, word, strlen(word)) == 0;
}

static bool has(slice s, const char *word) {
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= s.length; i++)
        if (strncasecmp(s.text + i, word, n) == 0)
            return true;
    return false;
}

/* The end of what begins at `at`: before `stop`, or at the end. Quoted ones do not stop. */
static const char *find_end(const char *at, const char *end, char stop) {
    char quote = 0;
    for (; at < end && (quote || *at != stop); at++) {
        if (*at == '\\' && at + 1 < end)
            at++;
        else if (quote ? *at == quote : *at == '"' || *at == '\'')
            quote = quote ? 0 : *at;
    }
    return at < end ? at : end;
}

/* ---- declarations ----------------------------------------------------------------------------- */

/* Whether a length or a share is nothing: "0", "0px", "0.0". */
static bool is_zero(slice value) {
    size_t i = 0;
    while (i < value.length && (value.text[i] == '0' || value.text[i] == '.'))
        i++;
    return i > 0 && (i == value.length || !gk_is_digit(value.text[i]));
}

static void put(gk_html_look *look, unsigned bit, bool on) {
    look->set = on ? look->set | bit : look->set & ~bit;
    look->clear = on ? look->clear & ~bit : look->clear | bit;
}

/* Text for screen readers is cut to a pixel. */
static bool is_cut_away(slice name, slice value) {
    return (is(name, "clip") && (has(value, "rect(0") || has(value, "rect(1px"))) ||
           (is(name, "clip-path") && has(value, "inset(50%")) ||
           (is(name, "text-indent") && begins(value, "-9"));
}

static void declare(gk_html_look *look, slice name, slice value) {
    if (is(name, "display"))
        put(look, GK_HTML_NO_DISPLAY, begins(value, "none"));
    else if (is(name, "mso-hide"))
        put(look, GK_HTML_NO_DISPLAY, begins(value, "all"));
    else if (is(name, "visibility"))
        put(look, GK_HTML_INVISIBLE, begins(value, "hidden") || begins(value, "collapse"));
    else if (is(name, "text-decoration") || is(name, "text-decoration-line") ||
             is(name, "text-line-through"))
        put(look, GK_HTML_STRUCK, has(value, "line-through") || begins(value, "single"));
    else if (is(name, "vertical-align") && (begins(value, "super") || begins(value, "sub")))
        look->set |= begins(value, "super") ? GK_HTML_RAISED : GK_HTML_LOWERED;
    else if ((is(name, "font-size") || is(name, "opacity")) && is_zero(value))
        look->set |= GK_HTML_INVISIBLE;
    else if (is_cut_away(name, value))
        look->set |= GK_HTML_INVISIBLE;
    else if (is(name, "color"))
        look->ink = gk_html_colour_read(value.text, value.length);
    else if (is(name, "background") || is(name, "background-color"))
        look->paper = gk_html_colour_read(value.text, value.length);
}

gk_html_look gk_html_declared_look(const char *declarations, size_t length) {
    const char *at = declarations, *all = declarations + length;
    gk_html_look look = {0};
    while (at < all) {
        const char *end = find_end(at, all, ';'), *colon = find_end(at, end, ':');
        if (colon < end)
            declare(&look, trim(at, colon), trim(colon + 1, end));
        at = end < all ? end + 1 : all;
    }
    return look;
}

/* ---- classes ----------------------------------------------------------------------------------- */

static bool is_name(char c) {
    return gk_is_digit(c) || gk_hex_digit(c) >= 0 || (gk_lower(c) >= 'a' && gk_lower(c) <= 'z') ||
           c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

/* The one class in the last part of a selector; no text: none, or more conditions than that. */
static slice class_of(slice selector) {
    const char *end = selector.text + selector.length, *from = end;
    while (from > selector.text && !is_space(from[-1]) && !strchr(">+~", from[-1]))
        from--;
    while (from < end && is_name(*from)) /* the element */
        from++;
    slice name = {from + 1, (size_t)(end - from) - (from < end)};
    bool simple = from < end && *from == '.' && name.length > 0;
    for (size_t i = 0; simple && i < name.length; i++)
        simple = is_name(name.text[i]);
    return simple ? name : (slice){0};
}

static bool add_class(gk_html_looks *looks, slice name, gk_html_look look) {
    char *copy = gk_arena_text(&looks->arena, name.text, name.length);
    if (!copy ||
        !gk_grow((void **)&looks->items, looks->count, &looks->capacity, sizeof *looks->items))
        return false;
    looks->items[looks->count] = (gk_html_look_class){copy, look, looks->count};
    looks->count++;
    looks->sorted = false;
    return true;
}

static bool add_rule(gk_html_looks *looks, slice selectors, slice declarations) {
    gk_html_look look = gk_html_declared_look(declarations.text, declarations.length);
    const char *at = selectors.text, *end = at + selectors.length;
    while ((look.set || look.clear || look.ink || look.paper) && at < end) {
        const char *comma = find_end(at, end, ',');
        slice name = class_of(trim(at, comma));
        if (name.text && !add_class(looks, name, look))
            return false;
        at = comma < end ? comma + 1 : end;
    }
    return true;
}

/* Behind the block that begins with the brace at `at`. */
static const char *skip_block(const char *at, const char *end) {
    size_t depth = 0;
    for (; at < end; at++) {
        depth += *at == '{';
        if (*at == '}' && --depth == 0)
            return at + 1;
    }
    return end;
}

/* Behind blanks, comments, what closes a block that was gone into, and the marks of an HTML
 * comment. */
static const char *skip_idle(const char *at, const char *end) {
    for (;;) {
        const char *from = at;
        while (at < end && (is_space(*at) || *at == '}' || *at == ';'))
            at++;
        if (end - at >= 2 && memcmp(at, "/*", 2) == 0) {
            const char *close = strstr(at + 2, "*/");
            at = close && close < end ? close + 2 : end;
        }
        if (end - at >= 4 && memcmp(at, "<!--", 4) == 0)
            at += 4;
        else if (end - at >= 3 && memcmp(at, "-->", 3) == 0)
            at += 3;
        if (at == from)
            return at;
    }
}

/* Behind the head of an at-rule; rules for a screen stand in a block that is gone into. */
static const char *skip_at_rule(const char *at, const char *end) {
    const char *open = find_end(at, end, '{'), *stop = find_end(at, end, ';');
    if (stop < open)
        return stop + 1;
    slice head = trim(at, open);
    bool conditional = begins(head, "@media") || begins(head, "@supports");
    bool screen = has(head, "screen") || has(head, "all") || !has(head, "print");
    if (open < end && conditional && screen)
        return open + 1;
    return skip_block(open, end);
}

gk_status gk_html_looks_add(gk_html_looks *looks, const char *sheet, gk_error *err) {
    const char *at = sheet, *end = sheet + strlen(sheet);
    while ((at = skip_idle(at, end)) < end) {
        if (*at == '@') {
            at = skip_at_rule(at, end);
            continue;
        }
        const char *open = find_end(at, end, '{');
        const char *close = open < end ? find_end(open + 1, end, '}') : end;
        if (open < end &&
            !add_rule(looks, trim(at, open), (slice){open + 1, (size_t)(close - open - 1)}))
            return gk_fail_memory(err);
        at = close < end ? close + 1 : end;
    }
    return GK_OK;
}

static gk_html_look merge(gk_html_look earlier, gk_html_look later) {
    return (gk_html_look){
        (earlier.set & ~later.clear) | later.set, (earlier.clear & ~later.set) | later.clear,
        later.ink ? later.ink : earlier.ink, later.paper ? later.paper : earlier.paper};
}

static int by_name(const void *a, const void *b) {
    const gk_html_look_class *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* Sort the classes; of one name what the later rules say goes before. */
static void sort(gk_html_looks *looks) {
    size_t kept = 0;
    if (looks->count)
        qsort(looks->items, looks->count, sizeof *looks->items, by_name);
    for (size_t i = 0; i < looks->count; i++) {
        bool same = kept > 0 && strcmp(looks->items[kept - 1].name, looks->items[i].name) == 0;
        if (same)
            looks->items[kept - 1].look = merge(looks->items[kept - 1].look, looks->items[i].look);
        else
            looks->items[kept++] = looks->items[i];
    }
    looks->count = kept;
    looks->sorted = true;
}

static int compare_name(const void *name, const void *item) {
    return strcmp(name, ((const gk_html_look_class *)item)->name);
}

/* Classes of well-known style sheets, which a saved page leaves where they were. */
static bool hides_by_name(const char *name) {
    static const char *const names[] = {"sr-only",   "visually-hidden", "screen-reader-text",
                                        "d-none",    "hidden",          "hide",
                                        "layui-hide"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0)
            return true;
    return false;
}

static gk_html_look look_of_class(gk_html_looks *looks, const char *name) {
    if (!looks->sorted)
        sort(looks);
    const gk_html_look_class *found = NULL;
    if (looks->count)
        found = bsearch(name, looks->items, looks->count, sizeof *looks->items, compare_name);
    if (found)
        return found->look;
    return (gk_html_look){.set = hides_by_name(name) ? GK_HTML_NO_DISPLAY : 0u};
}

static gk_html_look look_of_classes(gk_html_looks *looks, const char *classes) {
    gk_html_look look = {0};
    char name[128];
    for (const char *at = classes; at && *at;) {
        at += strspn(at, " \t\r\n\f");
        size_t length = strcspn(at, " \t\r\n\f");
        if (length > 0 && length < sizeof name) {
            memcpy(name, at, length);
            name[length] = '\0';
            look = merge(look, look_of_class(looks, name));
        }
        at += length;
    }
    return look;
}

/* ---- elements ---------------------------------------------------------------------------------- */

static unsigned look_of_element(const char *name) {
    static const struct {
        const char *name;
        unsigned look;
    } elements[] = {{"s", GK_HTML_STRUCK},    {"strike", GK_HTML_STRUCK},
                    {"del", GK_HTML_STRUCK},  {"sup", GK_HTML_RAISED},
                    {"sub", GK_HTML_LOWERED}, {"template", GK_HTML_NO_DISPLAY}};
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0)
            return elements[i].look;
    return 0;
}

/* The attributes of old pages: <font color>, <td bgcolor>, <body text>. */
static gk_html_look look_of_attributes(const char *name, const gk_html_attributes *attributes) {
    bool body = strcmp(name, "body") == 0;
    const char *ink = gk_html_attribute(attributes, body ? "text" : "color");
    const char *paper = gk_html_attribute(attributes, "bgcolor");
    gk_html_look look = {.set = gk_html_attribute(attributes, "hidden") ? GK_HTML_NO_DISPLAY : 0u};
    if (ink && (body || strcmp(name, "font") == 0))
        look.ink = gk_html_colour_read(ink, strlen(ink));
    if (paper)
        look.paper = gk_html_colour_read(paper, strlen(paper));
    return look;
}

/* A line through a text goes through all that stands in it, and what is not displayed holds nothing
 * that is; a text can be raised or lowered, and on paper again. */
static unsigned add_own(unsigned around, gk_html_look own) {
    unsigned kept = around & ~((own.clear & GK_HTML_INVISIBLE) | GK_HTML_UNSEEN);
    if (own.set & (GK_HTML_RAISED | GK_HTML_LOWERED))
        kept &= ~(unsigned)(GK_HTML_RAISED | GK_HTML_LOWERED);
    return kept | own.set;
}

gk_html_shown gk_html_look_of(gk_html_looks *looks, const char *name,
                              const gk_html_attributes *attributes, gk_html_shown around) {
    const char *style = gk_html_attribute(attributes, "style");
    gk_html_look own = {.set = look_of_element(name)};
    own = merge(own, look_of_attributes(name, attributes));
    own = merge(own, look_of_classes(looks, gk_html_attribute(attributes, "class")));
    if (style)
        own = merge(own, gk_html_declared_look(style, strlen(style)));
    gk_html_shown shown = {
        .look = add_own(around.look, own), .ink = around.ink, .paper = around.paper};
    if (own.ink)
        shown.ink = own.ink;
    if (own.paper && own.paper != GK_HTML_CLEAR)
        shown.paper = own.paper;
    if (gk_html_colour_hides(shown.ink, shown.paper))
        shown.look |= GK_HTML_UNSEEN;
    return shown;
}

void gk_html_looks_free(gk_html_looks *looks) {
    gk_arena_free(&looks->arena);
    free(looks->items);
    *looks = (gk_html_looks){0};
}
