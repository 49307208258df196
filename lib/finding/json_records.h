/** Findings as JSON objects, which NDJSON and JSON have in common. */
#ifndef GK_FINDING_JSON_RECORDS_H
#define GK_FINDING_JSON_RECORDS_H

#include "finding/format.h"

/** Append a group's records: each finding, and the summary unless the group was refused. `between`
 *  parts two of them. */
void gk_put_json_records(gk_buffer *text, const gk_findings_group *group, const char *between);

#endif
