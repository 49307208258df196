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

/* Text for screen readers is cut to a pixel, or stands 9999 of them outside. */
static bool is_cut_away(slice name, slice value) {
    return (is(name, "clip") && (has(value, "rect(0") || has(value, "rect(1px"))) ||
           (is(name, "clip-path") && has(value, "inset(50%")) ||
           ((is(name, "text-indent") || is(name, "left") || is(name, "top")) &&
            begins(value, "-99"));
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

/* ---- rules ------------------------------------------------------------------------------------- */

static bool is_name(char c) {
    return gk_is_digit(c) || gk_hex_digit(c) >= 0 || (gk_lower(c) >= 'a' && gk_lower(c) <= 'z') ||
           c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

/* The name of an element, .class or #id that begins at `at`; no text: something else is there. */
static slice key_at(const char *at, const char *end) {
    const char *name = at + (*at == '.' || *at == '#'), *to = name;
    while (to < end && is_name(*to))
        to++;
    return to > name ? (slice){at, (size_t)(to - at)} : (slice){0};
}

/* Elements are called alike in capitals, classes are not. */
static char *copy_key(gk_html_looks *looks, slice key) {
    char *copy = gk_arena_text(&looks->arena, key.text, key.length);
    for (char *at = copy; at && *copy != '.' && *copy != '#' && *at; at++)
        *at = gk_lower(*at);
    return copy;
}

static uint64_t bit_of(const gk_html_looks *looks, const char *key) {
    for (size_t i = 0; i < looks->needed_count; i++)
        if (strcmp(looks->needed[i], key) == 0)
            return UINT64_C(1) << i;
    return 0;
}

/* Make `key` one that elements are looked at for; *bit is 0 if there are too many. */
static bool need(gk_html_looks *looks, slice key, uint64_t *bit) {
    char *copy = copy_key(looks, key);
    if (!copy)
        return false;
    *bit = bit_of(looks, copy);
    if (*bit || looks->needed_count == GK_HTML_NEEDED_MAX)
        return true;
    looks->needed[looks->needed_count++] = copy;
    *bit = bit_of(looks, copy);
    return true;
}

static bool add_rule(gk_html_looks *looks, slice key, gk_html_look look, uint64_t needs) {
    char *copy = copy_key(looks, key);
    if (!copy ||
        !gk_grow((void **)&looks->items, looks->count, &looks->capacity, sizeof *looks->items))
        return false;
    looks->items[looks->count] = (gk_html_look_rule){copy, look, needs, looks->count};
    looks->count++;
    looks->sorted = false;
    return true;
}

/* The last key of a selector is that of the rule, the others it needs: of what is beside the
 * element ("+", "~") nothing is known, and it counts as being there. */
static bool add_selector(gk_html_looks *looks, slice selector, gk_html_look look) {
    const char *at = selector.text, *end = at + selector.length;
    slice key = {0};
    uint64_t needs = 0, bit = 0;
    bool all = true;
    while (at < end) {
        if (*at == '+' || *at == '~')
            key = (slice){0}, needs = 0;
        if (is_space(*at) || strchr(">+~", *at)) {
            at++;
            continue;
        }
        slice next = key_at(at, end);
        if (!next.text)
            return true; /* a condition that nobody can decide here */
        if (key.text && !need(looks, key, &bit))
            return false;
        all = all && (!key.text || bit);
        needs |= bit;
        key = next;
        at += next.length;
    }
    /* Where there are too many to look at, what a class says counts: it was written for few. */
    return !key.text || (!all && *key.text != '.') || add_rule(looks, key, look, needs);
}

static bool add_rules(gk_html_looks *looks, slice selectors, slice declarations) {
    gk_html_look look = gk_html_declared_look(declarations.text, declarations.length);
    const char *at = selectors.text, *end = at + selectors.length;
    while ((look.set || look.clear || look.ink || look.paper) && at < end) {
        const char *comma = find_end(at, end, ',');
        if (!add_selector(looks, trim(at, comma), look))
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

/* Behind blanks, what closes a block that was gone into, and the marks of an HTML comment. */
static const char *skip_idle(const char *at, const char *end) {
    for (;;) {
        const char *from = at;
        while (at < end && (is_space(*at) || *at == '}' || *at == ';'))
            at++;
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
            !add_rules(looks, trim(at, open), (slice){open + 1, (size_t)(close - open - 1)}))
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

static int bits(uint64_t set) {
    int n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

/* What needs more is said of fewer, and counts before what is said of more; else the later. */
static int by_key(const void *a, const void *b) {
    const gk_html_look_rule *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (order == 0)
        order = bits(x->needs) - bits(y->needs);
    if (order == 0)
        order = (x->needs > y->needs) - (x->needs < y->needs);
    return order ? order : (x->order > y->order) - (x->order < y->order);
}

/* Of one key so many rules with different needs are looked at, at each element that has it. Real
 * sheets have a few; with more a small page could take minutes. */
enum { RULES_MAX = 256 };

/* Sort the rules; those with one key and one need become one. */
static void sort(gk_html_looks *looks) {
    size_t kept = 0, first = 0;
    if (looks->count)
        qsort(looks->items, looks->count, sizeof *looks->items, by_key);
    for (size_t i = 0; i < looks->count; i++) {
        gk_html_look_rule *last = kept ? looks->items + kept - 1 : NULL, *rule = looks->items + i;
        bool same = last && strcmp(last->key, rule->key) == 0;
        first = same ? first : kept;
        if (same && last->needs == rule->needs)
            last->look = merge(last->look, rule->look);
        else if (kept - first < RULES_MAX)
            looks->items[kept++] = *rule;
    }
    looks->count = kept;
    looks->sorted = true;
}

/* The first rule whose key is not before this one. */
static size_t find_rule(const gk_html_looks *looks, const char *key) {
    size_t low = 0, high = looks->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(looks->items[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
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

static gk_html_look look_of_key(gk_html_looks *looks, const char *key, uint64_t inside) {
    gk_html_look look = {0};
    bool found = false;
    if (!looks->sorted)
        sort(looks);
    for (size_t i = find_rule(looks, key);
         i < looks->count && strcmp(looks->items[i].key, key) == 0; i++)
        if ((looks->items[i].needs & ~inside) == 0) {
            look = merge(look, looks->items[i].look);
            found = true;
        }
    if (!found && *key == '.' && hides_by_name(key + 1))
        look.set = GK_HTML_NO_DISPLAY;
    return look;
}

/* ---- the keys of an element -------------------------------------------------------------------- */

enum { KEY_MAX = 128 };

/* What of its keys is still to come. */
typedef struct keys {
    const char *name, *classes, *id;
} keys;

static keys keys_of(const char *name, const gk_html_attributes *attributes) {
    return (keys){name, gk_html_attribute(attributes, "class"),
                  gk_html_attribute(attributes, "id")};
}

static bool put_key(char key[KEY_MAX], char mark, const char *name, size_t length) {
    size_t at = mark != '\0';
    if (length == 0 || at + length >= KEY_MAX)
        return false;
    key[0] = mark;
    memcpy(key + at, name, length);
    key[at + length] = '\0';
    return true;
}

/* The next key, by how much it weighs: what is said of an element, of a class, of an id. */
static bool next_key(keys *left, char key[KEY_MAX]) {
    const char *name = left->name;
    left->name = NULL;
    if (name && put_key(key, '\0', name, strlen(name)))
        return true;
    while (left->classes && *left->classes) {
        const char *class = left->classes + strspn(left->classes, " \t\r\n\f");
        size_t length = strcspn(class, " \t\r\n\f");
        left->classes = class + length;
        if (put_key(key, '.', class, length))
            return true;
    }
    const char *id = left->id;
    left->id = NULL;
    return id && put_key(key, '#', id, strlen(id));
}

static uint64_t bits_of(const gk_html_looks *looks, keys own) {
    uint64_t found = 0;
    char key[KEY_MAX];
    while (looks->needed_count && next_key(&own, key))
        found |= bit_of(looks, key);
    return found;
}

static gk_html_look look_of_keys(gk_html_looks *looks, keys own, uint64_t inside) {
    gk_html_look look = {0};
    char key[KEY_MAX];
    while (next_key(&own, key))
        look = merge(look, look_of_key(looks, key, inside));
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
    keys all = keys_of(name, attributes);
    uint64_t inside = around.inside | bits_of(looks, all);
    own = merge(own, look_of_keys(looks, all, inside));
    if (style)
        own = merge(own, gk_html_declared_look(style, strlen(style)));
    gk_html_shown shown = {.look = add_own(around.look, own),
                           .ink = around.ink,
                           .paper = around.paper,
                           .inside = inside};
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
