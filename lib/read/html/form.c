#include "read/html/form.h"

#include <string.h>
#include <strings.h>

const char *gk_html_input_value(const gk_html_attributes *attributes) {
    static const char *const silent[] = {"hidden",   "checkbox", "radio", "button",
                                         "submit",   "reset",    "image", "file",
                                         "password", "color",    "range"};
    const char *type = gk_html_attribute(attributes, "type");
    for (size_t i = 0; type && i < sizeof silent / sizeof *silent; i++)
        if (strcasecmp(type, silent[i]) == 0)
            return NULL;
    return gk_html_attribute(attributes, "value");
}

/* A list of several lines, or of which several can be chosen, shows none for chosen. */
void gk_html_select_begin(gk_html_select *select, const gk_html_attributes *attributes) {
    const char *size = gk_html_attribute(attributes, "size");
    bool lines = size && strcmp(size, "") != 0 && strcmp(size, "0") != 0 && strcmp(size, "1") != 0;
    gk_buffer_clear(&select->first);
    *select = (gk_html_select){.open = true,
                               .chosen = lines || gk_html_attribute(attributes, "multiple"),
                               .first = select->first};
}

bool gk_html_select_option(gk_html_select *select, const gk_html_attributes *attributes) {
    bool selected = gk_html_attribute(attributes, "selected") != NULL;
    select->chosen = select->chosen || selected;
    select->capturing = select->open && !selected && select->options++ == 0;
    return selected;
}

gk_status gk_html_select_text(gk_html_select *select, const char *text, size_t length,
                              gk_error *err) {
    if (select->capturing)
        gk_buffer_append(&select->first, text, length);
    return gk_buffer_check(&select->first, err);
}

void gk_html_select_option_end(gk_html_select *select) {
    select->capturing = false;
}

const char *gk_html_select_end(gk_html_select *select) {
    bool shows_first = select->open && !select->chosen && select->options > 0;
    select->open = false;
    return shows_first ? gk_buffer_view(&select->first) : NULL;
}

void gk_html_select_free(gk_html_select *select) {
    gk_buffer_free(&select->first);
}
