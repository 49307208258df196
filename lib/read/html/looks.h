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
} gk_html_shown;

typedef struct gk_html_look_class {
    const char *name;
    gk_html_look look;
    size_t order; /**< Of being added. */
} gk_html_look_class;

/** The classes of a page that say something. Zero is none; gk_html_looks_free it. */
typedef struct gk_html_looks {
    gk_arena arena;
    gk_html_look_class *items;
    size_t count, capacity;
    bool sorted;
} gk_html_looks;

/** Add the classes of a style sheet, NUL-terminated. Selectors of one class, with or without an
 *  element or others around it, are understood; what is for printers only is not looked at. */
gk_status gk_html_looks_add(gk_html_looks *looks, const char *sheet, gk_error *err);

/** What declarations such as the attribute style say. */
gk_html_look gk_html_declared_look(const char *declarations, size_t length);

/** How an element looks inside one that looks like `around`: by its name, its classes, its style
 *  and attributes such as hidden and bgcolor. A text is unseen if it has the colour of the nearest
 *  background around it. */
gk_html_shown gk_html_look_of(gk_html_looks *looks, const char *name,
                              const gk_html_attributes *attributes, gk_html_shown around);

void gk_html_looks_free(gk_html_looks *looks);

#endif
