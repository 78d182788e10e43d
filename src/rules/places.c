#include "rules/places.h"

#include <assert.h>

static const char *const fit_names[] = {
    [PLACES_FIT] = "fits",
    [PLACES_NO_FAMILY_LEFT] = "no-place-left",
    [PLACES_TOO_FEW_CHILDREN] = "too-few-for-children",
    [PLACES_TOO_FEW_ADULTS] = "too-few-for-adults",
};

const char *places_fit_name(enum places_fit fit)
{
    assert((unsigned)fit < sizeof fit_names / sizeof fit_names[0]);
    return fit_names[fit];
}

static int left_of(int capacity, int taken)
{
    if (capacity >= PLACES_NO_LIMIT)
        return PLACES_NO_LIMIT;
    return capacity > taken ? capacity - taken : 0;
}

struct places places_left(struct places capacity, struct places taken)
{
    return (struct places){
        .families = left_of(capacity.families, taken.families),
        .children = left_of(capacity.children, taken.children),
        .adults = left_of(capacity.adults, taken.adults),
    };
}

static bool has_room(int left, int wanted)
{
    return left >= PLACES_NO_LIMIT || left >= wanted;
}

enum places_fit places_fit(struct places left, struct party party)
{
    if (!has_room(left.families, 1))
        return PLACES_NO_FAMILY_LEFT;
    if (!has_room(left.children, party.children))
        return PLACES_TOO_FEW_CHILDREN;
    if (!has_room(left.adults, party.adults))
        return PLACES_TOO_FEW_ADULTS;
    return PLACES_FIT;
}

struct places places_of(struct party party)
{
    return (struct places){.families = 1, .children = party.children, .adults = party.adults};
}

struct places places_add(struct places one, struct places other)
{
    return (struct places){
        .families = one.families + other.families,
        .children = one.children + other.children,
        .adults = one.adults + other.adults,
    };
}

int places_next(struct places left, const struct party *waiting, size_t count, enum places_fit *ret_fit)
{
    for (size_t i = 0; i < count; i++) {
        enum places_fit fit = places_fit(left, waiting[i]);

        if (ret_fit != NULL)
            ret_fit[i] = fit;
        if (fit == PLACES_FIT)
            return (int)i;
    }
    return -1;
}
