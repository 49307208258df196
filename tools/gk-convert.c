/* gk-convert: what a clerk has → the standardized workbook. */
#include "cli.h"
#include "cli_findings.h"
#include "cli_inputs.h"
#include "cli_witness.h"
#include <errno.h>
#include <gongkai/gongkai.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_SIZE = 4096 };

static struct {
    const char *output, *department, *role, *encoding, *layouts;
    long year, codepage;
    bool account, each, force, quiet, verbose, witness;
} opt;

static const char *const roles[] = {"summary",      "revenue",    "expenditure", "appropriation",
                                    "general",      "basic",      "fund",        "state-capital",
                                    "three-public", "statistics", NULL};

static const cli_option options[] = {
    {'o',
     "output",
     {"OUT", "输出"},
     {"write the workbook to OUT; a name ending in / (or a folder) gets {year}-{department}.xlsx "
      "for "
      "each report; - is standard output",
      "工作簿写到 <输出>；以 / 结尾的名称（或文件夹）中每份决算一个 {年度}-{部门}.xlsx；- "
      "为标准输出"},
     .file = true,
     .value = &opt.output},
    {0, "force", {0}, {"replace what exists", "覆盖已有文件"}, .flag = &opt.force},
    {0,
     "each",
     {0},
     {"one job and one workbook per input, named after it, beside it or in the folder OUT",
      "每个输入单独转换，工作簿以其命名，放在其旁或 <输出> 文件夹中"},
     .flag = &opt.each},
    {0,
     "department",
     {"NAME", "名称"},
     {"the 部门名称 of all inputs, whatever they say", "指定全部输入的部门名称"},
     .value = &opt.department},
    {0,
     "year",
     {"YEAR", "年度"},
     {"the 年度 of all inputs, whatever they say", "指定全部输入的年度"},
     .min = 1990,
     .max = 2100,
     .number = &opt.year},
    {0,
     "role",
     {"ROLE", "角色"},
     {"what table an untitled one is: summary, revenue, expenditure, appropriation, general, "
      "basic, "
      "fund, state-capital, three-public or statistics",
      "指明无表名的表是哪一张：summary、revenue、expenditure、appropriation、general、basic、fund、"
      "state-capital、three-public 或 statistics"},
     .words = roles,
     .value = &opt.role},
    CLI_OPTION_ENCODING(&opt.encoding),
    CLI_OPTION_CODEPAGE(&opt.codepage),
    {0,
     "layouts",
     {"DIR", "文件夹"},
     {"add the layout profiles in DIR, or replace built-in ones", "增加或替换版式"},
     .dir = true,
     .value = &opt.layouts},
    {0,
     "account",
     {0},
     {"print how many cells of each sheet were taken as what (tab-separated)",
      "输出每张表中各类单元格的数量（制表符分隔）"},
     .flag = &opt.account},
    {0,
     "witness",
     {0},
     {"read each .xls again with freexl, an unrelated reader, and tell every cell where the two "
      "disagree, apart from freexl's known faults; changes neither output nor exit status",
      "用另一独立的读取程序 freexl 再读一遍各 .xls，列出两者不一致的单元格（freexl "
      "的已知缺陷除外）；"
      "不影响输出和退出状态"},
     .flag = &opt.witness},
    {'q', "quiet", {0}, {"tell errors only", "只显示错误"}, .flag = &opt.quiet},
    {'v', "verbose", {0}, {"tell every finding", "显示全部发现"}, .flag = &opt.verbose},
    {0}};

static const cli_text usage[] = {
    {"INPUT… -o OUT", "输入… -o 输出"}, {"--account INPUT…", "--account 输入…"}, {0}};

