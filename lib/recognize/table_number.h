/** The number of a published table: 公开02. */
#ifndef GK_TABLE_NUMBER_H
#define GK_TABLE_NUMBER_H

#include <stddef.h>

enum { GK_TABLE_NUMBER_MAX = 32 };

/** How many bytes 公开2表 takes at `at`; 0 if none stands there. `number` gets it as 公开02. */
size_t gk_table_number_length(const char *at, char number[GK_TABLE_NUMBER_MAX]);

/** The first such number within a key and how many bytes it takes, or NULL. */
const char *gk_table_number_find(const char *key, char number[GK_TABLE_NUMBER_MAX], size_t *length);

#endif
