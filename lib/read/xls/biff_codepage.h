/** The code pages that .xls files name. */
#ifndef GK_BIFF_CODEPAGE_H
#define GK_BIFF_CODEPAGE_H

/** The name that gk_decode knows a code page of Windows, DOS or the Macintosh by; NULL for one that
 *  is not known. */
const char *gk_biff_codepage(unsigned codepage);

#endif
