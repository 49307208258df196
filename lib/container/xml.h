/** XML in pieces in, elements and text out. xml.c is the only file that includes libxml2.
 *
 *  The parser has no network, no external files and no document type: a DTD, and with it any entity
 *  of one's own, is refused. UTF-8 and UTF-16 are read; another encoding is GK_E_UNSUPPORTED.
 *  Nothing is printed. Elements and attributes are known by their local names, whatever their
 *  namespaces.
 */
#ifndef GK_XML_H
#define GK_XML_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** How long a single tag, comment or processing instruction may be, how many attributes it may
 *  have, how deep elements may lie in each other, and how many namespaces may be in force at once.
 *  Beyond that is GK_E_LIMIT. */
#define GK_XML_TAG_MAX ((size_t)4 << 20)
#define GK_XML_ATTRIBUTES_MAX 2048u
#define GK_XML_DEPTH_MAX 256u
#define GK_XML_NAMESPACES_MAX 256

/** Likewise, how long all different names of elements and attributes together. */
#define GK_XML_NAMES_MAX ((size_t)1 << 20)

typedef struct gk_xml gk_xml;
typedef struct gk_xml_attributes gk_xml_attributes;

/** A stretch of text, not NUL-terminated; `text` is NULL for an attribute that is not there. */
typedef struct gk_xml_slice {
    const char *text;
    size_t length;
} gk_xml_slice;

/** What is told of a document. Names, attributes and text are borrowed for the call; one text may
 *  come in several pieces. Anything but GK_OK ends the parsing with that status. */
typedef struct gk_xml_handler {
    void *self;
    gk_status (*start)(void *self, const char *name, const gk_xml_attributes *attributes,
                       gk_error *err);
    gk_status (*end)(void *self, gk_error *err);
    gk_status (*text)(void *self, const char *text, size_t length, gk_error *err); /**< or NULL */
} gk_xml_handler;

/** A parser for one document, called `name` in messages. Both are borrowed until gk_xml_free. NULL:
 *  no memory. */
gk_xml *gk_xml_new(const gk_xml_handler *handler, const char *name);

/** NULL is fine. */
void gk_xml_free(gk_xml *xml);

/** Parse the next bytes. After a failure only gk_xml_free may follow. */
gk_status gk_xml_push(gk_xml *xml, const char *bytes, size_t size, gk_error *err);

/** No more bytes come: a document that is not complete fails here. */
gk_status gk_xml_finish(gk_xml *xml, gk_error *err);

/** The encoding that the XML declaration at the very beginning of `head` names; `text` is NULL if
 *  there is none. `head` is NUL-terminated and borrowed. */
gk_xml_slice gk_xml_declared_encoding(const char *head);

/** The value of the attribute without a namespace called `name`. */
gk_xml_slice gk_xml_attribute(const gk_xml_attributes *attributes, const char *name);

/** The value of the attribute called `name` in some namespace, such as r:id. */
gk_xml_slice gk_xml_attribute_ns(const gk_xml_attributes *attributes, const char *name);

/** Whether the slice is there and reads exactly so. */
bool gk_xml_slice_is(gk_xml_slice slice, const char *text);

/** Whether the slice is there and is a true xsd:boolean ("1", "true"; also "on"). */
bool gk_xml_slice_true(gk_xml_slice slice);

/** Whether the slice is there and a zero: "0", "0.0". */
bool gk_xml_slice_zero(gk_xml_slice slice);

/** Read a slice of digits; false if it is anything else or above UINT_MAX. */
bool gk_xml_slice_unsigned(gk_xml_slice slice, unsigned *number);

/** A NUL-terminated copy to free; NULL if the slice is not there or memory is short. */
char *gk_xml_slice_copy(gk_xml_slice slice);

#endif
