#include "picture/picture.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"

enum { SIZE_MAX_PX = 512, NAME_MAX_BYTES = 40, PATH_MAX_BYTES = 4096, SVG_MAX_BYTES = 64 * 1024 };

struct icon {
    char name[NAME_MAX_BYTES + 1];
    bool mirrored;
    int size_px;
    uint8_t *coverage;
};

struct picture_set {
    char *folder;
    struct icon *icons;
    size_t count;
};

struct picture_set *picture_set_create(const char *folder)
{
    struct picture_set *set = memory_allocate(1, sizeof *set);

    set->folder = memory_copy_text(folder);
    return set;
}

void picture_set_destroy(struct picture_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->count; i++)
        free(set->icons[i].coverage);
    free(set->icons);
    free(set->folder);
    free(set);
}

static const struct icon *find(const struct picture_set *set, const char *name, int size_px, bool mirrored)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct icon *icon = &set->icons[i];

        if (icon->size_px == size_px && icon->mirrored == mirrored && strcmp(icon->name, name) == 0)
            return icon;
    }
    return NULL;
}

/* Names come from packs too, so a name may not step out of the folder. */
static bool name_is_plain(const char *name)
{
    size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && length <= NAME_MAX_BYTES && name[length] == '\0';
}

static enum status read_svg(const struct picture_set *set, const char *name, char **ret_svg,
                            size_t *ret_bytes)
{
    char path[PATH_MAX_BYTES];
    int length = snprintf(path, sizeof path, "%s/%s.svg", set->folder, name);

    if (length < 0 || (size_t)length >= sizeof path)
        return NOT_FOUND;
    return file_read(path, SVG_MAX_BYTES, ret_svg, ret_bytes);
}

/* The drawing as RGBA bytes; NULL when SDL_image cannot read it. */
static SDL_Surface *rasterise(const char *svg, size_t bytes, int size_px)
{
    SDL_RWops *source = SDL_RWFromConstMem(svg, (int)bytes);
    SDL_Surface *drawn = NULL;
    SDL_Surface *rgba = NULL;

    if (source && IMG_isSVG(source))
        drawn = IMG_LoadSizedSVG_RW(source, size_px, size_px);
    if (drawn)
        rgba = SDL_ConvertSurfaceFormat(drawn, SDL_PIXELFORMAT_RGBA32, 0);
    SDL_FreeSurface(drawn);
    if (source)
        SDL_RWclose(source);
    return rgba;
}

/* SDL_image cuts the scaled size to whole pixels, so its surface may be smaller than the square. */
static uint8_t *take_alpha(const SDL_Surface *rgba, int size_px, bool mirrored)
{
    uint8_t *coverage = memory_allocate((size_t)size_px * (size_t)size_px, 1);
    int width = rgba->w < size_px ? rgba->w : size_px;
    int height = rgba->h < size_px ? rgba->h : size_px;

    for (int y = 0; y < height; y++) {
        const uint8_t *row = (const uint8_t *)rgba->pixels + (ptrdiff_t)y * rgba->pitch;

        for (int x = 0; x < width; x++) {
            int column = mirrored ? size_px - 1 - x : x;

            coverage[(ptrdiff_t)y * size_px + column] = row[4 * x + 3];
        }
    }
    return coverage;
}

static const struct icon *keep(struct picture_set *set, const struct icon *icon)
{
    set->icons = memory_resize(set->icons, set->count + 1, sizeof *set->icons);
    set->icons[set->count] = *icon;
    return &set->icons[set->count++];
}

static enum status draw(struct picture_set *set, const char *name, int size_px, bool mirrored,
                        const struct icon **ret_icon)
{
    struct icon icon = {.size_px = size_px, .mirrored = mirrored};
    SDL_Surface *rgba = NULL;
    char *svg = NULL;
    size_t bytes = 0;
    enum status status = read_svg(set, name, &svg, &bytes);

    if (status != OK)
        return status == NOT_FOUND ? NOT_FOUND : INVALID;
    rgba = rasterise(svg, bytes, size_px);
    free(svg);
    if (!rgba)
        return INVALID;
    memcpy(icon.name, name, strlen(name));
    icon.coverage = take_alpha(rgba, size_px, mirrored);
    SDL_FreeSurface(rgba);
    *ret_icon = keep(set, &icon);
    return OK;
}

enum status picture_get(struct picture_set *set, const char *name, int size_px, bool mirrored,
                        struct picture *ret_picture)
{
    const struct icon *icon = NULL;
    enum status status = OK;

    if (size_px < 1 || size_px > SIZE_MAX_PX)
        return FULL;
    if (!name_is_plain(name))
        return NOT_FOUND;
    icon = find(set, name, size_px, mirrored);
    if (!icon)
        status = draw(set, name, size_px, mirrored, &icon);
    if (status == OK)
        *ret_picture = (struct picture){.coverage = icon->coverage, .size_px = size_px};
    return status;
}
