/** @file ndjson.h
 *  GK_RAW_NDJSON: a cell a line, each a JSON object. */
#ifndef GK_RAW_NDJSON_H
#define GK_RAW_NDJSON_H

#include "write/raw/page.h"

extern const gk_raw_writer gk_raw_ndjson_writer;

#endif
