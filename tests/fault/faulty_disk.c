#include "faulty_disk.h"

#include <assert.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"

enum { SECTOR = 512, SECTORS_MAX = 16384, IMAGES_MAX = 8, NAME_BYTES = 512 };

/* One name of the disk: what is safely there, and which sectors differ from what was written. */
struct image {
    char name[NAME_BYTES];
    bool exists;
    size_t durable_bytes;
    size_t written_bytes;
    unsigned char *durable;
    unsigned char *written;
    bool unsynced[SECTORS_MAX];
};

struct file {
    sqlite3_file base;
    struct image *image; /* NULL for a nameless one */
    sqlite3_file *real;
};

static struct image *images[IMAGES_MAX];
static sqlite3_vfs disk;
static sqlite3_vfs *real_disk;
static struct {
    enum disk_operation operation;
    int nth;
    int result;
    bool sticky;
} fault;
static int counts[DISK_OPERATIONS];

void disk_fail(enum disk_operation operation, int nth, int result, bool sticky)
{
    memset(counts, 0, sizeof counts);
    fault.operation = operation;
    fault.nth = nth;
    fault.result = result;
    fault.sticky = sticky;
}

void disk_mend(void)
{
    disk_fail(DISK_READ, 0, SQLITE_OK, false);
}

int disk_count(enum disk_operation operation)
{
    return counts[operation];
}

/* SQLITE_OK, or what the operation now fails with. */
static int count(enum disk_operation operation)
{
    counts[operation]++;
    if (fault.nth == 0 || fault.operation != operation)
        return SQLITE_OK;
    if (counts[operation] == fault.nth || (fault.sticky && counts[operation] > fault.nth))
        return fault.result;
    return SQLITE_OK;
}

static struct image *image_named(const char *name)
{
    size_t i = 0;

    while (i < IMAGES_MAX && images[i] != NULL && strcmp(images[i]->name, name) != 0)
        i++;
    assert(i < IMAGES_MAX && strlen(name) < NAME_BYTES);
    if (images[i] == NULL) {
        images[i] = memory_allocate(1, sizeof *images[i]);
        images[i]->durable = memory_allocate(SECTORS_MAX, SECTOR);
        images[i]->written = memory_allocate(SECTORS_MAX, SECTOR);
        memcpy(images[i]->name, name, strlen(name) + 1);
    }
    return images[i];
}

static void note_write(struct image *image, const void *bytes, size_t length, size_t at)
{
    if (image == NULL)
        return;
    assert(at + length <= (size_t)SECTORS_MAX * SECTOR);
    memcpy(image->written + at, bytes, length);
    if (at + length > image->written_bytes)
        image->written_bytes = at + length;
    for (size_t sector = at / SECTOR; sector <= (at + length - 1) / SECTOR; sector++)
        image->unsynced[sector] = true;
}

static void sync_sector(struct image *image, size_t sector)
{
    memcpy(image->durable + sector * SECTOR, image->written + sector * SECTOR, SECTOR);
}

static void note_sync(struct image *image, bool succeeded)
{
    for (size_t sector = 0; image != NULL && sector < SECTORS_MAX; sector++) {
        if (image->unsynced[sector] && succeeded)
            sync_sector(image, sector);
        image->unsynced[sector] = false;
    }
    if (image != NULL && succeeded)
        image->durable_bytes = image->written_bytes;
}

static int close_file(sqlite3_file *opaque)
{
    struct file *file = (struct file *)opaque;

    return file->real->pMethods != NULL ? file->real->pMethods->xClose(file->real) : SQLITE_OK;
}

static int read_file(sqlite3_file *opaque, void *bytes, int length, sqlite3_int64 at)
{
    struct file *file = (struct file *)opaque;
    int result = count(DISK_READ);

    return result != SQLITE_OK ? result : file->real->pMethods->xRead(file->real, bytes, length, at);
}

static int write_file(sqlite3_file *opaque, const void *bytes, int length, sqlite3_int64 at)
{
    struct file *file = (struct file *)opaque;
    int failure = count(DISK_WRITE);
    int part = failure == SQLITE_OK ? length : length / 2; /* a disk fills up in the middle of a page */
    int result = file->real->pMethods->xWrite(file->real, bytes, part, at);

    if (result == SQLITE_OK && part > 0)
        note_write(file->image, bytes, (size_t)part, (size_t)at);
    return failure != SQLITE_OK ? failure : result;
}

