#include "read/xls/biff_decrypt.h"

#include "base/little_endian.h"
#include "read/xls/biff_cipher.h"
#include "container/biff_records.h"

/* Of no kind that anyone knows: whoever reads on passes over it. */
enum { NO_TYPE = 0x1FFF };

/* Kinds that matter here only. */
enum {
    INTERFACEHDR = 0x00E1,
    RRDHEAD = 0x0138,
    USREXCL = 0x0194,
    FILELOCK = 0x0195,
    RRDINFO = 0x0196
};

/* The FILEPASS of the first substream; the walk then stands behind it. */
static bool find(gk_biff_walk *walk, gk_biff_record *filepass, gk_biff_version *version) {
    bool end;
    unsigned substream;
    if (gk_biff_next(walk, filepass, &end, NULL) || end ||
        !gk_biff_bof(filepass, version, &substream) || *version < GK_BIFF5)
        return false;
    while (!gk_biff_next(walk, filepass, &end, NULL) && !end && filepass->type != GK_BIFF_EOF)
        if (filepass->type == GK_BIFF_FILEPASS)
            return true;
    return false;
}

/* How many bytes of a record's data are never encrypted (MS-XLS 2.2.10). */
static size_t plain_length(const gk_biff_record *r) {
    switch (r->type) {
    case GK_BIFF_BOF:
    case GK_BIFF_FILEPASS:
    case INTERFACEHDR:
    case RRDHEAD:
    case USREXCL:
    case FILELOCK:
    case RRDINFO:
        return r->length;
    case GK_BIFF_BOUNDSHEET:
        return r->length < 4 ? r->length : 4; /* where the sheet is */
    default:
        return 0;
    }
}

static gk_status decrypt_rest(gk_biff_cipher *cipher, unsigned char *stream, gk_biff_walk walk,
                              gk_error *err) {
    gk_biff_record r;
    bool end;
    for (;;) {
        gk_status status = gk_biff_next(&walk, &r, &end, err);
        if (status || end)
            return status;
        size_t plain = plain_length(&r), position = r.offset + 4 + plain;
        gk_biff_cipher_decrypt(cipher, stream + position, r.length - plain, position, r.length);
    }
}

bool gk_biff_is_encrypted(const unsigned char *stream, size_t size) {
    gk_biff_walk walk = {stream, size, 0};
    gk_biff_record filepass;
    gk_biff_version version;
    return find(&walk, &filepass, &version);
}

gk_status gk_biff_decrypt(unsigned char *stream, size_t size, gk_error *err) {
    gk_biff_walk walk = {stream, size, 0};
    gk_biff_record filepass;
    gk_biff_cipher cipher;
    gk_biff_version version;
    if (!find(&walk, &filepass, &version))
        return GK_OK;
    gk_status status =
        gk_biff_cipher_open(&cipher, filepass.data, filepass.length, version == GK_BIFF8, err);
    if (status)
        return status;
    stream[filepass.offset] = NO_TYPE & 0xFF;
    stream[filepass.offset + 1] = NO_TYPE >> 8;
    return decrypt_rest(&cipher, stream, walk, err);
}
