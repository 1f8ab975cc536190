// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cover/cover.h"

namespace rawi {

/// The one function of the component rawi-cover.so: draw_cover, with its result as the last argument,
/// since a function with a name that a loader can look up may not return a C++ value.
using cover_draw_function = void(const CoverText& text, Result<std::string>& png);
inline constexpr const char* cover_component = "cover";
inline constexpr const char* cover_draw_symbol = "rawi_cover_draw";

}  // namespace rawi
