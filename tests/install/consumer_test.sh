#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs rawi into a fresh prefix, and builds and runs a stranger's project against it.
# usage: consumer_test.sh BUILD_FOLDER SOURCE_FOLDER CXX [CXX_FLAGS]
set -euo pipefail
prefix=$(mktemp -d)
trap 'rm -rf "$prefix"' EXIT
cmake --install "$1" --prefix "$prefix/rawi" >/dev/null
cmake -S "$2/tests/install/consumer" -B "$prefix/build" -DCMAKE_PREFIX_PATH="$prefix/rawi" \
  -DCMAKE_CXX_COMPILER="$3" -DCMAKE_CXX_FLAGS="${4:-}" >/dev/null
cmake --build "$prefix/build" >/dev/null
spoken=$("$prefix/build/consumer")
echo "consumer says: $spoken"
[[ "$spoken" == s\ a\ l\ aa\ m* ]]
listed=$(env -u RAWI_VOICES "$prefix/rawi/bin/rawi" voices --json)
[[ "$listed" == *"$prefix/rawi/share/rawi/voices/narrator"* ]]

# An installed rawi finds its components beside it, wherever that is.
printf 'وصل الوفد إلى العاصمة صباح اليوم.\n' >"$prefix/a.txt"
if [ -e "$1/components/rawi-m4b.so" ]; then
  env -u RAWI_VOICES -u RAWI_COMPONENTS "$prefix/rawi/bin/rawi" render "$prefix/a.txt" -o "$prefix/out" --format m4b --quiet
  [ -s "$prefix/out/a/a.m4b" ]
fi
# Without them, what needs none goes on, and what does is told.
find "$prefix/rawi/lib" -name 'rawi-*.so' -delete
printf '%%PDF-1.4\n' >"$prefix/b.pdf"
status=0
env -u RAWI_VOICES -u RAWI_COMPONENTS "$prefix/rawi/bin/rawi" render "$prefix/b.pdf" "$prefix/a.txt" -o "$prefix/without" \
  --format wav --quiet 2>"$prefix/errors" || status=$?
[ "$status" -eq 1 ]
[ -s "$prefix/without/a/a.wav" ]
grep -q 'libpoppler-cpp-dev' "$prefix/errors"
# refused OPTIONS PACKAGE: nothing is rendered, and the message names what to install.
refused() {
  status=0
  env -u RAWI_VOICES -u RAWI_COMPONENTS "$prefix/rawi/bin/rawi" render "$prefix/a.txt" -o "$prefix/refused" \
    --quiet $1 2>"$prefix/errors" || status=$?
  [ "$status" -eq 69 ]
  [ -z "$(find "$prefix/refused" -name "a.*")" ]
  grep -q "$2" "$prefix/errors"
}
refused '--format m4b' libavcodec-dev
refused '--format wav --cover draw' libpango1.0-dev