static const cli_text description[] = {
    {"Reads the tables of 部门决算公开 (departmental final accounts) from text, CSV, XLS, XLSX and "
     "XML Spreadsheet files and web pages (HTML, MHTML) and writes them as one standardized "
     "workbook: a sheet for each 公开 table, every figure exact.",
     "从文本、CSV、XLS、XLSX、XML 电子表格和网页（HTML、MHTML）"
     "中读取部门决算公开表，写成一个标准工作簿：每张公开表一个工作表，数字分毫不差。"},
    {"INPUT is a file, a folder or a ZIP archive (read with everything in it) or - for standard "
     "input. What a file "
     "is shows in its content; names and extensions do not matter. Inputs are grouped into reports "
     "by "
     "部门 and 年度.",
     "输入可以是文件、文件夹或 ZIP 压缩包（含其中全部文件）或 "
     "-（标准输入）。文件类型由内容判断，与文件名无关。输入按部门和年度归为决算。"},
    {"A report with a cell that is not understood is refused, naming the cell: there is no "
     "workbook "
     "then. A workbook that exists is whole; it was read back and compared before it got its name.",
     "若有单元格无法理解，则指出该单元格并拒绝转换，不生成工作簿。已生成的工作簿必定完整：命名之前"
     "已回读并逐值核对。"},
    {0}};

static const cli_example examples[] = {
    {"gk-convert 2024决算/ -o 公开.xlsx",
     {"all files in a folder into one workbook", "将文件夹中的全部文件转换为一个工作簿"}},
    {"gk-convert 2024决算.zip -o 公开.xlsx",
     {"the same from a ZIP archive, without unpacking it", "直接读取 ZIP 压缩包，无需解压"}},
    {"gk-convert 全部单位/ -o 输出/",
     {"many units at once, one workbook each", "一次转换多个单位，各得一个工作簿"}},
    {"gk-convert --account 报告.txt",
     {"see what every cell was taken for", "查看每个单元格被归为何类"}},
    {0}};

static const cli_tool tool = {
    .name = "gk-convert",
    .summary = {"convert final-accounts tables to a standardized workbook",
                "将部门决算公开表转换为标准工作簿"},
    .usage = usage,
    .description = description,
    .options = options,
    .examples = examples,
};

/** One run over inputs that belong together: all of them, or with --each a single one. */
typedef struct job {
    const gk_layouts *layouts;
    gk_findings *findings;
    gk_tables **tables; /**< One per input that could be read. */
    size_t table_count;
    size_t refused, written;
} job;

/** What stays the same over all jobs. */
typedef struct run {
    gk_layouts *layouts;
    gk_role role;
    const cli_list *operands;
    cli_inputs inputs;
    cli_list outputs; /**< Written so far: no job may replace another's. */
    size_t refused, written, done;
} run;

/* ---- reading -------------------------------------------------------------------------------- */

static void print_account(const char *path, const gk_tables *tables) {
    const char *sheet;
    size_t counts[GK_CLASS_COUNT];
    for (size_t i = 0; gk_tables_account(tables, i, &sheet, counts); i++)
        for (size_t c = 0; c < GK_CLASS_COUNT; c++)
            printf("%s\t%s\t%s\t%zu\n", path, sheet, gk_cell_class_name((gk_cell_class)c),
                   counts[c]);
}

/* Which input this was not: the first words of it and what was looked for. */
static void tell_no_table(const run *r, const char *path, const gk_book *book) {
    size_t cells = 0, count = 0;
    const char *first = "", *number, *from = "", *to = "";
    gk_role role;
    for (size_t s = gk_book_sheet_count(book); s-- > 0;) {
        const gk_cell *all = gk_sheet_cells(gk_book_sheet(book, s), &count);
        cells += count;
        for (size_t i = count; i-- > 0;)
            if (all[i].text)
                first = all[i].text;
    }
    const char *profile = gk_layouts_profile(r->layouts, 0);
    size_t n = gk_layouts_table_count(r->layouts, profile);
    gk_layouts_table(r->layouts, profile, 0, &role, &number, &from);
    gk_layouts_table(r->layouts, profile, n - 1, &role, &number, &to);
    if (cells == 0)
        cli_message(path, "the file is empty: no table in it", "文件为空，没有表");
    else
        cli_message(
            path,
            "no table found: %zu cells from “%.60s” on, but none of the %zu tables looked "
            "for (%s … %s)",
            "没有找到表：共%zu个单元格，以“%.60s”开头，但没有所需%zu张表（%s……%s）中的任何一张",
            cells, first, n, from, to);
}

static void refuse(job *j, const gk_error *err) {
    cli_message_error(err);
    j->refused++;
}

