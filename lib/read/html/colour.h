/** @file colour.h
 *  Colours as web pages write them: names, #fff, #ffffff, rgb(255, 255, 255). */
#ifndef GK_HTML_COLOUR_H
#define GK_HTML_COLOUR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Two colours of one value are the same, except for GK_HTML_UNKNOWN; the others are red, green and
 *  blue in a byte each. */
typedef uint32_t gk_html_colour;

enum {
    GK_HTML_NO_COLOUR = 0,    /**< None is named: what is around counts. */
    GK_HTML_CLEAR = 1,        /**< Transparent. */
    GK_HTML_UNKNOWN = 2,      /**< A picture, a variable, something of a later standard. */
    GK_HTML_COLOUR = 1 << 24, /**< With the three bytes. */
    GK_HTML_WHITE = 0xFFFFFF | 1 << 24
};

/** The colour that the value of a property or an attribute names; a background may go on with a
 *  picture and its place. */
gk_html_colour gk_html_colour_read(const char *value, size_t length);

/** Whether text of one colour cannot be seen on the other. */
bool gk_html_colour_hides(gk_html_colour ink, gk_html_colour paper);

#endif
