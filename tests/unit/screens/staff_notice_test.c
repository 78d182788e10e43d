/* A notice that staff write for the welcome page, and the vitamins that are here. */
#include "model/typing.h"
#include "staff_changes_family.h"

#define NOTICE_BN "আজ বেবি মাসাজ বন্ধ।"
#define NOTICE_AR "لا توجد جلسة تدليك للأطفال اليوم."

static struct visit_desk *desk(void)
{
    return &glass.visit.desk;
}

/* --- the notice --- */

START_TEST(a_notice_begins_with_its_language)
{
    changes_come(SCREEN_STAFF_NOTICE);
    strcpy(changes_add(EDIT_NOTICE, "bn")->edit.text, NOTICE_BN);
    glass_build(0);
    ck_assert_says("staff.notice.bn", "Bengali|বাংলা|Has a notice");
    ck_assert_says("staff.notice.ar", "Arabic|العربية|");
    ck_assert_ptr_null(glass_node("staff.notice.ar")->note);
    ck_assert(!family_sees("staff.notice") && !family_sees("key.space"));
    glass_check_words();
    (void)glass_touch("staff.notice.bn");
    ck_assert_says("title", "Notice in Bengali");
    ck_assert_str_eq(glass_node("staff.notice")->text, NOTICE_BN);
    ck_assert_str_eq(glass_node("staff.notice")->language, "bn");
    ck_assert(glass_node("staff.notice")->focused);
    ck_assert_str_eq(glass_node("staff.notice.preview")->text, NOTICE_BN);
    ck_assert_int_eq(glass_node("staff.notice.preview")->look, UI_LOOK_NOTICE);
    ck_assert(glass_node("staff.notice.put")->disabled); /* it stands there already */
    ck_assert(family_sees("key.space"));
    ck_assert_says("staff.notice.names", "Do not write names.");
    glass_check_words();
    (void)glass_touch("staff.notice.other");
    ck_assert(family_sees("staff.notice.ar") && !family_sees("key.space"));
}
END_TEST

START_TEST(the_desk_has_keys_of_its_own)
{
    glass.house.is_desk = true;
    changes_notice("ar", NOTICE_AR);
    ck_assert(family_sees("staff.notice") && !family_sees("key.space"));
    glass_check_page();
}
END_TEST

START_TEST(low_reach_brings_the_box_down)
{
    changes_notice("ar", NOTICE_AR);
    ck_assert_int_eq(glass_node("staff.notice")->area, UI_LEAD);
    glass.visit.low_reach = true;
    glass_build(0);
    ck_assert_int_eq(glass_node("staff.notice")->area, UI_ITEMS);
    glass_check_page();
    changes_come(SCREEN_STAFF_TICKET);
    ck_assert_int_eq(glass_node("staff.code")->area, UI_LEAD);
    glass.visit.low_reach = true;
    visit_begin_staff_code(&glass.visit);
    glass_build(0);
    ck_assert_int_eq(glass_node("staff.code")->area, UI_ITEMS);
    glass_check_page();
}
END_TEST

START_TEST(a_notice_has_room_for_so_much)
{
    static const struct {
        int letters; /* of three bytes each */
        const char *id, *says;
        bool may_be_shown;
    } cases[] = {{0, "staff.notice.left", "150 characters left", false},
                 {1, "staff.notice.left", "149 characters left", true},
                 {149, "staff.notice.left", "1 character left", true},
                 {150, "staff.notice.left", "0 characters left", true},
                 {151, "error.staff.notice", "1 character too many", false},
                 {160, "error.staff.notice", "10 characters too many", false}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        changes_notice("bn", "");
        for (int k = 0; k < cases[i].letters; k++)
            strcat(desk()->notice, "ক");
        glass_build(0);
        ck_assert_says(cases[i].id, cases[i].says);
        ck_assert(glass_node("staff.notice.put")->disabled != cases[i].may_be_shown);
        ck_assert(glass_node("staff.notice")->invalid == (cases[i].letters > EDIT_TEXT_CHARS));
        glass_check_words();
    }
}
END_TEST