static void read_input(run *r, job *j, const cli_input *input) {
    gk_error err = {0};
    const char *path = input->path;
    gk_read_options reading = {.encoding = opt.encoding, .codepage = (unsigned)opt.codepage};
    gk_recognize_options recognizing = {.role = opt.role ? &r->role : NULL};
    size_t findings = gk_findings_count_from(j->findings, GK_SEVERITY_ERROR);
    gk_book *book = cli_input_read(&r->inputs, input, &reading, j->findings, &err);
    if (!book) {
        refuse(j, &err);
        return;
    }
    if (opt.witness)
        cli_witness(&r->inputs, input, book,
                    &(cli_witness_how){.quiet = opt.quiet, .verbose = opt.verbose});
    gk_tables *tables = gk_recognize(book, r->layouts, &recognizing, j->findings, &err);
    if (!tables) {
        refuse(j, &err);
    } else {
        j->tables[j->table_count++] = tables;
        if (opt.account)
            print_account(path, tables);
        if (gk_tables_count(tables) == 0) {
            j->refused++;
            if (gk_findings_count_from(j->findings, GK_SEVERITY_ERROR) == findings)
                tell_no_table(r, path, book);
        }
    }
    gk_book_free(book);
}

/* ---- writing -------------------------------------------------------------------------------- */

static bool is_folder(const char *path) {
    struct stat info;
    size_t n = strlen(path);
    return (n && path[n - 1] == '/') || (stat(path, &info) == 0 && S_ISDIR(info.st_mode));
}

/* True if there can be one workbook only. */
static bool is_one_file(const char *path) {
    return path && (opt.each || !is_folder(path));
}

static bool make_folder(const char *path) {
    char part[PATH_SIZE];
    for (size_t i = 1; path[i] && i < sizeof part; i++) {
        if (path[i] != '/')
            continue;
        memcpy(part, path, i);
        part[i] = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            break;
    }
    struct stat info;
    if (mkdir(path, 0777) == 0 || (stat(path, &info) == 0 && S_ISDIR(info.st_mode)))
        return true;
    cli_message(path, "the folder cannot be made: %s", "无法创建文件夹：%s", strerror(errno));
    return false;
}

/* A department's name as part of a file's: no separator, no control character, not too long. */
static void name_report(const gk_report *report, char name[512]) {
    char department[256];
    size_t used = 0;
    for (const char *p = report->department; *p && used + 5 < 200; p++)
        department[used++] = *p == '/' || *p == '\\' || (unsigned char)*p < ' ' ? '_' : *p;
    while (used && ((unsigned char)report->department[used] & 0xC0) == 0x80)
        used--;
    department[used] = '\0';
    snprintf(name, 512, "%d-%s.xlsx", report->year, department);
}

static bool is_taken(const run *r, const char *path) {
    for (size_t i = 0; i < r->outputs.count; i++)
        if (strcmp(r->outputs.items[i], path) == 0)
            return true;
    return false;
}

static bool same_file(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_ino == y.st_ino && x.st_dev == y.st_dev;
}

/* A source that was named must outlive its conversion, --force or not. Below a folder lie the
 * workbooks of earlier runs too: those may be replaced. */
static bool is_input(const run *r, const char *path) {
    for (size_t i = 0; i < r->operands->count; i++)
        if (same_file(r->operands->items[i], path))
            return true;
    return false;
}

static void tell_input(const char *path) {
    cli_message(path, "is one of the inputs and would be replaced", "是输入文件之一，不能覆盖");
}

static bool remember(run *r, const char *path) {
    const char **grown = realloc(r->outputs.items, (r->outputs.count + 1) * sizeof *grown);
    if (!grown)
        return false;
    r->outputs.items = grown;
    char *copy = malloc(strlen(path) + 1);
    if (copy)
        r->outputs.items[r->outputs.count++] = strcpy(copy, path);
    return copy != NULL;
}

static int64_t source_date(void) {
    const char *text = getenv("SOURCE_DATE_EPOCH");
    return text ? strtoll(text, NULL, 10) : 0;
}

static void tell_written(const char *path, const gk_report *report) {
    size_t values = gk_report_value_count(report);
    if (opt.quiet)
        return;
    if (report->table_count == 1)
        cli_message(path, "1 table, %zu values", "1张表，%zu个数值", values);
    else
        cli_message(path, "%zu tables, %zu values", "%zu张表，%zu个数值", report->table_count,
                    values);
}

