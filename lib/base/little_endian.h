/** Numbers as they stand in Microsoft's files, least significant byte first. */
#ifndef GK_LITTLE_ENDIAN_H
#define GK_LITTLE_ENDIAN_H

#include <stdint.h>
#include <string.h>

static inline uint16_t gk_u16(const unsigned char *p) {
    return (uint16_t)(p[0] | p[1] << 8);
}

static inline uint32_t gk_u32(const unsigned char *p) {
    return (uint32_t)gk_u16(p) | (uint32_t)gk_u16(p + 2) << 16;
}

static inline double gk_f64(const unsigned char *p) {
    uint64_t bits = (uint64_t)gk_u32(p) | (uint64_t)gk_u32(p + 4) << 32;
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

#endif
