/** A web page's bytes to UTF-8. The bytes decide, as for any text: what pages say of their charset
 *  is wrong too often. Only a charset of East Asia that is neither UTF-8 nor Chinese of the
 *  mainland is believed, if all bytes agree with it: Big5 passes for GBK. */
#ifndef GK_HTML_DECODE_H
#define GK_HTML_DECODE_H

#include "base/encoding.h"

#define GK_HTML_CHARSET_MAX 32

/** Find the charset a page names in its first bytes, "" if none. */
void gk_html_charset(const char *bytes, size_t size, char charset[GK_HTML_CHARSET_MAX]);

/** As gk_decode; `said` is the charset said elsewhere, "" to look for it in the page. */
gk_status gk_html_decode(const void *bytes, size_t size, const char *encoding, const char *said,
                         gk_decoded *out, gk_error *err);

#endif