static void write_report(run *r, job *j, const gk_report *report, const char *path) {
    gk_error err = {0};
    gk_write_options how = {.force = opt.force, .created = source_date()};
    if (is_input(r, path)) {
        tell_input(path);
        j->refused++;
        return;
    }
    if (is_taken(r, path)) {
        cli_message(path, "two outputs would have this name", "两个输出将使用同一名称");
        j->refused++;
        return;
    }
    gk_status status = strcmp(path, "-") == 0 ? gk_write_fd(report, j->layouts, 1, &how, &err)
                                              : gk_write_file(report, j->layouts, path, &how, &err);
    if (status) {
        refuse(j, &err);
        return;
    }
    j->written++;
    remember(r, path);
    tell_written(path, report);
}

static void write_into_folder(run *r, job *j, const gk_reports *reports) {
    for (size_t i = 0; i < gk_reports_count(reports); i++) {
        char name[512], path[PATH_SIZE];
        if (gk_reports_refused(reports, i))
            continue;
        size_t n = strlen(opt.output);
        name_report(gk_reports_at(reports, i), name);
        snprintf(path, sizeof path, "%s%s%s", opt.output, opt.output[n - 1] == '/' ? "" : "/",
                 name);
        if (!make_folder(opt.output)) {
            j->refused++;
            return;
        }
        write_report(r, j, gk_reports_at(reports, i), path);
    }
}

static void tell_several(const gk_reports *reports, const char *path) {
    char names[600] = "";
    size_t used = 0;
    for (size_t i = 0; i < gk_reports_count(reports) && used < 400; i++) {
        const gk_report *report = gk_reports_at(reports, i);
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%d/%.100s", i ? ", " : "",
                                 report->year, report->department);
    }
    cli_message(path, "the inputs hold %zu reports (%s): -o must name a folder, ending in /",
                "输入中有%zu份决算（%s）：-o 应为以 / 结尾的文件夹", gk_reports_count(reports),
                names);
}

static void write_reports(run *r, job *j, const gk_reports *reports, const char *path) {
    size_t count = gk_reports_count(reports);
    for (size_t i = 0; i < count; i++)
        j->refused += gk_reports_refused(reports, i);
    if (!path) {
        j->written += count - j->refused > 0;
    } else if (!is_one_file(path)) {
        write_into_folder(r, j, reports);
    } else if (count > 1) {
        tell_several(reports, path);
        j->refused++;
    } else if (count == 1 && !gk_reports_refused(reports, 0)) {
        write_report(r, j, gk_reports_at(reports, 0), path);
    }
}

/* ---- jobs ----------------------------------------------------------------------------------- */

/* If nothing comes of it, only the errors matter; without any, the warnings may say why. */
static gk_severity least_to_tell(const job *j, const gk_reports *reports, const char *path) {
    bool any = false;
    size_t count = reports ? gk_reports_count(reports) : 0;
    for (size_t i = 0; i < count; i++)
        any = any || !gk_reports_refused(reports, i);
    if (opt.quiet)
        return GK_SEVERITY_ERROR;
    if (any && !(count > 1 && is_one_file(path)))
        return GK_SEVERITY_INFO;
    bool errors = gk_findings_count_from(j->findings, GK_SEVERITY_ERROR) > 0;
    return count == 0 && !errors ? GK_SEVERITY_WARN : GK_SEVERITY_ERROR;
}

static void finish_job(run *r, job *j, const char *path) {
    gk_error err = {0};
    gk_group_options grouping = {.department = opt.department, .year = (int)opt.year};
    gk_reports *reports = gk_group((const gk_tables *const *)j->tables, j->table_count, r->layouts,
                                   &grouping, j->findings, &err);
    if (!reports)
        refuse(j, &err);
    cli_findings_tell(j->findings, 0, least_to_tell(j, reports, path), opt.verbose);
    if (reports)
        write_reports(r, j, reports, path);
    gk_reports_free(reports);
}

