/** What stands before the names of rows: 一、 (一) 1. and 其中: */
#ifndef GK_ENUMERATOR_H
#define GK_ENUMERATOR_H

/** The rest of a comparison key (gk_text_key) behind its enumerator; the key itself without one. */
const char *gk_behind_enumerator(const char *key);

/** The number that the enumerator of a comparison key says: 13 for 十三、 and for (13); 0 without
 *  one. */
unsigned gk_enumerator_number(const char *key);

#endif
