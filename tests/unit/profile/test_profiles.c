/* Profiles: the built-in one, folders that add or replace, and folders with mistakes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "profile/mapping.h"
#include "profile/profiles.h"

#define INDEX "role,number,title,unit,orientation,widths,evidence\n"
#define LINE "general,公开05,甲表|乙表,万元,portrait,10 20,seen\n"

/* --- folders for one test --- */

static char root[32];

static void at(char path[256], const char *name) {
    snprintf(path, 256, "%s/%s", root, name);
}

static void put_bytes(const char *name, const char *bytes, size_t size) {
    char path[256];
    at(path, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static void put_file(const char *name, const char *text) {
    put_bytes(name, text, strlen(text));
}

static void make_dir(const char *name) {
    char path[256];
    at(path, name);
    assert_int_equal(mkdir(path, 0777), 0);
}

static int enter(void **state) {
    (void)state;
    strcpy(root, "/tmp/gk-layout-XXXXXX");
    return mkdtemp(root) ? 0 : -1;
}

static int leave(void **state) {
    (void)state;
    static const char *const dirs[] = {"my2025", "sx2024", "other", "."};
    static const char *const files[] = {"index.csv", "general.csv", "fund.csv", "procurement-2.csv",
                                        "mappings.csv"};
    for (size_t d = 0; d < sizeof dirs / sizeof *dirs; d++) {
        char path[256], name[64];
        for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
            snprintf(name, sizeof name, "%s/%s", dirs[d], files[f]);
            at(path, name);
            unlink(path);
        }
        at(path, dirs[d]);
        rmdir(path);
    }
    return rmdir(root) == 0 || access(root, F_OK) != 0 ? 0 : -1;
}

/* --- what stands in the library --- */

static void assert_table(const gk_profiles *profiles, const char *profile, size_t i,
                         const char *role, const char *number, const char *title) {
    gk_profile_table found;
    assert_true(gk_profiles_table(profiles, profile, i, &found));
    assert_string_equal(found.role, role);
    assert_string_equal(found.number, number);
    assert_string_equal(found.title, title);
}

static void assert_built_in(const gk_profiles *profiles) {
    static const struct {
        const char *role;
        const char *number, *title;
    } wanted[] = {
        {GK_ROLE_SUMMARY, "公开01", "收入支出决算总表"},
        {GK_ROLE_REVENUE, "公开02", "收入决算表"},
        {GK_ROLE_EXPENDITURE, "公开03", "支出决算表"},
        {GK_ROLE_APPROPRIATION, "公开04", "财政拨款收入支出决算总表"},
        {GK_ROLE_GENERAL, "公开05", "一般公共预算财政拨款支出决算表"},
        {GK_ROLE_BASIC, "公开06", "一般公共预算财政拨款基本支出决算明细表"},
        {GK_ROLE_FUND, "公开07", "政府性基金预算财政拨款收入支出决算表"},
        {GK_ROLE_STATE_CAPITAL, "公开08", "国有资本经营预算财政拨款支出决算表"},
        {GK_ROLE_THREE_PUBLIC, "公开09", "财政拨款“三公”经费支出决算表"},
        {GK_ROLE_STATISTICS, "公开10", "部门决算公开相关信息统计表"},
    };
    assert_int_equal(gk_profiles_table_count(profiles, "sx2024"), 10);
    for (size_t i = 0; i < 10; i++)
        assert_table(profiles, "sx2024", i, wanted[i].role, wanted[i].number, wanted[i].title);
    gk_profile_table table;
    assert_false(gk_profiles_table(profiles, "sx2024", 10, &table));
}

static void test_built_in(void **state) {
    (void)state;
    gk_error err = {0};
    gk_profiles *profiles = gk_profiles_new(&err);
    assert_non_null(profiles);
    assert_built_in(profiles);
    assert_string_equal(gk_profiles_name(profiles, 0), "sx2024"); /* the newest */
    assert_int_equal(gk_profiles_table_count(profiles, "sx2023"), 0);
    gk_profile_table table;
    assert_false(gk_profiles_table(profiles, "sx2023", 0, &table));
    gk_profiles_free(profiles);
    gk_profiles_free(NULL);
}

/* Columns of values, slots, and whether rows by code repeat, as printed on the forms. */
static void test_built_in_forms(void **state) {
    (void)state;
    static const struct {
        const char *role;
        unsigned values;
        size_t slots;
        bool repeats, landscape;
    } wanted[] = {
        {GK_ROLE_SUMMARY, 2, 62, false, false},
        {GK_ROLE_REVENUE, 7, 1, true, true},
        {GK_ROLE_EXPENDITURE, 6, 1, true, true},
        {GK_ROLE_APPROPRIATION, 5, 64, false, true},
        {GK_ROLE_GENERAL, 3, 1, true, false},
        {GK_ROLE_BASIC, 1, 112, false, true}, /* 27 + 28 + 28 + 27 codes and two totals */
        {GK_ROLE_FUND, 6, 1, true, true},
        {GK_ROLE_STATE_CAPITAL, 3, 1, true, false},
        {GK_ROLE_THREE_PUBLIC, 12, 1, false, true},
        {GK_ROLE_STATISTICS, 1, 16, false, false},
    };
    gk_profiles *profiles = gk_profiles_new(NULL);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const gk_form *p = gk_profiles_form(profiles, "sx2024", wanted[i].role);
        assert_non_null(p);
        assert_int_equal(p->value_count, wanted[i].values);
        assert_int_equal(p->slot_count, wanted[i].slots);
        assert_int_equal(p->repeats, wanted[i].repeats);
        assert_int_equal(p->landscape, wanted[i].landscape);
        assert_string_equal(p->unit, "万元");
    }
    gk_profiles_free(profiles);
}

