#include "base/kiosk_name.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "base/place.h"

enum { FILE_BYTES_MAX = 4096 };

static const char NAMELESS[] = "kiosk";

/* The character at `*at`, which is moved behind it. The text is UTF-8. */
static uint32_t next_character(const unsigned char **at)
{
    unsigned char first = *(*at)++;
    uint32_t character = first;
    int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;

    if (more > 0)
        character = first & (0x3FU >> more);
    for (; more > 0; more--)
        character = character << 6 | (*(*at)++ & 0x3FU);
    return character;
}

/* Controls, line ends, and what turns the order of a line. Source: Unicode, general categories Cc, Zl and Zp,
 * property Bidi_Control. */
static bool may_stand(uint32_t character)
{
    return character >= 0x20 && (character < 0x7F || character > 0x9F) && character != 0x061C &&
           character != 0x200E && character != 0x200F && (character < 0x2028 || character > 0x202E) &&
           (character < 0x2066 || character > 0x2069);
}

enum status kiosk_name_check(const char *name)
{
    json_t *text = json_string(name); /* nothing when it is not UTF-8 */
    const unsigned char *at = (const unsigned char *)name;
    bool holds = text != NULL && strspn(name, " ") < strlen(name);
    int count = 0;

    json_decref(text);
    while (holds && *at != '\0')
        holds = may_stand(next_character(&at)) && ++count <= KIOSK_NAME_CHARS_MAX;
    return holds ? OK : INVALID;
}

/* A host's name is plain ASCII. Source: RFC 1123 2.1. */
static void machine_name(char ret_name[HOST_NAME_MAX + 1])
{
    if (gethostname(ret_name, HOST_NAME_MAX) != 0)
        ret_name[0] = '\0';
    ret_name[KIOSK_NAME_CHARS_MAX] = '\0';
    ret_name[strcspn(ret_name, ".")] = '\0';
    if (kiosk_name_check(ret_name) != OK)
        memcpy(ret_name, NAMELESS, sizeof NAMELESS);
}

static enum status copy_name(const char *name, char *ret_name, size_t capacity)
{
    if (strlen(name) >= capacity)
        return FULL;
    memcpy(ret_name, name, strlen(name) + 1);
    return OK;
}

enum status kiosk_name_read_own(const char *data, char *ret_name, size_t capacity)
{
    char path[PATH_MAX];
    char *text = NULL;
    size_t bytes = 0;
    json_t *root;
    const char *name;
    enum status status = place_join(data, PLACE_KIOSK, path, sizeof path);

    if (status == OK)
        status = file_read(path, FILE_BYTES_MAX, &text, &bytes);
    if (status != OK)
        return status == NOT_FOUND ? NOT_FOUND : status == FULL ? INVALID : IO;
    root = json_loadb(text, bytes, JSON_REJECT_DUPLICATES, NULL);
    name = json_string_value(json_object_get(root, "name"));
    status = name != NULL ? kiosk_name_check(name) : INVALID;
    if (status == OK)
        status = copy_name(name, ret_name, capacity);
    json_decref(root);
    free(text);
    return status;
}

enum status kiosk_name_read(const char *data, char *ret_name, size_t capacity)
{
    char machine[HOST_NAME_MAX + 1];
    enum status status = kiosk_name_read_own(data, ret_name, capacity);

    if (status == OK || status == FULL)
        return status;
    machine_name(machine);
    return copy_name(machine, ret_name, capacity);
}

enum status kiosk_name_write(const char *data, const char *name)
{
    char path[PATH_MAX];
    json_t *root = NULL;
    char *text = NULL;
    enum status status = kiosk_name_check(name);

    if (status == OK)
        status = place_join(data, PLACE_KIOSK, path, sizeof path);
    if (status != OK)
        return status;
    root = json_pack("{s:s}", "name", name);
    text = json_write_compact(root);
    status = file_write(path, text, strlen(text), 0644); /* the glass reads it */
    free(text);
    json_decref(root);
    return status;
}
