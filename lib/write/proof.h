/** Does a finished file hold what was drawn for it? Everything drawn is remembered as it is drawn,
 *  and every cell of the finished bytes, read as any foreign file is, is held against it.
 *
 *  Nothing of what is compared comes from the writer: neither its buffers nor what it thinks it wrote.
 *  verify.h is the other proof, of what the tables mean; this one is of what stands where.
 */
#ifndef GK_PROOF_H
#define GK_PROOF_H

#include "write/draw/canvas.h"
#include <gongkai/read.h>
#include <gongkai/write.h>

typedef struct gk_proof gk_proof;

/** NULL if memory is short. */
gk_proof *gk_proof_new(gk_write_format format);

/** NULL is fine. */
void gk_proof_free(gk_proof *proof);

/** A canvas that remembers what is drawn on it, and draws it on `inner`. The proof is its `self`;
 *  it lives as long as the proof. */
gk_canvas gk_proof_canvas(gk_proof *proof, const gk_canvas *inner);

/** Read the file in `bytes` and compare: in workbooks every sheet's name, every cell (where it is,
 *  what kind, its exact text or number) and every merge; in CSV every field that is not empty, with
 *  its column. The first difference is GK_E_VERIFY naming sheet and cell. */
gk_status gk_proof_check(const gk_proof *proof, const gk_read_options *options, const void *bytes,
                         size_t size, gk_error *err);

#endif
