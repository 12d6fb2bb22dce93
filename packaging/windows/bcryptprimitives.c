/* Stands in for the library that Windows has had since 8 and Wine 8 has not; what is written in Rust takes its random
   numbers from it. It goes into the test prefix only, never into what ships. */
unsigned char __stdcall SystemFunction036(void *to, unsigned long size);

__declspec(dllexport) int ProcessPrng(unsigned char *to, unsigned long long size)
{
    return SystemFunction036(to, (unsigned long)size);
}
int DllMainCRTStartup(void *a, unsigned b, void *c) { (void)a; (void)b; (void)c; return 1; }
