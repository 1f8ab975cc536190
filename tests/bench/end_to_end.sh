#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# CPU time per second of audio, from text to WAV, beside the bare engine's on the same article, in one run;
# and the peak memory of rendering it. Once as the bare line from text to sound, and once with what a run
# adds by default: mastering to EBU R 128, a cover, the text that follows. usage: end_to_end.sh [path of rawi] [article.txt]
set -euo pipefail
cd "$(dirname "$0")/../.."
rawi=${1:-build/release/rawi}
article=${2:-}
if [ -z "$article" ]; then
  article=$(ls ../shared/seeds/*.txt 2>/dev/null | head -n 1 || true)
  [ -n "$article" ] || article="seeds/الميناء-القديم.txt"
fi
rounds=15
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# cpu_of COMMAND...: user + system seconds, children included, in steps of a millisecond
TIMEFORMAT='%3U %3S'
cpu_of() { { time "$@" >/dev/null 2>&1; } 2>"$folder/time"; awk '{print $1 + $2}' "$folder/time"; }
seconds_of() { ffprobe -v error -show_entries format=duration -of csv=p=0 "$1"; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

: >"$folder/ours"; : >"$folder/bare"; : >"$folder/theirs"
for _ in $(seq $rounds); do
  cpu_of espeak-ng -v ar -f "$article" -w "$folder/engine.wav" >>"$folder/theirs"
  rm -rf "$folder/out"  # a finished article would only be looked up
  cpu_of "$rawi" render "$article" -o "$folder/out" --format wav --quiet >>"$folder/ours"
  rm -rf "$folder/out"
  cpu_of "$rawi" render "$article" -o "$folder/out" --format wav --quiet --loudness off --cover none \
    --text none >>"$folder/bare"
done
wav=$(find "$folder/out" -name "*.wav" | head -n 1)
ours_s=$(seconds_of "$wav"); theirs_s=$(seconds_of "$folder/engine.wav")
ours=$(median <"$folder/ours"); bare=$(median <"$folder/bare"); theirs=$(median <"$folder/theirs")
rm -rf "$folder/out"
/usr/bin/time -f '%M' -o "$folder/memory" "$rawi" render "$article" -o "$folder/out" --format wav --quiet
awk -v a="$ours" -v as="$ours_s" -v n="$bare" -v b="$theirs" -v bs="$theirs_s" -v kb="$(cat "$folder/memory")" 'BEGIN {
  printf "espeak-ng    %.3f s CPU for %.1f s of audio: %.3f ms a second\n", b, bs, 1000 * b / bs
  printf "rawi, bare   %.3f s CPU for %.1f s of audio: %.3f ms a second, ratio %.2f (target: at most 1.5)\n", n, as, 1000 * n / as, (n / as) / (b / bs)
  printf "rawi         %.3f s CPU for %.1f s of audio: %.3f ms a second, ratio %.2f\n", a, as, 1000 * a / as, (a / as) / (b / bs)
  printf "memory       %.1f MB at the peak (target: at most 64)\n", kb / 1024
}'
