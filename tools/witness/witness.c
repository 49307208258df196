#include "witness/witness.h"

#include "base/utf8.h"
#include "cli/message.h"
#include "witness/run.h"
#include <errno.h>
#include <fcntl.h>
#include <gongkai/finding.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SIZE = 4096, WHERE_SIZE = 1024, VALUE_SIZE = 160 };

static char program[PATH_SIZE]; /* gk-witness; empty: none */

/* ---- finding it ----------------------------------------------------------------------------- */

/* The folder this tool runs from, with its last '/'; empty if the system does not tell. */
static void own_folder(char folder[PATH_SIZE]) {
    ssize_t length = readlink("/proc/self/exe", folder, PATH_SIZE - 1);
    folder[length > 0 ? length : 0] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash)
        slash[1] = '\0';
}

static bool is_there(const char *folder, const char *name) {
    int length = snprintf(program, sizeof program, "%s%s", folder, name);
    return length < PATH_SIZE && access(program, X_OK) == 0;
}

bool cli_witness_find(void) {
    char folder[PATH_SIZE];
    const char *named = getenv("GONGKAI_WITNESS");
    if (named && *named)
        return snprintf(program, sizeof program, "%s", named) < PATH_SIZE;
    own_folder(folder);
    if (*folder && (is_there(folder, CLI_WITNESS_FROM_BIN) || is_there(folder, "gk-witness")))
        return true;
    if (!*folder && is_there("", CLI_WITNESS_INSTALLED))
        return true;
    *program = '\0';
    cli_message(NULL,
                "--witness is not available: gk-witness is not installed (it is built where freexl "
                "is); nothing is compared",
                "--witness 不可用：未安装 gk-witness（有 freexl 时才会编译）；不作比较");
    return false;
}

bool cli_witness_is_found(void) {
    return *program != '\0';
}

/* Compound files, and the bare BIFF of before 1993. Not a pipe: what was read from it is gone. */
static bool is_biff(const char *path) {
    static const unsigned char compound[8] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
    unsigned char head[8] = {0};
    struct stat info;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return false;
    bool whole = fstat(file, &info) == 0 && S_ISREG(info.st_mode) &&
                 read(file, head, sizeof head) == (ssize_t)sizeof head;
    close(file);
    bool bare = head[0] == 9 && (head[1] == 0 || head[1] == 2 || head[1] == 4) && head[3] == 0;
    return whole && (bare || memcmp(head, compound, sizeof head) == 0);
}

/* ---- telling -------------------------------------------------------------------------------- */

typedef struct witness_reading {
    const char *path;
    const cli_witness_options *options;
} witness_reading;

/* A text from a character on, quoted, cut at a character's end. */
static void show_text(const char *text, size_t from, char value[VALUE_SIZE]) {
    size_t length = strlen(text + from),
           shown = length < 100 ? length : gk_utf8_cut(text + from, 100);
    snprintf(value, VALUE_SIZE, "“%s%.*s%s”", from ? "…" : "", (int)shown, text + from,
             shown < length ? "…" : "");
}

static void show_number(double number, char value[VALUE_SIZE]) {
    snprintf(value, VALUE_SIZE, "%.15g", number);
    if (strtod(value, NULL) != number)
        snprintf(value, VALUE_SIZE, "%.17g", number);
}

static void show_nothing(char value[VALUE_SIZE]) {
    strcpy(value, cli_zh() ? "空" : "nothing");
}

static void show_ours(const gk_cell *cell, size_t from, char value[VALUE_SIZE]) {
    if (!cell)
        show_nothing(value);
    else if (cell->type == GK_CELL_TEXT)
        show_text(cell->text, from, value);
    else if (cell->type == GK_CELL_NUMBER)
        show_number(cell->number, value);
    else if (cell->type == GK_CELL_BOOL)
        strcpy(value, cell->number != 0 ? "TRUE" : "FALSE");
    else
        snprintf(value, VALUE_SIZE, "%s", cell->text);
}

static void show_theirs(const witness_line *cell, size_t from, char value[VALUE_SIZE]) {
    if (!cell)
        show_nothing(value);
    else if (cell->type == 't')
        show_text(cell->text, from, value);
    else if (cell->type == 'i' || cell->type == 'n')
        show_number(cell->number, value);
    else
        snprintf(value, VALUE_SIZE, "%.100s", cell->text);
}

/* Where two texts part, less a few characters; 0 if that is near the beginning. */
static size_t common_start(const gk_cell *ours, const witness_line *theirs) {
    if (!ours || !theirs || ours->type != GK_CELL_TEXT || theirs->type != 't')
        return 0;
    size_t same = 0;
    while (ours->text[same] && ours->text[same] == theirs->text[same])
        same++;
    if (same < 40)
        return 0;
    return gk_utf8_cut(ours->text, same - 20);
}

static void print_disagreement(const witness_reading *reading, const gk_sheet *sheet,
                               const gk_cell *ours, const witness_line *theirs) {
    char where[WHERE_SIZE], here[VALUE_SIZE], there[VALUE_SIZE];
    gk_origin origin = {reading->path, gk_sheet_name(sheet), ours ? ours->row : theirs->row,
                        ours ? ours->col : theirs->col};
    gk_origin_format(origin, where, sizeof where);
    size_t from = common_start(ours, theirs);
    show_ours(ours, from, here);
    show_theirs(theirs, from, there);
    cli_message(where, "the witness disagrees: %s here, %s in freexl",
                "与见证不一致：此处为%s，freexl读作%s", here, there);
}

