#include "app/line.h"

#include <stdlib.h>

#include "base/memory.h"

/* The keeper answers within milliseconds; a disk that takes longer than this is a fault that staff must see.
 */
enum { ANSWER_WAIT_MS = 10000 };

void line_init(struct line *line, const char *socket_path, const struct clock *clock)
{
    *line = (struct line){.socket_path = memory_copy_text(socket_path), .clock = clock};
}

void line_hang_up(struct line *line)
{
    wire_close(line->channel);
    line->channel = NULL;
    line->is_waiting = false;
}

void line_finish(struct line *line)
{
    line_hang_up(line);
    free(line->socket_path);
}

static enum status connect_and_send(struct line *line, const json_t *request)
{
    enum status status = wire_connect(line->socket_path, &line->channel);

    return status == OK ? wire_send(line->channel, request) : status;
}

bool line_ask(struct line *line, enum wire_kind kind, json_t *fields)
{
    json_t *request = wire_request(kind, fields);
    enum status status = UNAVAILABLE;

    if (!line->stays || line->is_waiting)
        line_hang_up(line);
    if (line->channel != NULL)
        status = wire_send(line->channel, request);
    if (status == UNAVAILABLE) { /* there was none, or the keeper has started anew since */
        line_hang_up(line);
        status = connect_and_send(line, request);
    }
    json_decref(request);
    if (status != OK) {
        line_hang_up(line);
        return false;
    }
    line->asked = kind;
    line->is_waiting = true;
    line->deadline_ms = clock_monotonic_ms(line->clock) + ANSWER_WAIT_MS;
    return true;
}

enum status line_step(struct line *line, json_t **ret_message, const json_t **ret_fields,
                      enum status *ret_verdict)
{
    char why[WIRE_WHY_BYTES];
    enum status status = wire_receive(line->channel, ret_message);

    if (status == OK) {
        *ret_fields = NULL;
        *ret_verdict = wire_check_answer(*ret_message, line->asked, ret_fields, why);
        line->is_waiting = false;
        if (!line->stays)
            line_hang_up(line);
        return OK;
    }
    if (status == BUSY && clock_monotonic_ms(line->clock) <= line->deadline_ms)
        return BUSY;
    line_hang_up(line);
    return UNAVAILABLE;
}

bool line_tell(const struct line *line, enum wire_kind kind, json_t *fields)
{
    struct wire_channel *channel = NULL;
    json_t *request = wire_request(kind, fields);
    bool is_sent = wire_connect(line->socket_path, &channel) == OK && wire_send(channel, request) == OK;

    /* What was sent stays in the socket for the keeper to read after we have hung up. */
    json_decref(request);
    wire_close(channel);
    return is_sent;
}
