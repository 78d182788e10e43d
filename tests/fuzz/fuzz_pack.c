/* Any file of a centre pack: it is read as a questionnaire, as centre.json, as services.json and as
 * timetable.json, and either has faults or is of use. A questionnaire that passes is walked through, answered
 * and sent; services that pass are offered; sessions that pass have dates. Input: the file. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "centre/inside.h"
#include "rules/response.h"

#include "input.h"

static const struct date today = {.year = 2026, .month = 11, .day = 22};
static const char *const typed[] = {"",       "Amina",       "আমিনা", "020 7946 0123",
                                    "E1 4NS", "a@b.example", "7",     "\n"};

static void check_faults(const struct faults *faults)
{
    char line[1024];

    for (size_t i = 0; i < faults->count && i < FAULTS_KEPT; i++) {
        faults_line(faults, i, line, sizeof line);
        assert(line[0] != '\0' && faults->list[i].line >= 0);
    }
}

/* An answer to each item, right and wrong ones in turn; `turn` makes them others. */
static void fill(const struct flow *flow, size_t turn, struct answers *answers)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        const struct flow_item *item = &flow->items[i];
        struct answer *answer = &answers->list[i];
        size_t options = item->type == FLOW_BOOLEAN ? 2 : item->option_count;
        int instance = flow_is_roster(flow, i) && turn % 2 == 1 ? flow_add_instance(flow, i, answers) : -1;
        const char *text = typed[(i + turn) % (sizeof typed / sizeof typed[0])];

        answer->chosen = options > 0 ? UINT64_C(1) << (i + turn) % options : 0;
        memcpy(answer->text, text, strlen(text) + 1);
        memcpy(answer->plain, text, strlen(text) + 1);
        answer->length_graphemes = strlen(text);
        answer->date = (struct date){.year = 2026, .month = (int)((i + turn) % 14), .day = (int)(turn % 3)};
        answer->number = (int64_t)i - 3;
        answer->is_number = (i + turn) % 3 != 0;
        assert(instance < 0 || answers->list[instance].present);
    }
}

static void walk(const struct flow *flow, const struct answers *answers)
{
    size_t count = flow_page_count(flow, answers);
    int page = flow_first_page(flow, answers);
    size_t steps = 0;

    for (; page >= 0; page = flow_next_page(flow, answers, (size_t)page)) {
        enum flow_problem problem = FLOW_FINE;
        int before = flow_previous_page(flow, answers, (size_t)page);
        int item = flow_first_problem(flow, page, answers, today, &problem);
        int outcome = flow_outcome(flow, answers, (size_t)page);

        steps++;
        assert(steps <= count && flow_page_number(flow, answers, (size_t)page) == steps);
        assert((before < 0) == (steps == 1));
        assert(before < 0 || flow_next_page(flow, answers, (size_t)before) == page);
        assert(outcome < 0 || flow->items[outcome].is_outcome);
        assert(item < 0 ||
               (flow_is_on_page(flow, (size_t)page, (size_t)item) && strlen(flow_problem_name(problem)) > 0));
    }
    assert(steps == count);
}

static void send(const struct flow *flow, const struct answers *answers)
{
    const struct submission_meta meta = {.id = "3f0c1f6e-0000-4000-8000-000000000001",
                                         .kind = flow->name,
                                         .centre = "fuzz",
                                         .pack_hash = "",
                                         .language = "bn",
                                         .privacy_version = "1",
                                         .created_utc_ms = INT64_C(1795000000000)};
    struct submission submission;
    char *text = submission_write(flow, answers, &meta);

    assert(submission_read(text, strlen(text), &submission) == OK);
    assert(strcmp(submission.kind, flow->name) == 0);
    submission_finish(&submission);
    memory_wipe_text(text);
}

/* One instance of every roster goes, and with it what was answered there. */
static void take_out(const struct flow *flow, struct answers *answers)
{
    for (size_t i = 0; i < flow->item_count; i++) {
        size_t count = flow_is_roster(flow, i) ? flow_instances(flow, i, answers) : 0;

        if (count == 0)
            continue;
        flow_remove_instance(flow, (size_t)flow_instance(flow, i, count / 2), answers);
        assert(flow_instances(flow, i, answers) == count - 1);
    }
}

static void use_flow(const struct flow *flow)
{
    struct answers answers;

    answers_init(&answers, flow->item_count);
    flow_begin(flow, &answers);
    for (size_t turn = 0; turn < 4; turn++) {
        walk(flow, &answers);
        send(flow, &answers);
        fill(flow, turn, &answers);
        if (turn == 2)
            take_out(flow, &answers);
    }
    answers_finish(&answers);
}

static void read_flow(const struct json_doc *doc)
{
    static struct faults faults;
    struct arena arena;
    struct flow flow;
    struct json_place root;

    faults_init(&faults);
    arena_init(&arena);
    root = json_doc_root(doc, &faults);
    centre_read_flow(&arena, &root, "fuzz", &flow);
    check_faults(&faults);
    if (faults.count == 0)
        use_flow(&flow);
    arena_finish(&arena);
    faults_finish(&faults);
}

