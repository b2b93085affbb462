/*
 * loket-hub-service.exe: the hub as a service of Windows. The hub reads its settings itself, from hub.env in the data folder.
 *   install | uninstall      makes or takes away the service
 *   start | stop             as its name says; stop waits until it has stopped
 *   run [command ...]        one of the hub's commands in this window
 *   nightly                  the backup of each night; what it says goes to backup.log
 *   folder PATH              makes one that only administrators and the system can open; for the setup
 *   trusted FILE             ends with 0 when administrators or the system own it, with 1 when somebody else does; for the setup
 *   (nothing)                started by Windows
 */
#include <windows.h>
#include <aclapi.h>
#include <sddl.h>
#include <shlobj.h>
#include <stdio.h>
#include <wchar.h>

#define NAME L"LoketHub"
#define STOP_PATIENCE_MS 90000
#define START_PATIENCE_MS 90000
/* Longer than whoever starts it waits. */
#define READY_PATIENCE_MS 120000
#define STAYS_MS 3000
#define LOOK_MS 500
#define ROOM 32768
#define LARGEST_LOG (10 * 1024 * 1024)

static SERVICE_STATUS_HANDLE handle;
static HANDLE stop_asked;
static wchar_t home[MAX_PATH], data[MAX_PATH], ready[MAX_PATH];

static void find_folders(void)
{
    wchar_t *last;
    GetModuleFileNameW(NULL, home, MAX_PATH);
    last = wcsrchr(home, L'\\');
    if (last) *last = 0;
    if (!GetEnvironmentVariableW(L"LOKET_HUB_FOLDER", data, MAX_PATH)) {
        wchar_t base[MAX_PATH] = L"";
        SHGetFolderPathW(NULL, CSIDL_COMMON_APPDATA, NULL, 0, base);
        swprintf(data, MAX_PATH, L"%ls\\Loket Hub", base);
    }
    swprintf(ready, MAX_PATH, L"%ls\\log\\hub.ready", data);
}

/* No setting is read here: the hub has one reader for all systems. */
static void tell_folders(void)
{
    wchar_t text[MAX_PATH];
    swprintf(text, MAX_PATH, L"%ls\\data", data);
    SetEnvironmentVariableW(L"HUB_DATA", text);
    swprintf(text, MAX_PATH, L"%ls\\hub.env", data);
    SetEnvironmentVariableW(L"HUB_SETTINGS_FILE", text);
}

static BOOL start_hub(const wchar_t *rest, HANDLE input, HANDLE output, PROCESS_INFORMATION *child)
{
    wchar_t line[ROOM];
    STARTUPINFOW how = { .cb = sizeof how };
    swprintf(line, ROOM, L"\"%ls\\node.exe\" \"%ls\\hub\\main.js\" %ls", home, home, rest);
    if (output) {
        how.dwFlags = STARTF_USESTDHANDLES;
        how.hStdInput = input;
        how.hStdOutput = how.hStdError = output;
    }
    return CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, home, &how, child);
}

static void tell(DWORD state, DWORD error, DWORD hint)
{
    static DWORD step;
    SERVICE_STATUS status = { .dwServiceType = SERVICE_WIN32_OWN_PROCESS, .dwCurrentState = state };
    status.dwControlsAccepted = state == SERVICE_RUNNING ? SERVICE_ACCEPT_STOP | SERVICE_ACCEPT_PRESHUTDOWN : 0;
    status.dwWin32ExitCode = error;
    status.dwWaitHint = hint;
    status.dwCheckPoint = hint ? ++step : 0;
    SetServiceStatus(handle, &status);
}

static DWORD WINAPI on_control(DWORD control, DWORD type, void *event, void *context)
{
    (void)type; (void)event; (void)context;
    if (control == SERVICE_CONTROL_STOP || control == SERVICE_CONTROL_PRESHUTDOWN) {
        tell(SERVICE_STOP_PENDING, NO_ERROR, STOP_PATIENCE_MS);
        SetEvent(stop_asked);
    }
    return NO_ERROR;
}

/*
 * One that has grown large becomes NAME.1, in the place of the last such. Only here, as whoever writes it starts: the hub holds the file while it runs, so
 * that one which runs for months needs a restart (run-a-hub.md). NULL when it cannot be written.
 */
