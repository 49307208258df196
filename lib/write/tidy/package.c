/* The datapackage.json of a tidy CSV: Data Package and Table Schema of Frictionless, version 1. */
#include <gongkai/tidy.h>

#include "base/fail.h"
#include "base/json_line.h"
#include "base/utf8.h"
#include "write/tidy/columns.h"
#include <string.h>

/* ---- the path ------------------------------------------------------------------------------- */

static bool is_utf8(const char *text) {
    const char *end = text + strlen(text);
    while (text < end)
        if (gk_utf8_next(&text, end) == UINT32_MAX)
            return false;
    return true;
}

static bool leads_out(const char *path) {
    for (const char *part = path; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strcmp(part, "..") == 0 || strncmp(part, "../", 3) == 0)
            return true;
    }
    return *path == '/';
}

/* ---- the schema ----------------------------------------------------------------------------- */

/* What a type needs besides its name, so that no reader has to guess. */
static const char *type_of(gk_tidy_type type) {
    static const char *const types[] = {
        [GK_TIDY_STRING] = ",\"type\":\"string\"",
        [GK_TIDY_INTEGER] = ",\"type\":\"integer\"",
        [GK_TIDY_NUMBER] = ",\"type\":\"number\",\"decimalChar\":\".\",\"bareNumber\":true",
        [GK_TIDY_BOOLEAN] =
            ",\"type\":\"boolean\",\"trueValues\":[\"true\"],\"falseValues\":[\"false\"]",
    };
    return types[type];
}

static void put_field(gk_buffer *line, const gk_tidy_column *column) {
    gk_buffer_text(line, "{");
    gk_json_put_member(line, "name", column->name);
    gk_buffer_text(line, type_of(column->type));
    gk_json_put_member(line, "title", column->zh);
    if (column->required)
        gk_buffer_text(line, ",\"constraints\":{\"required\":true}");
    gk_buffer_text(line, "}");
}

static void put_schema(gk_buffer *line) {
    gk_buffer_text(line, "\"schema\":{\n\"fields\":[");
    for (size_t i = 0; i < GK_TIDY_COLUMN_COUNT; i++) {
        gk_buffer_text(line, i ? ",\n" : "\n");
        put_field(line, &gk_tidy_columns[i]);
    }
    gk_buffer_text(line, "],\n\"missingValues\":[\"\"],\n"
                         "\"primaryKey\":[\"report\",\"role\",\"row\",\"column\"]}");
}

static void put_package(gk_buffer *line, const char *path) {
    gk_buffer_text(line, "{\"profile\":\"tabular-data-package\",\"name\":\"gongkai\",\n"
                         "\"resources\":[{\"name\":\"values\"");
    gk_json_put_member(line, "path", path);
    gk_buffer_text(line, ",\n\"profile\":\"tabular-data-resource\",\"format\":\"csv\","
                         "\"mediatype\":\"text/csv\",\"encoding\":\"utf-8\",\n"
                         "\"dialect\":{\"delimiter\":\",\",\"lineTerminator\":\"\\n\","
                         "\"quoteChar\":\"\\\"\",\"doubleQuote\":true,\"skipInitialSpace\":false,"
                         "\"header\":true},\n");
    put_schema(line);
    gk_buffer_text(line, "}]}\n");
}

gk_status gk_tidy_write_package(const char *path, const gk_stream_output *output, gk_error *err) {
    gk_buffer line = {0};
    if (!*path || leads_out(path) || !is_utf8(path))
        return gk_fail(err, GK_E_ARGUMENT, "%s cannot stand in a data package", "%s不能写入数据包",
                       path);
    put_package(&line, path);
    gk_status status = gk_buffer_check(&line, err);
    if (!status)
        status = output->write(output->self, line.bytes, line.size, err);
    gk_buffer_free(&line);
    return status;
}
