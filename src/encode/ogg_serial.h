// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/error.h"

namespace rawi {

/// The serial number of every Ogg stream that we write ("rawi" in ASCII).
inline constexpr std::int32_t ogg_serial_number = 0x72617769;

/// Gives all pages of an Ogg file our serial number, in place. libsndfile draws a random one, which
/// would make every run differ. Fails with cannot_write.
[[nodiscard]] Result<void> set_ogg_serial(const std::filesystem::path& path);

}  // namespace rawi
