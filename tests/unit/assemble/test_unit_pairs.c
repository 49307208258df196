/* units-agree.csv: which amounts must not be 10,000 times each other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "assemble/unit_pairs.h"
#include "profile/form.h"
#include "profile/item.h"
#include "profile/profiles.h"
#include "profiles.h"

#define HEAD "table,row,column,other-table,other-row,other-column,least,evidence\n"

static gk_status read(gk_arena *arena, const char *text, gk_unit_pairs *pairs, gk_error *err) {
    return gk_unit_pairs_read(pairs, arena, "u.csv", text, strlen(text), err);
}

static void test_read(void **state) {
    (void)state;
    gk_arena arena = {0};
    gk_unit_pairs pairs = {0};
    const char *text = "\xEF\xBB\xBF" HEAD "revenue,合计,1,fund,支出/合计,12,0.05,here\n";
    assert_int_equal(read(&arena, text, &pairs, NULL), GK_OK);
    assert_int_equal(pairs.count, 1);
    assert_string_equal(pairs.items[0].left.role, GK_ROLE_REVENUE);
    assert_string_equal(pairs.items[0].left.item, "合计");
    assert_int_equal(pairs.items[0].left.column, 1);
    assert_string_equal(pairs.items[0].right.role, GK_ROLE_FUND);
    assert_string_equal(pairs.items[0].right.item, "支出/合计");
    assert_int_equal(pairs.items[0].right.column, 12);
    assert_int_equal(gk_decimal_compare(pairs.items[0].least, (gk_decimal){5, 2}), 0);
    gk_arena_free(&arena);
}

static void assert_fault(const char *text, const char *where, const char *en) {
    gk_arena arena = {0};
    gk_unit_pairs pairs = {0};
    gk_error err = {0};
    assert_int_equal(read(&arena, text, &pairs, &err), GK_E_PROFILE);
    assert_string_equal(err.where, where);
    assert_non_null(strstr(err.text, en));
    gk_arena_free(&arena);
}

static void test_faults(void **state) {
    (void)state;
    assert_fault("role,row\n", "u.csv:1:1", "the columns are table,row");
    assert_fault("table,row,column,other-table,other-row\n", "u.csv:1:6", "the columns are");
    assert_fault(HEAD "收入,合计,1,fund,合计,3,1,\n", "u.csv:2:1", "its role");
    assert_fault(HEAD "revenue,,1,fund,合计,3,1,\n", "u.csv:2:2", "empty");
    assert_fault(HEAD "revenue,合计,0,fund,合计,3,1,\n", "u.csv:2:3", "from 1");
    assert_fault(HEAD "revenue,合计,1,Fund,合计,3,1,\n", "u.csv:2:4", "its role");
    assert_fault(HEAD "revenue,合计,1,fund,,3,1,\n", "u.csv:2:5", "empty");
    assert_fault(HEAD "revenue,合计,1,fund,合计,3a,1,\n", "u.csv:2:6", "from 1");
    assert_fault(HEAD "revenue,合计,1,fund,合计,3,1,\nrevenue,合计,1,fund,合计,3,x,\n", "u.csv:3:7",
                 "above 0");
    assert_fault(HEAD "revenue,合计,1,fund,合计,3,-1,\n", "u.csv:2:7", "above 0");
}

static bool has_item(const gk_form *form, const char *item, size_t length) {
    for (size_t i = 0; i < form->slot_count; i++) {
        const gk_row row = {.key = form->slots[i].key, .label = form->slots[i].label};
        const char *name = gk_item(form, &row);
        if (strncmp(item, "*", length) == 0 ||
            (strlen(name) == length && memcmp(name, item, length) == 0))
            return true;
    }
    return false;
}

static bool has_place(const gk_form *form, const gk_unit_place *place) {
    if (!form || place->column > form->value_count)
        return false;
    for (const char *item = place->item; *item;) {
        size_t length = strcspn(item, "+");
        if (!has_item(form, item, length))
            return false;
        item += length + (item[length] == '+');
    }
    return true;
}

static void assert_in_some_form(const gk_unit_place *place) {
    const char *profile;
    bool found = false;
    for (size_t i = 0; (profile = gk_profiles_name(profiles, i)) && !found; i++)
        found = has_place(gk_profiles_form(profiles, profile, place->role), place);
    if (!found)
        fail_msg("no form of %s has %s", place->role, place->item);
}

/* The library's own: a place that no form has would compare nothing, in silence. */
static void test_embedded(void **state) {
    (void)state;
    gk_arena arena = {0};
    gk_unit_pairs pairs = {0};
    assert_int_equal(gk_unit_pairs_embedded(&pairs, &arena, NULL), GK_OK);
    assert_int_equal(pairs.count, 16);
    for (size_t i = 0; i < pairs.count; i++) {
        assert_in_some_form(&pairs.items[i].left);
        assert_in_some_form(&pairs.items[i].right);
    }
    gk_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_embedded),
    };
    return cmocka_run_group_tests(tests, open_layouts, close_layouts);
}
