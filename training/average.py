"""Weighted mean of the weights of checkpoints of one run and its continuations: average.py --out OUT.pt A.pt:0.4 B.pt:0.6"""
import argparse

import torch


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--out", required=True)
    p.add_argument("parts", nargs="+")
    o = p.parse_args()
    total, last = {}, None
    for part in o.parts:
        path, share = part.rsplit(":", 1)
        last = torch.load(path)
        for name, value in last["weights"].items():
            total[name] = total.get(name, 0) + float(share) * value
    torch.save(dict(last, weights=total, parts=o.parts), o.out)


if __name__ == "__main__":
    main()