/* In the order of the profiles, each once. */
static void assert_roles(const gk_profiles *profiles, const char *wanted) {
    char roles[512] = "";
    const char *role;
    for (size_t i = 0; (role = gk_profiles_role(profiles, i)); i++)
        snprintf(roles + strlen(roles), sizeof roles - strlen(roles), "%s%s", i ? " " : "", role);
    assert_string_equal(roles, wanted);
}

#define BUILT_IN_ROLES                                                                             \
    "summary revenue expenditure appropriation general basic fund state-capital three-public "     \
    "statistics"

static void test_roles(void **state) {
    (void)state;
    gk_profiles *profiles = gk_profiles_new(NULL);
    assert_roles(profiles, BUILT_IN_ROLES);
    assert_true(gk_profiles_has_role(profiles, GK_ROLE_THREE_PUBLIC));
    assert_false(gk_profiles_has_role(profiles, "Summary"));
    assert_false(gk_profiles_has_role(profiles, ""));
    assert_false(gk_profiles_has_role(profiles, "fun"));
    gk_profiles_free(profiles);
}

/* --- adding --- */

static void add(gk_profiles *profiles, const char *name) {
    char path[256];
    gk_error err = {0};
    at(path, name);
    if (gk_profiles_add_dir(profiles, path, &err))
        fail_msg("%s: %s", err.where, err.text);
}

static void test_add_profile(void **state) {
    (void)state;
    make_dir("my2025");
    put_file("my2025/index.csv", "\uFEFF" INDEX LINE);
    put_file("my2025/general.csv", "\uFEFF项目,数\n货物,{1}\n");
    gk_profiles *profiles = gk_profiles_new(NULL);
    add(profiles, "my2025/");
    assert_built_in(profiles);
    assert_string_equal(gk_profiles_name(profiles, 0), "my2025"); /* the caller's own come first */
    assert_string_equal(gk_profiles_name(profiles, 1), "sx2024");
    assert_int_equal(gk_profiles_table_count(profiles, "my2025"), 1);
    assert_table(profiles, "my2025", 0, GK_ROLE_GENERAL, "公开05", "甲表");
    const gk_form *p = gk_profiles_form(profiles, "my2025", GK_ROLE_GENERAL);
    assert_int_equal(p->title_key_count, 2);
    assert_string_equal(p->title_keys[1], "乙表");
    assert_true(p->widths[0] == 10 && p->widths[1] == 20);
    assert_false(p->landscape);
    assert_string_equal(p->evidence, "seen");
    gk_profiles_free(profiles);
}

