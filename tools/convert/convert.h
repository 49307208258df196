/** @file convert.h
 *  What gk-convert does once its options are read.
 */
#ifndef CONVERT_CONVERT_H
#define CONVERT_CONVERT_H

#include "job/output.h"

/** Convert the operands: all as one job or, with `each`, one by one. The exit status. */
int convert(cli_reading *reading, cli_output *out, const cli_list *operands, bool each);

#endif
