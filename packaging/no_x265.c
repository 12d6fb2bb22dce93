/* Stands where x265 would: pillow-heif's libheif links to that encoder, which is GPL, and the app only reads HEIC
   pictures. Reading never comes here; libheif may ask for the encoder's name, and gets this one. */
#if defined(_WIN32)
#define OFFERED __declspec(dllexport)
int DllMainCRTStartup(void *a, unsigned b, void *c) { (void)a; (void)b; (void)c; return 1; }
#else
#define OFFERED __attribute__((visibility("default")))
#endif

static const char name[] = "left out";
#define FOUR name, name, name, name
static const char *const nothing[64] = {FOUR, FOUR, FOUR, FOUR, FOUR, FOUR, FOUR, FOUR,
                                        FOUR, FOUR, FOUR, FOUR, FOUR, FOUR, FOUR, FOUR};

OFFERED const void *X265_API_GET(int depth) { (void)depth; return nothing; }
OFFERED void x265_cleanup(void) {}