/* A table of a kind that no profile had: its role is known from then on, to mappings too. */
static void test_a_role_of_ones_own(void **state) {
    (void)state;
    make_dir("my2025");
    put_file("my2025/index.csv",
             INDEX "procurement-2,公开11,采购表,万元,portrait,10 20,seen\n" LINE);
    put_file("my2025/procurement-2.csv", "项目,数\n货物,{1}\n");
    put_file("my2025/general.csv", "项目,数\n货物,{1}\n");
    put_file("my2025/mappings.csv", "kind,role,from,to,evidence\nrow,procurement-2,甲,乙,\n");
    gk_profiles *profiles = gk_profiles_new(NULL);
    assert_false(gk_profiles_has_role(profiles, "procurement-2"));
    add(profiles, "my2025");
    assert_table(profiles, "my2025", 0, "procurement-2", "公开11", "采购表");
    assert_true(gk_profiles_has_role(profiles, "procurement-2"));
    assert_roles(profiles, "procurement-2 general summary revenue expenditure appropriation basic "
                           "fund state-capital three-public statistics");
    const gk_mappings *mappings = gk_profiles_mappings(profiles);
    assert_string_equal(gk_mappings_newest(mappings, GK_MAPPING_ROW, "procurement-2", "甲"), "乙");
    assert_string_equal(gk_mappings_newest(mappings, GK_MAPPING_ROW, GK_ROLE_FUND, "甲"), "甲");
    gk_profiles_free(profiles);
}

/* 货物 and 服务 both stand in the form of the folder: none of the two is the other's old name. */
static void test_a_mapping_against_the_forms(void **state) {
    (void)state;
    make_dir("my2025");
    put_file("my2025/index.csv", INDEX LINE);
    put_file("my2025/general.csv", "项目,数\n货物,{1}\n一、服务,{1}\n");
    gk_profiles *profiles = gk_profiles_new(NULL);
    gk_error err = {0};
    char path[256], place[300];
    at(path, "my2025");
    snprintf(place, sizeof place, "%s/mappings.csv:4:3", path);
    put_file("my2025/mappings.csv", "kind,role,from,to,evidence\nrow,general,工程,服务,\n"
                                    "row,fund,货物,服务,\nrow,general,货物,服务,\n");
    assert_int_equal(gk_profiles_add_dir(profiles, path, &err), GK_E_PROFILE);
    assert_string_equal(err.where, place);
    assert_string_equal(err.text, "“货物” still stands beside “服务” in general of my2025: none "
                                  "became the other");
    assert_built_in(profiles);
    gk_profiles_free(profiles);
}

static void assert_mistake(const char *line, const char *column, const char *text) {
    char path[256], place[300], lines[512];
    gk_profiles *profiles = gk_profiles_new(NULL);
    gk_error err = {0};
    at(path, "my2025");
    snprintf(place, sizeof place, "%s/mappings.csv:2:%s", path, column);
    snprintf(lines, sizeof lines, "kind,role,from,to,evidence\n%s,\n", line);
    put_file("my2025/mappings.csv", lines);
    assert_int_equal(gk_profiles_add_dir(profiles, path, &err), GK_E_PROFILE);
    assert_string_equal(err.where, place);
    assert_string_equal(err.text, text);
    gk_profiles_free(profiles);
}

/* A line that can never hold: its profile, or the row its amount comes from, is not there. */
static void test_a_mapping_that_names_nothing(void **state) {
    (void)state;
    make_dir("my2025");
    put_file("my2025/index.csv", INDEX LINE);
    put_file("my2025/general.csv", "项目,数\n货物,{1}\n");
    assert_mistake("note,general,my2052,说明：甲", "3", "no profile is called “my2052”");
    assert_mistake("split,summary,收入/甲,收入/乙 = general 货物品", "4",
                   "no form of general has a row “货物品”");
    put_file("my2025/mappings.csv", "kind,role,from,to,evidence\nnote,general,my2025,说明：甲,\n"
                                    "split,summary,收入/甲,收入/乙 = general 项目/货物,\n"
                                    "split,summary,收入/甲,收入/丙 = basic 301,\n");
    gk_profiles *profiles = gk_profiles_new(NULL);
    add(profiles, "my2025");
    gk_profiles_free(profiles);
}

static void test_add_folder_of_profiles(void **state) {
    (void)state;
    make_dir("my2025");
    make_dir("other");
    put_file("my2025/index.csv", INDEX LINE);
    put_file("my2025/general.csv", "项目,数\n货物,{1}\n");
    put_file("other/index.csv", INDEX);
    gk_profiles *profiles = gk_profiles_new(NULL);
    add(profiles, ".");
    assert_built_in(profiles);
    assert_string_equal(gk_profiles_name(profiles, 0), "my2025");
    assert_string_equal(gk_profiles_name(profiles, 1), "other");
    assert_int_equal(gk_profiles_table_count(profiles, "other"), 0);
    gk_profiles_free(profiles);
}

