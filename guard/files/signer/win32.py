"""Who signed a file: by the certificate inside it, else by the catalogue that lists its digest.

Facts: Microsoft's pages on CryptQueryObject, CryptMsgGetParam, CryptCATAdminAcquireContext2 and its
kin. Tried with Python's own files under Wine, which keeps no catalogues. Nothing is asked of
WinVerifyTrust: a name is all that is wanted, and it might ask the network.
"""

import sys

assert sys.platform == "win32"

import ctypes
import msvcrt
from ctypes import byref, wintypes
from pathlib import Path
from typing import Final
from uuid import UUID

from guard.files.facts import LONGEST, clean
from guard.files.kinds import PE

_OBJECT_FILE: Final = 1
_SIGNED_INSIDE: Final = 1 << 10
"""CERT_QUERY_CONTENT_FLAG_PKCS7_SIGNED_EMBED."""
_CATALOGUE: Final = 1 << 8
"""CERT_QUERY_CONTENT_FLAG_PKCS7_SIGNED."""
_BINARY: Final = 1 << 1
"""CERT_QUERY_FORMAT_FLAG_BINARY."""
_SIGNER: Final = 7
"""CMSG_SIGNER_CERT_INFO_PARAM: what finds the signer's certificate in the store."""
_ENCODING: Final = 0x10001
"""X509_ASN_ENCODING | PKCS_7_ASN_ENCODING."""
_LARGEST: Final = 8 << 20
"""Bytes of a program whose digest is looked up, which reads it whole; Windows' own are smaller."""
_DIGESTS: Final = ("SHA256", "SHA1")
"""How catalogues name files, the usual way first."""
_DIGEST: Final = 64
"""Bytes that a digest has at most."""
_SIMPLE_NAME: Final = 4
"""CERT_NAME_SIMPLE_DISPLAY_TYPE: the common name, or what stands for it."""

_crypt32 = ctypes.WinDLL("crypt32")
_query = _crypt32.CryptQueryObject
_query.argtypes = (
    wintypes.DWORD, wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.DWORD,
    ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
    ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_void_p), ctypes.c_void_p,
)  # fmt: skip
_parameter = _crypt32.CryptMsgGetParam
_parameter.argtypes = (
    ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p, wintypes.LPDWORD,
)  # fmt: skip
_certificate = _crypt32.CertGetSubjectCertificateFromStore
_certificate.argtypes = (ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p)
_certificate.restype = ctypes.c_void_p
_name = _crypt32.CertGetNameStringW
_name.argtypes = (
    ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p,
    wintypes.LPWSTR, wintypes.DWORD,
)  # fmt: skip
_name.restype = wintypes.DWORD
_free = _crypt32.CertFreeCertificateContext
_free.argtypes = (ctypes.c_void_p,)
_close_message = _crypt32.CryptMsgClose
_close_message.argtypes = (ctypes.c_void_p,)
_close_store = _crypt32.CertCloseStore
_close_store.argtypes = (ctypes.c_void_p, wintypes.DWORD)
_wintrust = ctypes.WinDLL("wintrust")
_Handle = ctypes.c_void_p
_SHAPES: Final = {
    "CryptCATAdminAcquireContext2": (
        ctypes.POINTER(_Handle), ctypes.c_char_p, wintypes.LPCWSTR, ctypes.c_void_p,
        wintypes.DWORD,
    ),
    "CryptCATAdminCalcHashFromFileHandle2": (
        _Handle, wintypes.HANDLE, wintypes.LPDWORD, ctypes.c_void_p, wintypes.DWORD,
    ),
    "CryptCATAdminEnumCatalogFromHash": (
        _Handle, ctypes.c_void_p, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p,
    ),
    "CryptCATCatalogInfoFromContext": (_Handle, ctypes.c_void_p, wintypes.DWORD),
    "CryptCATAdminReleaseCatalogContext": (_Handle, _Handle, wintypes.DWORD),
    "CryptCATAdminReleaseContext": (_Handle, wintypes.DWORD),
}  # fmt: skip
_LISTS: Final = all(hasattr(_wintrust, each) for each in _SHAPES)
"""Whether files can be looked up: Wine 8 cannot make their digests."""
if _LISTS:
    for _each, _shape in _SHAPES.items():
        getattr(_wintrust, _each).argtypes = _shape
    _wintrust.CryptCATAdminEnumCatalogFromHash.restype = _Handle
