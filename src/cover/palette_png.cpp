// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows libpng.
#include "cover/palette_png.h"

#include <png.h>
#include <zlib.h>

#include <array>

namespace rawi {
namespace {

struct Output {
  std::string bytes;
  std::string error;
};

struct Writer {
  png_structp png = nullptr;
  png_infop info = nullptr;
  ~Writer() { png_destroy_write_struct(&png, &info); }
};

void append(png_structp png, png_bytep bytes, std::size_t count) {
  static_cast<Output*>(png_get_io_ptr(png))->bytes.append(reinterpret_cast<const char*>(bytes), count);
}

/// libpng wants to be left by a jump; no frame that it crosses owns anything.
[[noreturn]] void stop(png_structp png, png_const_charp message) {
  static_cast<Output*>(png_get_error_ptr(png))->error = message;
  png_longjmp(png, 1);
}

std::uint8_t mixed(std::uint8_t background, std::uint8_t foreground, int amount) {
  return static_cast<std::uint8_t>((background * (255 - amount) + foreground * amount + 127) / 255);
}

}  // namespace

Result<std::string> palette_png(std::span<const std::uint8_t> amounts, std::size_t stride, int width,
                                int height, Color background, Color foreground) {
  Output output;
  std::array<png_color, 256> palette{};
  for (int i = 0; i < 256; ++i) {
    palette[static_cast<std::size_t>(i)] = {mixed(background.red, foreground.red, i),
                                            mixed(background.green, foreground.green, i),
                                            mixed(background.blue, foreground.blue, i)};
  }
  Writer writer;
  writer.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &output, stop, nullptr);
  if (writer.png != nullptr) writer.info = png_create_info_struct(writer.png);
  if (writer.info == nullptr || setjmp(png_jmpbuf(writer.png)) != 0) {
    return fail({ErrorCode::missing_resource, "the picture can't be written", "", output.error, "",
                 "give --cover FILE or --cover none"});
  }
  png_set_write_fn(writer.png, &output, append, nullptr);
  png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(width),
               static_cast<png_uint_32>(height), 8, PNG_COLOR_TYPE_PALETTE, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_PLTE(writer.png, writer.info, palette.data(), static_cast<int>(palette.size()));
  png_set_filter(writer.png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);  // as palettes should have it
  // Letters on an even ground are runs of one value: looking for nothing else is 6 % larger and much sooner done.
  png_set_compression_strategy(writer.png, Z_RLE);
  png_write_info(writer.png, writer.info);
  for (std::size_t row = 0; row < static_cast<std::size_t>(height); ++row) {
    png_write_row(writer.png, amounts.data() + row * stride);
  }
  png_write_end(writer.png, nullptr);
  return std::move(output.bytes);
}

}  // namespace rawi