/* Columns of the index in another order, quoted, GBK with CRLF: as Excel and WPS save it. */
static void test_saved_by_excel(void **state) {
    (void)state;
    static const char index[] = "number,role,unit,orientation,title,evidence,widths,\r\n"
                                "\xB9\xAB\xBF\xAA"
                                "05,general,\xCD\xF2\xD4\xAA,landscape,"
                                "\"\xBC\xD7,\xB1\xED\",x,10 20,\r\n,,,,,,,\r\n";
    static const char form[] = "\xCF\xEE\xC4\xBF,\xCA\xFD\r\n"
                               "\xBB\xF5\xCE\xEF,{1=\xA1\xAA\xA1\xAA}\r\n"
                               "\xD7\xA2\xA3\xBA\xCE\xDE\r\n";
    make_dir("my2025");
    put_bytes("my2025/index.csv", index, sizeof index - 1);
    put_bytes("my2025/general.csv", form, sizeof form - 1);
    gk_profiles *profiles = gk_profiles_new(NULL);
    add(profiles, "my2025");
    assert_table(profiles, "my2025", 0, GK_ROLE_GENERAL, "公开05", "甲,表");
    const gk_form *p = gk_profiles_form(profiles, "my2025", GK_ROLE_GENERAL);
    assert_string_equal(p->unit, "万元");
    assert_true(p->landscape);
    assert_int_equal(p->width, 2);
    assert_int_equal(p->height, 3);
    assert_string_equal(p->slots[0].label, "货物");
    assert_string_equal(p->rows[1].fields[1].text, "——");
    assert_int_equal(p->rows[2].kind, GK_ROW_NOTE); /* a ragged row */
    assert_string_equal(p->rows[2].fields[1].text, "");
    gk_profiles_free(profiles);
}

static void test_replace_profile(void **state) {
    (void)state;
    make_dir("sx2024");
    put_file("sx2024/index.csv", INDEX LINE);
    put_file("sx2024/general.csv", "项目,数\n货物,{1}\n");
    gk_profiles *profiles = gk_profiles_new(NULL);
    add(profiles, ".");
    assert_string_equal(gk_profiles_name(profiles, 0), "sx2024");
    assert_int_equal(gk_profiles_table_count(profiles, "sx2024"), 1);
    assert_table(profiles, "sx2024", 0, GK_ROLE_GENERAL, "公开05", "甲表");
    gk_profiles_free(profiles);
}

/* --- mistakes --- */

static void wrong_dir(gk_profiles *profiles, gk_status wanted, const char *where,
                      const char *text) {
    char place[300];
    gk_error err = {0};
    gk_status status = gk_profiles_add_dir(profiles, root, &err);
    snprintf(place, sizeof place, "%s%s", root, where);
    assert_string_equal(err.text, text);
    assert_string_equal(err.where, place);
    assert_int_equal(status, wanted);
    assert_int_equal(err.status, wanted);
    assert_built_in(profiles);
}

#define ROLE_WANTED                                                                                \
    "a role is written in a-z, 0-9 and -, begins with a letter, and has 40 of them at most"

static void wrong(const char *index, const char *where, const char *text) {
    gk_profiles *profiles = gk_profiles_new(NULL);
    put_file("my2025/index.csv", index);
    wrong_dir(profiles, GK_E_PROFILE, where, text);
    gk_profiles_free(profiles);
}

