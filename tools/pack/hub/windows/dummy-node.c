/* dummy-electron: stands where node.exe would be in an installer that was built without any download. It tells its words and its settings, waits
   for the end of its input and says so. STAND_IN_ENDS in the settings makes it end by itself: "before" it would listen, or "after". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

static void lay_down(const char *name)
{
    FILE *file = name ? fopen(name, "w") : NULL;
    if (file) fclose(file);
}

/* Tells every line of the settings; answers what the one with this name says, or NULL. */
static const char *setting(const char *name)
{
    static char line[256], found[256];
    const char *path = getenv("HUB_SETTINGS_FILE");
    FILE *file = path ? fopen(path, "r") : NULL;
    size_t length = strlen(name);
    while (file && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\r\n")] = 0;
        puts(line);
        if (!strncmp(line, name, length) && line[length] == '=') strcpy(found, line + length + 1);
    }
    if (file) fclose(file);
    return found[0] ? found : NULL;
}

int main(int count, char **words)
{
    const char *ends;
    int at;
    for (at = 1; at < count; at++) printf("[%s]", words[at]);
    printf("\nHUB_DATA=%s\n", getenv("HUB_DATA"));
    ends = setting("STAND_IN_ENDS");
    fflush(stdout);
    if (count > 2) return 7;
    puts("started");
    fflush(stdout);
    if (!ends || strcmp(ends, "before")) lay_down(getenv("HUB_READY_FILE"));
    if (ends) {
        Sleep(1000);
        return 2;
    }
    while (getchar() != EOF) { }
    puts("stopped in order");
    return 0;
}
