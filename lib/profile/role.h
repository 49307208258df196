/** Roles: the names by which tables are known. */
#ifndef GK_ROLE_H
#define GK_ROLE_H

#include <stdbool.h>
#include <stddef.h>

/** Roles, each once, in the order they were added. The names are borrowed. */
typedef struct gk_roles {
    const char **names;
    size_t count, capacity;
} gk_roles;

/** True for 1 to 40 of a-z, 0-9 and '-', the first a letter: it names a file, stands in formulas
 *  and in options. */
bool gk_role_is_well_formed(const char *name);

/** Add a role unless it is there; false if memory is short. */
bool gk_roles_add(gk_roles *roles, const char *name);

/** The role of that name, as it was added; NULL if it is not there. */
const char *gk_roles_find(const gk_roles *roles, const char *name);

#endif
