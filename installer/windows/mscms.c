/* Stands in, for tests only, for Windows' mscms.dll: Wine's lacks WcsCreateIccProfile.
 *
 * Qt asks it for a screen's colour profile at its start, and takes "there is none".
 */
#define NONE(name) __declspec(dllexport) void *name(void) { return 0; }
NONE(GetColorProfileFromHandle)
NONE(CloseColorProfile)
NONE(OpenColorProfileW)
NONE(WcsCreateIccProfile)
