/** Which forms are those of a year: what `years`, `place` and `home` of an index mean for a report
 *  that states a year.
 *
 *  Profiles with a place are compared with each other only: what a place does is its own affair. */
#ifndef GK_PROFILE_YEAR_H
#define GK_PROFILE_YEAR_H

#include "profile/profiles.h"

/** True if the forms were in use in that year; true, too, if either is not known. */
bool gk_year_covered(const gk_form *forms, size_t count, int year);

typedef enum gk_year_fit {
    GK_YEAR_FITS,     /**< Or nothing certain can be said: no profile is known to be of the year. */
    GK_YEAR_OUTDATED, /**< It was given up before, and no form of the year has its rows and columns. */
    GK_YEAR_LATER     /**< It is newer, and no form of the year has its rows and columns. */
} gk_year_fit;

gk_year_fit gk_year_fit_of(const gk_profiles *profiles, const gk_form *form, int year);

/** The form of a role by which a report of that year is measured, though it was read by `profile`:
 *  that profile's own, unless it was given up before; NULL if there is none. */
const gk_form *gk_year_form(const gk_profiles *profiles, const char *profile, const char *role,
                            int year);

/** The form of a table that a report of that year must have, though the profile it was read by has
 *  no such table: since all profiles of the year have it, or the profile at home where the
 *  department is. NULL if it need not have it. */
const gk_form *gk_year_requires(const gk_profiles *profiles, const char *profile,
                                const char *department, const char *role, int year);

#endif
