/** The summary information of an OLE2 file (MS-OLEPS 2.21, FMTID_SummaryInformation): who made it.
 */
#ifndef GK_SUMMARY_H
#define GK_SUMMARY_H

#include <stddef.h>

/** Properties of the set (MS-OLEPS 3.1). */
enum { GK_SUMMARY_AUTHOR = 4, GK_SUMMARY_LAST_AUTHOR = 8 };

#define GK_SUMMARY_TEXT_MAX 256

/** The text of a property in the bytes of the stream, cut to its first characters: bytes as they
 *  stand, in whatever code page; Unicode as UTF-8. "" if the set does not have it, is damaged, or
 *  it is no text. Returns its length. */
size_t gk_summary_text(const unsigned char *bytes, size_t size, unsigned property,
                       char text[GK_SUMMARY_TEXT_MAX]);

#endif
