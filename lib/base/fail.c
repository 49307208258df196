#include "base/fail.h"
#include "base/utf8.h"
#include <errno.h>
#include <gongkai/address.h>
#include <stdio.h>
#include <string.h>

const char *gk_status_name(gk_status status) {
    static const char *const names[] = {"ok",     "out of memory", "input/output", "argument",
                                        "format", "unsupported",   "encoding",     "limit",
                                        "layout", "exists",        "verification"};
    size_t i = (size_t)status;
    return i < sizeof names / sizeof *names ? names[i] : "unknown";
}

/* A cut sentence must still be valid UTF-8. */
static void format_into(char *out, size_t size, const char *format, va_list args) GK_PRINTF(3, 0);

static void format_into(char *out, size_t size, const char *format, va_list args) {
    int n = vsnprintf(out, size, format, args);
    if (n >= (int)size)
        out[gk_utf8_cut(out, size - 1)] = '\0';
}

static void fill(gk_error *err, gk_status status, const char *en, const char *zh, va_list args)
    GK_PRINTF(3, 0) GK_PRINTF(4, 0);

static void fill(gk_error *err, gk_status status, const char *en, const char *zh, va_list args) {
    va_list again;
    va_copy(again, args);
    err->status = status;
    err->sys = 0;
    err->where[0] = '\0';
    format_into(err->text, sizeof err->text, en, args);
    format_into(err->zh, sizeof err->zh, zh, again);
    va_end(again);
}

gk_status gk_fail(gk_error *err, gk_status status, const char *en, const char *zh, ...) {
    if (!err)
        return status;
    va_list args;
    va_start(args, zh);
    fill(err, status, en, zh, args);
    va_end(args);
    return status;
}

gk_status gk_fail_texts(gk_error *err, gk_status status, const char *en, const char *zh) {
    if (!err)
        return status;
    gk_fail(err, status, "%s", "%s", en);
    snprintf(err->zh, sizeof err->zh, "%s", zh);
    err->zh[gk_utf8_cut(err->zh, strlen(err->zh))] = '\0';
    return status;
}

static void append(char *text, size_t size, const char *more) {
    size_t used = strlen(text);
    size_t length = strlen(more);
    if (length >= size - used)
        length = gk_utf8_cut(more, size - used - 1);
    memcpy(text + used, more, length);
    text[used + length] = '\0';
}

gk_status gk_fail_sys(gk_error *err, const char *en, const char *zh, ...) {
    int sys = errno;
    if (!err)
        return GK_E_IO;
    va_list args;
    va_start(args, zh);
    fill(err, GK_E_IO, en, zh, args);
    va_end(args);
    err->sys = sys;
    char reason[128] = "";
    if (strerror_r(sys, reason, sizeof reason) != 0)
        snprintf(reason, sizeof reason, "errno %d", sys);
    append(err->text, sizeof err->text, ": ");
    append(err->text, sizeof err->text, reason);
    append(err->zh, sizeof err->zh, "：");
    append(err->zh, sizeof err->zh, reason);
    return GK_E_IO;
}

gk_status gk_fail_memory(gk_error *err) {
    return gk_fail(err, GK_E_MEMORY, "out of memory", "内存不足");
}

gk_status gk_fail_in(gk_error *err, gk_status status, const char *container) {
    if (!err || status == GK_OK)
        return status;
    char where[sizeof err->where];
    size_t used = 0;
    for (const char *p = container; *p && used + 3 < sizeof where; p++) {
        if (*p == '!' || *p == '\\')
            where[used++] = '\\';
        where[used++] = *p;
    }
    where[gk_utf8_cut(where, used)] = '\0';
    if (err->where[0]) {
        append(where, sizeof where, "!");
        append(where, sizeof where, err->where);
    }
    memcpy(err->where, where, sizeof where);
    return status;
}

gk_status gk_fail_cell(gk_error *err, gk_status status, unsigned row, unsigned col) {
    char address[GK_ADDRESS_MAX];
    gk_address_format(row, col, address);
    return gk_fail_in(err, status, address);
}
