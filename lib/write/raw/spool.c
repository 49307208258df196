#include "write/raw/spool.h"

#include "base/fail.h"

gk_status gk_raw_spool_fail(gk_error *err) {
    return gk_fail_sys(err, "the temporary file cannot be read", "临时文件无法读取");
}

static gk_status append(void *self, const char *bytes, size_t size, gk_error *err) {
    return fwrite(bytes, 1, size, self) == size ? GK_OK : gk_raw_spool_fail(err);
}

gk_stream_output gk_raw_spool_output(FILE *spool) {
    return (gk_stream_output){spool, append};
}

gk_status gk_raw_spool_copy(FILE *spool, unsigned long long size, const gk_stream_output *output,
                            gk_error *err) {
    char piece[1 << 16];
    gk_status status = GK_OK;
    while (size && !status) {
        size_t got = fread(piece, 1, size < sizeof piece ? (size_t)size : sizeof piece, spool);
        if (got == 0)
            return gk_raw_spool_fail(err);
        status = output->write(output->self, piece, got, err);
        size -= got;
    }
    return status;
}
