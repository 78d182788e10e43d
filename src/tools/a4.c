#include "tools/a4.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "print/paper.h"
#include "print/settings.h"
#include "tools/printer_run.h"

static const char CSV[] = ".csv", PNG[] = ".png";

static bool ends_with(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);

    return length > tail && strcmp(text + length - tail, ending) == 0;
}

enum a4_way a4_way_of(const char *file)
{
    if (file == NULL)
        return A4_AS_TEXT;
    if (ends_with(file, CSV))
        return A4_AS_CSV;
    if (ends_with(file, PNG))
        return A4_AS_PICTURE;
    log_line("--out %s: is no file that can be written; let its name end in .csv or .png", file);
    return A4_WAYS;
}

static bool takes_a4(const struct printer_settings *settings)
{
    return settings->kind != PRINTER_KIND_NONE && settings->sheet == paper_find_sheet("A4");
}

static enum status print_there(const char *data, const char *place, const char *kind,
                               const struct bitmap *bitmap)
{
    struct printer_settings settings;
    enum status status = printer_read_settings(data, place, &settings);

    if (status != OK)
        return status;
    if (!takes_a4(&settings))
        status = NOT_FOUND;
    else if (printer_run_and_say(&settings, kind, bitmap) != CTL_DONE)
        status = IO;
    printer_settings_finish(&settings);
    return status;
}

enum status a4_print(const char *data, const char *kind, const struct bitmap *bitmap)
{
    enum status status = print_there(data, PAGES_PRINTER_SETTINGS_PLACE, kind, bitmap);

    if (status == NOT_FOUND)
        status = print_there(data, PRINTER_SETTINGS_PLACE, kind, bitmap);
    if (status == NOT_FOUND)
        log_line("--print: no printer here takes A4; set one with doorstepctl printer set KIND --for pages, "
                 "or write a picture with --out FILE.png");
    return status;
}

static enum status say(const char *path, enum status status)
{
    if (status != OK)
        log_line("%s: %s", path, ctl_why(status));
    return status;
}

enum status a4_write_file(const char *path, const char *text, size_t bytes)
{
    return say(path, file_write(path, text, bytes, 0600));
}

enum status a4_write_out(const char *text, size_t bytes)
{
    if (fwrite(text, 1, bytes, stdout) == bytes && fflush(stdout) == 0)
        return OK;
    log_line("standard output: takes no more; look at the disk");
    return IO;
}

/* Who writes a picture makes its file as others may read it; so the file is there before. */
static enum status write_picture(const char *path, const struct bitmap *bitmap)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    enum status status = file >= 0 && fchmod(file, 0600) == 0 ? OK : file_status_of_errno(errno);

    if (file >= 0)
        (void)close(file);
    return say(path, status == OK ? bitmap_write_png(bitmap, path) : status);
}

enum status a4_write_pictures(const char *path, const struct bitmap *bitmap, bool is_only, int *number)
{
    int height = paper_find_sheet("A4")->height;
    int pages = (bitmap->height + height - 1) / height;
    int stem = (int)(strlen(path) - strlen(PNG));
    char numbered[PATH_MAX];
    enum status status = OK;

    if (is_only && pages == 1)
        return write_picture(path, bitmap);
    for (int page = 0; page < pages && status == OK; page++) {
        const struct bitmap one = bitmap_page(bitmap, height, page);
        int length = snprintf(numbered, sizeof numbered, "%.*s-%d%s", stem, path, ++*number, PNG);

        status =
            length > 0 && (size_t)length < sizeof numbered ? write_picture(numbered, &one) : say(path, FULL);
    }
    return status;
}
