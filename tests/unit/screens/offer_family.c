#include "offer_family.h"

#include <stdio.h>
#include <stdlib.h>

#define PACK DOORSTEP_SOURCE_DIR "/tests/unit/screens/offer"

static struct search *search;

static void index_names(void)
{
    size_t count = 0;
    const struct service *services = centre_services(glass.centre, &count);

    search = search_create();
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(search_add(search, i, "en", services[i].name, 1), OK);
}

void family_open(void)
{
    static struct faults faults;

    glass_open_small();
    faults_init(&faults);
    visit_finish(&glass.visit);
    centre_destroy(glass.centre);
    ck_assert_msg(centre_load(PACK, &faults, &glass.centre) == OK, "%s", faults.list[0].text);
    ck_assert_int_eq(centre_load_shared(glass.centre, DOORSTEP_SOURCE_DIR "/assets/questionnaires", &faults),
                     OK);
    ck_assert_int_eq(words_lay_pack(glass.words, PACK "/strings", &faults), OK);
    faults_finish(&faults);
    index_names();
    glass.house = (struct house){
        .words = glass.words, .keyboards = glass.keyboards, .centre = glass.centre, .search = search};
    visit_init(&glass.visit, &glass.house, FAMILY_TODAY);
}

void family_close(void)
{
    search_destroy(search);
    glass_close();
}

/* --- a family at the page --- */

struct age family_months(int count)
{
    return age_about_months(count, FAMILY_TODAY);
}

struct age family_years(int count)
{
    return age_about_years(count, FAMILY_TODAY);
}

struct age family_due(int year, int month)
{
    return age_of_due((struct date){.year = year, .month = month});
}

void family_uses(enum offer_use use)
{
    const struct centre_about *about = centre_about(glass.centre);
    struct offer_question question = {.age_count = glass.visit.age_count,
                                      .area = about->areas[0].id,
                                      .use = use,
                                      .today = FAMILY_TODAY,
                                      .stale_months = about->stale_months,
                                      .hidden_months = about->hidden_months};

    question.services = centre_services(glass.centre, &question.service_count);
    memcpy(question.ages, glass.visit.ages, sizeof question.ages);
    glass.visit.use = use;
    glass.visit.offer_count = offer_make(&question, &about->closures, glass.visit.offer, VISIT_OFFER_MAX);
}

void family_comes(const char *tag, const struct age *ages, size_t count)
{
    glass_show(SCREEN_OFFER, tag);
    memcpy(glass.visit.ages, ages, count * sizeof *ages);
    glass.visit.age_count = count;
    family_uses(OFFER_USES);
}

void family_of_two(const char *tag)
{
    family_comes(tag, (struct age[]){family_months(18), family_years(7)}, 2);
}

void family_shows(const char *key)
{
    glass.visit.service = centre_find_service(glass.centre, key);
    ck_assert_int_ge(glass.visit.service, 0);
    glass.visit.screen = SCREEN_SERVICE;
    glass_build(0);
}

/* What a node says, its facts and note too, without what formatting put in. */
const char *family_reads(const char *id)
{
    static char text[2000];
    const struct ui_node *node = glass_node(id);
    const char *marks[] = {"\u2068", "\u2069", "\u200F"};

    (void)snprintf(text, sizeof text, "%s|%s|%s", node->text, node->detail != NULL ? node->detail : "",
                   node->note != NULL ? node->note : "");
    for (size_t i = 0; i < node->fact_count; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "|%s", node->facts[i].text);
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        for (char *at = strstr(text, marks[i]); at != NULL; at = strstr(at, marks[i]))
            memmove(at, at + strlen(marks[i]), strlen(at + strlen(marks[i])) + 1);
    }
    for (char *at = strstr(text, "\u00A0"); at != NULL; at = strstr(at, "\u00A0")) {
        *at = ' ';
        memmove(at + 1, at + 2, strlen(at + 2) + 1);
    }
    for (char *at = strstr(text, "\u2060"); at != NULL; at = strstr(at, "\u2060"))
        memmove(at, at + 3, strlen(at + 3) + 1);
    return text;
}

bool family_sees(const char *id)
{
    return ui_find(&glass.view, id) != NULL;
}

void family_finds(const char *tag, const char *typed)
{
    family_of_two(tag);
    glass.visit.screen = SCREEN_FIND;
    (void)snprintf(glass.visit.find, sizeof glass.visit.find, "%s", typed);
    if (typed[0] != '\0')
        visit_find_changed(&glass.visit);
    glass_build(0);
}
