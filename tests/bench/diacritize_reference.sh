#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The C++ run-time of the network (without the list of known words) against its twin in numpy, on 1,000 sentences of
# our own corpus without their marks, and on the same with a part of them: diacritize_reference.sh DIACRITIZE_LINES MODEL.
# Any byte that differs is a failure. (Less written sukuns on weak letters and lam: the program keeps them where the
# twin spells a long vowel or the article.)
set -eu
program=$1
model=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
python=${PYTHON:-/usr/bin/python3}
export PYTHONDONTWRITEBYTECODE=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" - "$root" "$work" <<'END'
import glob, random, re, sys
root, work = sys.argv[1:]
random.seed(2014)
lines = [l.strip() for p in sorted(glob.glob(root + "/training/corpus/text*.txt")) for l in open(p, encoding="utf-8") if l.strip()]
lines = random.sample(lines, 1000)
for name, kept in (("bare", 0), ("partial", 0.3)):
    with open("%s/%s" % (work, name), "w", encoding="utf-8") as f:
        for line in lines:
            line = re.sub("(?<=[اوىيل])\u0652", "", line)
            f.write("".join(c for c in line if not "\u064b" <= c <= "\u0652" or random.random() < kept) + "\n")
END
"$python" "$root/training/words/attach.py" "$model" - "$work/network" > "$work/log"
for name in bare partial; do
  "$program" "$work/network" --keep < "$work/$name" > "$work/$name.cpp"
  "$python" "$root/training/reference.py" "$work/network" < "$work/$name" > "$work/$name.py"
  if ! cmp "$work/$name.cpp" "$work/$name.py"; then
    diff "$work/$name.cpp" "$work/$name.py" | head -n 4
    exit 1
  fi
  echo "$name: $(wc -l < "$work/$name.cpp") sentences, $(wc -w < "$work/$name.cpp") words, the same bytes"
done
