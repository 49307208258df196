/* The syntax of layout forms, and every mistake with its place and text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "profile/form_read.h"

typedef struct drawn {
    gk_arena arena;
    gk_form form;
} drawn;

static drawn draw(const char *csv) {
    drawn d = {0};
    gk_error err = {0};
    if (gk_form_read(&d.arena, "p.csv", csv, strlen(csv), &d.form, &err))
        fail_msg("%s: %s", err.where, err.text);
    return d;
}

static const gk_field *field(const drawn *d, uint32_t row, uint32_t col) {
    assert_true(row < d->form.height && col < d->form.width);
    return &d->form.rows[row].fields[col];
}

static void done(drawn *d) {
    gk_arena_free(&d->arena);
}

static const char general[] = "项目,<,本年支出,<\n"
                              "科目代码|科目编码,科目名称,小计|合计,基本支出?\n"
                              "栏次,<,1,2\n"
                              "合计|总计,<,{1},{2}\n"
                              "{code}*,{item},{1},{2}\n"
                              "注：说明,<,<,<\n";

static void test_rows_and_columns(void **state) {
    (void)state;
    drawn d = draw(general);
    const gk_form *p = &d.form;
    assert_int_equal(p->width, 4);
    assert_int_equal(p->height, 6);
    static const gk_form_row_kind kinds[] = {GK_ROW_HEADER, GK_ROW_HEADER, GK_ROW_INDEX,
                                             GK_ROW_FIXED,  GK_ROW_REPEAT, GK_ROW_NOTE};
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(p->rows[i].kind, kinds[i]);
    static const gk_column_kind columns[] = {GK_COLUMN_CODE, GK_COLUMN_LABEL, GK_COLUMN_VALUE,
                                             GK_COLUMN_VALUE};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(p->columns[i].kind, columns[i]);
        assert_int_equal(p->columns[i].group, 0);
        assert_int_equal(p->columns[i].depth, 2);
        assert_int_equal(p->columns[i].optional, i == 3);
    }
    assert_null(p->columns[0].index);
    assert_string_equal(p->columns[3].index, "2");
    assert_string_equal(p->columns[3].path[0].keys[0], "本年支出");
    assert_string_equal(p->columns[3].path[1].keys[0], "基本支出");
    assert_int_equal(p->value_count, 2);
    assert_true(p->repeats);
    done(&d);
}

static void test_slot(void **state) {
    (void)state;
    drawn d = draw(general);
    assert_int_equal(d.form.slot_count, 1);
    const gk_slot *slot = &d.form.slots[0];
    assert_string_equal(slot->key, "合计");
    assert_int_equal(slot->label_key_count, 2);
    assert_string_equal(slot->label_keys[1], "总计");
    assert_int_equal(slot->row, 3);
    assert_int_equal(slot->first_value, 2);
    assert_int_equal(slot->last_value, 3);
    assert_null(slot->line);
    assert_null(slot->code);
    done(&d);
}

static void test_wordings(void **state) {
    (void)state;
    drawn d = draw(general);
    const gk_field *f = field(&d, 1, 0);
    assert_int_equal(f->kind, GK_FIELD_TEXT);
    assert_string_equal(f->text, "科目代码");
    assert_int_equal(f->key_count, 2);
    assert_string_equal(f->keys[1], "科目编码");
    assert_int_equal(field(&d, 4, 0)->kind, GK_FIELD_CODE);
    assert_int_equal(field(&d, 4, 1)->kind, GK_FIELD_ITEM);
    done(&d);
}

static void test_merges(void **state) {
    (void)state;
    drawn d = draw("A,<,B\n^,<,C\n{1},{2},{3}\n");
    assert_int_equal(field(&d, 0, 0)->row_span, 2);
    assert_int_equal(field(&d, 0, 0)->col_span, 2);
    assert_int_equal(field(&d, 1, 1)->kind, GK_FIELD_COVERED);
    assert_int_equal(field(&d, 1, 1)->corner_row, 0);
    assert_int_equal(field(&d, 1, 1)->corner_col, 0);
    assert_int_equal(field(&d, 1, 2)->row_span, 1);
    assert_int_equal(d.form.columns[1].depth, 1); /* the merged heading counts once */
    assert_int_equal(d.form.columns[2].depth, 2);
    done(&d);
}

static void test_values(void **state) {
    (void)state;
    drawn d = draw("A,B,C,D\n{1},{2=——},{3:count},{64}\n");
    assert_int_equal(field(&d, 1, 0)->kind, GK_FIELD_VALUE);
    assert_int_equal(field(&d, 1, 0)->column, 1);
    assert_null(field(&d, 1, 0)->text);
    assert_false(field(&d, 1, 0)->count);
    assert_int_equal(field(&d, 1, 1)->column, 2);
    assert_string_equal(field(&d, 1, 1)->text, "——");
    assert_int_equal(field(&d, 1, 2)->column, 3);
    assert_true(field(&d, 1, 2)->count);
    assert_int_equal(d.form.value_count, 64);
    assert_int_equal(d.form.slot_count, 1);
    assert_string_equal(d.form.slots[0].key, "");
    done(&d);
}

