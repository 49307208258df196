#include "read/xls/biff_codepage.h"

#include <stddef.h>

/* What Windows and the Macintosh number so. The Chinese ones are all read as GB18030, of which each
 * is a part; those that neither iconv nor base/single_byte.c knows are not listed: their files are
 * read like those that name none. */
static const struct {
    unsigned codepage;
    const char *encoding;
} pages[] = {/* DOS */
             {367, "CP1252"},
             {437, "CP437"},
             {720, "CP720"},
             {737, "CP737"},
             {775, "CP775"},
             {850, "CP850"},
             {852, "CP852"},
             {855, "CP855"},
             {857, "CP857"},
             {858, "CP858"},
             {860, "CP860"},
             {861, "CP861"},
             {862, "CP862"},
             {863, "CP863"},
             {864, "CP864"},
             {865, "CP865"},
             {866, "CP866"},
             {869, "CP869"},
             {874, "CP874"},
             /* Windows */
             {932, "CP932"},
             {936, "GB18030"},
             {949, "CP949"},
             {950, "CP950"},
             {1200, "UTF-16LE"},
             {1201, "UTF-16BE"},
             {1250, "CP1250"},
             {1251, "CP1251"},
             {1252, "CP1252"},
             {1253, "CP1253"},
             {1254, "CP1254"},
             {1255, "CP1255"},
             {1256, "CP1256"},
             {1257, "CP1257"},
             {1258, "CP1258"},
             {1361, "JOHAB"},
             /* Macintosh */
             {10000, "MACINTOSH"},
             {10001, "CP932"},
             {10002, "CP950"},
             {10003, "CP949"},
             {10004, "MACARABIC"},
             {10006, "MACGREEK"},
             {10007, "MAC-CYRILLIC"},
             {10008, "GB18030"},
             {10010, "MACROMANIA"},
             {10017, "MAC-UK"},
             {10029, "MAC-CENTRALEUROPE"},
             {10079, "MACICELAND"},
             {10081, "MACTURKISH"},
             {10082, "MACCROATIAN"},
             /* of standards */
             {20127, "CP1252"},
             {20866, "KOI8-R"},
             {20932, "EUC-JP"},
             {20936, "GB18030"},
             {21866, "KOI8-U"},
             {28591, "CP1252"},
             {28592, "ISO-8859-2"},
             {28595, "ISO-8859-5"},
             {28597, "ISO-8859-7"},
             {28599, "ISO-8859-9"},
             {28605, "ISO-8859-15"},
             {51932, "EUC-JP"},
             {51936, "GB18030"},
             {51949, "EUC-KR"},
             {54936, "GB18030"},
             {65001, "UTF-8"},
             /* what Excel 2 to 5 wrote for the Macintosh's and for Windows' own */
             {32768, "MACINTOSH"},
             {32769, "CP1252"}};

const char *gk_biff_codepage(unsigned codepage) {
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (pages[i].codepage == codepage)
            return pages[i].encoding;
    return NULL;
}
