#include "counter.h"
#include "families.h"

int main(void)
{
    SRunner *runner = srunner_create(opening_suite());
    int failed;

    srunner_add_suite(runner, bookings_suite());
    srunner_add_suite(runner, waiting_suite());
    srunner_add_suite(runner, booking_clock_suite());
    srunner_add_suite(runner, booking_lists_suite());
    srunner_add_suite(runner, booking_upkeep_suite());
    srunner_add_suite(runner, booking_life_suite());
    srunner_add_suite(runner, comers_suite());
    srunner_add_suite(runner, outbox_suite());
    srunner_add_suite(runner, standing_suite());
    srunner_add_suite(runner, routes_suite());
    srunner_add_suite(runner, tallies_suite());
    srunner_add_suite(runner, reports_suite());
    srunner_add_suite(runner, staff_suite());
    srunner_add_suite(runner, recovery_suite());
    srunner_add_suite(runner, upkeep_suite());
    srunner_add_suite(runner, wiping_suite());
    srunner_add_suite(runner, vouchers_suite());
    srunner_add_suite(runner, hand_overs_suite());
    srunner_add_suite(runner, stock_suite());
    srunner_add_suite(runner, vitamins_sums_suite());
    srunner_add_suite(runner, ledger_property_suite());
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