static void test_escapes(void **state) {
    (void)state;
    drawn d = draw("a\\|b,\\<,\\^,\\{1},c\\\\d,e\\f\n你好\\*,真的\\?,{1},真的?,x,y\n");
    static const char *const texts[] = {"a|b", "<", "^", "{1}", "c\\d", "e\\f"};
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(field(&d, 0, i)->kind, GK_FIELD_TEXT);
        assert_string_equal(field(&d, 0, i)->text, texts[i]);
        assert_int_equal(field(&d, 0, i)->key_count, 1);
    }
    assert_string_equal(field(&d, 1, 0)->text, "你好*");
    assert_int_equal(d.form.rows[1].kind, GK_ROW_FIXED);
    assert_string_equal(field(&d, 1, 1)->text, "真的?");
    assert_false(field(&d, 1, 1)->optional);
    assert_string_equal(field(&d, 1, 3)->text, "真的");
    assert_true(field(&d, 1, 3)->optional);
    done(&d);
}

static void test_optional_rows(void **state) {
    (void)state;
    drawn d = draw("项目,金额\n货物,{1}\n工程?,{1}\n");
    assert_false(d.form.rows[1].optional);
    assert_true(d.form.rows[2].optional);
    assert_false(d.form.slots[0].optional);
    assert_true(d.form.slots[1].optional);
    assert_string_equal(d.form.slots[1].label, "工程");
    done(&d);
}

/* Two sides: a value belongs to the nearest label, 行次 or code on its left. */
static void test_two_sides(void **state) {
    (void)state;
    drawn d = draw("收入,<,<,支出,<,<\n项目,行次?,金额,项目,行次?,金额\n栏次,,1,栏次,,2\n"
                   "一、甲,1,{1},一、乙,32,{2}\n,2,{1},总计,33,{2}\n");
    const gk_form *p = &d.form;
    static const unsigned groups[] = {0, 0, 0, 1, 1, 1};
    static const gk_column_kind kinds[] = {GK_COLUMN_LABEL, GK_COLUMN_LINE, GK_COLUMN_VALUE};
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(p->columns[i].group, groups[i]);
        assert_int_equal(p->columns[i].kind, kinds[i % 3]);
    }
    assert_int_equal(p->rows[2].kind, GK_ROW_INDEX);
    static const char *const keys[] = {"1", "32", "2", "33"}, *const labels[] = {"一、甲", "一、乙",
                                                                                 "", "总计"};
    assert_int_equal(p->slot_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(p->slots[i].key, keys[i]);
        assert_string_equal(p->slots[i].line, keys[i]);
        assert_string_equal(p->slots[i].label, labels[i]);
    }
    done(&d);
}

/* A digits-only cell that begins a group is a code. */
static void test_triplets(void **state) {
    (void)state;
    drawn d = draw("甲,<,<,乙,<,<\n代码,名称,数,代码,名称,数\n"
                   "301,工资,{1},302,商品,{1}\n合计,<,{1},小计,<,{1}\n");
    static const char *const codes[] = {"301", "302", NULL, NULL}, *const keys[] = {"301", "302",
                                                                                    "合计", "小计"};
    assert_int_equal(d.form.slot_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(d.form.slots[i].key, keys[i]);
        assert_null(d.form.slots[i].line);
        if (codes[i])
            assert_string_equal(d.form.slots[i].code, codes[i]);
        else
            assert_null(d.form.slots[i].code);
    }
    assert_int_equal(d.form.columns[0].kind, GK_COLUMN_CODE);
    assert_int_equal(d.form.columns[3].kind, GK_COLUMN_CODE);
    done(&d);
}

static void test_captions(void **state) {
    (void)state;
    drawn d =
        draw("一、采购,<\n项目,数\n货物,{1}\n二、资产,<\n项目,数\n车辆,{1:count}\n备注：无,\n");
    static const gk_form_row_kind kinds[] = {GK_ROW_HEADER,  GK_ROW_HEADER,  GK_ROW_FIXED,
                                             GK_ROW_CAPTION, GK_ROW_CAPTION, GK_ROW_FIXED,
                                             GK_ROW_NOTE};
    for (size_t i = 0; i < 7; i++)
        assert_int_equal(d.form.rows[i].kind, kinds[i]);
    done(&d);
}

static void test_ragged_rows(void **state) {
    (void)state;
    drawn d = draw("A\nB,C\n{1}\n");
    assert_int_equal(d.form.width, 2);
    assert_string_equal(field(&d, 0, 1)->text, "");
    assert_int_equal(field(&d, 2, 1)->kind, GK_FIELD_TEXT);
    done(&d);
}

/* --- mistakes --- */

