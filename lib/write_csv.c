/* The tables of a report as CSV that looks like the form. */
#include "fail.h"
#include "writer.h"

static gk_status render(const gk_report *report, const gk_layouts *layouts,
                        const gk_write_options *options, void **bytes, size_t *size,
                        gk_error *err) {
    (void)report, (void)layouts, (void)options, (void)bytes, (void)size;
    return gk_fail(err, GK_E_UNSUPPORTED, "CSV is not written yet", "暂不能写CSV");
}

const gk_writer gk_writer_csv = {"csv", render};
