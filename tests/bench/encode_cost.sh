#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# CPU time of rendering an article into each format, beside eSpeak NG alone and the bare encoder on the same
# samples, all in one run; and the peak memory of a book. usage: encode_cost.sh [path of rawi] [hours of the book]
set -euo pipefail
cd "$(dirname "$0")/../.."
rawi=${1:-build/release/rawi}
hours=${2:-0}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
rounds=7

# cpu_of COMMAND...: user + system seconds, children included, in steps of a millisecond
TIMEFORMAT='%3U %3S'
cpu_of() { { time "$@" >/dev/null 2>&1; } 2>"$folder/time"; awk '{print $1 + $2}' "$folder/time"; }
median_cpu() { for _ in $(seq $rounds); do cpu_of "$@"; done | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

article="$folder/article.txt"
for _ in 1 2 3; do cat seeds/*.txt; echo; done >"$article"
espeak=$(median_cpu espeak-ng -v ar -f "$article" -w "$folder/engine.wav")
"$rawi" render "$article" -o "$folder/wav" --format wav --quiet --text none --cover none
wav="$folder/wav/article/article.wav"

# A finished article would only be looked up: each round begins without it.
render_cpu() {
  for _ in $(seq $rounds); do
    rm -rf "$folder/out"
    cpu_of "$rawi" render "$article" -o "$folder/out" --format "$1" --quiet --jobs 1
  done | sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'
}

# The bare encoder of each format with the same settings.
bare() {
  case "$1" in
    m4b) echo ffmpeg -v error -y -i "$wav" -c:a aac -aac_coder fast -b:a 64k -threads 1 "$folder/bare.m4a" ;;
    mp3) echo ffmpeg -v error -y -i "$wav" -c:a libmp3lame -q:a 4 "$folder/bare.mp3" ;;
    opus) echo ffmpeg -v error -y -i "$wav" -c:a libopus -application voip -b:a 32k -compression_level 5 -ar 48000 "$folder/bare.opus" ;;
    ogg) echo ffmpeg -v error -y -i "$wav" -c:a libvorbis -q:a 4 "$folder/bare.ogg" ;;
    flac) echo ffmpeg -v error -y -i "$wav" -c:a flac "$folder/bare.flac" ;;
    wav) echo ffmpeg -v error -y -i "$wav" -c:a pcm_s16le "$folder/bare.wav" ;;
  esac
}

for format in m4b mp3 opus ogg flac wav; do
  read -r -a command <<<"$(bare "$format")"
  encoder=$(median_cpu "${command[@]}")
  ours=$(render_cpu "$format")
  awk -v f="$format" -v e="$espeak" -v b="$encoder" -v o="$ours" 'BEGIN {
    printf "%-5s %.2f s; eSpeak %.2f + encoder %.2f = %.2f s: ratio %.2f (target: at most 1.25)\n", f, o, e, b, e + b, o / (e + b) }'
done

[ "$hours" != 0 ] || exit 0
seconds=$(ffprobe -v error -show_entries format=duration -of csv=p=0 "$wav")
times=$(awk -v h="$hours" -v s="$seconds" 'BEGIN {print int(h * 3600 / s) + 1}')
for _ in $(seq "$times"); do cat "$article"; done >"$folder/book.txt"
for format in opus m4b flac; do
  /usr/bin/time -f '%M' -o "$folder/memory" "$rawi" render "$folder/book.txt" -o "$folder/book" --format "$format" --quiet
  awk -v f="$format" -v h="$hours" '{printf "%-5s %.1f MB at the peak for %s hours (target: at most 64)\n", f, $1 / 1024, h}' "$folder/memory"
  rm -rf "$folder/book"
done