static void wrong(const char *csv, const char *where, const char *text, const char *zh) {
    drawn d = {0};
    gk_error err = {0};
    gk_status status = gk_form_read(&d.arena, "p.csv", csv, strlen(csv), &d.form, &err);
    done(&d);
    assert_string_equal(err.where, where);
    assert_string_equal(err.text, text);
    assert_string_equal(err.zh, zh);
    assert_int_equal(status, GK_E_PROFILE);
    assert_int_equal(err.status, GK_E_PROFILE);
}

static void test_wrong_merges(void **state) {
    (void)state;
    wrong("A\n<\n{1}\n", "p.csv:2:1", "< in the first column has nothing on its left",
          "首列的 < 左边没有单元格");
    wrong("A,^\n{1}\n", "p.csv:1:2", "^ in the first row has nothing above it",
          "首行的 ^ 上面没有单元格");
    wrong("A,<\n^,B\n{1},{2}\n", "p.csv:2:2", "a merged cell is not a rectangle here",
          "合并单元格在此处不是矩形");
    wrong("A,B,<\n^,^,C\n{1},{2},{3}\n", "p.csv:2:3", "a merged cell is not a rectangle here",
          "合并单元格在此处不是矩形");
}

static void test_wrong_fields(void **state) {
    (void)state;
    static const char
        range[] = "a value's column must be from 1 to 64",
        range_zh[] = "数值栏次应在1到64之间",
        form[] = "a field is {code}, {code=301 303}, {item}, {line}, {n}, {n=content} or {n:count}",
        form_zh[] = "字段应为 {code}、{code=301 303}、{item}、{line}、{n}、{n=内容} 或 {n:count}";
    wrong("A\n{0}\n", "p.csv:2:1", range, range_zh);
    wrong("A,B\nC,{65}\n", "p.csv:2:2", range, range_zh);
    wrong("A\n{99999999999}\n", "p.csv:2:1", range, range_zh);
    wrong("A\n{1\n", "p.csv:2:1", form, form_zh);
    wrong("A\n{1:money}\n", "p.csv:2:1", form, form_zh);
    wrong("A\n{1=}\n", "p.csv:2:1", form, form_zh);
    wrong("A\n{1=x\n", "p.csv:2:1", form, form_zh);
    wrong("A\n\n,,{1}x\n", "p.csv:3:3", form, form_zh);
}

/* {codes}, {} and {n} name no field at all. */
static void test_unknown_fields(void **state) {
    (void)state;
    static const char
        form[] = "a field is {code}, {code=301 303}, {item}, {line}, {n}, {n=content} or {n:count}",
        form_zh[] = "字段应为 {code}、{code=301 303}、{item}、{line}、{n}、{n=内容} 或 {n:count}";
    wrong("A\n{codes}\n", "p.csv:2:1", form, form_zh);
    wrong("A\n{}\n", "p.csv:2:1", form, form_zh);
    wrong("A\n{n}\n", "p.csv:2:1", form, form_zh);
}

static void test_wrong_rows(void **state) {
    (void)state;
    wrong("A,B\n{code}*,C\n{1},{2}\n", "p.csv:2:1", "a row marked * must have values",
          "标有 * 的行必须有数值");
    wrong("A,B\nC,D\n", "p.csv:1:1", "a picture without any value", "版式中没有任何数值");
    wrong("", "p.csv:1:1", "an empty picture", "版式为空");
    wrong("\n\n", "p.csv:1:1", "an empty picture", "版式为空");
    wrong("项目,数\n货物,{1}\n工程,{1}\n货物,{1}\n货物,{1}\n", "p.csv:5:1",
          "a row with this number, code or label exists already", "已有相同行次、代码或名称的行");
    wrong("项目,次,数,项目,次,数\n甲,1,{1},乙,2,{2}\n丙,3,{1},丁,1,{2}\n", "p.csv:3:4",
          "a row with this number, code or label exists already", "已有相同行次、代码或名称的行");
}

/* A file that is no CSV at all is a mistake in the layout, too. */
static void test_wrong_files(void **state) {
    (void)state;
    wrong("A\nB,\"C\n", "p.csv", "row 2: a quote opened here is never closed",
          "第2行：此处的引号没有闭合");
    wrong("A\xFF,B\n", "p.csv", "byte 0xFF at offset 1 is no text in GB18030",
          "字节 0xFF（偏移 1）不是有效的 GB18030 文本");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_and_columns), cmocka_unit_test(test_slot),
        cmocka_unit_test(test_wordings),         cmocka_unit_test(test_merges),
        cmocka_unit_test(test_values),           cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_optional_rows),    cmocka_unit_test(test_two_sides),
        cmocka_unit_test(test_triplets),         cmocka_unit_test(test_captions),
        cmocka_unit_test(test_ragged_rows),      cmocka_unit_test(test_wrong_merges),
        cmocka_unit_test(test_wrong_fields),     cmocka_unit_test(test_unknown_fields),
        cmocka_unit_test(test_wrong_rows),       cmocka_unit_test(test_wrong_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
