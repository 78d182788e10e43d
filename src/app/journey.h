/* A visit played by a text file, or by lines on standard input as they come: real touches at the nodes'
 * places, through the ordinary event path. The commands are listed in tests/journeys/README.md. Does not:
 * change the model; nothing is injected. */
#ifndef APP_JOURNEY_H
#define APP_JOURNEY_H

#include "app/kiosk.h"

struct journey;

/* `path` "-" is standard input, each line answered with `ok` or `fail …`.
 * Fails: NOT_FOUND, DENIED, IO, FULL. */
enum status journey_open(const char *path, struct journey **ret_journey) MUST_CHECK;
void journey_close(struct journey *journey);

enum journey_state { JOURNEY_GOES_ON, JOURNEY_WAITS, JOURNEY_DONE, JOURNEY_FAILED };

/* Carries out the next line, if there is one yet. `pump` hands the events that it makes to the kiosk. */
enum journey_state journey_step(struct journey *journey, struct kiosk *kiosk,
                                void (*pump)(struct kiosk *kiosk));

#endif
