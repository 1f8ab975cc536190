#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a list of known words into a model file, as the tensor known_words: attach.py MODEL WORDS OUT

Everything else of the model stays; a list that it already has is replaced, or taken out where WORDS is "-".
Layout: ../FORMAT.md, section 1.
"""
import json
import struct
import sys
import zlib

MAGIC = b"rawi diacritizer model\n\0"


def at(n):
    return (n + 63) // 64 * 64


def main():
    model, words, out = sys.argv[1:]
    with open(model, "rb") as f:
        data = f.read()
    listed = b""
    if words != "-":
        with open(words, "rb") as f:
            listed = f.read()
    assert data[:24] == MAGIC, "not a diacritizer model"
    version, header_size = struct.unpack("<II", data[24:32])
    header = json.loads(data[64:64 + header_size].decode())
    parts = [(e, data[e["offset"]:e["offset"] + e["bytes"]]) for e in header["tensors"] if e["name"] != "known_words"]
    if listed:
        parts.append(({"name": "known_words", "type": "u8", "shape": [len(listed)], "offset": 0, "bytes": len(listed)}, listed))
    header["tensors"] = [e for e, _ in parts]
    for e in header["tensors"]:
        e["offset"] = 10 ** 8  # offsets only get shorter
    position = at(64 + len(json.dumps(header, ensure_ascii=False).encode()))
    for e, part in parts:
        e["offset"], position = position, at(position + len(part))
    encoded = json.dumps(header, ensure_ascii=False).encode()
    body = bytearray(position - 64)
    body[:len(encoded)] = encoded
    for e, part in parts:
        body[e["offset"] - 64:e["offset"] - 64 + len(part)] = part
    start = MAGIC + struct.pack("<IIQI", version, len(encoded), position, zlib.crc32(body))
    with open(out, "wb") as f:
        f.write(start + struct.pack("<I", zlib.crc32(start)) + bytes(16) + bytes(body))
    print(out, position, "bytes, of them", len(listed), "known words")


if __name__ == "__main__":
    main()
