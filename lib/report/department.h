/** Names of departments (部门, 单位), compared. */
#ifndef GK_DEPARTMENT_H
#define GK_DEPARTMENT_H

#include <gongkai/error.h>
#include <stdbool.h>

enum {
    /** The most characters a name may have, and bytes with its NUL. The longest names of real
     *  offices have some 60 characters; more is a sentence that was taken for one. */
    GK_DEPARTMENT_CHARACTERS_MAX = 120,
    GK_DEPARTMENT_MAX = 4 * GK_DEPARTMENT_CHARACTERS_MAX + 4,
    /** Names longer than this are cut before they are compared. */
    GK_DEPARTMENT_KEY_MAX = 512
};

/** Clean a name once, so that it is the same wherever it is compared or written. False if it has
 *  more characters than one may have: it is cut then. */
bool gk_department_clean(const char *text, char name[GK_DEPARTMENT_MAX]);

gk_status gk_department_fail_long(gk_error *err);

/** True if both are the same name, however spaced. */
bool gk_department_same(const char *a, const char *b);

/** True if one name is the other or a part of it, as 商务局 of 示例市商务局 (本级). */
bool gk_department_related(const char *a, const char *b);

/** Take (公章) and the like off the end of a name: where the stamp goes. */
void gk_department_drop_stamp(char *name);

#endif
