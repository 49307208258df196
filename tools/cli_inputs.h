/** @file cli_inputs.h
 *  The inputs a user names: files, folders (read with all below them), and "-" for standard input.
 */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli.h"
#include <gongkai/read.h>
#include <gongkai/sheet.h>

/** For the option table of a tool that reads inputs. */
#define CLI_OPTION_ENCODING(target)                                                                \
    {                                                                                              \
        0, "encoding", {"NAME", "编码"},                                                           \
            {"the encoding of text inputs; without it each is found out",                          \
             "文本输入的编码；缺省时自动判断"},                                                    \
            .words = cli_encodings, .other_words = true, .value = (target)                         \
    }
#define CLI_OPTION_CODEPAGE(target)                                                                \
    {                                                                                              \
        0, "codepage", {"NUMBER", "代码页"},                                                       \
            {"the Windows code page of old .xls files (936 is Chinese); without it each is found " \
             "out",                                                                                \
             "旧版 .xls 文件的代码页（936 为中文）；缺省时自动判断"},                              \
            .min = 1, .max = 65535, .number = (target)                                             \
    }

/** Encodings offered for completion, up to NULL. */
extern const char *const cli_encodings[];

/** Paths in a fixed order: operands as given, each folder's files by name. */
typedef struct cli_inputs {
    char **paths;
    size_t count, capacity;
    size_t failures; /**< Operands that could not be followed; each has been told. */
} cli_inputs;

/** Follow the operands. Left out below folders: hidden files, the lock files of Office (~$…) and
 * WPS
 *  (.~…), and the file `output` (may be NULL), so that a second run does not read the first one's
 *  result. A missing operand and a folder without files are told and counted as failures. False if
 *  memory is short. */
bool cli_inputs_find(const cli_list *operands, const char *output, cli_inputs *inputs);
void cli_inputs_free(cli_inputs *inputs);

/** Read one input into a new book; NULL with `err` filled. */
gk_book *cli_input_read(const char *path, const gk_read_options *options, gk_findings *findings,
                        gk_error *err);

#endif
