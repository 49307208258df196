/** @file spool.h
 *  The temporary file in which lines wait until the whole input was read. */
#ifndef GK_RAW_SPOOL_H
#define GK_RAW_SPOOL_H

#include <gongkai/stream.h>
#include <stdio.h>

/** An output that appends to the file, which is its `self`. */
gk_stream_output gk_raw_spool_output(FILE *spool);

/** Pass on `size` bytes from where the file stands, in pieces. GK_E_IO if it cannot be read. */
gk_status gk_raw_spool_copy(FILE *spool, unsigned long long size, const gk_stream_output *output,
                            gk_error *err);

/** For a file that cannot be read, or could not be written: GK_E_IO with errno. */
gk_status gk_raw_spool_fail(gk_error *err);

#endif
