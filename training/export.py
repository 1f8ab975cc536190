"""Writes the model file: export.py --checkpoint CKPT.pt --cache CACHE.npz --out FILE [--note TEXT]   (layout: FORMAT.md)

A checkpoint trained with --quantize brings its clamps; for any other they are measured on the cache.
"""
import argparse
import json
import struct
import zlib

import numpy as np
import torch

import batches
import evaluate
import quantize
import reference
import text

MAGIC = b"rawi diacritizer model\n\0"
VERSION = 1
STREAM = 256  # steps per unit of the residual streams
TEST_TEXT = "أعلنت وزارة الصحة أمس أنّ 15 طبيبا من مستشفى «الأمل» سيسافرون إلى باريس، وقال الوزير: لن نترك أحدا!"


def rescaled(weights, bias, in_step):
    """int8 weights, int32 bias and multiplier of a convolution whose input steps are `in_step`."""
    scales = quantize.weight_scales(weights)
    stored = torch.clamp(torch.round(weights / scales.view(-1, *[1] * (weights.dim() - 1))), -127, 127)
    multiplier = torch.round(scales.double() * in_step * STREAM * 2 ** reference.SHIFT)
    biased = torch.round(bias.double() / (scales.double() * in_step))
    assert multiplier.max() < 2 ** 24 and multiplier.min() > 0 and biased.abs().max() < 2 ** 23
    # stored as [out][tap][in]: the inputs of one tap lie side by side
    return stored.permute(0, 2, 1).contiguous().numpy().astype(np.int8), biased.numpy().astype(np.int32), multiplier.numpy().astype(np.int32)


def tensors_of(net, limits, vocabulary):
    """Tensors and layers of the file."""
    q = quantize.FakeQuantizer(limits, 3 * net.config["char_width"])
    stream = lambda w: np.clip(np.round(w.detach().numpy() * STREAM), -32768, 32767).astype(np.int16)
    word = torch.clamp(torch.round(net.word.weight.detach() / q.word_scale), quantize.WORD_MIN, quantize.WORD_MAX)
    out = {"vocabulary": vocabulary.astype(np.uint32), "word": (word.numpy() + 64).astype(np.uint8), "char": stream(net.char.weight),
           "given": stream(net.given.weight)}
    layers = []
    convs = [("before%d" % i, c) for i, c in enumerate(net.before)] + [("enter", net.enter)]
    convs += [("words%d" % i, c) for i, c in enumerate(net.words)] + [("context", net.context)]
    convs += [("after%d" % i, c) for i, c in enumerate(net.after)] + [("head", net.head)]
    for name, conv in convs:
        step = limits[name] / quantize.ACTIVATION_MAX
        weights, bias, multiplier = rescaled(q.rescale(conv.weight.detach(), name, q.word_ratio), conv.bias.detach(), step)
        if name == "enter":  # the table's zero point, taken into the bias
            bias -= 64 * weights[:, 0, q.states:].astype(np.int32).sum(1, dtype=np.int32)
        out[name + ".weights"], out[name + ".bias"], out[name + ".multiplier"] = weights, bias, multiplier
        layers.append({"name": name, "in": conv.in_channels, "out": conv.out_channels, "taps": conv.kernel_size[0],
                       "dilation": conv.dilation[0], "clamp": round(32768 / (step * STREAM))})
    return out, layers


def pack(tensors, header):
    """The file's bytes."""
    kinds = {"int8": "i8", "uint8": "u8", "int16": "i16", "int32": "i32", "uint32": "u32"}
    at = lambda n: (n + 63) // 64 * 64
    entries = [{"name": n, "type": kinds[str(a.dtype)], "shape": list(a.shape), "offset": 10 ** 8, "bytes": a.nbytes} for n, a in tensors.items()]
    header = dict(header, tensors=entries)
    reserve = at(64 + len(json.dumps(header, ensure_ascii=False).encode()))  # offsets only get shorter
    position = reserve
    for e in entries:
        e["offset"], position = position, at(position + e["bytes"])
    encoded = json.dumps(header, ensure_ascii=False).encode()
    body = bytearray(position - 64)
    body[:len(encoded)] = encoded
    for e, a in zip(entries, tensors.values()):
        body[e["offset"] - 64:e["offset"] - 64 + a.nbytes] = a.astype(a.dtype.newbyteorder("<")).tobytes()
    start = MAGIC + struct.pack("<IIQI", VERSION, len(encoded), position, zlib.crc32(body))
    return start + struct.pack("<I", zlib.crc32(start)) + bytes(64 - len(start) - 4) + bytes(body)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--cache", help="to measure the clamps on")
    p.add_argument("--out", required=True)
    p.add_argument("--note", default="", help="provenance, kept in the header")
    o = p.parse_args()
    torch.set_num_threads(1)
    net, checkpoint = evaluate.load(o.checkpoint)
    limits = checkpoint["quantizer"]
    if not limits:
        torch.manual_seed(0)
        rng = np.random.default_rng(0)
        source = batches.Source(dict(np.load(o.cache)), "own", rng)
        _, parts = next(batches.rounds({"own": source}, {"own": (1, 1)}, 2e5, 1, 8000, rng))
        limits = quantize.calibrate(net, [batches.tensors(batches.collate(part, rng, 0.1)[0]) for part in parts])
    tensors, layers = tensors_of(net, limits, checkpoint["vocabulary"])
    c = net.config
    header = {"provenance": o.note, "letters": text.LETTERS, "classes": text.CLASSES, "char_width": c["char_width"],
              "word_width": c["word_width"], "embedding": c["embedding"], "before": c["before"], "words": len(c["dilations"]),
              "after": c["after"], "hash": "fnv1a-32 over letter ids", "stream_steps": STREAM, "shift": reference.SHIFT, "layers": layers}
    model = reference.Model(header, tensors)
    sentence = text.parse(TEST_TEXT)
    logits = model.logits(sentence)
    header["test"] = {"text": TEST_TEXT, "expected": model.line(TEST_TEXT), "logits_crc32": zlib.crc32(logits.astype("<i4").tobytes()),
                      "chars": len(sentence.chars)}
    data = pack(tensors, header)
    with open(o.out, "wb") as f:
        f.write(data)
    print(header["test"]["expected"], len(data), "bytes")


if __name__ == "__main__":
    main()