static void read_about(const struct json_doc *doc)
{
    static struct faults faults;
    static struct centre centre;
    struct json_place root;

    faults_init(&faults);
    memset(&centre, 0, sizeof centre);
    arena_init(&centre.arena);
    centre.flows[0].name = "self-referral";
    centre.flow_count = 1;
    root = json_doc_root(doc, &faults);
    centre_read_about(&centre, &root);
    centre_check_about(&centre, &root);
    check_faults(&faults);
    if (faults.count == 0) {
        assert(centre_find_route(&centre, "self-referral") != NULL);
        assert(centre.about.language_count > 0 && centre.about.idle_seconds > 0);
    }
    arena_finish(&centre.arena);
    faults_finish(&faults);
}

static void check_service(const struct service *service)
{
    const struct age_limits *limits = &service->limits;

    assert(service->key[0] != '\0' && service->name[0] != '\0' && service->icon[0] != '\0');
    assert(centre_is_uuid(service->id));
    assert(limits->from_months >= 0 && limits->until_months > 0 && limits->until_months <= AGE_FOREVER);
    assert(service->place_count <= OFFER_PLACES_MAX && service->time_count <= OFFER_SCHEDULES_MAX);
    for (size_t i = 0; i < service->time_count; i++) {
        const struct service_time *time = &service->times[i];

        assert(time->place >= -1 && time->place < (int)service->place_count);
        assert(time->schedule.interval >= 1 && time->schedule.day_count <= SCHEDULE_DAYS_MAX);
        assert(time->schedule.opens >= -1 && time->schedule.closes <= 24 * 60);
    }
}

static void offer_services(const struct centre *centre)
{
    static const struct date born = {.year = 2024, .month = 2, .day = 29};
    const struct schedule_closures closures = {.list = NULL};
    struct offer_question question = {.services = centre->services,
                                      .service_count = centre->service_count,
                                      .ages = {age_of_birth(born)},
                                      .today = today,
                                      .stale_months = 3,
                                      .hidden_months = 24};
    struct offer_entry entries[8];

    for (question.age_count = 0; question.age_count < 2; question.age_count++)
        assert(offer_make(&question, &closures, entries, 8) <= 8);
}

static void read_services(const struct json_doc *doc)
{
    static const struct centre_area area = {.id = "north-west"};
    static struct faults faults;
    static struct centre centre;
    struct json_place root;
    size_t earlier;

    faults_init(&faults);
    memset(&centre, 0, sizeof centre);
    arena_init(&centre.arena);
    centre.folder = "/nowhere";
    centre.about.areas = &area;
    centre.about.area_count = 1;
    centre.flows[0].name = "self-referral";
    centre.flow_count = 1;
    root = json_doc_root(doc, &faults);
    centre_read_services(&centre, &root);
    earlier = faults.count;
    centre_check_links(&centre, &faults);
    check_faults(&faults);
    if (earlier == 0) {
        for (size_t i = 0; i < centre.service_count; i++)
            check_service(&centre.services[i]);
        offer_services(&centre);
    }
    arena_finish(&centre.arena);
    faults_finish(&faults);
}

static void check_dates(const struct session *session)
{
    const struct schedule_closures closures = {.list = NULL};
    struct session_date dates[16];
    struct session_date found;
    size_t count = session_dates(session, &closures, today, date_add_days(today, 70), dates, 16);

    assert(count <= 16);
    for (size_t i = 0; i < count; i++) {
        assert(i == 0 || date_compare(dates[i - 1].day, dates[i].day) <= 0);
        assert(session_find_date(session, &closures, dates[i].day, dates[i].opens, &found));
        assert(session_begins_utc_ms(session, &closures, &found) <=
               session_ends_utc_ms(session, &closures, &found));
    }
}

static void read_sessions(const struct json_doc *doc)
{
    static struct faults faults;
    static struct centre centre;
    struct json_place root, list;

    faults_init(&faults);
    memset(&centre, 0, sizeof centre);
    arena_init(&centre.arena);
    root = json_doc_root(doc, &faults);
    list = json_member(&root, "sessions");
    for (size_t i = 0; i < json_count(&list); i++) {
        struct json_place place = json_element(&list, i);
        size_t earlier = faults.count;
        struct session session;
        bool is_shown;

        centre_read_session(&centre, &place, false, &session, &is_shown);
        if (faults.count > earlier)
            continue;
        assert(is_shown && session.id[0] != '\0' && session.time_count > 0);
        assert(session.hold_minutes > 0 && session.capacity.families > 0 && session.capacity.children > 0 &&
               session.capacity.adults > 0);
        check_dates(&session);
    }
    check_faults(&faults);
    arena_finish(&centre.arena);
    faults_finish(&faults);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct faults faults;
    struct json_doc *doc = NULL;

    faults_init(&faults);
    if (json_doc_parse((const char *)data, size, "questionnaires/fuzz.json", &faults, &doc) == OK) {
        read_flow(doc);
        read_about(doc);
        read_services(doc);
        read_sessions(doc);
    } else {
        assert(faults.count == 1);
        check_faults(&faults);
    }
    json_doc_destroy(doc);
    faults_finish(&faults);
    return 0;
}
