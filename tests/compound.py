"""Windows Installer packages made for the tests: a compound file with a summary.

Facts: [MS-CFB], [MS-OLEPS].
"""

import struct

SECTOR = 512
END, FREE, IS_FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SUMMARY = "\x05SummaryInformation"


def package(product="", company="", page=1252, encoding="cp1252"):
    """Return a package that says these names."""
    texts = {2: "Installation Database", 3: product, 4: company, 6: "Sets it up."}
    return compound(summary(page, {key: text.encode(encoding) for key, text in texts.items()}))


def summary(page, texts):
    """Return the stream of a summary; its texts are bytes of a code page."""
    values = {1: struct.pack("<IHxx", 2, page)}
    for key, text in texts.items():
        filled = text + b"\0" * (4 - len(text) % 4)
        values[key] = struct.pack("<II", 30, len(text) + 1) + filled
    places, at = b"", 8 + 8 * len(values)
    for key, value in values.items():
        places += struct.pack("<II", key, at)
        at += len(value)
    section = struct.pack("<II", at, len(values)) + places + b"".join(values.values())
    kind = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    return struct.pack("<HHI16xI", 0xFFFE, 0, 0x20005, 1) + kind + struct.pack("<I", 48) + section


def compound(stream):
    """Return a compound file with one short stream: FAT, directory, small FAT, stream."""
    small = -(-len(stream) // 64)
    sectors = -(-small * 64 // SECTOR)
    chain = [*range(4, 3 + sectors), END]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + struct.pack(
        "<16x5H6x9I", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, 2, 1, END, 0
    )
    directory = entry("Root Entry", 5, 1, 3, small * 64) + entry(SUMMARY, 2, FREE, 0, len(stream))
    return b"".join(
        (
            head + struct.pack("<109I", 0, *[FREE] * 108),
            table(IS_FAT, END, END, *chain),
            directory.ljust(SECTOR, b"\0"),
            table(*range(1, small), END),
            stream.ljust(sectors * SECTOR, b"\0"),
        )
    )


def entry(name, kind, child, start, size):
    """Return one entry of the directory."""
    letters = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<HBBIII36xIQ", len(letters), kind, 1, FREE, FREE, child, start, size)
    return letters.ljust(64, b"\0") + links


def table(*sectors):
    """Return one sector of a FAT."""
    return b"".join(struct.pack("<I", each) for each in sectors).ljust(SECTOR, b"\xff")
