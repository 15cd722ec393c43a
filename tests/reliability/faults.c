/* Preloaded into a program, records what it does to the files below FAULTS_DIR and makes any of it fail.

   faults_record(log): append every change to a log, for replay.py to cut the power after.
   faults_arm(mode, n, lasting): at the n-th change from now on (writes, syncs, truncations, creations, links,
   renames, removals), or from it on, do what the mode says. faults_count(): how many there were since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { NOTHING, KILL, FULL, BROKEN, BROKEN_SYNC, BROKEN_OPEN };
enum { FILES = 4096 };

static int (*real_open)(const char *, int, ...), (*real_fsync)(int), (*real_fdatasync)(int);
static int (*real_close)(int), (*real_unlink)(const char *), (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *), (*real_ftruncate)(int, off64_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t), (*real_write)(int, const void *, size_t);

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[FILES];
static char watched[PATH_MAX];
static size_t length;
static int log_file = -1, mode = NOTHING, lasting;
static long target, seen;

__attribute__((constructor)) static void start(void) {
    real_open = dlsym(RTLD_NEXT, "open64"), real_close = dlsym(RTLD_NEXT, "close");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64"), real_write = dlsym(RTLD_NEXT, "write");
    real_fsync = dlsym(RTLD_NEXT, "fsync"), real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64"), real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename"), real_link = dlsym(RTLD_NEXT, "link");
    const char *folder = getenv("FAULTS_DIR");
    if (folder && strlen(folder) < sizeof watched) {
        strcpy(watched, folder);
        length = strlen(folder);
    }
}

void faults_record(const char *path) { log_file = real_open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600); }

void faults_arm(int wanted, long number, int for_good) {
    mode = wanted, target = number, lasting = for_good, seen = 0;
}

long faults_count(void) { return seen; }

static int is_watched(const char *path) { return length && path && !strncmp(path, watched, length); }

static char *path_of(int file) { return file >= 0 && file < FILES ? paths[file] : NULL; }

/* Count a change; return an errno where it is to fail. kind: W write, S sync, O creation, M any other. */
static int fault(char kind) {
    if (mode == NOTHING) return 0;
    if (mode == FULL && kind != 'W' && kind != 'O') return 0;
    if (mode == BROKEN_SYNC && kind != 'S') return 0;
    if (mode == BROKEN_OPEN && kind != 'O') return 0;
    seen++;
    if (lasting ? seen < target : seen != target) return 0;
    if (mode == KILL) kill(getpid(), SIGKILL);
    return mode == FULL ? ENOSPC : EIO;
}

/* A record: operation, length of the path, offset, length of the data, path, data. */
static void record(char operation, const char *path, int64_t offset, const void *data, uint32_t size) {
    if (log_file < 0) return;
    uint16_t name = strlen(path);
    char *text = malloc(15 + name + size);
    text[0] = operation;
    memcpy(text + 1, &name, 2), memcpy(text + 3, &offset, 8), memcpy(text + 11, &size, 4);
    memcpy(text + 15, path, name);
    if (size) memcpy(text + 15 + name, data, size);
    pthread_mutex_lock(&lock);
    if (real_write(log_file, text, 15 + name + size) < 0) abort();
    pthread_mutex_unlock(&lock);
    free(text);
}

static int failing(char kind) {
    int error = fault(kind);
    if (error) errno = error;
    return error;
}

static int opened(const char *path, int flags, mode_t rights) {
    int is_new = is_watched(path) && (flags & O_CREAT) && access(path, F_OK) != 0;
    if (is_new && failing('O')) return -1;
    int file = real_open(path, flags, rights);
    if (file < 0 || file >= FILES) return file;
    free(paths[file]);
    paths[file] = is_watched(path) ? strdup(path) : NULL;
    if (is_new) record('C', path, 0, NULL, 0);
    else if (paths[file] && (flags & O_TRUNC)) record('T', path, 0, NULL, 0);
    return file;
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t rights = va_arg(more, mode_t);
    va_end(more);
    return opened(path, flags, rights);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t rights = va_arg(more, mode_t);
    va_end(more);
    return opened(path, flags, rights);
}

int close(int file) {
    if (path_of(file)) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return real_close(file);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset) {
    if (path_of(file)) {
        if (failing('W')) return -1;
        record('W', path_of(file), offset, data, size);
    }
    return real_pwrite(file, data, size, offset);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t offset) { return pwrite64(file, data, size, offset); }

ssize_t write(int file, const void *data, size_t size) {
    if (path_of(file)) {
        if (strstr(path_of(file), ".told")) {
            record('A', path_of(file), 0, data, size);
        } else {
            if (failing('W')) return -1;
            off_t place = fcntl(file, F_GETFL) & O_APPEND ? lseek(file, 0, SEEK_END) : lseek(file, 0, SEEK_CUR);
            record('W', path_of(file), place, data, size);
        }
    }
    return real_write(file, data, size);
}

static int synced(int file, int (*real)(int)) {
    if (!path_of(file)) return real(file);
    if (failing('S')) return -1;
    int done = real(file);
    if (!done) record('S', path_of(file), 0, NULL, 0);
    return done;
}

int fsync(int file) { return synced(file, real_fsync); }

int fdatasync(int file) { return synced(file, real_fdatasync); }

int ftruncate64(int file, off64_t size) {
    if (path_of(file)) {
        if (failing('M')) return -1;
        record('T', path_of(file), size, NULL, 0);
    }
    return real_ftruncate(file, size);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }

int unlink(const char *path) {
    if (is_watched(path) && access(path, F_OK) == 0) {
        if (failing('M')) return -1;
        record('U', path, 0, NULL, 0);
    }
    return real_unlink(path);
}

int rename(const char *old, const char *new) {
    if (is_watched(old)) {
        if (failing('M')) return -1;
        record('R', old, 0, new, strlen(new));
    }
    return real_rename(old, new);
}

int link(const char *old, const char *new) {
    if (is_watched(old)) {
        if (access(new, F_OK) == 0) {
            errno = EEXIST;
            return -1;
        }
        if (failing('M')) return -1;
        record('L', old, 0, new, strlen(new));
    }
    return real_link(old, new);
}
