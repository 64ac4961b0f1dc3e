"""Windows programs made for the tests: small, valid, and saying what they are told to.

Facts: Microsoft's PE Format; VS_VERSIONINFO and its children.
"""

import struct
from pathlib import Path

ALIGNED, PAGE = 0x200, 0x1000
FOR_EVER = b"\xf3\x90\xeb\xfc"
"""pause; jump back."""
KEYS = {
    "company": "CompanyName",
    "description": "FileDescription",
    "original_name": "OriginalFilename",
    "product": "ProductName",
    "version": "FileVersion",
}


def program(*, padding=0, code=FOR_EVER, **facts):
    """Return a 64-bit program; ``padding`` bytes stand before its resources."""
    return b"".join(parts(padding=padding, code=code, **facts))


def sparse(path, size, **facts):
    """Write a program of this size that takes nearly no room on the disk."""
    head, _, _, tail = parts(padding=size, **facts)
    with Path(path).open("wb") as file:
        file.write(head)
        file.seek(ALIGNED * 2 + up(size, ALIGNED))
        file.write(tail)


def parts(*, padding=0, code=FOR_EVER, **facts):
    """Return headers, code, padding (none if it is large) and resources."""
    return assembled(version({KEYS[name]: fact for name, fact in facts.items()}), padding, code)


def assembled(version_block, padding=0, code=FOR_EVER):
    """Return the parts of a program around a finished version resource."""
    rva = up(PAGE * 2 + padding, PAGE)
    tree = resources(version_block, rva) if version_block else b""
    code = code.ljust(ALIGNED, b"\0")
    between = b"\0" * up(padding, ALIGNED) if padding < 1 << 28 else b""
    at = ALIGNED * 2 + up(padding, ALIGNED)
    tail = tree.ljust(up(len(tree), ALIGNED), b"\0")
    sections = section(b".text", len(code), PAGE, len(code), ALIGNED, 0x60000020)
    sections += section(b".rsrc", len(tree), rva, len(tail), at, 0x40000040)
    image = up(rva + len(tree), PAGE) + PAGE
    return headers(sections, image, rva, len(tree)).ljust(ALIGNED, b"\0"), code, between, tail


def headers(sections, image, resources_at, resources_size):
    """Return what stands before the first section."""
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    count = len(sections) // 40
    file = struct.pack("<4sHHIIIHH", b"PE\0\0", 0x8664, count, 0, 0, 0, 240, 0x22)
    optional = struct.pack("<HBBIIIII", 0x20B, 14, 0, ALIGNED, ALIGNED, 0, PAGE, PAGE)
    optional += struct.pack("<QII6HIIII", 1 << 32, PAGE, ALIGNED, *(6, 0) * 3, 0, image, ALIGNED, 0)
    optional += struct.pack("<HH4QII", 3, 0x100, *(1 << 20, 1 << 12) * 2, 0, 16)
    directories = [(0, 0)] * 16
    directories[2] = (resources_at, resources_size)
    optional += b"".join(struct.pack("<II", *each) for each in directories)
    return dos + file + optional + sections


def section(name, size, rva, raw, at, flags):
    """Return one line of the table of sections."""
    return struct.pack("<8sIIIIIIHHI", name, size, rva, raw, at, 0, 0, 0, 0, flags)


def resources(version_block, rva):
    """Return a tree of resources: an icon that is none, and the version."""

    def directory(*entries):
        body = b"".join(struct.pack("<II", *entry) for entry in entries)
        return struct.pack("<IIHHHH", 0, 0, 0, 0, 0, len(entries)) + body

    branch = 0x80000000
    tree = directory((3, branch | 32), (16, branch | 56))
    tree += directory((1, branch | 32)) + directory((1, branch | 80)) + directory((1033, 104))
    tree += struct.pack("<IIII", rva + 120, len(version_block), 0, 0)
    return tree + version_block


def version(strings, tables=1):
    """Return a version resource that says these strings."""
    texts = b"".join(block(key, text.encode("utf-16-le", "surrogatepass") + b"\0\0", 1)
                     for key, text in strings.items())  # fmt: skip
    listed = block("StringFileInfo", b"", 1, block("040904B0", b"", 1, texts) * tables)
    fixed = struct.pack("<13I", 0xFEEF04BD, 0x10000, *(0,) * 11)
    return block("VS_VERSION_INFO", fixed, 0, listed)


def block(key, value, text, children=b""):
    """Return one block of a version resource; a text's length is told in letters."""
    head = even(b"\0" * 6 + key.encode("utf-16-le") + b"\0\0")
    body = head + (even(value) if children else value) + children
    length = len(value) // 2 if text else len(value)
    return even(struct.pack("<HHH", len(body) & 0xFFFF, length & 0xFFFF, text) + body[6:])


def even(data):
    """Fill up to the next multiple of four."""
    return data.ljust(up(len(data), 4), b"\0")


def up(size, step):
    """Return the next multiple of a step."""
    return -(-size // step) * step