static HANDLE open_log(const wchar_t *name)
{
    wchar_t file[MAX_PATH], older[MAX_PATH];
    SECURITY_ATTRIBUTES inherited = { sizeof inherited, NULL, TRUE };
    WIN32_FILE_ATTRIBUTE_DATA about;
    HANDLE log;
    swprintf(file, MAX_PATH, L"%ls\\%ls", data, name);
    swprintf(older, MAX_PATH, L"%ls.1", file);
    if (GetFileAttributesExW(file, GetFileExInfoStandard, &about) && (about.nFileSizeHigh || about.nFileSizeLow > LARGEST_LOG))
        MoveFileExW(file, older, MOVEFILE_REPLACE_EXISTING);
    /* Shared with the one before, which may still be leaving: its words and these are appended. */
    log = CreateFileW(file, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (log != INVALID_HANDLE_VALUE) return log;
    /* A hub without a log is better than none, and it needs the input that comes with it. */
    log = CreateFileW(L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, NULL);
    return log == INVALID_HANDLE_VALUE ? NULL : log;
}

/*
 * Windows hears that it runs when the hub has laid down its file, and it listens: before that it may still end over settings, database or port. One that
 * takes very long (a new schema over many files) is called running in the end, because only such a one can be stopped in order.
 */
static DWORD wait_until_ready(const HANDLE *either)
{
    DWORD waited, ended = WAIT_TIMEOUT;
    for (waited = 0; ended == WAIT_TIMEOUT && waited < READY_PATIENCE_MS; waited += LOOK_MS) {
        if (GetFileAttributesW(ready) != INVALID_FILE_ATTRIBUTES) break;
        tell(SERVICE_START_PENDING, NO_ERROR, 30000);
        ended = WaitForMultipleObjects(2, either, FALSE, LOOK_MS);
    }
    return ended;
}

static void WINAPI serve(DWORD count, wchar_t **words)
{
    PROCESS_INFORMATION child;
    HANDLE either[2], input, hold;
    SECURITY_ATTRIBUTES inherited = { sizeof inherited, NULL, TRUE };
    DWORD code = ERROR_PROCESS_ABORTED, ended;
    (void)count; (void)words;
    handle = RegisterServiceCtrlHandlerExW(NAME, on_control, NULL);
    stop_asked = CreateEventW(NULL, TRUE, FALSE, NULL);
    tell(SERVICE_START_PENDING, NO_ERROR, 30000);
    /* A service has no console and its programs get no signal: the hub stops in order when its input ends, also when this here dies. */
    CreatePipe(&input, &hold, &inherited, 0);
    SetHandleInformation(hold, HANDLE_FLAG_INHERIT, 0);
    SetEnvironmentVariableW(L"HUB_STOP_WITH_INPUT", L"1");
    SetEnvironmentVariableW(L"HUB_READY_FILE", ready);
    /* One of the last time would speak for this one. */
    if (!DeleteFileW(ready) && GetFileAttributesW(ready) != INVALID_FILE_ATTRIBUTES) {
        tell(SERVICE_STOPPED, ERROR_ACCESS_DENIED, 0);
        return;
    }
    if (!start_hub(L"", input, open_log(L"log\\hub.log"), &child)) {
        tell(SERVICE_STOPPED, GetLastError(), 0);
        return;
    }
    CloseHandle(input);
    either[0] = stop_asked;
    either[1] = child.hProcess;
    ended = wait_until_ready(either);
    if (ended == WAIT_TIMEOUT) {
        tell(SERVICE_RUNNING, NO_ERROR, 0);
        ended = WaitForMultipleObjects(2, either, FALSE, INFINITE);
    }
    if (ended == WAIT_OBJECT_0) {
        CloseHandle(hold);
        if (WaitForSingleObject(child.hProcess, STOP_PATIENCE_MS) != WAIT_OBJECT_0) TerminateProcess(child.hProcess, 1);
        code = NO_ERROR;
    }
    /* Ended by itself is an error: Windows starts it again. */
    tell(SERVICE_STOPPED, code, 0);
}

static int not_set(const wchar_t *what)
{
    fwprintf(stderr, L"%ls: %ls could not be set: error %lu\n", NAME, what, GetLastError());
    return 1;
}

static int install(void)
{
    wchar_t line[MAX_PATH + 2];
    SC_ACTION again[3] = { { SC_ACTION_RESTART, 5000 }, { SC_ACTION_RESTART, 30000 }, { SC_ACTION_RESTART, 60000 } };
    SERVICE_FAILURE_ACTIONSW failure = { 86400, NULL, NULL, 3, again };
    SERVICE_FAILURE_ACTIONS_FLAG always = { TRUE };
    SERVICE_DESCRIPTIONW about = { L"Server of an immigration office for Loket" };
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CREATE_SERVICE), service;
    swprintf(line, MAX_PATH + 2, L"\"%ls\\loket-hub-service.exe\"", home);
    if (!manager) return 1;
    /* An account of its own with no rights but those on its folder, which the installer gives. */
    service = CreateServiceW(manager, NAME, L"Loket Hub", SERVICE_ALL_ACCESS, SERVICE_WIN32_OWN_PROCESS, SERVICE_AUTO_START,
        SERVICE_ERROR_NORMAL, line, NULL, NULL, NULL, L"NT SERVICE\\" NAME, NULL);
    if (!service && GetLastError() == ERROR_SERVICE_EXISTS) service = OpenServiceW(manager, NAME, SERVICE_ALL_ACCESS);
    if (!service) return 1;
    if (!ChangeServiceConfig2W(service, SERVICE_CONFIG_FAILURE_ACTIONS, &failure)) return not_set(L"failure actions");
    /* Without it Windows counts a crash only: a service that says STOPPED with an error would stay down. wine does not know it. */
    if (!ChangeServiceConfig2W(service, SERVICE_CONFIG_FAILURE_ACTIONS_FLAG, &always) && GetLastError() != ERROR_INVALID_LEVEL)
        return not_set(L"failure actions flag");
    ChangeServiceConfig2W(service, SERVICE_CONFIG_DESCRIPTION, &about);
    return 0;
}

