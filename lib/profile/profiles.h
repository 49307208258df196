/** All profiles at hand: their forms, and what is known beside them. */
#ifndef GK_PROFILES_H
#define GK_PROFILES_H

#include "profile/form.h"
#include "profile/local_names.h"
#include "profile/mapping.h"
#include <gongkai/profile.h>

/** The profile's forms in the order of its index; NULL and 0 if there is no such profile. */
const gk_form *gk_profiles_forms(const gk_profiles *profiles, const char *profile, size_t *count);

/** The form of a role in a profile, or NULL. */
const gk_form *gk_profiles_form(const gk_profiles *profiles, const char *profile, const char *role);

/** The distinct forms of all profiles, or only those of `profile` if it is not NULL, in the order
 *  of the profiles: of forms with one distinct_form the first. `list` has room for `most`. */
size_t gk_profiles_distinct_forms(const gk_profiles *profiles, const char *profile,
                                  const gk_form **list, size_t most);

/** What changed from year to year. */
const gk_mappings *gk_profiles_mappings(const gk_profiles *profiles);

/** Names of tables that no profile has. */
const gk_local_names *gk_profiles_local_names(const gk_profiles *profiles);

#endif
