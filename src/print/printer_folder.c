/* Paper for trying it out: each slip, and each page, a PNG file in a folder. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/place.h"
#include "print/printer_backend.h"

enum { FILES_MAX = 9999, NAME_BYTES = 64 };

struct folder {
    const char *path;
    int page_height; /* 0: a roll, whose bitmap is one picture */
    struct printer_result result;
};

static void *folder_create(const struct printer_settings *settings, const struct clock *clock)
{
    struct folder *folder = memory_allocate(1, sizeof *folder);

    (void)clock;
    folder->path = settings->folder;
    folder->page_height = settings->sheet->height;
    return folder;
}

static void folder_destroy(void *self)
{
    free(self);
}

/* A new, empty file that only its owner may read: the picture says who goes where. */
static enum status make_file(const struct folder *folder, const char *kind, char ret_path[PATH_MAX])
{
    enum status status = OK;
    char name[NAME_BYTES];
    int fd = -1;

    for (int number = 1; fd < 0 && number <= FILES_MAX; number++) {
        (void)snprintf(name, sizeof name, "%s-%04d.png", kind, number);
        status = place_join(folder->path, name, ret_path, PATH_MAX);
        if (status != OK)
            return status;
        fd = open(ret_path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (fd < 0 && errno != EEXIST)
            return file_status_of_errno(errno);
    }
    if (fd < 0)
        return FULL;
    (void)close(fd);
    return OK;
}

static const char *why(enum status status)
{
    if (status == FULL)
        return "there is no room for another picture in the folder; empty it";
    if (status == DENIED)
        return "the folder may not be written to; make it this user's";
    return "the folder cannot be written to; see whether it is there";
}

static enum status write_pages(const struct folder *folder, const char *kind, const struct bitmap *bitmap)
{
    int page_height = folder->page_height > 0 ? folder->page_height : bitmap->height;
    enum status status = OK;
    char path[PATH_MAX];

    for (int page = 0; page * page_height < bitmap->height && status == OK; page++) {
        struct bitmap view = bitmap_page(bitmap, page_height, page);

        status = make_file(folder, kind, path);
        if (status == OK)
            status = bitmap_write_png(&view, path);
    }
    return status;
}

static void folder_start(void *self, const char *kind, const struct bitmap *bitmap)
{
    struct folder *folder = self;
    enum status status = file_make_folder(folder->path, 0700);

    printer_result_set(&folder->result, bitmap != NULL ? PRINTER_DONE : PRINTER_READY, PRINTER_READY, "");
    if (bitmap != NULL && status == OK)
        status = write_pages(folder, kind, bitmap);
    if (status != OK)
        printer_result_set(&folder->result, PRINTER_STOPPED, PRINTER_STOPPED, why(status));
}

static bool folder_step(void *self, struct printer_result *ret_result)
{
    const struct folder *folder = self;

    *ret_result = folder->result;
    return true;
}

/* What is in the folder has reached the paper. */
static void folder_cancel(void *self)
{
    (void)self;
}

const struct printer_backend printer_folder_backend = {
    .create = folder_create,
    .destroy = folder_destroy,
    .start = folder_start,
    .step = folder_step,
    .cancel = folder_cancel,
    .step_wait_ms = 0,
};
