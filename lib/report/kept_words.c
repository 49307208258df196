#include "report/kept_words.h"

#include "base/characters.h"
#include <stdio.h>
#include <string.h>

#define LABEL "附"
#define OPEN "〔"
#define CLOSE "〕"

const char *const gk_leftover_headings[GK_LEFTOVER_COLUMNS] = {
    [GK_LEFTOVER_PROFILE] = "原版式",  [GK_LEFTOVER_TABLE] = "原表",
    [GK_LEFTOVER_ROW] = "所在行",      [GK_LEFTOVER_LABEL] = "名称",
    [GK_LEFTOVER_COLUMN] = "所在栏次", [GK_LEFTOVER_VALUE] = "遗留值",
    [GK_LEFTOVER_ORIGIN] = "来源",     [GK_LEFTOVER_UNIT] = "金额单位",
    [GK_LEFTOVER_DEPARTMENT] = "部门", [GK_LEFTOVER_YEAR] = "年度"};

const char gk_leftover_name[] = "遗留";

size_t gk_verbatim_label(size_t number, const char *name, char *text, size_t size) {
    return (size_t)snprintf(text, size, LABEL "%zu %s", number, name);
}

/* What stands behind 附12 and a blank; NULL if the text does not begin so. */
static const char *behind_label(const char *text, size_t *number) {
    enum { DIGITS_MAX = 6 };
    if (strncmp(text, LABEL, strlen(LABEL)) != 0)
        return NULL;
    const char *at = text + strlen(LABEL), *first = at;
    for (*number = 0; gk_is_digit(*at) && at - first < DIGITS_MAX; at++)
        *number = *number * 10 + (size_t)(*at - '0');
    return at > first && *at == ' ' && at[1] ? at + 1 : NULL;
}

const char *gk_verbatim_label_name(const char *label) {
    size_t number;
    const char *name = behind_label(label, &number);
    return name ? name : label;
}

size_t gk_verbatim_begin_mark(size_t number, const char *name, char *text, size_t size) {
    return (size_t)snprintf(text, size, OPEN LABEL "%zu %s" CLOSE, number, name);
}

size_t gk_verbatim_end_mark(size_t number, char *text, size_t size) {
    return (size_t)snprintf(text, size, OPEN LABEL "%zu 完" CLOSE, number);
}

bool gk_verbatim_begin_mark_read(const char *text, size_t *number, const char **name,
                                 size_t *length) {
    size_t size = strlen(text), close = strlen(CLOSE);
    if (strncmp(text, OPEN, strlen(OPEN)) != 0 || size < close ||
        strcmp(text + size - close, CLOSE) != 0)
        return false;
    *name = behind_label(text + strlen(OPEN), number);
    if (!*name || *name >= text + size - close)
        return false;
    *length = (size_t)(text + size - close - *name);
    return true;
}
