#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Golden numbers of a model for lines.txt, by training/reference.py: make.py MODEL > tiny_logits.txt

A line for each line of lines.txt: how many logits there are, their CRC-32 as 32-bit little-endian integers, and one of them.
"""
import os
import sys
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(HERE, "..", "..", "..", "training"))
import reference  # noqa: E402
import text  # noqa: E402

model = reference.Model(*reference.read(sys.argv[1]))
with open(os.path.join(HERE, "lines.txt"), encoding="utf-8") as f:
    for line in f:
        logits = model.logits(text.parse(line.rstrip("\n")))
        print(logits.size, zlib.crc32(logits.astype("<i4").tobytes()), logits[2, 0])
