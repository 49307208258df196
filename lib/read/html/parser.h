/** A web page in, elements and text out. html.c is the only file that includes libxml2's HTML
 *  parser; the one for XML is xml.c's.
 *
 *  The text is UTF-8 whatever the page says of itself. Nothing is fetched, nothing printed. End
 *  tags that HTML lets one leave out are told where they belong. Names are in lower case.
 */
#ifndef GK_HTML_H
#define GK_HTML_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** How deep elements may lie in each other (GK_E_LIMIT). */
#define GK_HTML_DEPTH_MAX 512u

typedef struct gk_html_attributes gk_html_attributes;

/** What is told of a page. All strings are borrowed for the call; one text may come in several
 *  pieces, that of <script> and <style> among them. Anything but GK_OK ends the parsing with that
 *  status. */
typedef struct gk_html_handler {
    void *self;
    gk_status (*start)(void *self, const char *name, const gk_html_attributes *attributes,
                       gk_error *err);
    /** `missing`: the page ended first. */
    gk_status (*end)(void *self, const char *name, bool missing, gk_error *err);
    gk_status (*text)(void *self, const char *text, size_t length, gk_error *err);
    /** An end tag whose element is not open, or is ended just now. */
    gk_status (*stray)(void *self, const char *name, gk_error *err);   /**< or NULL */
    gk_status (*comment)(void *self, const char *text, gk_error *err); /**< or NULL */
} gk_html_handler;

/** Parse a page. The text is changed on the way, the NUL behind its `length` bytes too. A page that
 *  would take unreasonable time is GK_E_LIMIT. */
gk_status gk_html_parse(char *text, size_t length, const gk_html_handler *handler, gk_error *err);

/** The value of an attribute: "" if it has none, NULL if it is not there. */
const char *gk_html_attribute(const gk_html_attributes *attributes, const char *name);

#endif
