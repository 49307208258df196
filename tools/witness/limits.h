/** @file limits.h
 *  What the witness may use: shared by the one that starts it and by the witness itself.
 */
#ifndef WITNESS_LIMITS_H
#define WITNESS_LIMITS_H

#include "base/limits.h"

/** Files: the input, and iconv's tables. */
static const gk_limits witness_limits = {
    .memory = (size_t)256 << 20, .seconds = 10, .files = 16, .no_output = true};

#endif
