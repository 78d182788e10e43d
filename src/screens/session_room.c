/* Whether there is room on a date for this family, and how to say so before she chooses it. */
#include "screens/day_words.h"
#include "screens/sessions.h"

/* More than so many are nothing to hurry for. */
enum { FEW_PLACES = 5 };

static bool has_no_place(const struct places *left)
{
    return left->families <= 0 || left->children <= 0 || left->adults <= 0;
}

static enum session_state state_told(const struct visit *visit, const struct visit_session *entry)
{
    if (entry->verdict == VERDICT_NOT_YET)
        return STATE_NOT_YET;
    if (entry->verdict == VERDICT_OVER)
        return STATE_OVER;
    if (entry->verdict != VERDICT_OPEN)
        return STATE_UNKNOWN;
    if (visit_has_room(visit, entry))
        return STATE_ROOM;
    return has_no_place(&entry->left) ? STATE_FULL : STATE_TOO_FEW;
}

enum session_state session_state(const struct visit *visit, const struct visit_session *entry)
{
    enum session_kind kind = session_at(visit, entry->session)->kind;

    if (!session_takes_sign_ups(kind))
        return kind == SESSION_DROP_IN ? STATE_COME : kind == SESSION_INVITATION ? STATE_INVITED : STATE_ASK;
    if (entry->sign_up == SESSION_NOT_YET)
        return STATE_NOT_YET;
    if (entry->sign_up == SESSION_OVER)
        return STATE_OVER;
    if (!entry->is_told || visit->keeper_trouble[0] != '\0')
        return STATE_UNKNOWN;
    return state_told(visit, entry);
}

bool session_is_theirs(const struct visit *visit, const struct visit_session *entry)
{
    return visit->age_count == 0 || (entry->fits | entry->may_fit) != 0;
}

static bool counts_families(const struct visit_session *entry)
{
    return entry->left.families < PLACES_NO_LIMIT;
}

/* Of families, or where their number has no limit, of children. */
static int places_left_now(const struct visit_session *entry)
{
    return counts_families(entry) ? entry->left.families : entry->left.children;
}

static struct said say_count(struct ui_view *view, const struct visit *visit, const char *key, int count)
{
    struct word_value value = {.name = "count", .kind = WORD_NUMBER, .number = count};

    return say_with(view, visit, key, &value, 1);
}

static struct said say_opens(struct ui_view *view, const struct visit *visit,
                             const struct visit_session *entry)
{
    static const int week = 7;

    /* A whole date is too long for a chip; the page of the session has it. */
    if (entry->opens_day.year == 0 || date_days_between(visit->today, entry->opens_day) >= week)
        return say(view, visit, "session.note.not-yet");
    return say_moment(view, visit, "session.note.opens", entry->opens_day, entry->opens_minute);
}

struct said say_session_note(struct ui_view *view, const struct visit *visit,
                             const struct visit_session *entry)
{
    int left = places_left_now(entry);

    switch (session_state(visit, entry)) {
    case STATE_COME:
        return say(view, visit, "session.note.come");
    case STATE_INVITED:
        return say(view, visit, "access.invitation.title");
    case STATE_ASK:
        return say(view, visit, "access.ask.title");
    case STATE_NOT_YET:
        return say_opens(view, visit, entry);
    case STATE_OVER:
        return say(view, visit, "session.note.over");
    case STATE_ROOM:
        return left <= FEW_PLACES ? say_count(view, visit, "session.note.left", left)
                                  : say(view, visit, "session.note.free");
    case STATE_TOO_FEW:
        return say(view, visit, "session.note.too-few");
    case STATE_FULL:
        return say_count(view, visit, "session.note.full", entry->waiting);
    case STATE_UNKNOWN:
        break;
    }
    return (struct said){0};
}

struct said say_session_room(struct ui_view *view, const struct visit *visit,
                             const struct visit_session *entry)
{
    const char *key = counts_families(entry) ? "session.room-families" : "session.room-children";
    int left = places_left_now(entry);

    if (session_at(visit, entry->session)->kind == SESSION_APPOINTMENT)
        return (struct said){0}; /* each time says of itself whether it is taken */
    switch (session_state(visit, entry)) {
    case STATE_ROOM:
        return left < PLACES_NO_LIMIT ? say_count(view, visit, key, left) : say(view, visit, "session.room");
    case STATE_TOO_FEW:
        return say(view, visit, "session.room-too-few");
    case STATE_FULL:
        return say_count(view, visit, "session.full", entry->waiting);
    default:
        return (struct said){0};
    }
}
