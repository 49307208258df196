#include "container/probe.h"

#include "container/zip.h"
#include <stdbool.h>
#include <string.h>
#include <strings.h>

typedef struct signature {
    const char *bytes;
    size_t length;
    gk_known_kind kind;
} signature;

#define SIGNATURE(bytes, en, zh)                                                                   \
    {                                                                                              \
        bytes, sizeof(bytes) - 1, {                                                                \
            en, zh                                                                                 \
        }                                                                                          \
    }

static const signature signatures[] = {
    SIGNATURE("\x89PNG", "a PNG picture", " PNG 图片"),
    SIGNATURE("\xFF\xD8\xFF", "a JPEG picture", " JPEG 图片"),
    SIGNATURE("GIF8", "a GIF picture", " GIF 图片"),
    SIGNATURE("II*\0", "a TIFF picture", " TIFF 图片"),
    SIGNATURE("%PDF-", "a PDF document", " PDF 文档"),
    SIGNATURE("{\\rtf", "an RTF document", " RTF 文档"),
    SIGNATURE("\x1F\x8B", "gzip-compressed", " gzip 压缩文件"),
    SIGNATURE("7z\xBC\xAF\x27\x1C", "a 7z archive", " 7z 压缩包"),
    SIGNATURE("Rar!", "a RAR archive", " RAR 压缩包"),
    SIGNATURE("\x7F"
              "ELF",
              "a program", "程序文件"),
};

/* A directory entry's name stands in the file as UTF-16LE. */
static bool has_stream(const unsigned char *bytes, size_t size, const char *name) {
    unsigned char wide[64];
    size_t length = strlen(name) * 2;
    for (size_t i = 0; i < length; i++)
        wide[i] = i % 2 ? 0 : (unsigned char)name[i / 2];
    const unsigned char *at = bytes, *end = bytes + size;
    while ((size_t)(end - at) >= length &&
           (at = memchr(at, wide[0], (size_t)(end - at) - length + 1))) {
        if (memcmp(at, wide, length) == 0)
            return true;
        at++;
    }
    return false;
}

static const gk_known_kind *ole2_kind(const unsigned char *bytes, size_t size) {
    static const struct {
        const char *stream;
        gk_known_kind kind;
    } streams[] = {
        {"EncryptedPackage", {"a password-protected workbook", "加密的工作簿"}},
        {"WordDocument", {"a Word document", " Word 文档"}},
        {"PowerPoint Document", {"a PowerPoint presentation", " PowerPoint 演示文稿"}},
    };
    static const gk_known_kind other = {"an OLE2 file without a workbook",
                                        "不含工作簿的 OLE2 文件"};
    for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
        if (has_stream(bytes, size, streams[i].stream))
            return &streams[i].kind;
    return &other;
}

bool gk_probe_names_workbook(const unsigned char *bytes, size_t size) {
    bool workbook = has_stream(bytes, size, "Workbook") || has_stream(bytes, size, "Book");
    return workbook && !has_stream(bytes, size, "WordDocument") &&
           !has_stream(bytes, size, "PowerPoint Document") &&
           !has_stream(bytes, size, "EncryptedPackage");
}

static bool contains(const unsigned char *bytes, size_t size, const char *word) {
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= size; i++)
        if (strncasecmp((const char *)bytes + i, word, length) == 0)
            return true;
    return false;
}

static bool is_zip(const unsigned char *bytes, size_t size) {
    return size >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0);
}

/* Whether a name in an archive's directory is that of a part, as the readers of packages compare
 * them. */
static bool names_part(const char *name, const char *part) {
    name += strspn(name, "/\\");
    for (; *part && *name; part++, name++)
        if (strncasecmp(name, part, 1) != 0 && !(*name == '\\' && *part == '/'))
            return false;
    return !*part && !*name;
}