static int truncate_file(sqlite3_file *opaque, sqlite3_int64 length)
{
    struct file *file = (struct file *)opaque;
    int result = count(DISK_TRUNCATE);

    if (result == SQLITE_OK)
        result = file->real->pMethods->xTruncate(file->real, length);
    if (result == SQLITE_OK && file->image != NULL && (size_t)length < file->image->written_bytes)
        file->image->written_bytes = (size_t)length;
    return result;
}

static int sync_file(sqlite3_file *opaque, int flags)
{
    struct file *file = (struct file *)opaque;
    int result = count(DISK_SYNC);

    (void)flags; /* nothing here waits for a real disk */
    note_sync(file->image, result == SQLITE_OK);
    return result;
}

static int file_size(sqlite3_file *opaque, sqlite3_int64 *ret_length)
{
    struct file *file = (struct file *)opaque;

    return file->real->pMethods->xFileSize(file->real, ret_length);
}

static int lock_file(sqlite3_file *opaque, int level)
{
    struct file *file = (struct file *)opaque;

    return file->real->pMethods->xLock(file->real, level);
}

static int unlock_file(sqlite3_file *opaque, int level)
{
    struct file *file = (struct file *)opaque;

    return file->real->pMethods->xUnlock(file->real, level);
}

static int check_lock(sqlite3_file *opaque, int *ret_held)
{
    struct file *file = (struct file *)opaque;

    return file->real->pMethods->xCheckReservedLock(file->real, ret_held);
}

static int control_file(sqlite3_file *opaque, int operation, void *argument)
{
    struct file *file = (struct file *)opaque;

    return file->real->pMethods->xFileControl(file->real, operation, argument);
}

static int sector_size(sqlite3_file *opaque)
{
    (void)opaque;
    return SECTOR;
}

/* No promise at all: not even that a sector beside the one written stays whole. */
static int characteristics(sqlite3_file *opaque)
{
    (void)opaque;
    return 0;
}

/* Version 1: without shared memory, which the store must not need. */
static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_lock,
    .xFileControl = control_file,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
};

/* What is on the disk when a file is first opened is taken to be there safely. */
static void load_image(struct image *image)
{
    int fd = open(image->name, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, image->durable, (size_t)SECTORS_MAX * SECTOR) : 0;

    assert(fd >= 0 && got >= 0 && got < (ssize_t)SECTORS_MAX * SECTOR);
    (void)close(fd);
    memcpy(image->written, image->durable, (size_t)got);
    image->durable_bytes = image->written_bytes = (size_t)got;
    image->exists = true;
}

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *opaque, int flags, int *ret_flags)
{
    struct file *file = (struct file *)opaque;
    int result;

    (void)vfs;
    memset(file, 0, sizeof *file);
    file->real = (sqlite3_file *)(file + 1);
    memset(file->real, 0, (size_t)real_disk->szOsFile);
    result = real_disk->xOpen(real_disk, name, file->real, flags, ret_flags);
    if (result != SQLITE_OK)
        return result;
    file->base.pMethods = &methods;
    file->image = name != NULL ? image_named(name) : NULL;
    if (file->image != NULL && !file->image->exists)
        load_image(file->image);
    return SQLITE_OK;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    struct image *image = image_named(name);

    (void)vfs;
    image->exists = false;
    image->durable_bytes = image->written_bytes = 0;
    memset(image->unsynced, 0, sizeof image->unsynced);
    return real_disk->xDelete(real_disk, name, sync_folder);
}

void disk_install(void)
{
    real_disk = sqlite3_vfs_find(NULL);
    disk = *real_disk;
    disk.zName = "faulty";
    disk.szOsFile = (int)sizeof(struct file) + real_disk->szOsFile;
    disk.xOpen = open_file;
    disk.xDelete = delete_file;
    if (sqlite3_vfs_register(&disk, 1) != SQLITE_OK)
        abort();
}

static void leave(struct image *image, unsigned int percent)
{
    size_t bytes = image->durable_bytes;
    int fd;

    for (size_t sector = 0; sector < SECTORS_MAX; sector++) {
        if (!image->unsynced[sector] || (unsigned int)random() % 100 >= percent)
            continue;
        sync_sector(image, sector);
        if ((sector + 1) * SECTOR > bytes)
            bytes =
                (sector + 1) * SECTOR < image->written_bytes ? (sector + 1) * SECTOR : image->written_bytes;
    }
    if (image->written_bytes < bytes && (unsigned int)random() % 100 < percent)
        bytes = image->written_bytes;
    fd = open(image->name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, image->durable, bytes) != (ssize_t)bytes || close(fd) != 0)
        abort();
}

void disk_cut_power(unsigned int percent)
{
    for (size_t i = 0; i < IMAGES_MAX && images[i] != NULL; i++) {
        if (images[i]->exists)
            leave(images[i], percent);
    }
}
