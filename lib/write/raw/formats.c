#include "write/raw/formats.h"

#include "write/raw/cells.h"
#include "write/raw/csv.h"
#include "write/raw/ndjson.h"

const gk_raw_writer *gk_raw_writer_of(gk_raw_format format) {
    static const gk_raw_writer *const writers[] = {[GK_RAW_CELLS] = &gk_raw_cells_writer,
                                                   [GK_RAW_CSV] = &gk_raw_csv_writer,
                                                   [GK_RAW_NDJSON] = &gk_raw_ndjson_writer};
    return writers[format];
}
