/** One line of a stream: an object whose members are asked for by name. */
#ifndef GK_STREAM_RECORD_H
#define GK_STREAM_RECORD_H

#include "base/json.h"
#include <stdbool.h>

enum { GK_RECORD_MEMBERS_MAX = 256 };

typedef struct gk_record {
    gk_json keys[GK_RECORD_MEMBERS_MAX], values[GK_RECORD_MEMBERS_MAX];
    size_t count;
    gk_json t; /**< What it is a record of. */
} gk_record;

/** Check a line: an object with a string "t", no member twice, at most 256. */
gk_status gk_record_read(const char *line, size_t length, gk_record *record, gk_error *err);

bool gk_record_is(const gk_record *record, const char *type);

/** True if it has such a member. */
bool gk_record_has(const gk_record *record, const char *name);

/** GK_E_FORMAT: a member is missing or makes no sense. */
gk_status gk_record_fault(gk_error *err, const char *member);

/** A member that must be there, and of this type. */
gk_status gk_record_member(const gk_record *record, const char *name, gk_json_type type,
                           gk_json *value, gk_error *err);

/** The same where it may be null. */
gk_status gk_record_or_null(const gk_record *record, const char *name, gk_json_type type,
                            gk_json *value, gk_error *err);

/** A string that must be there. */
gk_status gk_record_text(const gk_record *record, gk_arena *arena, const char *name,
                         const char **text, gk_error *err);

/** A string that may be missing: *text is NULL then. */
gk_status gk_record_optional(const gk_record *record, gk_arena *arena, const char *name,
                             const char **text, gk_error *err);

/** A member that is true or not there. */
gk_status gk_record_flag(const gk_record *record, const char *name, bool *flag, gk_error *err);

/** The members that the format does not know, as they stand, each behind a comma; "" if there are
 *  none. NULL if memory is short. */
const char *gk_record_unknown_members(const gk_record *record, gk_arena *arena);

/** Put one more such member behind those in *unknown (NULL: none yet). False if memory is short. */
bool gk_record_add_unknown(gk_arena *arena, gk_json key, gk_json value, const char **unknown);

/** A year: four digits; null is 0. False for anything else. */
bool gk_record_year(gk_json value, int *year);

/** The number that a member is called: "12"; 0 if it is no such number. */
unsigned gk_record_column(gk_json key);

#endif
