/** The bodies of MIME messages as they were before their transfer (RFC 2045, section 6). */
#ifndef GK_MIME_BODY_H
#define GK_MIME_BODY_H

#include "container/mime.h"

/** The body as it was before its transfer, with a NUL behind; free it. */
gk_status gk_mime_body(const gk_mime_part *part, char **bytes, size_t *size, gk_error *err);

#endif
