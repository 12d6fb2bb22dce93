/* Stands in for Windows' own icuuc.dll, which Wine has not and Qt imports: it offers no converter at all.
   It goes into the test prefix only, never into what ships. */
#define OFFERED __declspec(dllexport)
enum { NOT_FOUND = 4, NOT_SUPPORTED = 16 };
typedef void *any;

static void say(int *error, int what) { if (error) *error = what; }

OFFERED any ucnv_open(const char *name, int *error) { (void)name; say(error, NOT_FOUND); return 0; }
OFFERED const char *ucnv_getName(any c, int *error) { (void)c; say(error, NOT_SUPPORTED); return 0; }
OFFERED int ucnv_toUCountPending(any c, int *error) { (void)c; say(error, NOT_SUPPORTED); return 0; }
OFFERED int ucnv_fromUCountPending(any c, int *error) { (void)c; say(error, NOT_SUPPORTED); return 0; }
OFFERED signed char ucnv_getMaxCharSize(any c) { (void)c; return 1; }
OFFERED int ucnv_countAvailable(void) { return 0; }
OFFERED const char *ucnv_getAvailableName(int number) { (void)number; return 0; }
OFFERED const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{
    (void)name; (void)standard; say(error, NOT_SUPPORTED); return 0;
}
OFFERED void ucnv_close(any c) { (void)c; }
OFFERED void ucnv_reset(any c) { (void)c; }

/* The rest is called with an open converter only, and none can be opened. */
#define NEVER(name) OFFERED void name(void) {}
NEVER(UCNV_FROM_U_CALLBACK_SUBSTITUTE) NEVER(UCNV_TO_U_CALLBACK_SUBSTITUTE)
NEVER(ucnv_getToUCallBack) NEVER(ucnv_getFromUCallBack) NEVER(ucnv_setToUCallBack) NEVER(ucnv_setFromUCallBack)
NEVER(ucnv_cbToUWriteUChars) NEVER(ucnv_cbFromUWriteUChars) NEVER(ucnv_toUnicode) NEVER(ucnv_fromUnicode)

int DllMainCRTStartup(any a, unsigned b, any c) { (void)a; (void)b; (void)c; return 1; }