START_TEST(a_notice_is_shown_and_taken_away)
{
    changes_notice("ar", NOTICE_AR);
    ck_assert_str_eq(glass_node("staff.notice.put")->text, "Show it");
    ck_assert_int_eq(glass_touch("staff.notice.put"), EFFECT_DESK_ASK);
    ck_assert_int_eq(desk()->asks, DESK_ASKS_PUT);
    ck_assert_str_eq(desk()->edit.text, NOTICE_AR);
    ck_assert_str_eq(glass_node("staff.notice.put")->text, "One moment…");
    desk()->asks = DESK_ASKS_NOTHING;
    strcpy(changes_add(EDIT_NOTICE, "ar")->edit.text, NOTICE_AR);
    desk()->notice[0] = '\0';
    glass_build(0);
    ck_assert_str_eq(glass_node("staff.notice.put")->text, "Remove it");
    ck_assert(!family_sees("staff.notice.preview"));
    ck_assert_int_eq(glass_touch("staff.notice.put"), EFFECT_DESK_ASK);
    ck_assert_int_eq(desk()->asks, DESK_ASKS_UNDO);
}
END_TEST

START_TEST(the_pages_of_the_notice_fit)
{
    static const struct {
        const char *language, *text;
    } notices[] = {{"en", "There is no baby massage today. The next one is on Monday."},
                   {"bn", NOTICE_BN},
                   {"ar", NOTICE_AR}};

    changes_come(SCREEN_STAFF_NOTICE);
    glass_check_page();
    for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++) {
        changes_notice(notices[i].language, notices[i].text);
        glass_check_page();
        typing_leave(&glass.visit);
        desk()->result = DESK_DONE;
        glass_check_page();
    }
}
END_TEST

/* --- stock --- */

static void have_batch(int product, const char *name, struct date expires, int count)
{
    struct desk_batch *batch = &desk()->batches[desk()->batch_count++];

    *batch = (struct desk_batch){.product = product, .expires = expires, .count = count};
    strcpy(batch->id, product == 0 ? "tablets" : product == 1 ? "drops" : "syrup");
    strcpy(batch->batch, name);
}

static void come_to_stock(void)
{
    changes_come(SCREEN_STAFF_STOCK);
    desk()->stock_is_told = true;
    desk()->batch = -1;
}

