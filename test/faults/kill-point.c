/*
 * Preloaded into the process under test: ends it with SIGKILL inside the n-th disk call on the desk's database.
 * A write is cut in half, a sync is stopped before or after it reached the disk. Counting begins when the process
 * writes to a file named "armed". With n = 0 it only counts; "counted" then holds one letter a call.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int armed = 0;
static long calls = 0;

static void path_of(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  path[length < 0 ? 0 : length] = 0;
}

static int ends_with(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && strcmp(text + a - b, end) == 0;
}

static int is_database(int fd) {
  char path[4096];
  path_of(fd, path, sizeof path);
  return ends_with(path, "/desk.db") || ends_with(path, "/desk.db-wal");
}

static void note(char letter) {
  const char *file = getenv("LOKET_COUNT_FILE");
  if (!file) return;
  int fd = open(file, O_WRONLY | O_CREAT | O_APPEND, 0600);
  if (fd < 0) return;
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  real(fd, &letter, 1);
  close(fd);
}

/* True when this call is the one. */
static int strikes(int fd, char letter) {
  if (!armed || !is_database(fd)) return 0;
  calls += 1;
  note(letter);
  const char *at = getenv("LOKET_KILL_AT");
  return at && atol(at) == calls;
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

static void maybe_arm(int fd) {
  if (armed) return;
  char path[4096];
  path_of(fd, path, sizeof path);
  if (ends_with(path, "/armed")) armed = 1;
}

#define WRITER(name, offset_type)                                                               \
  ssize_t name(int fd, const void *data, size_t size, offset_type offset) {                     \
    static ssize_t (*real)(int, const void *, size_t, offset_type) = 0;                         \
    if (!real) real = dlsym(RTLD_NEXT, #name);                                                  \
    maybe_arm(fd);                                                                              \
    if (strikes(fd, 'w')) {                                                                     \
      real(fd, data, size / 2, offset);                                                         \
      die();                                                                                    \
    }                                                                                           \
    return real(fd, data, size, offset);                                                        \
  }

WRITER(pwrite, off_t)
WRITER(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t size) {
  static ssize_t (*real)(int, const void *, size_t) = 0;
  if (!real) real = dlsym(RTLD_NEXT, "write");
  maybe_arm(fd);
  if (strikes(fd, 'w')) {
    real(fd, data, size / 2);
    die();
  }
  return real(fd, data, size);
}

/* Even calls die before the disk has it, odd ones after: the commit's two halves. */
#define SYNCER(name)                                  \
  int name(int fd) {                                  \
    static int (*real)(int) = 0;                      \
    if (!real) real = dlsym(RTLD_NEXT, #name);        \
    if (strikes(fd, 'f')) {                           \
      if (calls % 2) real(fd);                        \
      die();                                          \
    }                                                 \
    return real(fd);                                  \
  }

SYNCER(fsync)
SYNCER(fdatasync)
