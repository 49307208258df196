/** What stands before the words of a title: a unit's name, a year, a number, or another table. */
#ifndef GK_TITLE_PREFIX_H
#define GK_TITLE_PREFIX_H

#include <stdbool.h>
#include <stddef.h>

typedef struct gk_title_prefix {
    int year;       /**< 0: none. */
    char name[256]; /**< The key of what is left: a unit's name, or words of another table. */
} gk_title_prefix;

/** Read the first `length` bytes of a title's key: numbers, a year and 部门 are taken off. False if
 *  they are too long. */
bool gk_title_prefix_read(const char *key, size_t length, gk_title_prefix *prefix);

/** True if a key is formed like a unit's name: 示例市商务局, 示例大学 (本级). 会议费 is not, though 会 ends
 *  names; nor is 全市 or 政府采购. */
bool gk_title_prefix_is_unit(const char *name);

/** True if `name` is how a title may call the department of key `department`: the name itself, or
 *  the place it begins with, 示例镇 for 示例镇人民政府. */
bool gk_title_prefix_is_department(const char *name, const char *department);

#endif
