/*
 * dummy-electron: stands where the plug-ins of electron-builder's installer script would be, so that the script is compiled and run without
 * any download. One library under six names; a release is built with the real ones. Calling convention: NSIS, Examples/Plugin/exdll.h.
 */
#include <windows.h>
#include <shlwapi.h>
#include <stdio.h>

typedef struct entry { struct entry *next; wchar_t text[1]; } entry;
static int size;
static entry **top;
static wchar_t *variables;

#define PLUGIN(name) \
    static void run_##name(void); \
    __declspec(dllexport) void name(HWND window, int length, wchar_t *values, entry **stack, void *more) \
    { (void)window; (void)more; size = length; variables = values; top = stack; run_##name(); } \
    static void run_##name(void)

static void pop(wchar_t *into)
{
    entry *first = *top;
    into[0] = 0;
    if (!first) return;
    lstrcpynW(into, first->text, size);
    *top = first->next;
    GlobalFree(first);
}

static void push(const wchar_t *text)
{
    entry *one = GlobalAlloc(GPTR, sizeof(entry) + size * sizeof(wchar_t));
    lstrcpynW(one->text, text, size);
    one->next = *top;
    *top = one;
}

static wchar_t *space(void) { return GlobalAlloc(GPTR, size * sizeof(wchar_t)); }

/* `--name`, `/name`, `--name=value`: true when it was given. */
static BOOL given(const wchar_t *name, wchar_t *value)
{
    int count, at;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    size_t length = wcslen(name);
    BOOL found = FALSE;
    for (at = 1; at < count; at++) {
        wchar_t *word = words[at];
        if (word[0] == L'-' && word[1] == L'-') word += 2;
        else if (word[0] == L'/') word += 1;
        else continue;
        if (_wcsnicmp(word, name, length) != 0 || (word[length] != 0 && word[length] != L'=')) continue;
        found = TRUE;
        if (value && word[length] == L'=') lstrcpynW(value, word + length + 1, size);
    }
    LocalFree(words);
    return found;
}

PLUGIN(TestParameter)
{
    wchar_t *name = space();
    pop(name);
    push(given(name, NULL) ? L"true" : L"false");
    GlobalFree(name);
}

PLUGIN(GetParameter)
{
    wchar_t *otherwise = space(), *name = space();
    pop(otherwise);
    pop(name);
    given(name, otherwise);
    push(otherwise);
    GlobalFree(name);
    GlobalFree(otherwise);
}

PLUGIN(GetAllParameters)
{
    wchar_t *word = space();
    pop(word);
    push(PathGetArgsW(GetCommandLineW()));
    GlobalFree(word);
}

PLUGIN(GetParentPath)
{
    wchar_t *path = space();
    pop(path);
    PathRemoveFileSpecW(path);
    push(path);
    GlobalFree(path);
}

PLUGIN(ExecShellAsUser)
{
    wchar_t *word = space();
    pop(word);
    pop(word);
    pop(word);
    push(L"ok");
    GlobalFree(word);
}

/* UAC: 2 is an administrator, 3 is not the inner one of two. */
PLUGIN(_)
{
    wchar_t *what = space();
    pop(what);
    push(what[0] == L'2' ? L"1" : L"0");
    GlobalFree(what);
}

static void forget(int count)
{
    wchar_t *word = space();
    while (count-- > 0) pop(word);
    GlobalFree(word);
}
PLUGIN(UninstAppUserModelId) { forget(1); }
PLUGIN(UninstShortcut) { forget(1); }
PLUGIN(SetLnkAUMI) { forget(2); }
PLUGIN(Show) { }
PLUGIN(FindProcess) { forget(1); push(L"603"); }
PLUGIN(KillProcess) { forget(1); push(L"603"); }
PLUGIN(CloseProcess) { forget(1); push(L"603"); }
PLUGIN(Unload) { }

static void folders(wchar_t *path)
{
    wchar_t *at;
    for (at = path; *at; at++) {
        if (*at != L'\\') continue;
        *at = 0;
        CreateDirectoryW(path, NULL);
        *at = L'\\';
    }
}

/* What archive.mjs writes: for each file the length of its path, its size, path (UTF-8), bytes. Into $OUTDIR, as the real one does. */
PLUGIN(Extract)
{
    wchar_t *archive = space(), *target = space();
    const wchar_t *out = variables + 22 * size;
    FILE *from;
    unsigned head[2];
    pop(archive);
    from = _wfopen(archive, L"rb");
    while (from && fread(head, 4, 2, from) == 2) {
        char name[1024] = "", block[65536];
        wchar_t wide[1024];
        FILE *to;
        if (head[0] >= sizeof name || fread(name, 1, head[0], from) != head[0]) break;
        MultiByteToWideChar(CP_UTF8, 0, name, -1, wide, 1024);
        lstrcpynW(target, out, size);
        PathAppendW(target, wide);
        folders(target);
        to = _wfopen(target, L"wb");
        while (head[1] > 0) {
            size_t want = head[1] < sizeof block ? head[1] : sizeof block, got = fread(block, 1, want, from);
            if (got == 0) break;
            if (to) fwrite(block, 1, got, to);
            head[1] -= got;
        }
        if (to) fclose(to);
    }
    if (from) fclose(from);
    GlobalFree(archive);
    GlobalFree(target);
}
