#include "profile/role.h"

#include "base/arena.h"
#include <string.h>

bool gk_role_is_well_formed(const char *name) {
    enum { LONGEST = 40 };
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return *name >= 'a' && *name <= 'z' && n <= LONGEST && !name[n];
}

bool gk_roles_add(gk_roles *roles, const char *name) {
    if (gk_roles_find(roles, name))
        return true;
    if (!gk_grow((void **)&roles->names, roles->count, &roles->capacity, sizeof name))
        return false;
    roles->names[roles->count++] = name;
    return true;
}

const char *gk_roles_find(const gk_roles *roles, const char *name) {
    for (size_t i = 0; i < roles->count; i++)
        if (strcmp(roles->names[i], name) == 0)
            return roles->names[i];
    return NULL;
}