/* Stops it first and waits: files of a running program cannot be replaced. One that only starts takes no order yet. */
static int stop(BOOL takes_away)
{
    SERVICE_STATUS status = { .dwCurrentState = SERVICE_STOPPED }, told;
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT);
    SC_HANDLE service = manager ? OpenServiceW(manager, NAME, SERVICE_ALL_ACCESS) : NULL;
    int waited;
    if (!service) return 0;
    for (waited = 0; waited < READY_PATIENCE_MS + STOP_PATIENCE_MS; waited += 200) {
        if (!QueryServiceStatus(service, &status) || status.dwCurrentState == SERVICE_STOPPED) break;
        if (status.dwCurrentState != SERVICE_STOP_PENDING) ControlService(service, SERVICE_CONTROL_STOP, &told);
        Sleep(200);
    }
    if (takes_away) return DeleteService(service) ? 0 : 1;
    return status.dwCurrentState == SERVICE_STOPPED ? 0 : 1;
}

/* While Windows starts its own services it lets nobody start another: that is waited for. One that runs already is what was wanted;
   it runs when it still does a little later. */
static int start(void)
{
    SERVICE_STATUS status = { .dwCurrentState = SERVICE_START_PENDING };
    SC_HANDLE manager = OpenSCManagerW(NULL, NULL, SC_MANAGER_CONNECT);
    SC_HANDLE service = manager ? OpenServiceW(manager, NAME, SERVICE_ALL_ACCESS) : NULL;
    DWORD error = service ? NO_ERROR : GetLastError();
    int waited, stays = 0;
    for (waited = 0; service && waited < START_PATIENCE_MS; waited += 200) {
        error = StartServiceW(service, 0, NULL) ? NO_ERROR : GetLastError();
        if (error != ERROR_SERVICE_DATABASE_LOCKED) break;
        Sleep(200);
    }
    if (error == ERROR_SERVICE_ALREADY_RUNNING) error = NO_ERROR;
    for (; error == NO_ERROR && waited < START_PATIENCE_MS; waited += 200) {
        if (!QueryServiceStatus(service, &status)) error = GetLastError();
        else if (status.dwCurrentState == SERVICE_STOPPED) error = status.dwWin32ExitCode ? status.dwWin32ExitCode : ERROR_PROCESS_ABORTED;
        else {
            stays = status.dwCurrentState == SERVICE_RUNNING ? stays + 200 : 0;
            if (stays > STAYS_MS) return 0;
            Sleep(200);
        }
    }
    if (error == NO_ERROR) error = ERROR_SERVICE_REQUEST_TIMEOUT;
    fwprintf(stderr, L"%ls does not run: error %lu. What the hub said: %ls\\log\\hub.log\n", NAME, error, data);
    return 1;
}

/* Names and folders may hold spaces. Before the closing mark a backslash counts double, else it would take the mark's meaning away: E:\ becomes "E:\\". */
static BOOL add_word(wchar_t *rest, const wchar_t *word)
{
    size_t length = wcslen(word), slashes = 0;
    while (slashes < length && word[length - 1 - slashes] == L'\\') slashes++;
    if (wcslen(rest) + length + slashes + 4 > ROOM) return FALSE;
    wcscat(rest, L" \"");
    wcscat(rest, word);
    wcscat(rest, word + length - slashes);
    wcscat(rest, L"\"");
    return TRUE;
}