static void do_job(run *r, const cli_input *inputs, size_t count, const char *output) {
    job j = {.layouts = r->layouts, .findings = gk_findings_new()};
    j.tables = calloc(count + 1, sizeof *j.tables);
    if (!j.findings || !j.tables) {
        cli_message(NULL, "out of memory", "内存不足");
        j.refused++;
    } else {
        for (size_t i = 0; i < count; i++) {
            cli_progress(r->done++, r->inputs.count, inputs[i].path);
            read_input(r, &j, &inputs[i]);
        }
        finish_job(r, &j, output);
    }
    r->refused += j.refused;
    r->written += j.written;
    for (size_t i = 0; i < j.table_count; i++)
        gk_tables_free(j.tables[i]);
    free(j.tables);
    gk_findings_free(j.findings);
}

/* With --each: the input's name with .xlsx for its extension, in the folder, or beside it or the
 * archive it is in. */
static void name_output(const cli_input *input, char path[PATH_SIZE]) {
    const char *slash = strrchr(input->path, '/'), *base = slash ? slash + 1 : input->path;
    const char *file = input->archive ? input->archive : input->path;
    const char *end = strrchr(file, '/');
    if (strcmp(base, "-") == 0)
        base = "stdin";
    const char *dot = strrchr(base, '.');
    int stem = (int)(dot && dot != base ? dot - base : (long)strlen(base));
    if (opt.output) {
        size_t n = strlen(opt.output);
        snprintf(path, PATH_SIZE, "%s%s%.*s.xlsx", opt.output, opt.output[n - 1] == '/' ? "" : "/",
                 stem, base);
    } else {
        snprintf(path, PATH_SIZE, "%.*s%.*s.xlsx", end ? (int)(end + 1 - file) : 0, file, stem,
                 base);
    }
}

static void run_each(run *r) {
    if (opt.output && !make_folder(opt.output)) {
        r->refused++;
        return;
    }
    for (size_t i = 0; i < r->inputs.count; i++) {
        char path[PATH_SIZE];
        const cli_input *input = &r->inputs.items[i];
        name_output(input, path);
        if (same_file(input->path, path)) {
            if (is_input(r, path)) {
                tell_input(path);
                r->refused++;
            }
            continue; /* else the workbook of an earlier run */
        }
        do_job(r, input, 1, path);
    }
}

static int exit_status(const run *r) {
    if (r->written == 0)
        return CLI_NOT_DONE;
    return r->refused ? 1 : 0;
}

static int check_usage(const cli_list *operands) {
    if (operands->count == 0)
        return cli_usage("no input named", "没有指定输入");
    if (!opt.output && !opt.account && !opt.each)
        return cli_usage("no output named: -o OUT", "没有指定输出：-o 输出");
    if (opt.each && opt.output && !is_folder(opt.output))
        return cli_usage("with --each, -o must name a folder, ending in /",
                         "使用 --each 时，-o 应为以 / 结尾的文件夹");
    return CLI_GO_ON;
}

static int convert(run *r, const cli_list *operands) {
    gk_error err = {0};
    r->operands = operands;
    r->layouts = gk_layouts_new(&err);
    if (!r->layouts || (opt.layouts && gk_layouts_add_dir(r->layouts, opt.layouts, &err))) {
        cli_message_error(&err);
        return CLI_NOT_DONE;
    }
    if (opt.role)
        gk_role_parse(opt.role, &r->role);
    if (!cli_inputs_find(operands, opt.output, &r->inputs)) {
        cli_message(NULL, "out of memory", "内存不足");
        return CLI_NOT_DONE;
    }
    r->refused += r->inputs.failures;
    opt.witness = opt.witness && cli_witness_find();
    if (opt.account)
        printf("source\tsheet\tclass\tcells\n");
    if (opt.each)
        run_each(r);
    else if (r->inputs.count)
        do_job(r, r->inputs.items, r->inputs.count, opt.output);
    return exit_status(r);
}

int main(int argc, char **argv) {
    cli_list operands;
    run r = {0};
    int status = cli_parse(&tool, argc, argv, &operands);
    if (status == CLI_GO_ON)
        status = check_usage(&operands);
    if (status == CLI_GO_ON)
        status = convert(&r, &operands);
    cli_inputs_free(&r.inputs);
    gk_layouts_free(r.layouts);
    for (size_t i = 0; i < r.outputs.count; i++)
        free((char *)(void *)(uintptr_t)r.outputs.items[i]);
    free(r.outputs.items);
    return cli_finish(status);
}
