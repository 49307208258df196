/** Findings in a stream. */
#ifndef GK_STREAM_FINDING_H
#define GK_STREAM_FINDING_H

#include "stream/record.h"
#include <gongkai/finding.h>

/** Read a `finding` record; it lives in the arena. */
gk_status gk_stream_finding(const gk_record *record, gk_arena *arena, gk_finding **finding,
                            gk_error *err);

#endif
