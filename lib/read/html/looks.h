/** @file looks.h
 *  What elements, their attributes and style sheets say of how a text looks, as far as it decides
 *  what of it can be read.
 */
#ifndef GK_HTML_LOOKS_H
#define GK_HTML_LOOKS_H

#include "base/arena.h"
#include "read/html/colour.h"
#include "read/html/parser.h"

/** Any of these together. An element inside another has the other's, too, unless it says
 *  otherwise. */
enum {
    GK_HTML_NO_DISPLAY = 1, /**< Not shown, and takes no room. */
    GK_HTML_INVISIBLE = 2,  /**< Takes room, shows nothing. */
    GK_HTML_STRUCK = 4,
    GK_HTML_RAISED = 8,
    GK_HTML_LOWERED = 16,
    GK_HTML_UNSEEN = 32 /**< In the colour of what is behind it. */
};

/** What a style adds to the look around it, and what it takes away. */
typedef struct gk_html_look {
    unsigned set, clear;
    gk_html_colour ink, paper;
} gk_html_look;

/** How an element looks: where nothing is around it, its text has no colour that is known, on
 *  white. */
typedef struct gk_html_shown {
    unsigned look;
    gk_html_colour ink, paper;
    uint64_t inside; /**< Which of the keys that rules need it is or stands inside: a bit each. */
} gk_html_shown;

/** What a style sheet says of the elements that have a key: td, .class or #id. */
typedef struct gk_html_look_rule {
    const char *key;
    gk_html_look look;
    uint64_t needs; /**< The other keys of the selector, a bit each. */
    size_t order;   /**< Of being added. */
} gk_html_look_rule;

/** Within so many keys a rule may ask to stand. Style sheets of saved systems have some thirty such
 *  keys in rules of colour and display. */
enum { GK_HTML_NEEDED_MAX = 64 };

/** The rules of a page that say something. Zero is none; gk_html_looks_free it. */
typedef struct gk_html_looks {
    gk_arena arena;
    gk_html_look_rule *items;
    size_t count, capacity;
    bool sorted;
    const char *needed[GK_HTML_NEEDED_MAX];
    size_t needed_count;
} gk_html_looks;

/** Add the rules of a style sheet, NUL-terminated and without comments. Selectors of elements,
 *  classes and ids are understood, one inside the other in any order; what is for printers only is
 *  not looked at, nor is what holds for the n-th, for one with an attribute or under the mouse. */
gk_status gk_html_looks_add(gk_html_looks *looks, const char *sheet, gk_error *err);

/** What declarations such as the attribute style say. */
gk_html_look gk_html_declared_look(const char *declarations, size_t length);

/** How an element looks inside one that looks like `around`: by its name, its classes, its id,
 *  its style and attributes such as hidden and bgcolor. A text is unseen if it has the colour of the nearest
 *  background around it. */
gk_html_shown gk_html_look_of(gk_html_looks *looks, const char *name,
                              const gk_html_attributes *attributes, gk_html_shown around);

void gk_html_looks_free(gk_html_looks *looks);

#endif