_SYSTEM: Final = UUID("f750e6c3-38ee-11d1-85e5-00c04fc295ee").bytes_le
"""DRIVER_ACTION_VERIFY: the catalogues of Windows' own parts and of drivers."""


class _Place(ctypes.Structure):
    """CATALOG_INFO."""

    _fields_ = (("size", wintypes.DWORD), ("path", wintypes.WCHAR * wintypes.MAX_PATH))


def subject(path: Path) -> str:
    """Return the name on the signer's certificate, empty for a file without one."""
    return _signed(path, _SIGNED_INSIDE) or _listed(path)


def _listed(path: Path) -> str:
    """Return who signed the catalogue that lists a file, empty where none does."""
    if not _LISTS or path.stat().st_size > _LARGEST:
        return ""
    with path.open("rb") as file:
        if file.read(len(PE)) != PE:
            return ""
        found = (_catalogue(file.fileno(), digest) for digest in _DIGESTS)
        catalogue = next(filter(None, found), "")
    return catalogue_signer(Path(catalogue)) if catalogue else ""


def catalogue_signer(path: Path) -> str:
    """Return the name on the certificate of whoever signed a catalogue."""
    return _signed(path, _CATALOGUE)


def _catalogue(file: int, algorithm: str) -> str:
    """Return where the first catalogue lies that lists a file by its digest."""
    admin = _Handle()
    if not _wintrust.CryptCATAdminAcquireContext2(byref(admin), _SYSTEM, algorithm, None, 0):
        return ""
    digest, size = ctypes.create_string_buffer(_DIGEST), wintypes.DWORD(_DIGEST)
    handle = msvcrt.get_osfhandle(file)
    try:
        if not _wintrust.CryptCATAdminCalcHashFromFileHandle2(
            admin, handle, byref(size), digest, 0
        ):
            return ""
        entry = _wintrust.CryptCATAdminEnumCatalogFromHash(admin, digest, size, 0, None)
        if not entry:
            return ""
        place = _Place(size=ctypes.sizeof(_Place))
        known = _wintrust.CryptCATCatalogInfoFromContext(entry, byref(place), 0)
        _wintrust.CryptCATAdminReleaseCatalogContext(admin, entry, 0)
        return place.path if known else ""
    finally:
        _wintrust.CryptCATAdminReleaseContext(admin, 0)


def _signed(path: Path, kind: int) -> str:
    """Return the name on the certificate of a file of a kind, empty for any other."""
    store, message = ctypes.c_void_p(), ctypes.c_void_p()
    if not _query(
        _OBJECT_FILE, str(path), kind, _BINARY, 0,
        None, None, None, byref(store), byref(message), None,
    ):  # fmt: skip
        return ""
    try:
        return _common_name(store, message)
    finally:
        _close_message(message)
        _close_store(store, 0)


def _common_name(store: ctypes.c_void_p, message: ctypes.c_void_p) -> str:
    """Return the name on the certificate of a message's first signer."""
    size = wintypes.DWORD()
    if not _parameter(message, _SIGNER, 0, None, byref(size)):
        return ""
    signer = ctypes.create_string_buffer(size.value)
    if not _parameter(message, _SIGNER, 0, signer, byref(size)):
        return ""
    certificate = _certificate(store, _ENCODING, signer)
    if not certificate:
        return ""
    name = ctypes.create_unicode_buffer(LONGEST)
    _name(certificate, _SIMPLE_NAME, 0, None, name, LONGEST)
    _free(certificate)
    return clean(name.value)
