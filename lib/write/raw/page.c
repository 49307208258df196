#include "write/raw/page.h"

gk_status gk_raw_pass_on(gk_buffer *out, const gk_stream_output *output, gk_error *err) {
    gk_status status = gk_buffer_check(out, err);
    if (!status && out->size)
        status = output->write(output->self, out->bytes, out->size, err);
    gk_buffer_clear(out);
    return status;
}

gk_status gk_raw_pass_on_piece(gk_buffer *out, const gk_stream_output *output, gk_error *err) {
    if (out->size < GK_RAW_PIECE && !out->failed)
        return GK_OK;
    return gk_raw_pass_on(out, output, err);
}