static int run(int count, wchar_t **words)
{
    wchar_t rest[ROOM] = L"";
    PROCESS_INFORMATION child;
    DWORD code = 1;
    int at;
    for (at = 2; at < count; at++) {
        /* It has no place in any of the hub's commands: somebody typed "E:\" and Windows took the mark for a part of the name. */
        if (wcschr(words[at], L'"')) {
            fputws(L"Tanda kutip tidak dapat diteruskan: tulis E:\\ tanpa tanda kutip.\n"
                   L"A quotation mark cannot be handed on: write E:\\ without one.\n", stderr);
            return 2;
        }
        if (!add_word(rest, words[at])) return 2;
    }
    if (!start_hub(rest, NULL, NULL, &child)) return 1;
    WaitForSingleObject(child.hProcess, INFINITE);
    GetExitCodeProcess(child.hProcess, &code);
    return (int)code;
}

static void say(HANDLE log, const char *format, DWORD code)
{
    SYSTEMTIME now;
    char when[64], line[256];
    DWORD written;
    if (!log) return;
    GetLocalTime(&now);
    snprintf(when, sizeof when, "%04u-%02u-%02u %02u:%02u:%02u", now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond);
    snprintf(line, sizeof line, format, when, code);
    WriteFile(log, line, (DWORD)strlen(line), &written, NULL);
}

/* Nobody sees the window of a task: what the hub says of its backup is kept. The hub itself remembers how it went, and tells IT. */
static int nightly(void)
{
    PROCESS_INFORMATION child;
    SECURITY_ATTRIBUTES inherited = { sizeof inherited, NULL, TRUE };
    HANDLE log = open_log(L"backup.log");
    HANDLE nothing = CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited, OPEN_EXISTING, 0, NULL);
    DWORD code = 1;
    say(log, "%s backup\r\n", 0);
    if (start_hub(L"backup", nothing, log, &child)) {
        WaitForSingleObject(child.hProcess, INFINITE);
        GetExitCodeProcess(child.hProcess, &code);
    }
    say(log, code ? "%s failed: %lu\r\n" : "%s done\r\n", code);
    return (int)code;
}

/* With its rights from the first moment, and an error when somebody was quicker: who makes a folder keeps what he opened. */
static int make_folder(const wchar_t *path)
{
    SECURITY_ATTRIBUTES rights = { sizeof rights, NULL, FALSE };
    BOOL made;
    if (!ConvertStringSecurityDescriptorToSecurityDescriptorW(L"D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", SDDL_REVISION_1,
            &rights.lpSecurityDescriptor, NULL)) return not_set(L"rights");
    made = CreateDirectoryW(path, &rights);
    if (!made) not_set(path);
    LocalFree(rights.lpSecurityDescriptor);
    return made ? 0 : 1;
}

/* Of the name itself, not of what a link leads to: who made it may lead it elsewhere later. */
static int trusted(const wchar_t *path)
{
    PSECURITY_DESCRIPTOR about = NULL;
    PSID owner = NULL;
    int is_trusted = 0;
    HANDLE file = CreateFileW(path, READ_CONTROL, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, OPEN_EXISTING,
        FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_REPARSE_POINT, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    if (GetSecurityInfo(file, SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner, NULL, NULL, NULL, &about) == ERROR_SUCCESS && owner)
        is_trusted = IsWellKnownSid(owner, WinBuiltinAdministratorsSid) || IsWellKnownSid(owner, WinLocalSystemSid);
    LocalFree(about);
    CloseHandle(file);
    return is_trusted ? 0 : 1;
}

int wmain(int count, wchar_t **words)
{
    SERVICE_TABLE_ENTRYW table[] = { { NAME, serve }, { NULL, NULL } };
    find_folders();
    tell_folders();
    if (count < 2) return StartServiceCtrlDispatcherW(table) ? 0 : 1;
    if (!wcscmp(words[1], L"install")) return install();
    if (!wcscmp(words[1], L"uninstall")) return stop(TRUE);
    if (!wcscmp(words[1], L"stop")) return stop(FALSE);
    if (!wcscmp(words[1], L"start")) return start();
    if (!wcscmp(words[1], L"run")) return run(count, words);
    if (!wcscmp(words[1], L"nightly")) return nightly();
    if (!wcscmp(words[1], L"folder") && count == 3) return make_folder(words[2]);
    if (!wcscmp(words[1], L"trusted") && count == 3) return trusted(words[2]);
    fputs("loket-hub-service install|uninstall|start|stop|nightly|run COMMAND\n", stderr);
    return 2;
}
