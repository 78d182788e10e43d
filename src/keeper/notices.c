#include "keeper/notices.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "keeper/dates.h"
#include "keeper/families.h"
#include "mail/notice.h"

/* A page of a list with all that stands around it fits a sealed box. */
enum { ROWS_BYTES_MAX = 28 * 1024, KEY_BYTES = 200 };

static_assert((int)ROWS_BYTES_MAX + 6 * 1024 < (int)VAULT_PLAIN_BYTES_MAX, "a page and its head fit a box");

/* A UUID that comes of a text: version 8. Source: RFC 9562 section 5.8. */
static void uuid_of(const char *text, char ret_uuid[STORE_UUID_CHARS + 1])
{
    char hex[VAULT_HASH_CHARS + 1];
    struct vault_hash *hash = vault_hash_start();

    vault_hash_add(hash, text, strlen(text));
    vault_hash_finish(hash, hex);
    hex[12] = '8';
    hex[16] = 'a';
    (void)snprintf(ret_uuid, STORE_UUID_CHARS + 1, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12,
                   hex + 16, hex + 20);
}

/* Nothing but what a letter says. */
static json_t *family_of(const struct safe *safe, const struct centre *centre, const struct booking *booking)
{
    json_t *family = family_open(safe, centre, booking);

    (void)json_object_del(family, "language");
    return family;
}

static json_t *row_of(const struct safe *safe, const struct centre *centre, const struct booking *booking,
                      bool with_family)
{
    json_t *row = with_family ? family_of(safe, centre, booking) : json_object();

    if (json_object_set_new(row, "reference", json_string(booking->reference)) != 0 ||
        json_object_set_new(row, "state", json_string(booking_state_name(booking->state))) != 0 ||
        json_object_set_new(row, "position", json_integer(booking->position)) != 0 ||
        json_object_set_new(row, "heldUntilUtcMs", json_integer(booking->held_until_utc_ms)) != 0 ||
        json_object_set_new(row, "adults", json_integer(booking->party.adults)) != 0 ||
        json_object_set_new(row, "children", json_integer(booking->party.children)) != 0)
        abort();
    return row;
}

enum status notices_send(const struct safe *safe, const struct notice *notice, const char *text)
{
    struct notice named = *notice;
    char uuid[STORE_UUID_CHARS + 1];
    char reference[REFERENCE_CHARS + 1];
    char *sealed = NULL;
    char *plain;
    enum status status;

    uuid_of(text, uuid);
    named.id = uuid;
    plain = notice_write(&named);
    status = vault_seal(vault_public_half(safe->key), plain, strlen(plain), &sealed);
    memory_wipe_text(plain);
    if (status == OK)
        status =
            outbox_enqueue(safe->store, uuid, sealed, clock_utc_ms(&safe->clock), safe->random, reference);
    free(sealed);
    if (status == OK)
        log_line("%s: stored: %s", reference, notice->kind);
    return status;
}

static struct notice notice_of(const struct safe *safe, const struct pack *pack, const char *kind,
                               const char pack_hash[PACK_HASH_CHARS_MAX + 1], const struct kept_date *found)
{
    return (struct notice){
        .kind = kind,
        .centre = centre_about(pack->centre)->name,
        .pack_hash = pack_hash,
        .made_utc_ms = clock_utc_ms(&safe->clock),
        .occasion = dates_occasion(pack->centre, found),
        .page = 1,
        .pages = 1,
    };
}

enum status notices_tell(const struct safe *safe, const struct pack *pack, const char *kind,
                         const struct booking *booking)
{
    struct kept_date found = dates_find(pack->centre, booking->session, booking->day, booking->minute);
    bool is_offer = strcmp(kind, NOTICE_OFFER) == 0;
    char pack_hash[PACK_HASH_CHARS_MAX + 1];
    struct notice notice;
    char key[KEY_BYTES];
    enum status status;

    packs_current_hash(safe->packs, pack_hash);
    notice = notice_of(safe, pack, kind, pack_hash, &found);
    notice.rows = json_array();
    (void)json_array_append_new(notice.rows, row_of(safe, pack->centre, booking, is_offer));
    (void)snprintf(key, sizeof key, "%s %s", kind, booking->reference);
    status = notices_send(safe, &notice, key);
    json_decref(notice.rows);
    return status;
}

