/* The pages of the offer in three scripts on every panel, as glass.h says: nothing overlaps, nothing leaves
 * the panel, everything that is touched is large enough. */
#include "offer_family.h"

START_TEST(the_offer_fits)
{
    static const char *const all[] = {"en", "bn", "ar"};

    for (size_t t = 0; t < 3; t++) {
        family_of_two(all[t]);
        family_uses(OFFER_NOT_SURE);
        glass_check_page();
        family_comes(all[t],
                     (struct age[]){family_months(2), family_months(14), family_years(3), family_years(7),
                                    family_years(9), family_due(2027, 3)},
                     6);
        glass_check_page();
        family_comes(all[t], (struct age[]){family_years(14)}, 1);
        glass_check_page();
        glass.visit.screen = SCREEN_CANNOT;
        glass_check_page();
    }
    family_of_two("en");
    glass_build(0);
    glass_check_words();
}
END_TEST

START_TEST(forty_services_fit)
{
    family_comes("bn", (struct age[]){family_years(17)}, 1);
    ck_assert_uint_eq(glass.visit.offer_count, 40);
    glass_check_page();
    glass_build(0);
    ck_assert_int_le(glass.view.part_count, 10);
    family_comes("en", (struct age[]){family_years(17)}, 1);
    glass_build(0);
    ck_assert_int_le(glass.view.part_count, 9);
}
END_TEST

START_TEST(every_service_fits)
{
    static const char *const keys[] = {"play", "twice", "massage", "rest", "pilot", "moved", "elsewhere"};
    static const char *const all[] = {"en", "bn", "ar"};

    for (size_t t = 0; t < 3; t++) {
        family_of_two(all[t]);
        family_uses(OFFER_NOT_SURE);
        for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
            family_shows(keys[i]);
            glass_check_page();
        }
    }
}
END_TEST

START_TEST(searching_fits)
{
    static const char *const all[] = {"en", "bn", "ar"};

    for (size_t t = 0; t < 3; t++) {
        family_finds(all[t], "");
        glass_check_page();
        family_finds(all[t], "group");
        ck_assert_uint_ge(glass.visit.found_count, 40);
        glass_check_page();
        family_finds(all[t], "play");
        (void)glass_touch("find");
        glass_check_page();
        family_finds(all[t], "xyz");
        (void)glass_touch("find");
        glass_check_page();
    }
}
END_TEST

TCase *cases_of_offer_panels(void)
{
    TCase *cases = tcase_create("panels");

    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, family_open, family_close);
    tcase_add_test(cases, the_offer_fits);
    tcase_add_test(cases, forty_services_fit);
    tcase_add_test(cases, every_service_fits);
    tcase_add_test(cases, searching_fits);
    return cases;
}
