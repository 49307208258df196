/** How much work the attributes of a page are to libxml2, which compares each one of a tag with
 *  each other. */
#ifndef GK_HTML_ATTRIBUTE_WORK_H
#define GK_HTML_ATTRIBUTE_WORK_H

#include <stddef.h>

/** So many comparisons take some seconds. */
#define GK_HTML_WORK_MAX ((size_t)1 << 32)

/** The number of comparisons, or some number above GK_HTML_WORK_MAX. */
size_t gk_html_work(const char *text);

#endif
