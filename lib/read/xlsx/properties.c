#include "read/xlsx/properties.h"

#include "container/xml_walk.h"
#include <string.h>

enum { ROOT = 1, FIRST }; /* the i-th property is state FIRST + i */

typedef struct reader {
    gk_xml_walk walk;
    gk_xlsx_properties *out;
} reader;

static gk_status on_start(void *self, const char *name, const gk_xml_attributes *attributes,
                          gk_error *err) {
    (void)attributes;
    (void)err;
    gk_xml_walk_enter(&((reader *)self)->walk, name);
    return GK_OK;
}

static gk_status on_end(void *self, gk_error *err) {
    (void)err;
    gk_xml_walk_leave(&((reader *)self)->walk);
    return GK_OK;
}

static gk_status on_text(void *self, const char *text, size_t length, gk_error *err) {
    reader *r = self;
    int state = gk_xml_walk_state(&r->walk);
    (void)err;
    if (state < FIRST)
        return GK_OK;
    size_t *used = &r->out->lengths[state - FIRST], room = GK_XLSX_PROPERTY_MAX - 1 - *used;
    size_t n = length < room ? length : room;
    memcpy(r->out->texts[state - FIRST] + *used, text, n);
    *used += n;
    return GK_OK;
}

void gk_xlsx_properties_read(gk_zip *zip, const char *type, const char *root,
                             const char *const *names, gk_xlsx_properties *out) {
    gk_xml_step steps[GK_XLSX_PROPERTIES_MAX + 2] = {{0, root, ROOT}};
    gk_xlsx_relations relations = {0};
    const gk_xlsx_relation *part = NULL;
    *out = (gk_xlsx_properties){0};
    for (int i = 0; i < GK_XLSX_PROPERTIES_MAX && names[i]; i++)
        steps[1 + i] = (gk_xml_step){ROOT, names[i], FIRST + i};
    reader r = {.walk = {steps, 0, 0}, .out = out};
    gk_xml_handler handler = {&r, on_start, on_end, on_text};
    if (gk_xlsx_relations_read(zip, "", &relations, NULL) == GK_OK)
        part = gk_xlsx_relation_by_type(&relations, type);
    if (part && part->target)
        gk_xlsx_parse(zip, part->target, GK_XLSX_LIST_MAX, &handler, NULL);
    gk_xlsx_relations_free(&relations);
}
