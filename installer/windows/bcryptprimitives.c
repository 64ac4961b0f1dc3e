/* Stands in, for tests only, for Windows' bcryptprimitives.dll, which Wine 8 lacks.
 *
 * Rust's standard library takes its random numbers from the one function of it.
 */
#define RtlGenRandom SystemFunction036
unsigned char __stdcall RtlGenRandom(void *buffer, unsigned long size);

__declspec(dllexport) int __stdcall ProcessPrng(void *buffer, unsigned long long size)
{
    return RtlGenRandom(buffer, (unsigned long)size);
}