static void add_to_sums(const struct booking *booking, struct notice_sums *sums)
{
    if (booking->state == BOOKING_WAITING) {
        sums->waiting++;
    } else {
        sums->families++;
        sums->children += booking->party.children;
        sums->adults += booking->party.adults;
    }
}

/* The rows of all who stand, and their sums. */
static enum status gather(const struct safe *safe, const struct centre *centre,
                          const struct booking_due *date, json_t *rows, struct notice_sums *sums)
{
    struct booking *bookings = memory_allocate(BOOKINGS_PAGE, sizeof *bookings);
    size_t count = BOOKINGS_PAGE;
    enum status status = OK;

    for (size_t offset = 0; status == OK && count == BOOKINGS_PAGE; offset += count) {
        count = 0;
        status = bookings_list(safe->store, date->session, date->day, date->minute, offset, true, bookings,
                               BOOKINGS_PAGE, &count);
        for (size_t i = 0; i < count && status == OK; i++) {
            if (family_signed_up(&bookings[i])) {
                add_to_sums(&bookings[i], sums);
                (void)json_array_append_new(rows, row_of(safe, centre, &bookings[i], true));
            }
            booking_finish(&bookings[i]);
        }
    }
    free(bookings);
    return status;
}

/* How many rows from `from` on make a page. */
static size_t rows_of_page(const json_t *rows, size_t from)
{
    size_t bytes = 0;
    size_t count = 0;

    while (from + count < json_array_size(rows)) {
        bytes += json_dumpb(json_array_get(rows, from + count), NULL, 0, JSON_COMPACT) + 1;
        if (bytes > ROWS_BYTES_MAX && count > 0)
            break;
        count++;
    }
    return count;
}

static int count_pages(const json_t *rows)
{
    int pages = 0;

    for (size_t from = 0; from < json_array_size(rows); pages++)
        from += rows_of_page(rows, from);
    return pages;
}

static json_t *slice(const json_t *rows, size_t from, size_t count)
{
    json_t *made = json_array();

    for (size_t i = 0; i < count; i++)
        (void)json_array_append(made, json_array_get(rows, from + i));
    return made;
}

/* A list that was stored before a crash, and is made again, is the same one only while nobody signed up or
 * cancelled in between. */
static enum status send_pages(const struct safe *safe, struct notice *notice, const struct booking_due *date,
                              const json_t *rows)
{
    enum status status = OK;
    char day[11];

    date_write(date->day, day);
    notice->pages = count_pages(rows);
    for (size_t from = 0; from < json_array_size(rows) && status == OK; notice->page++) {
        size_t count = rows_of_page(rows, from);
        char key[KEY_BYTES];

        (void)snprintf(key, sizeof key, "%s %s %s %d %d %d-%d-%d-%d", notice->kind, date->session, day,
                       date->minute, notice->page, notice->sums.families, notice->sums.children,
                       notice->sums.adults, notice->sums.waiting);
        notice->rows = slice(rows, from, count);
        status = notices_send(safe, notice, key);
        json_decref(notice->rows);
        from += count;
    }
    return status;
}

enum status notices_list(const struct safe *safe, const struct pack *pack, const struct booking_due *date)
{
    struct kept_date found = dates_find(pack->centre, date->session, date->day, date->minute);
    char pack_hash[PACK_HASH_CHARS_MAX + 1];
    json_t *rows = json_array();
    struct notice notice;
    enum status status;

    packs_current_hash(safe->packs, pack_hash);
    notice = notice_of(safe, pack, NOTICE_LIST, pack_hash, &found);
    status = gather(safe, pack->centre, date, rows, &notice.sums);
    if (status == OK)
        status = send_pages(safe, &notice, date, rows);
    json_decref(rows);
    return status;
}
