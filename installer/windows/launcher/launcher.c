/* ScamGuard.exe: runs the guard under its own name, and starts it again when it dies.

   Without arguments it watches over a second copy of itself, in which Python runs; with arguments it
   is that copy. Python is isolated: no variable and no folder of the user's adds code to it.
   Build: installer/windows/build.py. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>
#include "words.h" /* made from resources/words */

enum { LONGEST = 32767, MOST_DEATHS = 5, QUICK_MS = 60 * 1000, FIRST_PAUSE_MS = 1000, BROKEN = 120 };

static const wchar_t *const GUARD = L"tray"; /* the argument that means: be the guard itself */

typedef int (*py_main)(int, wchar_t **);

static const wchar_t *say(const struct sentence *sentences, size_t count)
{
    LANGID language = PRIMARYLANGID(GetUserDefaultUILanguage());
    for (size_t at = 0; at < count; at++)
        if (sentences[at].language == language)
            return sentences[at].words;
    return sentences[0].words; /* English */
}

static int tell(const struct sentence *sentences, size_t count)
{
    MessageBoxW(NULL, say(sentences, count), L"Scam Guard", MB_OK | MB_ICONINFORMATION);
    return BROKEN;
}

static int run_python(int argc, wchar_t **argv)
{
    static wchar_t path[LONGEST + 64];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
    wchar_t *last = length && length < LONGEST ? wcsrchr(path, L'\\') : NULL;
    if (!last)
        return tell(NOT_WHOLE, NOT_WHOLE_COUNT);
    wcscpy(last + 1, L"runtime\\" PYTHON_DLL);
    SetDllDirectoryW(L""); /* nothing is loaded from the folder it was started in */
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    wchar_t **arguments = calloc(argc + 5, sizeof *arguments);
    if (!run || !arguments)
        return tell(NOT_WHOLE, NOT_WHOLE_COUNT);
    int count = 0;
    arguments[count++] = argv[0];
    arguments[count++] = L"-I";
    arguments[count++] = L"-B";
    arguments[count++] = L"-m";
    arguments[count++] = L"guard";
    for (int at = 1; at < argc; at++)
        arguments[count++] = argv[at];
    return run(count, arguments);
}

/* Run the guard once; give its exit status, or BROKEN if it could not be started. */
static DWORD run_guard(const wchar_t *self)
{
    static wchar_t line[LONGEST];
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION made;
    DWORD status = BROKEN;
    _snwprintf(line, LONGEST - 1, L"\"%ls\" %ls", self, GUARD);
    if (!CreateProcessW(self, line, NULL, NULL, FALSE, 0, NULL, NULL, &how, &made))
        return BROKEN;
    WaitForSingleObject(made.hProcess, INFINITE);
    GetExitCodeProcess(made.hProcess, &status);
    CloseHandle(made.hThread);
    CloseHandle(made.hProcess);
    return status;
}

/* A guard that ends by itself with 0 was asked to; any other end is a death. */
static int watch_over(const wchar_t *self)
{
    DWORD pause = FIRST_PAUSE_MS;
    for (int deaths = 0; deaths < MOST_DEATHS;) {
        ULONGLONG began = GetTickCount64();
        if (run_guard(self) == 0)
            return 0;
        if (GetTickCount64() - began >= QUICK_MS) {
            deaths = 0;
            pause = FIRST_PAUSE_MS;
        }
        deaths++;
        if (deaths < MOST_DEATHS)
            Sleep(pause);
        pause *= 2;
    }
    return tell(GIVES_UP, GIVES_UP_COUNT);
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    static wchar_t self[LONGEST];
    (void)instance, (void)before, (void)line, (void)show;
    if (__argc > 1)
        return run_python(__argc, __wargv);
    DWORD length = GetModuleFileNameW(NULL, self, LONGEST);
    if (!length || length >= LONGEST)
        return tell(NOT_WHOLE, NOT_WHOLE_COUNT);
    return watch_over(self);
}
