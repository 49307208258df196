#include "job/second_reading.h"

#include "cli/message.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

/* The witness reads files. */
static cli_witness_result read_unpacked(cli_inputs *inputs, const cli_input *input,
                                        const gk_book *book, const cli_witness_options *options) {
    char file[GK_TEMPORARY_PATH];
    if (!cli_input_unpack(inputs, input, file)) {
        cli_message(input->path, "cannot be unpacked for the witness: %s", "无法为见证解压：%s",
                    strerror(errno));
        return CLI_WITNESS_NONE;
    }
    cli_witness_result result = cli_witness(input->path, file, book, options);
    unlink(file);
    return result;
}

cli_witness_result cli_second_reading(cli_inputs *inputs, const cli_input *input,
                                      const gk_book *book, const cli_witness_options *options) {
    if (!cli_witness_is_found())
        return CLI_WITNESS_NONE;
    if (input->archive)
        return read_unpacked(inputs, input, book, options);
    if (strcmp(input->path, "-") != 0)
        return cli_witness(input->path, input->path, book, options);
    cli_message(input->path, "standard input cannot be read twice; the witness did not run",
                "标准输入不能再次读取：无见证");
    return CLI_WITNESS_NONE;
}
