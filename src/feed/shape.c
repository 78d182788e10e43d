#include "feed/shape.h"

static const char *const statuses[] = {"active", "inactive", "defunct", "temporarily closed", NULL};
static const char *const frequencies[] = {"WEEKLY", "MONTHLY", "DAILY", "YEARLY",
                                          NULL}; /* the last two are mended */
static const char *const place_types[] = {"physical", "postal", "virtual", NULL};

static const struct shape term = {
    RULE_TERM,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "name", .kind = FIELD_LINE},
        {.name = "description", .kind = FIELD_TEXT},
        {.name = "parent_id", .kind = FIELD_REFERENCE},
        {.name = "taxonomy", .kind = FIELD_LINE},
        {.name = "taxonomy_id", .kind = FIELD_REFERENCE},
        {.name = "term_uri", .kind = FIELD_URI},
        {.name = "term", .kind = FIELD_LINE},
    },
};

static const struct shape attribute = {
    RULE_NONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "link_id", .kind = FIELD_REFERENCE},
        {.name = "taxonomy_term_id", .kind = FIELD_REFERENCE},
        {.name = "link_type", .kind = FIELD_LINE},
        {.name = "taxonomy_term", .kind = FIELD_OBJECT, .below = &term},
    },
};

static const struct shape schedule = {
    RULE_SCHEDULE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "service_at_location_id", .kind = FIELD_REFERENCE},
        {.name = "valid_from", .kind = FIELD_DATE},
        {.name = "valid_to", .kind = FIELD_DATE},
        {.name = "dtstart", .kind = FIELD_DATE},
        {.name = "freq", .kind = FIELD_WORD, .words = frequencies},
        {.name = "interval", .kind = FIELD_INTERVAL},
        {.name = "byday", .kind = FIELD_DAYS},
        {.name = "bymonthday", .kind = FIELD_MONTH_DAYS},
        {.name = "description", .kind = FIELD_TEXT},
        {.name = "opens_at", .kind = FIELD_TIME},
        {.name = "closes_at", .kind = FIELD_TIME},
        {.name = "schedule_link", .kind = FIELD_URI},
        {.name = "attending_type", .kind = FIELD_LINE},
        {.name = "notes", .kind = FIELD_TEXT},
        {.name = "until", .kind = FIELD_MOVED},
    },
};

static const struct shape service_area = {
    RULE_NONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "name", .kind = FIELD_LINE},
        {.name = "extent", .kind = FIELD_TEXT},
        {.name = "extent_type", .kind = FIELD_LINE},
        {.name = "uri", .kind = FIELD_URI},
        {.name = "service_area", .kind = FIELD_LINE},
    },
};

static const struct shape address = {
    RULE_ADDRESS,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "location_id", .kind = FIELD_REFERENCE},
        {.name = "attention", .kind = FIELD_LINE},
        {.name = "address_1", .kind = FIELD_LINE},
        {.name = "city", .kind = FIELD_LINE},
        {.name = "region", .kind = FIELD_LINE},
        {.name = "state_province", .kind = FIELD_LINE},
        {.name = "postal_code", .kind = FIELD_LINE},
        {.name = "country", .kind = FIELD_LINE, .otherwise = "GB"},
        {.name = "address_type", .kind = FIELD_WORD, .words = place_types, .otherwise = "physical"},
        {.name = "attributes", .kind = FIELD_LIST, .below = &attribute},
    },
};

static const struct shape accessibility = {
    RULE_NONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "location_id", .kind = FIELD_REFERENCE},
        {.name = "description", .kind = FIELD_TEXT},
        {.name = "details", .kind = FIELD_TEXT},
        {.name = "url", .kind = FIELD_URI},
        {.name = "attributes", .kind = FIELD_LIST, .below = &attribute},
        {.name = "accessibility", .kind = FIELD_TEXT},
    },
};

static const struct shape phone = {
    RULE_PHONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "contact_id", .kind = FIELD_REFERENCE},
        {.name = "location_id", .kind = FIELD_REFERENCE},
        {.name = "organization_id", .kind = FIELD_REFERENCE},
        {.name = "number", .kind = FIELD_LINE},
        {.name = "extension", .kind = FIELD_EXTENSION},
        {.name = "type", .kind = FIELD_LINE},
        {.name = "description", .kind = FIELD_LINE},
    },
};

static const struct shape location = {
    RULE_LOCATION,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "location_type", .kind = FIELD_WORD, .words = place_types, .otherwise = "physical"},
        {.name = "name", .kind = FIELD_LINE},
        {.name = "description", .kind = FIELD_TEXT},
        {.name = "latitude", .kind = FIELD_LATITUDE},
        {.name = "longitude", .kind = FIELD_LONGITUDE},
        {.name = "external_identifier", .kind = FIELD_LINE},
        {.name = "external_identifier_type", .kind = FIELD_LINE},
        {.name = "addresses", .kind = FIELD_LIST, .below = &address},
        {.name = "accessibility", .kind = FIELD_LIST, .below = &accessibility},
        {.name = "attributes", .kind = FIELD_LIST, .below = &attribute},
        {.name = "phones", .kind = FIELD_LIST, .below = &phone},
    },
};

