"""The Authenticode certificate inside a file, by the system's own reader.

Not run by its authors yet: written from Microsoft's pages on CryptQueryObject,
CryptMsgGetParam, CertGetSubjectCertificateFromStore and CertGetNameString.
WinVerifyTrust would read the whole file, and perhaps ask the network.
"""

import sys

assert sys.platform == "win32"

import ctypes
from ctypes import byref, wintypes
from pathlib import Path
from typing import Final

from guard.files.facts import LONGEST, clean

_OBJECT_FILE: Final = 1
_SIGNED_INSIDE: Final = 1 << 10
"""CERT_QUERY_CONTENT_FLAG_PKCS7_SIGNED_EMBED."""
_BINARY: Final = 1 << 1
"""CERT_QUERY_FORMAT_FLAG_BINARY."""
_SIGNER: Final = 7
"""CMSG_SIGNER_CERT_INFO_PARAM: what finds the signer's certificate in the store."""
_ENCODING: Final = 0x10001
"""X509_ASN_ENCODING | PKCS_7_ASN_ENCODING."""
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


def subject(path: Path) -> str:
    """Return the name on the signer's certificate, empty for a file without one."""
    store, message = ctypes.c_void_p(), ctypes.c_void_p()
    if not _query(
        _OBJECT_FILE, str(path), _SIGNED_INSIDE, _BINARY, 0,
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
