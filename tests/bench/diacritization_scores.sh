#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Scores of a diacritizer on the development sets: diacritization_scores.sh DIACRITIZE_LINES MODEL [SHARED]
# SHARED holds data/dev/ and tools/ (default: ../shared beside the project). Does nothing where it is absent.
set -eu
program=$1
model=$2
shared=${3:-$(dirname "$0")/../../../shared}
if [ ! -d "$shared/data/dev" ]; then
  echo "no development sets at $shared: nothing to measure"
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# score NAME FILE OPTIONS...: gold marks are taken off by the program; of several readings it sees the first.
score() {
  name=$1
  gold=$shared/data/dev/$2
  shift 2
  sed 's,/[^ /]*,,g' "$gold" > "$work/in"
  [ "$name" = wikinews ] || cp "$gold" "$work/in"
  "$program" "$model" < "$work/in" > "$work/$name"
  echo "== $name"
  python3 "$shared/tools/diac_eval.py" "$gold" "$work/$name" "$@" || true
  case " $* " in *" --multiref "*) multiref=--multiref ;; *) multiref= ;; esac
  python3 "$shared/tools/speak_eval.py" "$gold" "$work/$name" $multiref || true
}

score wikinews wikinews_2014_multiref.txt --multiref --helping
score padt padt_dev.txt
score aljazeera dev_aljazeera.txt
