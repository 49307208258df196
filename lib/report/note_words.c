/* What the words of a note say of its table. */
#include "report/note_words.h"

#include "base/words.h"
#include <gongkai/text.h>
#include <string.h>

/** Bytes of a note that are looked at. */
enum { KEY_MAX = 2048 };

static const char *find_any(const char *key, const char *const *words) {
    const char *at = NULL;
    for (; *words && !at; words++)
        at = strstr(key, *words);
    return at;
}

/* 如本表无数据 asks for something; it does not say so. */
static bool is_condition(const char *key, const char *at) {
    static const char *const words[] = {"如", "若", "如果", "假如", "倘若"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(at - key) >= n && strncmp(at - n, words[i], n) == 0)
            return true;
    }
    return false;
}

static bool key_is_instruction(const char *key) {
    static const char *const words[] = {"下述说明",   "以下说明",   "如下说明",
                                        "仍保留该表", "保留该表格", "保留本表",
                                        "在本表下方", "在表下方",   NULL};
    return find_any(key, words) != NULL;
}

static bool key_says_empty(const char *key) {
    static const char *const words[] = {"本表无数据",   "此表无数据", "该表无数据", "本表没有数据",
                                        "本表为空",     "此表为空",   "该表为空",   "本表无内容",
                                        "本表数据为空", "空表列示",   "以空表",     NULL};
    const char *at = find_any(key, words);
    return at && !is_condition(key, at);
}

/* 没有政府性基金预算财政拨款收入和支出, 无…支出, 未发生…. */
static bool key_denies(const char *key) {
    static const char *const words[] = {"没有",   "未发生", "无政府性", "无国有资本", "无三公",
                                        "未安排", "不涉及", "未使用",   "无财政拨款", "无此项",
                                        "均为0",  "均为零", NULL};
    return find_any(key, words) && !key_is_instruction(key);
}

bool gk_note_says_empty(const char *note) {
    char key[KEY_MAX];
    gk_text_key(note, key, sizeof key);
    return key_says_empty(key);
}

bool gk_note_explains_empty(const char *note) {
    char key[KEY_MAX];
    gk_text_key(note, key, sizeof key);
    return gk_begins_with(key, "说明") || key_says_empty(key) || key_denies(key);
}

bool gk_note_is_explanation(const char *note) {
    char key[KEY_MAX];
    gk_text_key(note, key, sizeof key);
    bool labelled = gk_begins_with(key, "注") || gk_begins_with(key, "备注");
    return gk_begins_with(key, "说明") || (!labelled && key_says_empty(key));
}

bool gk_note_is_instruction(const char *line) {
    char key[KEY_MAX];
    gk_text_key(line, key, sizeof key);
    return key_is_instruction(key) && !key_says_empty(key);
}

/* ---- subjects ------------------------------------------------------------------------------- */

static const char *const subjects[] = {"政府性基金", "国有资本经营", "三公", NULL};

bool gk_note_is_about(const char *note, const char *title) {
    char key[KEY_MAX], title_key[KEY_MAX];
    gk_text_key(note, key, sizeof key);
    gk_text_key(title, title_key, sizeof title_key);
    for (size_t i = 0; subjects[i]; i++)
        if (strstr(key, subjects[i]) && strstr(title_key, subjects[i]))
            return true;
    return false;
}

bool gk_note_is_about_other(const char *note, const char *title) {
    char key[KEY_MAX], title_key[KEY_MAX];
    gk_text_key(note, key, sizeof key);
    gk_text_key(title, title_key, sizeof title_key);
    bool denies = key_says_empty(key) || (find_any(title_key, subjects) && key_denies(key));
    return denies && find_any(key, subjects) && !gk_note_is_about(note, title);
}
