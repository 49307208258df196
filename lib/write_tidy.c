#include <gongkai/tidy.h>

#include "fail.h"

static gk_status not_yet(gk_error *err) {
    return gk_fail(err, GK_E_UNSUPPORTED, "tidy CSV is not written yet", "暂不能写规整CSV");
}

gk_status gk_tidy_write_head(const gk_stream_output *output, gk_error *err) {
    (void)output;
    return not_yet(err);
}

gk_status gk_tidy_write_report(const gk_report *report, const gk_layouts *layouts,
                               const gk_stream_output *output, gk_error *err) {
    (void)report, (void)layouts, (void)output;
    return not_yet(err);
}

gk_status gk_tidy_write_package(const char *path, const gk_stream_output *output, gk_error *err) {
    (void)path, (void)output;
    return not_yet(err);
}
