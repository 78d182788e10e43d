#include "input.h"

#include <string.h>

#include "base/json.h"
#include "base/memory.h"

unsigned input_byte(struct input *input)
{
    if (input->left == 0)
        return 0;
    input->left--;
    return *input->at++;
}

size_t input_choice(struct input *input, size_t count)
{
    return input_byte(input) % count;
}

static char *take(struct input *input, size_t bytes)
{
    size_t length = bytes > 0 ? strnlen((const char *)input->at, bytes) : 0;
    char *text = memory_allocate(length + 1, 1);

    if (length > 0)
        memcpy(text, input->at, length);
    input->at += bytes;
    input->left -= bytes;
    return text;
}

char *input_line(struct input *input)
{
    const uint8_t *end = input->left > 0 ? memchr(input->at, '\n', input->left) : NULL;
    char *line = take(input, end != NULL ? (size_t)(end - input->at) : input->left);

    (void)input_byte(input);
    return line;
}

char *input_rest(struct input *input)
{
    return take(input, input->left);
}

bool input_is_utf8(const char *text)
{
    json_t *value = json_string(text);
    bool is_utf8 = value != NULL;

    json_decref(value);
    return is_utf8;
}

bool input_is_boundary(const char *text, size_t offset)
{
    return ((unsigned char)text[offset] & 0xC0) != 0x80;
}
