#include <SDL_image.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "picture/picture.h"

/* SDL_image ignores short writes, so the stream itself is asked whether everything arrived. */
static enum status save(SDL_Surface *surface, FILE *file)
{
    SDL_RWops *sink = SDL_RWFromFP(file, SDL_FALSE);
    int failed = sink ? IMG_SavePNG_RW(surface, sink, 0) : -1;
    int error = ferror(file) ? errno : 0;

    if (sink)
        SDL_RWclose(sink);
    if (fflush(file) != 0 && error == 0)
        error = errno;
    if (error != 0)
        return file_status_of_errno(error);
    return failed ? IO : OK;
}

enum status picture_write_png(const char *path, const uint32_t *pixels, int width, int height, int stride_px)
{
    enum status status = IO;
    FILE *file = NULL;
    SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormatFrom((void *)pixels, width, height, 32,
                                                              stride_px * 4, SDL_PIXELFORMAT_RGB888);

    if (!surface)
        return IO;
    file = fopen(path, "wb");
    if (!file) {
        status = file_status_of_errno(errno);
        goto out;
    }
    status = save(surface, file);
    if (fclose(file) != 0 && status == OK)
        status = file_status_of_errno(errno);
    if (status != OK)
        unlink(path);
out:
    SDL_FreeSurface(surface);
    return status;
}
