#include "read/xlsx/package.h"
#include "base/arena.h"
#include "base/fail.h"
#include "container/xml_walk.h"
#include <stdlib.h>
#include <string.h>

/* --- a part through the parser --- */

typedef struct parsing {
    gk_xml *xml;
    const char *part;
    size_t size, limit;
} parsing;

static gk_status push(void *self, const char *bytes, size_t size, gk_error *err) {
    parsing *p = self;
    p->size += size;
    if (p->size > p->limit)
        return gk_fail(err, GK_E_LIMIT, "part %s takes more than %zu MiB", "部件 %s 超过 %zu MiB",
                       p->part, p->limit >> 20);
    return gk_xml_push(p->xml, bytes, size, err);
}

gk_status gk_xlsx_parse(gk_zip *zip, const char *part, size_t limit, const gk_xml_handler *handler,
                        gk_error *err) {
    parsing p = {.xml = gk_xml_new(handler, part), .part = part, .limit = limit};
    if (!p.xml)
        return gk_fail_memory(err);
    gk_status status = gk_zip_read(zip, part, push, &p, err);
    if (status == GK_OK)
        status = gk_xml_finish(p.xml, err);
    gk_xml_free(p.xml);
    return status;
}

/* --- names of parts --- */

/* Append the next segment of a path to `out`: "." is none, ".." takes one back. */
static char *put_segment(char *start, char *out, const char *segment, size_t length) {
    if (length == 0 || (length == 1 && segment[0] == '.'))
        return out;
    if (length == 2 && segment[0] == '.' && segment[1] == '.') {
        while (out > start && *--out != '/')
            ;
        return out;
    }
    if (out > start)
        *out++ = '/';
    memcpy(out, segment, length);
    return out + length;
}

static bool is_slash(char c) {
    return c == '/' || c == '\\';
}

static char *put_path(char *start, char *out, const char *path, size_t size) {
    while (size > 0) {
        size_t length = 0;
        while (length < size && !is_slash(path[length]))
            length++;
        out = put_segment(start, out, path, length);
        length += length < size;
        path += length;
        size -= length;
    }
    return out;
}

/* The name of the part that `base` calls `target`; NULL: no memory. */
static char *resolve(const char *base, gk_xml_slice target) {
    const char *slash = strrchr(base, '/');
    bool absolute = target.length > 0 && is_slash(target.text[0]);
    size_t directory = slash && !absolute ? (size_t)(slash - base) : 0;
    char *path = malloc(directory + target.length + 2);
    if (!path)
        return NULL;
    char *end = put_path(path, path, base, directory);
    end = put_path(path, end, target.text, target.length);
    *end = 0;
    for (char *c = path; *c; c++)
        if ((unsigned char)*c < 0x20) /* would break a message's line; no part is called so */
            *c = '?';
    return path;
}

static void decode_percent(char *name) {
    char *out = name;
    for (const char *at = name; *at; at++) {
        char digits[3] = {at[0] == '%' ? at[1] : 0, 0, 0};
        digits[1] = digits[0] ? at[2] : 0;
        char *end = digits;
        unsigned long c = strtoul(digits, &end, 16);
        bool coded = end == digits + 2 && c >= 0x20;
        *out++ = coded ? (char)c : *at;
        at += coded ? 2 : 0;
    }
    *out = 0;
}

/* Targets are URIs, and relative to the part that has them. Some programs take them for names, and
   for names from the root. */
static char *locate(const gk_zip *zip, const char *base, gk_xml_slice target) {
    for (int attempt = 0; attempt < 4; attempt++) {
        char *name = resolve(attempt < 2 ? base : "", target);
        if (name && attempt % 2)
            decode_percent(name);
        if (!name || gk_zip_has(zip, name))
            return name;
        free(name);
    }
    return resolve(base, target);
}

/* "xl/_rels/workbook.xml.rels" for "xl/workbook.xml". */
static char *relations_part(const char *part) {
    static const char folder[] = "_rels/", ending[] = ".rels";
    const char *slash = strrchr(part, '/');
    size_t directory = slash ? (size_t)(slash + 1 - part) : 0;
    size_t rest = strlen(part) - directory;
    char *name = malloc(directory + rest + sizeof folder + sizeof ending);
    if (!name)
        return NULL;
    memcpy(name, part, directory);
    memcpy(name + directory, folder, sizeof folder - 1);
    memcpy(name + directory + sizeof folder - 1, part + directory, rest);
    memcpy(name + directory + sizeof folder - 1 + rest, ending, sizeof ending);
    return name;
}

