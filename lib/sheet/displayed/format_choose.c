#include "sheet/displayed/format_choose.h"

/* The section for text: the fourth, or one with an @. The others are for numbers. */
static size_t text_section(const gk_format *format) {
    size_t i = 0;
    while (i < format->count && i < GK_FORMAT_SECTIONS - 1 &&
           format->sections[i].kind != GK_SECTION_TEXT)
        i++;
    return i;
}

static size_t number_sections(const gk_format *format, const gk_format_section *sections[]) {
    size_t text = text_section(format), count = 0;
    for (size_t i = 0; i < format->count; i++)
        if (i != text)
            sections[count++] = &format->sections[i];
    return count;
}

static bool holds(const gk_format_section *section, double number) {
    switch (section->relation) {
    case GK_RELATION_LESS:
        return number < section->bound;
    case GK_RELATION_LESS_EQUAL:
        return number <= section->bound;
    case GK_RELATION_EQUAL:
        return number == section->bound;
    case GK_RELATION_NOT_EQUAL:
        return number != section->bound;
    case GK_RELATION_GREATER_EQUAL:
        return number >= section->bound;
    case GK_RELATION_GREATER:
        return number > section->bound;
    case GK_RELATION_NONE:
    default:
        return true;
    }
}

/* A section for negative numbers only writes its own minus, if any. */
static bool for_negatives(const gk_format_section *section) {
    switch (section->relation) {
    case GK_RELATION_LESS:
        return section->bound <= 0;
    case GK_RELATION_LESS_EQUAL:
    case GK_RELATION_EQUAL:
        return section->bound < 0;
    default:
        return false;
    }
}

/* Positive; negative; zero. */
static gk_choice by_sign(const gk_format_section *const sections[], size_t count, double number) {
    size_t i = 0;
    if (number < 0 && count > 1)
        i = 1;
    if (number == 0 && count > 2)
        i = 2;
    return (gk_choice){.section = sections[i], .minus = number < 0 && count == 1};
}

/* Whether a second section without a condition of its own needs a minus, by the first one's. */
static bool rest_needs_minus(const gk_format_section *first) {
    if (first->relation == GK_RELATION_EQUAL || first->relation == GK_RELATION_NONE)
        return true;
    return first->bound >= 0 &&
           (first->relation == GK_RELATION_GREATER || first->relation == GK_RELATION_GREATER_EQUAL);
}

static bool needs_minus(const gk_format_section *const sections[], size_t count, size_t i) {
    if (i == 1 && count <= 2 && !sections[1]->relation)
        return rest_needs_minus(sections[0]);
    return !for_negatives(sections[i]);
}

/* The first section whose condition holds; a first one without any is for positive numbers. */
static gk_choice by_condition(const gk_format_section *const sections[], size_t count,
                              double number) {
    for (size_t i = 0; i < count; i++) {
        bool fits = i == 0 && !sections[0]->relation ? number > 0 : holds(sections[i], number);
        if (fits)
            return (gk_choice){.section = sections[i],
                               .minus = number < 0 && needs_minus(sections, count, i)};
    }
    if (count > 1)
        return (gk_choice){.kind = GK_CHOICE_OVERFLOW};
    return (gk_choice){.kind = GK_CHOICE_GENERAL,
                       .minus = number < 0 && rest_needs_minus(sections[0])};
}

gk_choice gk_format_choose_number(const gk_format *format, double number) {
    const gk_format_section *sections[GK_FORMAT_SECTIONS];
    size_t count = number_sections(format, sections);
    bool conditions = false;
    for (size_t i = 0; i < count; i++)
        conditions = conditions || sections[i]->relation;
    if (count == 0)
        return (gk_choice){.kind = GK_CHOICE_GENERAL, .minus = number < 0};
    return conditions ? by_condition(sections, count, number) : by_sign(sections, count, number);
}

gk_choice gk_format_choose_text(const gk_format *format) {
    size_t i = text_section(format);
    if (i >= format->count)
        return (gk_choice){.kind = GK_CHOICE_GENERAL};
    return (gk_choice){.section = &format->sections[i]};
}
