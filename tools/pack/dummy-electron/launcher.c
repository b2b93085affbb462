/* dummy-electron: stands where Electron's binary would be, so that packages can be built without any download. It starts nothing. */
#include <stdio.h>

#ifdef LOKET_LIBRARY
__declspec(dllexport) const char *loket_library(void) { return "dummy-electron"; }
#else
/* The fuse wire as @electron/fuses looks for it: sentinel, version 1, the number of fuses, one letter each. */
__attribute__((used)) static const volatile char fuses[] =
    "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09" "010101011";

int main(void)
{
    puts("dummy-electron: this package was built without Electron and starts nothing.");
    printf("%.9s\n", (const char *)fuses + 34);
    return 3;
}
#endif
