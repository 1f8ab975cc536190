#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Phoneme error rate on the two development sets of transcribed speech, and the rows of phenomena.
# usage: phoneme_error_rate.sh PROGRAM [SHARED]
# PROGRAM is phonemize_lines (the rules alone) or rawi (the stages before them too). SHARED holds
# data/dev/phonemes and tools/per_eval.py (default: ../shared beside the project).
set -eu
program=$1
shared=${2:-$(dirname "$0")/../../../shared}
if [ ! -e "$shared/tools/per_eval.py" ]; then
  echo "no development sets at $shared: nothing to measure"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# say ENDINGS < lines: the phonemes, without the boundaries of words
say() {
  case $program in
    *phonemize_lines) "$program" "$1" buckwalter ;;
    *) "$program" phonemize --diacritized --endings "$1" --notation buckwalter - ;;
  esac | sed 's/ | / /g'
}

for set in speech coverage; do
  echo "== $set"
  say full < "$shared/data/dev/phonemes/$set/diacritized.txt" > "$work/$set"
  PYTHONDONTWRITEBYTECODE=1 python3 "$shared/tools/per_eval.py" --hyp "$work/$set" \
    --gold "$shared/data/dev/phonemes/$set/phones.txt" --top "${TOP:-8}"
done

echo "== phenomena"
cut -f2 "$shared/data/dev/phonemes/phenomena.tsv" | say pausal > "$work/phenomena"
paste "$shared/data/dev/phonemes/phenomena.tsv" "$work/phenomena" |
  awk -F '\t' '$3 != $4 { print "  " $2 ": got " $4 ", expected " $3; wrong++ } END { print NR - wrong " of " NR }'