START_TEST(a_batch_warns_before_it_expires)
{
    int warned = centre_about(glass.centre)->vitamins->expiry_days;
    const struct {
        int days;
        const char *says, *icon, *packs;
    } cases[] = {{-1, "Expired. The last day was ", "alert", "0 packs can be given"},
                 {0, "Expires soon. Last day: Monday 23 November 2026", "hourglass", "12 packs can be given"},
                 {warned, "Expires soon. Last day: ", "hourglass", "12 packs can be given"},
                 {warned + 1, "|Last day: ", "tick", "12 packs can be given"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        come_to_stock();
        have_batch(1, "A-17", date_add_days(FAMILY_TODAY, cases[i].days), 12);
        glass_build(0);
        ck_assert_says("staff.batch[0]", "12 packs, batch A-17");
        ck_assert_says("staff.batch[0]", cases[i].says);
        ck_assert_str_eq(glass_node("staff.batch[0]")->icon, cases[i].icon);
        ck_assert_says("staff.product[1]", cases[i].packs);
        ck_assert_says("staff.product[0]", "0 packs can be given");
        glass_check_words();
    }
}
END_TEST

START_TEST(low_stock_is_said_of_each_product)
{
    int low = centre_about(glass.centre)->vitamins->low_stock;

    come_to_stock();
    have_batch(0, "A-17", date_add_days(FAMILY_TODAY, 400), low - 1);
    have_batch(1, "B-01", date_add_days(FAMILY_TODAY, 400), low - 1);
    have_batch(1, "B-02", date_add_days(FAMILY_TODAY, 400), 1);
    have_batch(1, "B-03", date_add_days(FAMILY_TODAY, -400), 50);
    have_batch(-1, "C-9", date_add_days(FAMILY_TODAY, 400), 3);
    have_batch(0, "A-18", date_add_days(FAMILY_TODAY, 400), 0);
    glass_build(0);
    ck_assert(family_sees("staff.low[0]") && !family_sees("staff.low[1]"));
    ck_assert_says("staff.low[0]", "Low stock: fewer than ");
    ck_assert_says("staff.product.unknown", "Not in use any more");
    ck_assert_says("staff.batch[4]", "3 packs, batch C-9|Not given any more. Write it off.");
    ck_assert(family_sees("staff.batch[4]") && !family_sees("staff.batch[5]"));
    ck_assert_says("staff.stock.help", "doorstepctl vitamins receive");
    desk()->stock_is_told = false;
    glass_build(0);
    ck_assert(family_sees("staff.moment") && !family_sees("staff.product[0]"));
}
END_TEST

START_TEST(packs_of_a_batch_are_counted)
{
    come_to_stock();
    have_batch(1, "A-17", date_add_days(FAMILY_TODAY, 400), 2);
    have_batch(1, "A-17", date_add_days(FAMILY_TODAY, 401), 4);
    glass_build(0);
    ck_assert(!family_sees("staff.stock.count") && !family_sees("staff.stock.save"));
    ck_assert_ptr_ne(glass_node("staff.stock.drops.A-17.2027-12-28"), NULL);
    (void)glass_touch("staff.stock.drops.A-17.2027-12-29");
    ck_assert(!glass_has("staff.stock.drops.A-17.2027-12-29"));
    ck_assert_str_eq(glass_node("staff.stock.count")->detail, "4");
    ck_assert(glass_node("staff.stock.save")->disabled);
    (void)glass_touch("staff.stock.count.more");
    ck_assert_str_eq(glass_node("staff.stock.count")->detail, "5");
    ck_assert(!glass_node("staff.stock.save")->disabled);
    (void)glass_touch("staff.stock.none");
    ck_assert_str_eq(glass_node("staff.stock.count")->detail, "0");
    ck_assert(glass_node("staff.stock.count.less")->disabled);
    glass_check_words();
    ck_assert_int_eq(glass_touch("staff.stock.save"), EFFECT_DESK_ASK);
    ck_assert_int_eq(desk()->asks, DESK_ASKS_COUNT);
    ck_assert_int_eq(desk()->saved.count, 4);
    ck_assert_str_eq(glass_node("staff.stock.save")->text, "One moment…");
    ck_assert(glass_node("staff.stock.save")->disabled && glass_node("staff.stock.count.more")->disabled);
    ck_assert(glass_node("staff.stock.drops.A-17.2027-12-28")->disabled);
}
END_TEST

START_TEST(what_is_given_no_more_only_falls)
{
    come_to_stock();
    have_batch(-1, "C-9", date_add_days(FAMILY_TODAY, 400), 3);
    glass_build(0);
    (void)glass_touch("staff.stock.syrup.C-9.2027-12-28");
    ck_assert(glass_node("staff.stock.count.more")->disabled);
    (void)glass_touch("staff.stock.count.less");
    ck_assert_str_eq(glass_node("staff.stock.count")->detail, "2");
    ck_assert(!glass_node("staff.stock.count.more")->disabled);
}
END_TEST

START_TEST(the_page_of_the_stock_fits)
{
    come_to_stock();
    for (int i = 0; i < 12; i++)
        have_batch(i % 3 - 1, "LONG-BATCH-NAME-0123456789", date_add_days(FAMILY_TODAY, 30 * i - 60), i + 1);
    glass_check_page();
    desk_open_batch(&glass.visit, 1);
    glass_check_page();
}
END_TEST

TCase *cases_of_notices(void)
{
    TCase *cases = tcase_create("notices");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, timetable_open, glass_close);
    tcase_add_test(cases, a_notice_begins_with_its_language);
    tcase_add_test(cases, the_desk_has_keys_of_its_own);
    tcase_add_test(cases, low_reach_brings_the_box_down);
    tcase_add_test(cases, a_notice_has_room_for_so_much);
    tcase_add_test(cases, a_notice_is_shown_and_taken_away);
    tcase_add_test(cases, the_pages_of_the_notice_fit);
    return cases;
}

TCase *cases_of_stock(void)
{
    TCase *cases = tcase_create("stock");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, vitamins_open, glass_close);
    tcase_add_test(cases, a_batch_warns_before_it_expires);
    tcase_add_test(cases, low_stock_is_said_of_each_product);
    tcase_add_test(cases, packs_of_a_batch_are_counted);
    tcase_add_test(cases, what_is_given_no_more_only_falls);
    tcase_add_test(cases, the_page_of_the_stock_fits);
    return cases;
}
