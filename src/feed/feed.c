#include "feed/feed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "feed/inside.h"

struct feed *feed_create(bool is_pack)
{
    struct feed *feed = memory_allocate(1, sizeof *feed);

    feed->services = json_array();
    feed->comments = json_object();
    feed->is_pack = is_pack;
    arena_init(&feed->arena);
    return feed;
}

bool feed_is_comment(const char *key)
{
    return key[0] == '@' || key[0] == '_';
}

void feed_destroy(struct feed *feed)
{
    if (feed == NULL)
        return;
    json_decref(feed->services);
    json_decref(feed->comments);
    arena_finish(&feed->arena);
    free(feed->traits);
    free(feed->remarks);
    free(feed);
}

const json_t *feed_services(const struct feed *feed)
{
    return feed->services;
}

const json_t *feed_comments(const struct feed *feed)
{
    return feed->comments;
}

const struct feed_remark *feed_remarks(const struct feed *feed, size_t *ret_kept)
{
    *ret_kept = feed->kept;
    return feed->remarks;
}

size_t feed_remark_count(const struct feed *feed)
{
    return feed->count;
}

bool feed_is_partial(const struct feed *feed)
{
    return feed->is_partial;
}

void feed_remark(struct feed *feed, const char *service, const char *id, const char *text)
{
    feed->count++;
    if (feed->kept == FEED_REMARKS_MAX)
        return;
    if (feed->kept == feed->capacity) {
        feed->capacity = feed->capacity > 0 ? 2 * feed->capacity : 64;
        feed->remarks = memory_resize(feed->remarks, feed->capacity, sizeof *feed->remarks);
    }
    feed->remarks[feed->kept++] = (struct feed_remark){
        .service = service,
        .id = id,
        .text = arena_copy_text(&feed->arena, text),
    };
}

static enum status finish(struct gathering *gathering, enum status status, struct feed **ret_feed)
{
    if (status == OK) {
        gather_mend(gathering);
        *ret_feed = gathering->feed;
    } else {
        feed_destroy(gathering->feed);
    }
    gather_finish(gathering);
    return status;
}

enum status feed_read(const char *path, struct date today, struct faults *faults, struct feed **ret_feed)
{
    struct gathering gathering;
    struct stat about;
    enum status status;

    if (stat(path, &about) != 0) {
        faults_add(faults, path, 0, "cannot be read: %s; name a file or folder that is there",
                   strerror(errno));
        return file_status_of_errno(errno);
    }
    gather_start(&gathering, feed_create(false), today, faults);
    if (S_ISDIR(about.st_mode))
        status = gather_folder(&gathering, path, path, 0);
    else
        status = gather_file(&gathering, path, path);
    if (status == OK && gathering.count == 0 && gathering.entries == 0 && gathering.pages_seen == 0) {
        faults_add(faults, path, 0, "has no services of Open Referral UK; name the file or folder that has");
        status = INVALID;
    }
    return finish(&gathering, status, ret_feed);
}

enum status feed_read_text(const char *text, size_t bytes, const char *shown_name, struct date today,
                           struct faults *faults, struct feed **ret_feed)
{
    struct gathering gathering;

    gather_start(&gathering, feed_create(false), today, faults);
    return finish(&gathering, gather_text(&gathering, text, bytes, shown_name), ret_feed);
}

enum status feed_read_pack(const char *path, struct date today, struct faults *faults, struct feed **ret_feed)
{
    struct gathering gathering;
    struct stat about;
    enum status status = OK;

    gather_start(&gathering, feed_create(true), today, faults);
    if (stat(path, &about) == 0 || errno != ENOENT)
        status = gather_file(&gathering, path, path);
    return finish(&gathering, status, ret_feed);
}
