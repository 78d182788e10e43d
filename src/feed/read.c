/* One file: its bytes, its JSON, and which of the forms it has that services come in. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "feed/inside.h"

/* Depth and number of values before anything is built of them, so that no file can take all memory. */
static enum status check_size(struct gathering *gathering, const char *text, size_t bytes,
                              const char *shown_name)
{
    size_t depth = 0;
    bool in_text = false;
    int line = 1;

    for (size_t i = 0; i < bytes; i++) {
        char c = text[i];

        line += c == '\n';
        if (in_text) {
            i += c == '\\';
            in_text = c != '"';
            continue;
        }
        in_text = c == '"';
        depth += c == '{' || c == '[';
        depth -= depth > 0 && (c == '}' || c == ']');
        gathering->values += c == '{' || c == '[' || c == ',';
        if (depth > FEED_DEPTH_MAX) {
            faults_add(gathering->faults, shown_name, line,
                       "lists and objects stand more than %d deep in each other; this is no feed of services",
                       FEED_DEPTH_MAX);
            return INVALID;
        }
    }
    if (gathering->values <= FEED_VALUES_MAX)
        return OK;
    faults_add(gathering->faults, shown_name, 0,
               "holds more than %d values, with the files before it; import it in parts", FEED_VALUES_MAX);
    return FULL;
}

/* What a text that is no JSON most probably is. NULL: ask the parser. */
static const char *guess(const char *text, size_t bytes)
{
    size_t start = 0;

    while (start < bytes && text[start] != '\0' && strchr(" \t\r\n", text[start]) != NULL)
        start++;
    if (start == bytes)
        return "is empty; fetch it again";
    if (bytes >= 2 && (memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0))
        return "is UTF-16; save it as UTF-8";
    if (memchr(text, '\0', bytes) != NULL)
        return "is not text; name the JSON file";
    if (text[start] == '<')
        return "is a web page or XML, not JSON; fetch the feed itself";
    return NULL;
}

static void complain(struct gathering *gathering, const char *shown_name, const json_error_t *error)
{
    switch (json_error_code(error)) {
    case json_error_premature_end_of_input:
        faults_add(gathering->faults, shown_name, error->line,
                   "ends in the middle: it was cut off; fetch it again");
        break;
    case json_error_invalid_utf8:
        faults_add(gathering->faults, shown_name, error->line, "is not UTF-8 (%s); save it as UTF-8",
                   error->text);
        break;
    case json_error_end_of_input_expected:
        faults_add(gathering->faults, shown_name, error->line,
                   "goes on after its end; put one service in each file, or all in a list: [ … , … ]");
        break;
    default:
        faults_add(gathering->faults, shown_name, error->line,
                   "not valid JSON: %s (column %d); mend it there", error->text, error->column);
        break;
    }
}

/* A key that stands twice in an object is a fault that can be lived with; jansson names the first. */
static json_t *parse(struct gathering *gathering, const char *text, size_t bytes, const char *shown_name)
{
    json_error_t error;
    json_t *root = json_loadb(text, bytes, JSON_REJECT_DUPLICATES, &error);
    char remark[JSON_ERROR_TEXT_LENGTH + 200];
    char name[100];

    if (root == NULL && json_error_code(&error) == json_error_duplicate_key) {
        plain_show(shown_name, name);
        (void)snprintf(remark, sizeof remark,
                       "%s line %d: a key stands twice in one object (%s): the last one counts", name,
                       error.line, error.text);
        feed_remark(gathering->feed, "", "", remark);
        root = json_loadb(text, bytes, 0, &error);
    }
    if (root == NULL)
        complain(gathering, shown_name, &error);
    return root;
}

enum status gather_text(struct gathering *gathering, const char *text, size_t bytes, const char *shown_name)
{
    const char *reason;
    json_t *root;
    enum status status;

    if (bytes >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) { /* a byte order mark */
        text += 3;
        bytes -= 3;
    }
    reason = guess(text, bytes);
    if (reason != NULL) {
        faults_add(gathering->faults, shown_name, 0, "%s", reason);
        return INVALID;
    }
    status = check_size(gathering, text, bytes, shown_name);
    if (status != OK)
        return status;
    gathering->bytes += bytes;
    if (gathering->bytes > FEED_BYTES_MAX) {
        faults_add(gathering->faults, shown_name, 0,
                   "makes it more than %d MiB with the files before it; "
                   "import it in parts",
                   FEED_BYTES_MAX / (1024 * 1024));
        return FULL;
    }
    root = parse(gathering, text, bytes, shown_name);
    if (root == NULL)
        return INVALID;
    status = gather_root(gathering, root, shown_name);
    json_decref(root);
    return status;
}

enum status gather_file(struct gathering *gathering, const char *path, const char *shown_name)
{
    char *text = NULL;
    size_t bytes = 0;
    enum status status = file_read(path, FEED_FILE_BYTES_MAX, &text, &bytes);

    if (status == FULL) {
        faults_add(gathering->faults, shown_name, 0, "is larger than %d MiB; import it in parts",
                   FEED_FILE_BYTES_MAX / (1024 * 1024));
        return status;
    }
    if (status != OK) {
        faults_add(gathering->faults, shown_name, 0, "cannot be read: %s; look at its name and permissions",
                   strerror(errno));
        return status;
    }
    status = gather_text(gathering, text, bytes, shown_name);
    free(text);
    return status;
}
