/** @file profile.h
 *  What the tables of one place and time look like: forms, as data.
 *
 *  A profile (`sx2024`) is a folder with an `index.csv`, one line per table in their order, and one
 *  form per table. The profiles of this library are built in; a folder of the caller's own adds
 *  profiles or replaces built-in ones of the same name. lib/data/README.md describes the syntax.
 *
 *  @code
 *  gk_profiles *profiles = gk_profiles_new(&err);
 *  for (size_t i = 0; profiles && gk_profiles_name(profiles, i); i++) {
 *      const char *name = gk_profiles_name(profiles, i);
 *      printf("%s has %zu tables\n", name, gk_profiles_table_count(profiles, name));
 *      // prints: sx2024 has 10 tables
 *      // prints: …
 *  }
 *  gk_profiles_free(profiles);
 *  @endcode
 */
#ifndef GONGKAI_PROFILE_H
#define GONGKAI_PROFILE_H

#include <gongkai/error.h>
#include <stdbool.h>
#include <stddef.h>

/** What a table is about: its role, a name of the letters a-z, digits and '-' ("state-capital").
 *  A table is known by its role, never by its 公开 number: 公开07 was 三公 in 2019 and 政府性基金 in
 *  2024. Roles are compared with strcmp. The profiles say which there are: a table of the caller's
 *  own may have any role. Those of the tables that are built in: */
#define GK_ROLE_SUMMARY "summary"             /**< 收入支出决算总表 */
#define GK_ROLE_REVENUE "revenue"             /**< 收入决算表 */
#define GK_ROLE_EXPENDITURE "expenditure"     /**< 支出决算表 */
#define GK_ROLE_APPROPRIATION "appropriation" /**< 财政拨款收入支出决算总表 */
#define GK_ROLE_GENERAL "general"             /**< 一般公共预算财政拨款支出决算表 */
#define GK_ROLE_BASIC "basic" /**< 一般公共预算财政拨款基本支出决算明细表 */
#define GK_ROLE_FUND "fund"   /**< 政府性基金预算财政拨款收入支出决算表 */
#define GK_ROLE_STATE_CAPITAL "state-capital" /**< 国有资本经营预算财政拨款支出决算表 */
#define GK_ROLE_THREE_PUBLIC "three-public" /**< 财政拨款“三公”经费支出决算表 */
#define GK_ROLE_STATISTICS "statistics"     /**< 部门决算公开相关信息统计表 */

typedef struct gk_profiles gk_profiles;

/** The built-in profiles; NULL with `err` filled if memory is short. Free with gk_profiles_free. */
GK_API gk_profiles *gk_profiles_new(gk_error *err);
GK_API void gk_profiles_free(gk_profiles *profiles);

/** Add the profiles in a folder: each sub-folder with an index.csv is one, named after the folder;
 *  a folder that itself has an index.csv is one too; a mappings.csv in it adds to what is known of
 *  changes from year to year. A mistake is GK_E_PROFILE, with file:row:column in err->where;
 *  `profiles` is then as it was before. */
GK_API gk_status gk_profiles_add_dir(gk_profiles *profiles, const char *dir, gk_error *err);

/** Profile names in the order they are tried, the caller's own first, then the newest; NULL past
 *  the end. The order decides only between profiles that fit an input equally well. */
GK_API const char *gk_profiles_name(const gk_profiles *profiles, size_t i);

/** Number of tables of a profile (0 if there is no such profile). */
GK_API size_t gk_profiles_table_count(const gk_profiles *profiles, const char *profile);

/** What a profile's index states of a table; the texts are the profiles'. */
typedef struct gk_profile_table {
    const char *role;
    const char *number;        /**< "公开02", or "" where the place does not number its tables. */
    const char *title;         /**< As it is written; other wordings are accepted too. */
    const char *unit;          /**< 万元 */
    const char *evidence;      /**< Where the form was seen, and how sure it is. */
    int first_year, last_year; /**< When it was seen: 9999 is "and since"; 0 if it is not stated. */
} gk_profile_table;

/** A profile's i-th table; false past the end. */
GK_API bool gk_profiles_table(const gk_profiles *profiles, const char *profile, size_t i,
                              gk_profile_table *table);

/** The i-th role that some profile has a table of, in the order of the profiles and of their
 *  tables; NULL past the end. */
GK_API const char *gk_profiles_role(const gk_profiles *profiles, size_t i);

/** True if some profile has a table of that role. */
GK_API bool gk_profiles_has_role(const gk_profiles *profiles, const char *role);

#endif
