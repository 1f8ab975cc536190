// SPDX-License-Identifier: GPL-3.0-or-later
// Opens m4b_stream.cpp's stream, which lies in a component of its own because of FFmpeg's libraries.
#include "core/component.h"
#include "encode/m4b_component.h"
#include "encode/stream.h"

namespace rawi {
namespace {

Result<m4b_open_function*> opener() {
  const auto function = component_function(m4b_component, m4b_open_symbol);
  if (function) return reinterpret_cast<m4b_open_function*>(*function);
  return fail(component_error(function.error(),
                              {"this rawi can't write m4b", "FFmpeg's libavcodec",
                               "install libavcodec-dev and build rawi again"}));
}

}  // namespace

Result<void> prepare_format(AudioFormat format) {
  if (format != AudioFormat::m4b) return {};
  const auto open = opener();
  return open ? Result<void>() : fail(open.error());
}

Result<std::unique_ptr<AudioStream>> open_m4b_stream(const std::filesystem::path& path,
                                                     int sample_rate_hz, const Metadata& metadata) {
  const auto open = opener();
  if (!open) return fail(open.error());
  Result<std::unique_ptr<AudioStream>> stream;
  (*open)(path, sample_rate_hz, metadata, stream);
  return stream;
}

}  // namespace rawi
