#include <gongkai/stream.h>

#include "report/tables.h"

const char *gk_stream_other_record(const gk_tables *tables, size_t i) {
    return i < tables->record_count ? tables->records[i].line : NULL;
}

bool gk_stream_other_is_unknown(const gk_tables *tables, size_t i) {
    return i < tables->record_count && tables->records[i].unknown;
}

const gk_finding *gk_stream_other_finding(const gk_tables *tables, size_t i) {
    return i < tables->record_count ? tables->records[i].finding : NULL;
}
