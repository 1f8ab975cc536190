# SPDX-License-Identifier: GPL-3.0-or-later
# Every foreign library, from Debian's packages (run.sh installs them).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(CLI11 REQUIRED)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(libxml2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
find_package(ZLIB REQUIRED)
pkg_check_modules(espeak_ng REQUIRED IMPORTED_TARGET espeak-ng)
pkg_check_modules(sndfile REQUIRED IMPORTED_TARGET sndfile)
pkg_check_modules(opusenc REQUIRED IMPORTED_TARGET libopusenc)
pkg_check_modules(soxr REQUIRED IMPORTED_TARGET soxr)
pkg_check_modules(taglib REQUIRED IMPORTED_TARGET taglib)
pkg_check_modules(crypto REQUIRED IMPORTED_TARGET libcrypto)
pkg_check_modules(ogg REQUIRED IMPORTED_TARGET ogg)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)

# Optional parts: without them everything else builds, and asking for one says what to install. Where they are
# not wanted though their libraries are there: -DRAWI_M4B=OFF, -DRAWI_COVER=OFF, -DRAWI_PDF=OFF.
option(RAWI_M4B "Build the writer of m4b, where FFmpeg's libavcodec is there" ON)
option(RAWI_COVER "Build the drawing of covers, where Pango and Cairo are there" ON)
option(RAWI_PDF "Build the reader of PDF, where poppler is there" ON)
pkg_check_modules(ffmpeg IMPORTED_TARGET libavcodec libavutil)              # m4b
pkg_check_modules(pangocairo IMPORTED_TARGET pangocairo cairo libpng)       # generated covers
# Optional: without it PDF files are refused with a message that says so.
pkg_check_modules(poppler_cpp IMPORTED_TARGET poppler-cpp)
