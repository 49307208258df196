/** A migration: what moving reports into the form of another profile needs. */
#ifndef GK_MIGRATION_H
#define GK_MIGRATION_H

#include "base/arena.h"
#include "profile/mapping.h"
#include <gongkai/finding.h>
#include <gongkai/profile.h>
#include <gongkai/report.h>

typedef struct gk_migration {
    const gk_profiles *profiles;
    const gk_mappings *mappings;
    const char *profile;     /**< The new one. */
    const gk_report *report; /**< The one that is moved; NULL where only forms are compared. */
    gk_arena *arena;         /**< Of the reports that come of it. */
    gk_findings *findings;
    gk_error *err;
} gk_migration;

#endif
