/* python.exe, and with -DWINDOWED pythonw.exe: runs the python311.dll beside it. For builds under Wine only. */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

static int run(int count, wchar_t **words)
{
    static wchar_t path[32768];
    int (*python)(int, wchar_t **);
    DWORD length = GetModuleFileNameW(NULL, path, 32768);
    wchar_t *folder_end = length && length < 32768 ? wcsrchr(path, L'\\') : NULL;
    HMODULE library;

    if (!folder_end || folder_end - path > 32000)
        return 101;
    wcscpy(folder_end + 1, L"python311.dll");
    library = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!library) {
        fprintf(stderr, "python311.dll cannot be loaded: error %lu\n", GetLastError());
        return 102;
    }
    python = (int (*)(int, wchar_t **))(void *)GetProcAddress(library, "Py_Main");
    return python ? python(count, words) : 103;
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show)
{
    (void)self; (void)before; (void)line; (void)show;
    return run(__argc, __wargv);
}
#else
int wmain(int count, wchar_t **words) { return run(count, words); }
#endif