/* Documents are packed files as well, but of a package: one of these is in each of them. */
static bool is_package(const gk_zip *zip) {
    static const char *const parts[] = {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
                                        "mimetype"};
    for (size_t i = 0; i < gk_zip_count(zip); i++) {
        const char *name = gk_zip_file_name(zip, i);
        for (size_t p = 0; name && p < sizeof parts / sizeof *parts; p++)
            if (names_part(name, parts[p]))
                return true;
    }
    return false;
}

typedef enum zip_content { ZIP_DAMAGED, ZIP_PACKAGE, ZIP_FILES } zip_content;

static zip_content look_into(const unsigned char *bytes, size_t size) {
    gk_zip *zip;
    if (gk_zip_open_files(bytes, size, &zip, NULL) != GK_OK)
        return ZIP_DAMAGED;
    bool package = is_package(zip);
    gk_zip_close(zip);
    return package ? ZIP_PACKAGE : ZIP_FILES;
}

bool gk_probe_package_fd(int fd) {
    gk_zip *zip;
    if (gk_zip_open_files_fd(fd, &zip, NULL) != GK_OK)
        return false;
    bool package = is_package(zip);
    gk_zip_close(zip);
    return package;
}

static const gk_known_kind archive = {"a ZIP archive", " ZIP 压缩包"};
static const gk_known_kind document = {"a document packed as ZIP", " ZIP 打包的文档"};

/* The part names stand uncompressed at the front of every member. */
static const gk_known_kind *package_kind(const unsigned char *bytes, size_t size) {
    static const struct {
        const char *part;
        gk_known_kind kind;
    } parts[] = {
        {"word/document", {"a Word document", " Word 文档"}},
        {"ppt/presentation", {"a PowerPoint presentation", " PowerPoint 演示文稿"}},
        {"xl/workbook.bin", {"an .xlsb workbook", " .xlsb 工作簿"}},
        {"xl/workbook.xml", {"a damaged .xlsx workbook", "损坏的 .xlsx 工作簿"}},
        {"opendocument.spreadsheet", {"an ODS workbook", " ODS 工作簿"}},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (contains(bytes, size, parts[i].part))
            return &parts[i].kind;
    return &archive;
}

bool gk_probe_archive(const unsigned char *bytes, size_t size) {
    if (!is_zip(bytes, size))
        return false;
    zip_content content = look_into(bytes, size);
    return content == ZIP_FILES ||
           (content == ZIP_DAMAGED && package_kind(bytes, size) == &archive);
}

static const gk_known_kind *zip_kind(const unsigned char *bytes, size_t size) {
    zip_content content = look_into(bytes, size);
    const gk_known_kind *kind = content == ZIP_FILES ? &archive : package_kind(bytes, size);
    return content == ZIP_PACKAGE && kind == &archive ? &document : kind;
}

/* XML is text too, but its figures stand between tags: read as lines it would be prose. */
static bool is_xml(const unsigned char *bytes, size_t size) {
    size_t i = size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (i < size && strchr(" \t\r\n", bytes[i]) && bytes[i])
        i++;
    return size - i >= 5 && contains(bytes + i, 5, "<?xml");
}

static bool is_ole2(const unsigned char *bytes, size_t size) {
    return size >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

static const gk_known_kind *simple_kind(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (size >= signatures[i].length &&
            memcmp(bytes, signatures[i].bytes, signatures[i].length) == 0)
            return &signatures[i].kind;
    return NULL;
}

bool gk_probe_may_be_text(const unsigned char *bytes, size_t size) {
    return !simple_kind(bytes, size) && !is_ole2(bytes, size) && !is_zip(bytes, size) &&
           !is_xml(bytes, size);
}

const gk_known_kind *gk_probe_known(const unsigned char *bytes, size_t size) {
    static const gk_known_kind xml = {"an XML document", " XML 文档"};
    if (is_ole2(bytes, size))
        return ole2_kind(bytes, size);
    if (is_zip(bytes, size))
        return zip_kind(bytes, size);
    return is_xml(bytes, size) ? &xml : simple_kind(bytes, size);
}
