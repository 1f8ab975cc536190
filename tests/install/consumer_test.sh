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