/* --- relationships --- */

enum { RELATIONSHIPS = 1, RELATIONSHIP };

typedef struct relations_reader {
    gk_xml_walk walk;
    gk_xlsx_relations *relations;
    const gk_zip *zip;
    const char *base;
} relations_reader;

static gk_xml_slice last_word(gk_xml_slice uri) {
    size_t start = uri.length;
    while (start > 0 && uri.text[start - 1] != '/')
        start--;
    return (gk_xml_slice){uri.text ? uri.text + start : NULL, uri.length - start};
}

static gk_status add_relation(relations_reader *reader, const gk_xml_attributes *attributes,
                              gk_error *err) {
    gk_xlsx_relations *relations = reader->relations;
    gk_xml_slice id = gk_xml_attribute(attributes, "Id");
    gk_xml_slice type = last_word(gk_xml_attribute(attributes, "Type"));
    gk_xml_slice target = gk_xml_attribute(attributes, "Target");
    bool outside = gk_xml_slice_is(gk_xml_attribute(attributes, "TargetMode"), "External");
    if (!id.text || !type.text || !target.text)
        return gk_fail(err, GK_E_FORMAT, "a relationship of '%s' lacks its id, type or target",
                       "“%s”的一个关系缺少标识、类型或目标", reader->base);
    if (relations->count == GK_XLSX_RELATIONS_MAX)
        return gk_fail(err, GK_E_LIMIT, "'%s' has more than %u relationships",
                       "“%s”的关系超过 %u 个", reader->base, GK_XLSX_RELATIONS_MAX);
    if (!gk_grow((void **)&relations->items, relations->count, &relations->capacity,
                 sizeof *relations->items))
        return gk_fail_memory(err);
    gk_xlsx_relation *relation = &relations->items[relations->count++];
    relation->id = gk_xml_slice_copy(id);
    relation->type = gk_xml_slice_copy(type);
    relation->target = outside ? NULL : locate(reader->zip, reader->base, target);
    if (!relation->id || !relation->type || (!relation->target && !outside))
        return gk_fail_memory(err);
    return GK_OK;
}

static gk_status relations_start(void *self, const char *name, const gk_xml_attributes *attributes,
                                 gk_error *err) {
    relations_reader *reader = self;
    if (gk_xml_walk_enter(&reader->walk, name) && reader->walk.state == RELATIONSHIP)
        return add_relation(reader, attributes, err);
    return GK_OK;
}

static gk_status relations_end(void *self, gk_error *err) {
    (void)err;
    gk_xml_walk_leave(&((relations_reader *)self)->walk);
    return GK_OK;
}

gk_status gk_xlsx_relations_read(gk_zip *zip, const char *part, gk_xlsx_relations *relations,
                                 gk_error *err) {
    static const gk_xml_step steps[] = {{0, "Relationships", RELATIONSHIPS},
                                        {RELATIONSHIPS, "Relationship", RELATIONSHIP},
                                        {0, NULL, 0}};
    relations_reader reader = {{steps, 0, 0}, relations, zip, part};
    gk_xml_handler handler = {&reader, relations_start, relations_end, NULL};
    char *name = relations_part(part);
    if (!name)
        return gk_fail_memory(err);
    gk_status status = gk_xlsx_parse(zip, name, GK_XLSX_LIST_MAX, &handler, err);
    free(name);
    return status;
}

void gk_xlsx_relations_free(gk_xlsx_relations *relations) {
    for (size_t i = 0; i < relations->count; i++) {
        free(relations->items[i].id);
        free(relations->items[i].type);
        free(relations->items[i].target);
    }
    free(relations->items);
    *relations = (gk_xlsx_relations){0};
}

const gk_xlsx_relation *gk_xlsx_relation_by_id(const gk_xlsx_relations *relations,
                                               gk_xml_slice id) {
    for (size_t i = 0; i < relations->count; i++)
        if (gk_xml_slice_is(id, relations->items[i].id))
            return &relations->items[i];
    return NULL;
}

const gk_xlsx_relation *gk_xlsx_relation_by_type(const gk_xlsx_relations *relations,
                                                 const char *type) {
    for (size_t i = 0; i < relations->count; i++)
        if (strcmp(relations->items[i].type, type) == 0)
            return &relations->items[i];
    return NULL;
}
