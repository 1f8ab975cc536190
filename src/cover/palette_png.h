// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "core/error.h"

namespace rawi {

/// sRGB, 0..255.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

/// A PNG whose pixels are mixtures of two colours: 0 in `amounts` is the background, 255 the foreground.
/// One byte a pixel is a fifth of the time and of the size of a true-colour picture. `amounts` has
/// `height` rows of `width` pixels, `stride` bytes apart. The same pixels and zlib give the same bytes.
/// Fails with missing_resource and libpng's words.
[[nodiscard]] Result<std::string> palette_png(std::span<const std::uint8_t> amounts,
                                              std::size_t stride, int width, int height,
                                              Color background, Color foreground);

}  // namespace rawi
