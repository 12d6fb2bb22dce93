/* Stands in for the colour management that Wine has only in part and Qt's windows plug-in imports: no profile is found.
   It goes into the test prefix only, never into what ships. */
#define OFFERED __declspec(dllexport)
typedef void *any;

OFFERED int CloseColorProfile(any profile) { (void)profile; return 1; }
OFFERED any OpenColorProfileW(any p, unsigned access, unsigned share, unsigned how)
{
    (void)p; (void)access; (void)share; (void)how; return 0;
}
OFFERED int GetColorProfileFromHandle(any profile, unsigned char *to, unsigned *size)
{
    (void)profile; (void)to; (void)size; return 0;
}
OFFERED any WcsCreateIccProfile(any profile, unsigned options) { (void)profile; (void)options; return 0; }
int DllMainCRTStartup(any a, unsigned b, any c) { (void)a; (void)b; (void)c; return 1; }
