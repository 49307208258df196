#include "convert/convert.h"

#include "job/output_names.h"
#include "witness/witness.h"
#include <stdio.h>

static void do_job(cli_run *run, cli_output *out, const cli_input *inputs, size_t count,
                   const char *path) {
    cli_job job;
    cli_job_read(run, &job, inputs, count);
    cli_output_job(run, &job, out, path);
    cli_job_end(run, &job);
}

static void do_each(cli_run *run, cli_output *out) {
    if (out->path && !cli_make_folder(out->path)) {
        run->refused++;
        return;
    }
    for (size_t i = 0; i < run->inputs.count; i++) {
        char path[CLI_PATH_SIZE];
        const cli_input *input = &run->inputs.items[i];
        cli_name_after_input(path, out, input);
        /* what an earlier run wrote */
        if (cli_same_file(input->path, path) && !cli_run_names_input(run, path))
            continue;
        do_job(run, out, input, 1, path);
    }
}

static int do_all(cli_run *run, cli_reading *reading, cli_output *out, const cli_list *operands,
                  bool each) {
    if (!cli_run_begin(run, reading, operands, out->path))
        return CLI_NOT_DONE;
    reading->witness = reading->witness && cli_witness_find();
    if (reading->account)
        printf("source\tsheet\tclass\tcells\n");
    if (each)
        do_each(run, out);
    else if (run->inputs.count)
        do_job(run, out, run->inputs.items, run->inputs.count, out->path);
    cli_output_end(out);
    return cli_run_status(run);
}

int convert(cli_reading *reading, cli_output *out, const cli_list *operands, bool each) {
    cli_run run = {0};
    out->quiet = reading->quiet;
    reading->digest = cli_output_wants_digest(out);
    reading->hidden_content = cli_output_wants_hidden_content(out);
    int status = do_all(&run, reading, out, operands, each);
    cli_run_end(&run);
    return status;
}
