"""The run-time's arithmetic in integers, with numpy alone: the twin that the C++ code must equal (FORMAT.md).

usage: reference.py MODEL < text              vocalized text, line by line
       reference.py MODEL --logits < text     the logits of each line, one row of 14 per character
       reference.py MODEL --data DIR --scorers DIR   dev scores
"""
import argparse
import json
import struct
import sys
import zlib

import numpy as np

import text

SHIFT = 24
TYPES = {"i8": "<i1", "u8": "u1", "i16": "<i2", "i32": "<i4", "u32": "<u4"}


def saturate(x):
    return np.clip(x, -32768, 32767)


def read(path):
    with open(path, "rb") as f:
        data = f.read()
    if data[:24] != b"rawi diacritizer model\n\0":
        raise ValueError("not a diacritizer model")
    version, header_size, size, crc = struct.unpack("<IIQI", data[24:44])
    if struct.unpack("<I", data[44:48])[0] != zlib.crc32(data[:44]) or any(data[48:64]):
        raise ValueError("damaged head")
    if version != 1 or size != len(data) or crc != zlib.crc32(data[64:]):
        raise ValueError("wrong version, size or checksum")
    header = json.loads(data[64:64 + header_size].decode("utf-8"))
    tensors = {}
    for e in header["tensors"]:
        part = np.frombuffer(data, TYPES[e["type"]], e["bytes"] * 8 // int(e["type"][1:]), e["offset"])
        tensors[e["name"]] = part.reshape(e["shape"])
    return header, tensors


class Model:
    def __init__(self, header, tensors):
        self.header, self.t = header, tensors
        self.layers = {layer["name"]: layer for layer in header["layers"]}
        self.rows = {int(h): i + 2 for i, h in enumerate(tensors["vocabulary"])}
        # products and sums stay below 2^24 in size, so float32 holds them exactly and is fast
        self.weights = {n: np.ascontiguousarray(tensors[n + ".weights"].reshape(layer["out"], -1).T.astype(np.float32))
                        for n, layer in self.layers.items()}

    def activation(self, stream, name):
        return np.clip((stream * self.layers[name]["clamp"] + (1 << 14)) >> 15, 0, 127)

    def conv(self, q, name):
        """q: [positions, in] of 0..127 -> [positions, out], in stream steps. Positions outside count as 0."""
        layer = self.layers[name]
        if layer["taps"] == 3:
            d, n = layer["dilation"], len(q)
            padded = np.zeros((n + 2 * d, q.shape[1]), q.dtype)
            padded[d:d + n] = q
            q = np.concatenate([padded[:n], padded[d:d + n], padded[2 * d:]], 1)
        sums = (q.astype(np.float32) @ self.weights[name]).astype(np.int64) + self.t[name + ".bias"]
        return (sums * self.t[name + ".multiplier"] + (1 << (SHIFT - 1))) >> SHIFT

    def word_rows(self, word):
        if word is None:
            return [text.NOT_A_WORD] * 4
        return [self.rows.get(text.word_hash(form), text.UNKNOWN_WORD) for form in text.word_forms(word)]

    def logits(self, s):
        """[chars, 14] integers for a parsed sentence."""
        starts, ends = np.array(s.starts), np.array(s.ends)
        h = saturate(self.t["char"][s.chars].astype(np.int64) + self.t["given"][s.given])
        for i in range(self.header["before"]):
            name = "before%d" % i
            h = saturate(h + self.conv(self.activation(h, name), name))
        states = self.activation(h, "enter")
        table = self.t["word"][np.array([self.word_rows(w) for w in s.words])].reshape(len(starts), -1)
        v = saturate(self.conv(np.concatenate([states[starts], states[(starts + ends) // 2], states[ends], table], 1), "enter"))
        for i in range(self.header["words"]):
            name = "words%d" % i
            v = saturate(v + self.conv(self.activation(v, name), name))
        context = saturate(self.conv(self.activation(v, "context"), "context"))
        width = self.header["char_width"]
        for a, e, c in zip(starts, ends, context):
            last = max(a, e - 1)  # the last two letters take the first half
            h[last:e + 1] += c[:width]
            h[a:last] += c[width:]
            h[e + 1] += c[width:]  # the separator
        h = saturate(h)
        for i in range(self.header["after"]):
            name = "after%d" % i
            h = saturate(h + self.conv(self.activation(h, name), name))
        return self.conv(self.activation(h, "head"), "head")

    def classes(self, s):
        scores = self.logits(s)
        out = scores.argmax(1)
        for i, g in enumerate(s.given):
            if g:
                allowed = text.ALLOWED[g]
                out[i] = allowed[int(scores[i, allowed].argmax())]
        return out

    def line(self, line):
        s = text.parse(line)
        return text.render(line, s, self.classes(s))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model")
    p.add_argument("--logits", action="store_true")
    p.add_argument("--data")
    p.add_argument("--scorers")
    o = p.parse_args()
    model = Model(*read(o.model))
    if o.data:
        import evaluate  # needs PyTorch; the rest of this file does not
        for name, scores in evaluate.all_scores(lambda lines: [model.line(x) for x in lines], o.data, o.scorers).items():
            print(name, json.dumps(scores))
        return
    for line in sys.stdin:
        line = line.rstrip("\n")
        if o.logits:
            for row in model.logits(text.parse(line)):
                print(*row)
        else:
            print(model.line(line))


if __name__ == "__main__":
    main()
