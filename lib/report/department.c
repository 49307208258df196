/* Names of departments as keys. */
#include "report/department.h"

#include "base/fail.h"
#include <gongkai/text.h>
#include <string.h>

bool gk_department_clean(const char *text, char name[GK_DEPARTMENT_MAX]) {
    /* A name that has this many bytes has more characters than it may. */
    char clean[2 * GK_DEPARTMENT_MAX];
    gk_text_clean(text, clean, sizeof clean);
    size_t count = 0, length = 0;
    for (; clean[length]; length++) {
        count += ((unsigned char)clean[length] & 0xC0) != 0x80;
        if (count > GK_DEPARTMENT_CHARACTERS_MAX)
            break;
    }
    memcpy(name, clean, length);
    name[length] = '\0';
    return !clean[length];
}

gk_status gk_department_fail_long(gk_error *err) {
    return gk_fail(err, GK_E_ARGUMENT, "the name of the department has more than %d characters",
                   "部门名称超过%d字", GK_DEPARTMENT_CHARACTERS_MAX);
}

bool gk_department_same(const char *a, const char *b) {
    char a_key[GK_DEPARTMENT_KEY_MAX], b_key[GK_DEPARTMENT_KEY_MAX];
    gk_text_key(a, a_key, sizeof a_key);
    gk_text_key(b, b_key, sizeof b_key);
    return strcmp(a_key, b_key) == 0;
}

bool gk_department_related(const char *a, const char *b) {
    char a_key[GK_DEPARTMENT_KEY_MAX], b_key[GK_DEPARTMENT_KEY_MAX];
    gk_text_key(a, a_key, sizeof a_key);
    gk_text_key(b, b_key, sizeof b_key);
    return strstr(a_key, b_key) || strstr(b_key, a_key);
}

void gk_department_drop_stamp(char *name) {
    static const char *const stamps[] = {"（公章）", "(公章)", "（盖章）", "(盖章)",
                                         "（签章）", "(签章)", "（章）",   "(章)"};
    for (size_t i = 0; i < sizeof stamps / sizeof *stamps; i++) {
        size_t n = strlen(name), m = strlen(stamps[i]);
        if (n > m && strcmp(name + n - m, stamps[i]) == 0)
            name[n - m] = '\0';
    }
}