static const struct shape place = {
    RULE_PLACE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "location_id", .kind = FIELD_REFERENCE},
        {.name = "location", .kind = FIELD_OBJECT, .below = &location},
        {.name = "schedules", .kind = FIELD_MOVED},
    },
};

static const struct shape language = {
    RULE_NONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "phone_id", .kind = FIELD_REFERENCE},
        {.name = "name", .kind = FIELD_LINE},
        {.name = "code", .kind = FIELD_LINE},
        {.name = "note", .kind = FIELD_TEXT},
    },
};

static const struct shape identifier = {
    RULE_IDENTIFIER,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "organization_id", .kind = FIELD_REFERENCE},
        {.name = "identifier_scheme", .kind = FIELD_LINE},
        {.name = "identifier_type", .kind = FIELD_LINE},
        {.name = "identifier", .kind = FIELD_LINE},
        {.name = "attributes", .kind = FIELD_LIST, .below = &attribute},
    },
};

static const struct shape organization = {
    RULE_ORGANIZATION,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "name", .kind = FIELD_LINE},
        {.name = "description", .kind = FIELD_TEXT},
        {.name = "email", .kind = FIELD_EMAIL},
        {.name = "website", .kind = FIELD_URI},
        {.name = "logo", .kind = FIELD_URI},
        {.name = "uri", .kind = FIELD_URI},
        {.name = "parent_organization_id", .kind = FIELD_REFERENCE},
        {.name = "organization_identifiers", .kind = FIELD_LIST, .below = &identifier},
        {.name = "attributes", .kind = FIELD_LIST, .below = &attribute},
        {.name = "phones", .kind = FIELD_LIST, .below = &phone},
    },
};

static const struct shape funding = {
    RULE_NONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "source", .kind = FIELD_TEXT},
    },
};

static const struct shape cost_option = {
    RULE_NONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "valid_from", .kind = FIELD_DATE},
        {.name = "valid_to", .kind = FIELD_DATE},
        {.name = "option", .kind = FIELD_LINE},
        {.name = "amount", .kind = FIELD_AMOUNT},
        {.name = "amount_description", .kind = FIELD_LINE},
    },
};

static const struct shape contact = {
    RULE_NONE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "service_id", .kind = FIELD_REFERENCE},
        {.name = "name", .kind = FIELD_LINE},
        {.name = "title", .kind = FIELD_LINE},
        {.name = "email", .kind = FIELD_EMAIL},
        {.name = "phones", .kind = FIELD_LIST, .below = &phone},
        {.name = "attributes", .kind = FIELD_LIST, .below = &attribute},
    },
};

const struct shape feed_service_shape = {
    RULE_SERVICE,
    {
        {.name = "id", .kind = FIELD_ID},
        {.name = "organization_id", .kind = FIELD_REFERENCE},
        {.name = "name", .kind = FIELD_LINE},
        {.name = "description", .kind = FIELD_TEXT},
        {.name = "url", .kind = FIELD_URI},
        {.name = "email", .kind = FIELD_EMAIL},
        {.name = "status", .kind = FIELD_WORD, .words = statuses, .otherwise = "inactive"},
        {.name = "fees", .kind = FIELD_TEXT},
        {.name = "accreditations", .kind = FIELD_TEXT},
        {.name = "minimum_age", .kind = FIELD_AGE},
        {.name = "maximum_age", .kind = FIELD_AGE},
        {.name = "assured_date", .kind = FIELD_DATE_PAST},
        {.name = "assurer_email", .kind = FIELD_PRIVATE},
        {.name = "alert", .kind = FIELD_TEXT},
        {.name = "last_modified", .kind = FIELD_MOMENT},
        {.name = "schedules", .kind = FIELD_LIST, .below = &schedule, .most = 32, .own_ids = true},
        {.name = "service_areas", .kind = FIELD_LIST, .below = &service_area},
        {.name = "service_at_locations", .kind = FIELD_LIST, .below = &place, .most = 16, .own_ids = true},
        {.name = "languages", .kind = FIELD_LIST, .below = &language},
        {.name = "organization", .kind = FIELD_OBJECT, .below = &organization},
        {.name = "funding", .kind = FIELD_LIST, .below = &funding},
        {.name = "cost_options", .kind = FIELD_LIST, .below = &cost_option},
        {.name = "contacts", .kind = FIELD_LIST, .below = &contact},
        {.name = "phones", .kind = FIELD_LIST, .below = &phone},
        {.name = "attributes", .kind = FIELD_LIST, .below = &attribute, .own_ids = true},
    },
};
