/** @file second_reading.h
 *  An input read again by the witness (witness/witness.h), wherever it stands.
 */
#ifndef CLI_SECOND_READING_H
#define CLI_SECOND_READING_H

#include "job/inputs.h"
#include "witness/witness.h"

/** Have the witness read an input again that was read into `book`. A file of an archive is unpacked
 *  for it; standard input cannot be read twice: a message, and CLI_WITNESS_NONE. */
cli_witness_result cli_second_reading(cli_inputs *inputs, const cli_input *input,
                                      const gk_book *book, const cli_witness_options *options);

#endif
