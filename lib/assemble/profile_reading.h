/** A table as its report's profile reads it. */
#ifndef GK_PROFILE_READING_H
#define GK_PROFILE_READING_H

#include "finding/findings.h"
#include "report/tables.h"

/** The item's reading by this form, or by another that is the same but for number and title; NULL
 *  if it has none, or `form` is NULL. */
const gk_reading *gk_profile_reading_by(const gk_tables_item *item, const gk_profiles *profiles,
                                        const gk_form *form);

/** The item's reading by the profile's form, or its best one. */
const gk_reading *gk_profile_reading(const gk_tables_item *item, const gk_profiles *profiles,
                                     const char *profile);

/** Give the table the profile's number and title, and report where the source has others. */
gk_status gk_profile_reading_name(const gk_tables_item *item, const gk_profiles *profiles,
                                  const char *profile, gk_table *table, gk_findings *findings,
                                  gk_error *err);

/** Report a table over which the source has no number, no title, or another wording of the title than
 *  the profile's. */
gk_status gk_profile_reading_check_title(const gk_tables_item *item, const gk_profiles *profiles,
                                         const gk_table *table, gk_findings *findings,
                                         gk_error *err);

#endif
