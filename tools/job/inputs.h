/** @file inputs.h
 *  The inputs a user names: files, folders (read with all below them), ZIP archives (read as
 *  folders are) and "-" for standard input.
 */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "base/temporary.h"
#include "cli/option.h"
#include <gongkai/archive.h>
#include <gongkai/read.h>
#include <gongkai/sheet.h>

/** One file to read. */
typedef struct cli_input {
    char *path;    /**< What messages call it: its path, "-", or "exports.zip/收入.xls". */
    char *archive; /**< The archive it is in, a path or "-"; NULL: it is in none. */
    size_t index;  /**< In that archive. */
} cli_input;

/** Inputs in a fixed order: operands as given, the files of each folder and archive by name. */
typedef struct cli_inputs {
    cli_input *items;
    size_t count, capacity;
    size_t failures;      /**< Operands that could not be followed; each had its message. */
    gk_archive *standard; /**< Standard input, once it has been read; NULL: not yet. */
    gk_archive *open;     /**< The archive looked into last, one at a time; may be NULL. */
    char *open_path;
} cli_inputs;

/** The operands or, if there are none, "-". */
const cli_list *cli_or_standard_input(const cli_list *operands);

/** Follow the operands. Left out below folders: hidden files, the lock files of Office (~$…) and
 *  WPS (.~…), and the file `output` (may be NULL), so that a second run does not read the first
 *  one's result; archives leave out the like (gongkai/archive.h). A missing operand, a damaged
 *  archive, a folder or an archive without files: a message, and counted as a failure. False if
 *  memory is short, without a message. */
bool cli_inputs_find(const cli_list *operands, const char *output, cli_inputs *inputs);
void cli_inputs_free(cli_inputs *inputs);

/** The bytes of one input, borrowed until those of another are asked for. */
gk_status cli_input_bytes(cli_inputs *inputs, const cli_input *input, const void **bytes,
                          size_t *size, gk_error *err);

/** Read one input into a sink. */
gk_status cli_input_push(cli_inputs *inputs, const cli_input *input, const gk_read_options *options,
                         const gk_sink *sink, gk_findings *findings, gk_error *err);

/** Read one input into a new book; NULL with `err` filled. */
gk_book *cli_input_read(cli_inputs *inputs, const cli_input *input, const gk_read_options *options,
                        gk_findings *findings, gk_error *err);

/** Write a file of an archive, after it was read, to a temporary file that only this user can read;
 *  the caller removes it. False, with errno set, if that cannot be. */
bool cli_input_unpack(cli_inputs *inputs, const cli_input *input, char path[GK_TEMPORARY_PATH]);

#endif
