#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Everything on a fresh Debian 12:  ./run.sh render   and   ./run.sh test
set -euo pipefail
cd "$(dirname "$0")"

build_packages=(g++ cmake ninja-build pkg-config libespeak-ng-dev espeak-ng-data libsndfile1-dev libicu-dev
  libcli11-dev libtag1-dev libopusenc-dev libsoxr-dev libmd4c-dev libxml2-dev libzip-dev libpoppler-cpp-dev libtomlplusplus-dev nlohmann-json3-dev
  libfmt-dev libexpected-dev libogg-dev libssl-dev zlib1g-dev libavcodec-dev
  libpango1.0-dev libpng-dev fonts-dejavu-core libsqlite3-dev libarchive-dev)
test_packages=(catch2 libebur128-dev librapidcheck-dev libbenchmark-dev ffmpeg mpv mediainfo sox espeak-ng time python3 python3-yaml)
# For tests that say why they are skipped where these can't be installed.
optional_packages=(slurm-wlm munge)

usage() {
  cat <<'TEXT'
usage: ./run.sh render [rawi render options]   install what is missing, build, render seeds/ to output/
       ./run.sh test                           the same, and run the tests
       ./run.sh bench                          build and run the benchmarks
       ./run.sh install                        only install the Debian packages
TEXT
}

install_missing() {
  local missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" = "install ok installed" ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  echo "Installing: ${missing[*]}"
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_optional() {
  install_missing "$@" || echo "Not installed: $*; the tests that need them will be skipped"
}

build() { # build PRESET [cmake options]
  cmake --preset "$1" "${@:2}" >/dev/null
  cmake --build --preset "$1"
}

case "${1:-}" in
  render)
    shift
    install_missing "${build_packages[@]}"
    build release -DRAWI_BUILD_TESTS=OFF
    ./build/release/rawi render seeds/ -o output/ "$@"
    echo
    echo "Listen to:"
    find output -type f \( -name '*.opus' -o -name '*.mp3' -o -name '*.ogg' -o -name '*.flac' -o -name '*.wav' -o -name '*.m4b' \) |
      sort | sed 's/^/  /'
    ;;
  test)
    install_missing "${build_packages[@]}" "${test_packages[@]}"
    install_optional "${optional_packages[@]}"
    build release -DRAWI_BUILD_TESTS=ON
    ctest --preset release
    ;;
  bench)
    install_missing "${build_packages[@]}" "${test_packages[@]}"
    build bench
    for bench in build/bench/tests/bench/bench_*; do "$bench"; done
    build release -DRAWI_BUILD_TESTS=OFF
    tests/bench/end_to_end.sh build/release/rawi
    ;;
  install) install_missing "${build_packages[@]}" "${test_packages[@]}" ;;
  *)
    usage
    [ "${1:-}" = "--help" ] || exit 2
    ;;
esac
