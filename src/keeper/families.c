#include "keeper/families.h"

#include <stdlib.h>
#include <string.h>

#include "keeper/box.h"
#include "mail/family.h"

/* Of BCP 47, as on the wire. */
enum { TAG_CHARS_MAX = 35 };

#define TAG_CHARACTERS "0123456789-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

bool family_stands(const struct booking *booking)
{
    return booking->state == BOOKING_BOOKED || booking->state == BOOKING_WAITING ||
           booking->state == BOOKING_OFFERED;
}

bool family_signed_up(const struct booking *booking)
{
    return family_stands(booking) && !booking->is_walk_in;
}

/* One glass that has sealed nonsense must not keep staff from the whole register. */
static const char *tag_of(const struct submission *submission)
{
    size_t length = strspn(submission->language, TAG_CHARACTERS);

    return submission->language[length] == '\0' && length <= TAG_CHARS_MAX ? submission->language : "";
}

json_t *family_open(const struct safe *safe, const struct centre *centre, const struct booking *booking)
{
    struct date today = date_of_utc(clock_utc_ms(&safe->clock));
    struct submission submission;
    json_t *family;

    if (booking->sealed == NULL || box_open(safe, booking->sealed, &submission) != OK)
        return json_pack("{s:s,s:s,s:s,s:[]}", "name", "", "phone", "", "language", "", "ages");
    family =
        family_read(centre != NULL ? centre_find_flow(centre, submission.kind) : NULL, &submission, today);
    if (json_object_set_new(family, "language", json_string(tag_of(&submission))) != 0)
        abort();
    submission_finish(&submission);
    return family;
}
