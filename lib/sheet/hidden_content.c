#include "sheet/hidden_content.h"

#include "base/fail.h"
#include "finding/findings.h"
#include <stdio.h>
#include <string.h>
#include <strings.h>

void gk_hidden_content_count(size_t *count, gk_origin *first, gk_origin place) {
    if (++*count == 1)
        *first = place;
}

/* ---- names ---------------------------------------------------------------------------------- */

static bool begins_with(const char *name, size_t length, const char *word) {
    size_t n = strlen(word);
    return length >= n && strncasecmp(name, word, n) == 0;
}

bool gk_hidden_content_is_person(const char *name, size_t length) {
    static const char *const programs[] = {
        "openpyxl",  "Apache POI",      "xlsx",      "Microsoft",      "WPS",
        "Kingsoft",  "LibreOffice",     "Excel",     "SheetJS",        "Aspose",
        "Spire",     "EPPlus",          "PHPExcel",  "PhpSpreadsheet", "ExcelJS",
        "JExcelAPI", "Unknown Creator", "ClosedXML", "NPOI",           "gongkai"};
    static const char *const accounts[] = {
        "Administrator",
        "admin",
        "User",
        "Users",
        "PC",
        "Windows",
        "Owner",
        "Lenovo",
        "Dell",
        "HP",
        "Acer",
        "Asus",
        "Huawei",
        "Hewlett",
        "MSI",
        "root",
        "微软用户",
        "微软中国",
        "Windows 用户",
        "用户",
        "\xCE\xA2\xC8\xED\xD3\xC3\xBB\xA7" /* 微软用户 in GBK */,
        "\xCE\xA2\xC8\xED\xD6\xD0\xB9\xFA" /* 微软中国 in GBK */};
    while (length && (*name == ' ' || *name == '\t' || *name == '\n' || *name == '\r'))
        name++, length--;
    while (length && (name[length - 1] == ' ' || name[length - 1] == '\0'))
        length--;
    bool person = length > 0;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        person = person && !begins_with(name, length, programs[i]);
    for (size_t i = 0; i < sizeof accounts / sizeof *accounts; i++)
        person = person &&
                 !(length == strlen(accounts[i]) && strncasecmp(name, accounts[i], length) == 0);
    return person;
}

/* ---- telling -------------------------------------------------------------------------------- */

static gk_status tell(const gk_hidden_content *b, gk_finding_kind kind, gk_origin origin,
                      const char *a, const char *c, gk_findings *findings) {
    const char *const args[3] = {a, c, NULL};
    gk_finding_at at = {.origin = origin};
    if (!origin.source)
        at.origin = (gk_origin){.source = b->source};
    return gk_findings_add(findings, kind, at, args);
}

gk_status gk_hidden_content_report(const gk_hidden_content *b, gk_findings *findings,
                                   gk_error *err) {
    char formulas[24], comments[24], unfit[24], sheets[24];
    snprintf(formulas, sizeof formulas, "%zu", b->formulas);
    snprintf(comments, sizeof comments, "%zu", b->comments);
    snprintf(unfit, sizeof unfit, "%zu", b->unfit);
    snprintf(sheets, sizeof sheets, "%zu", b->sheets);
    const struct {
        bool there;
        gk_finding_kind kind;
        gk_origin origin;
        const char *a, *c;
    } all[] = {
        {b->formulas, GK_FINDING_FORMULA, b->formula, formulas, NULL},
        {b->macro, GK_FINDING_MACRO, {0}, NULL, NULL},
        {b->link, GK_FINDING_EXTERNAL_LINK, {0}, NULL, NULL},
        {b->comments, GK_FINDING_COMMENT, b->comment, comments, NULL},
        {b->object, GK_FINDING_EMBEDDED_OBJECT, {0}, NULL, NULL},
        {b->author, GK_FINDING_PERSON_NAMED, {0}, "作者 author", NULL},
        {b->last_author, GK_FINDING_PERSON_NAMED, {0}, "最后保存者 last saved by", NULL},
        {b->unfit, GK_FINDING_PAGE_SETUP, b->sheet, unfit, sheets},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].there && tell(b, all[i].kind, all[i].origin, all[i].a, all[i].c, findings))
            return gk_fail_memory(err);
    return GK_OK;
}