static void test_wrong_index(void **state) {
    (void)state;
    make_dir("my2025");
    put_file("my2025/general.csv", "项目,数\n货物,{1}\n");
    wrong("role,number,title,unit,orientation,widths\n", "/my2025/index.csv:1:1",
          "no column evidence");
    wrong(INDEX "Summary,公开05,甲表,万元,portrait,10 20,\n", "/my2025/index.csv:2:1", ROLE_WANTED);
    wrong(INDEX "2nd,公开05,甲表,万元,portrait,10 20,\n", "/my2025/index.csv:2:1", ROLE_WANTED);
    wrong(INDEX "../fund,公开05,甲表,万元,portrait,10 20,\n", "/my2025/index.csv:2:1", ROLE_WANTED);
    wrong(INDEX "abcdefghijklmnopqrstuvwxyz-0123456789-abcd,公开05,甲表,万元,portrait,10 20,\n",
          "/my2025/index.csv:2:1", ROLE_WANTED);
    wrong(INDEX "\n" LINE "采购,y,z,a,b,c,d\n", "/my2025/index.csv:4:1", ROLE_WANTED);
    wrong(INDEX "general,公开05,,万元,portrait,10 20,\n", "/my2025/index.csv:2:3", "no title");
    wrong(INDEX "general,公开05,甲表,万元,upright,10 20,\n", "/my2025/index.csv:2:5",
          "neither portrait nor landscape");
    wrong(INDEX LINE LINE, "/my2025/index.csv:3:1", "a role stands twice");
    wrong("", "/my2025/index.csv:1:1", "no column role");
}

static void test_wrong_widths(void **state) {
    (void)state;
    static const char text[] = "not one width from 1 to 255 for each column of the picture";
    static const char *const widths[] = {"",      "10",  "10 20 30", "0 20",         "10 256",
                                         "10,20", "a b", "10 2x",    "99999999999 1"};
    make_dir("my2025");
    put_file("my2025/general.csv", "项目,数\n货物,{1}\n");
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        char index[256];
        snprintf(index, sizeof index, INDEX "general,公开05,甲表,万元,portrait,\"%s\",\n",
                 widths[i]);
        wrong(index, "/my2025/index.csv:2:6", text);
    }
}

/* The good profile before it is not added either. */
static void test_wrong_form(void **state) {
    (void)state;
    make_dir("my2025");
    make_dir("other");
    put_file("my2025/index.csv", INDEX LINE);
    put_file("my2025/general.csv", "项目,数\n货物,{1}\n");
    put_file("other/index.csv", INDEX LINE);
    put_file("other/general.csv", "项目,数\n货物,{0}\n");
    gk_profiles *profiles = gk_profiles_new(NULL);
    wrong_dir(profiles, GK_E_PROFILE, "/other/general.csv:2:2",
              "a value's column must be from 1 to 64");
    gk_profiles_free(profiles);
}

/* Nor has it replaced a built-in one. */
static void test_wrong_replacement(void **state) {
    (void)state;
    make_dir("sx2024");
    put_file("sx2024/index.csv", INDEX LINE "fund,公开07,丙表,万元,portrait,10 20,\n");
    put_file("sx2024/general.csv", "项目,数\n货物,{1}\n");
    put_file("sx2024/fund.csv", "项目,数\n货物\n");
    gk_profiles *profiles = gk_profiles_new(NULL);
    wrong_dir(profiles, GK_E_PROFILE, "/sx2024/fund.csv:1:1", "a picture without any value");
    gk_profiles_free(profiles);
}

static void test_missing_files(void **state) {
    (void)state;
    gk_profiles *profiles = gk_profiles_new(NULL);
    wrong_dir(profiles, GK_E_PROFILE, "", "no index.csv here or one folder below");
    make_dir("my2025");
    put_file("my2025/index.csv", INDEX LINE);
    wrong_dir(profiles, GK_E_IO, "/my2025/general.csv",
              "cannot be opened: No such file or directory");
    gk_error err = {0};
    assert_int_equal(gk_profiles_add_dir(profiles, "/nonexistent", &err), GK_E_IO);
    assert_string_equal(err.where, "/nonexistent");
    gk_profiles_free(profiles);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_built_in),
        cmocka_unit_test(test_built_in_forms),
        cmocka_unit_test(test_roles),
        IN_FOLDER(test_add_profile),
        IN_FOLDER(test_a_role_of_ones_own),
        IN_FOLDER(test_a_mapping_against_the_forms),
        IN_FOLDER(test_a_mapping_that_names_nothing),
        IN_FOLDER(test_add_folder_of_profiles),
        IN_FOLDER(test_saved_by_excel),
        IN_FOLDER(test_replace_profile),
        IN_FOLDER(test_wrong_index),
        IN_FOLDER(test_wrong_widths),
        IN_FOLDER(test_wrong_form),
        IN_FOLDER(test_wrong_replacement),
        IN_FOLDER(test_missing_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
