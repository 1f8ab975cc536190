// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "encode/stream.h"

namespace rawi {

/// The one function of the component rawi-m4b.so: open_m4b_stream, with its result as the last argument,
/// since a function with a name that a loader can look up may not return a C++ value.
using m4b_open_function = void(const std::filesystem::path& path, int sample_rate_hz,
                               const Metadata& metadata,
                               Result<std::unique_ptr<AudioStream>>& stream);
inline constexpr const char* m4b_component = "m4b";
inline constexpr const char* m4b_open_symbol = "rawi_m4b_open";

}  // namespace rawi
