/** @file forms.h
 *  The forms of profiles, listed, shown, compared and written empty. Each function prints to
 *  standard output and returns an exit status.
 */
#ifndef PROFILES_FORMS_H
#define PROFILES_FORMS_H

#include <gongkai/gongkai.h>

/** A line for each profile: name, years, number of tables, roles. */
int profiles_list(const gk_profiles *profiles);

/** The tables of a profile, or that of one role (NULL: all), each with where its form was seen. */
int profiles_show(const gk_profiles *profiles, const char *profile, const char *role);

/** A line for each difference between two profiles. */
int profiles_compare(const gk_profiles *profiles, const char *first, const char *second);

/** Write an empty workbook of a profile, to be filled in; `output` may be "-". */
int profiles_write_blank(const gk_profiles *profiles, const char *profile, const char *output,
                         bool force);

#endif