static void print_cell(void *self, const gk_sheet *sheet, const gk_cell *ours,
                       const witness_line *theirs, int verdict) {
    const witness_reading *reading = self;
    if (reading->options->cell)
        reading->options->cell(reading->options->self, sheet, ours, theirs, verdict);
    else if (verdict == WITNESS_DISAGREE)
        print_disagreement(reading, sheet, ours, theirs);
}

static void print_sheet(void *self, const char *sheet, size_t cells, bool ours) {
    const witness_reading *reading = self;
    char where[WHERE_SIZE];
    gk_origin_format((gk_origin){reading->path, sheet, GK_NO_CELL, 0}, where, sizeof where);
    if (ours)
        cli_message(where, "the witness disagrees: no such sheet in freexl; cells here: %zu",
                    "与见证不一致：freexl中没有该工作表；此处有单元格%zu个", cells);
    else
        cli_message(where,
                    "the witness disagrees: no such sheet here (chart and macro sheets are not "
                    "read); cells in freexl: %zu",
                    "与见证不一致：此处没有该工作表（不读图表和宏工作表）；freexl读到单元格%zu个",
                    cells);
}

/* True if the witness has said all it could say. */
static bool print_ending(const char *path, witness_ending ending, int detail, bool ended) {
    if (ending == WITNESS_OUT_OF_TIME)
        cli_message(path, "the witness ran for more than %d seconds and was stopped",
                    "见证超过%d秒，已终止", detail);
    else if (ending == WITNESS_CRASHED)
        cli_message(path, "the witness crashed (signal %d)", "见证崩溃（信号%d）", detail);
    else if (ending == WITNESS_FLOODED)
        cli_message(path, "the witness wrote too much and was stopped", "见证输出过多，已终止");
    else if (ending == WITNESS_NOT_STARTED)
        cli_message(path, "the witness cannot be started: %s", "无法启动见证：%s",
                    strerror(detail));
    else if (ending == WITNESS_STOPPED)
        cli_message(path, "the output of the witness was not understood; it was stopped",
                    "见证的输出无法理解，已终止");
    else if (!ended)
        cli_message(path, "the witness ended early (status %d)", "见证提前结束（状态%d）", detail);
    return ending == WITNESS_EXITED && ended;
}

static void print_faults(const char *path, const witness_counts *counts) {
    for (size_t i = 0; i < witness_fault_count(); i++) {
        cli_text fault = witness_fault(i);
        if (counts->faults[i])
            cli_message(path, "witness: freexl is known to be wrong, %s: %zu",
                        "见证：freexl的已知缺陷（%s）：%zu", cli_zh() ? fault.zh : fault.en,
                        counts->faults[i]);
    }
}

static void print_counts(const char *path, const witness_comparison *c) {
    const witness_counts *counts = witness_comparison_counts(c);
    size_t all = counts->equal + counts->excused + counts->disagreeing;
    if (!*witness_comparison_version(c)) {
        cli_message(path, "witness: nothing compared", "见证：未作比较");
        return;
    }
    cli_message(path,
                "witness: %zu cells compared with freexl %s: %zu equal, %zu excused by its known "
                "faults, %zu disagreeing",
                "见证：%zu个单元格与freexl %s比较：%zu个一致，%zu个属其已知缺陷，%zu个不一致", all,
                witness_comparison_version(c), counts->equal, counts->excused, counts->disagreeing);
}

static void print_refusal(const char *path, const witness_comparison *c, int refusal) {
    if (refusal == 0)
        cli_message(path, "witness: freexl %s refuses the file, giving no reason; nothing compared",
                    "见证：freexl %s拒绝该文件，未说明原因；未作比较",
                    witness_comparison_version(c));
    else
        cli_message(path, "witness: freexl %s refuses the file (code %d); nothing compared",
                    "见证：freexl %s拒绝该文件（代码%d）；未作比较", witness_comparison_version(c),
                    refusal);
}

/* ---- the whole ------------------------------------------------------------------------------ */

static bool take_line(void *self, char *line, size_t length) {
    return witness_comparison_line(self, line, length);
}

/* True if freexl has read the file to its end. */
static bool read_again(const witness_reading *reading, const char *file, witness_comparison *c) {
    int detail, refusal;
    witness_ending ending = witness_run(program, file, take_line, c, &detail);
    bool complete =
        print_ending(reading->path, ending, detail, witness_comparison_ended(c, &refusal));
    const witness_counts *counts = witness_comparison_counts(c);
    if (refusal != WITNESS_NO_REFUSAL)
        print_refusal(reading->path, c, refusal);
    else if (!reading->options->quiet || !complete || counts->disagreeing)
        print_counts(reading->path, c);
    if (reading->options->verbose)
        print_faults(reading->path, counts);
    return complete && refusal == WITNESS_NO_REFUSAL;
}

/* `file` holds what messages call `r->path`. */
static cli_witness_result compare(witness_reading *reading, const char *file, const gk_book *book) {
    witness_receiver receiver = {reading, print_cell, print_sheet};
    cli_witness_result result = CLI_WITNESS_NONE;
    if (!is_biff(file))
        return CLI_WITNESS_NOT_XLS;
    witness_comparison *c = witness_comparison_new(book, &receiver);
    if (!c)
        cli_message_memory(reading->path);
    else if (read_again(reading, file, c))
        result =
            witness_comparison_counts(c)->disagreeing ? CLI_WITNESS_DISAGREES : CLI_WITNESS_AGREES;
    witness_comparison_free(c);
    return result;
}

cli_witness_result cli_witness(const char *name, const char *file, const gk_book *book,
                               const cli_witness_options *options) {
    witness_reading reading = {name, options};
    return compare(&reading, file, book);
}
