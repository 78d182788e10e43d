#include "mail/maildir.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/place.h"

enum { FILE_NAME_BYTES = 160 };

/* Where it is being delivered to. */
struct place {
    char name[FILE_NAME_BYTES];
    char temporary[PATH_MAX];
    char delivered[PATH_MAX];
    char tmp[PATH_MAX];
    char new[PATH_MAX];
    char cur[PATH_MAX];
};

/* The file is named after the Message-ID without its brackets, which is letters, digits, dots, dashes and one
 * @. */
static enum status find_place(const char *folder, const struct message *message, struct place *ret_place)
{
    size_t length = strcspn(message->message_id + 1, ">");
    enum status status;

    if (message->message_id[0] != '<' || length == 0 || length >= sizeof ret_place->name ||
        strchr(message->message_id, '/') != NULL || message->message_id[1] == '.')
        return INVALID;
    (void)snprintf(ret_place->name, sizeof ret_place->name, "%.*s", (int)length, message->message_id + 1);
    status = place_join(folder, "tmp", ret_place->tmp, PATH_MAX);
    if (status == OK)
        status = place_join(folder, "new", ret_place->new, PATH_MAX);
    if (status == OK)
        status = place_join(folder, "cur", ret_place->cur, PATH_MAX);
    if (status == OK)
        status = place_join(ret_place->tmp, ret_place->name, ret_place->temporary, PATH_MAX);
    if (status == OK)
        status = place_join(ret_place->new, ret_place->name, ret_place->delivered, PATH_MAX);
    return status;
}

static enum status make_folders(const struct place *place)
{
    enum status status = file_make_folder(place->tmp, 0700);

    if (status == OK)
        status = file_make_folder(place->new, 0700);
    if (status == OK)
        status = file_make_folder(place->cur, 0700);
    return status == INVALID ? NOT_FOUND : status;
}

/* A mail reader moves what it has seen to cur/ and appends `:2,` and flags. */
static bool is_in_cur(const struct place *place)
{
    size_t length = strlen(place->name);
    DIR *folder = opendir(place->cur);
    const struct dirent *entry;
    bool found = false;

    if (folder == NULL)
        return false;
    while (!found && (entry = readdir(folder)) != NULL) {
        found = strncmp(entry->d_name, place->name, length) == 0 &&
                (entry->d_name[length] == '\0' || entry->d_name[length] == ':');
    }
    (void)closedir(folder);
    return found;
}

static bool write_all(int fd, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t written = write(fd, bytes, count);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        count -= (size_t)written;
    }
    return true;
}

/* A file in tmp/ from a try that a power cut ended is overwritten: its name is this message's alone. */
static enum status write_temporary(const struct place *place, const struct message *message)
{
    int fd = open(place->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    enum status status = OK;

    if (fd < 0)
        return file_status_of_errno(errno);
    if (!write_all(fd, strbuf_text(&message->text), message->text.length) || fsync(fd) != 0)
        status = file_status_of_errno(errno);
    if (close(fd) != 0 && status == OK)
        status = file_status_of_errno(errno);
    return status;
}

static enum status deliver(const struct place *place, const struct message *message)
{
    enum status status = make_folders(place);

    if (status != OK)
        return status;
    /* The folder is synced even when the file is there: an earlier try may have ended between the two. */
    if (is_in_cur(place))
        return file_sync_folder(place->cur);
    if (access(place->delivered, F_OK) == 0)
        return file_sync_folder(place->new);
    status = write_temporary(place, message);
    if (status == OK && rename(place->temporary, place->delivered) != 0)
        status = file_status_of_errno(errno);
    if (status == OK)
        return file_sync_folder(place->new);
    (void)unlink(place->temporary);
    return status;
}

static const char *words_for(enum status status)
{
    switch (status) {
    case OK:
        return "in the Maildir";
    case FULL:
        return "the disk of the Maildir is full; free some space on it";
    case DENIED:
        return "the Maildir may not be written to; give the keeper's user the right to";
    case NOT_FOUND:
        return "a part of the Maildir's path is not a folder; mend \"url\" in inbox.json";
    case INVALID:
        return "the message has no id that can name a file";
    default:
        return "the Maildir could not be written; look at its disk";
    }
}

void maildir_deliver(const char *folder, const struct message *message, struct delivery_result *ret_result)
{
    struct place place;
    enum status status = find_place(folder, message, &place);

    if (status == OK)
        status = deliver(&place, message);
    ret_result->verdict = status == OK        ? DELIVERY_ACCEPTED
                          : status == INVALID ? DELIVERY_REFUSED
                                              : DELIVERY_LATER;
    (void)snprintf(ret_result->reason, sizeof ret_result->reason, "%s", words_for(status));
}
