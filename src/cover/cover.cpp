// SPDX-License-Identifier: GPL-3.0-or-later
// Has covers drawn by drawn_cover.cpp, which lies in a component of its own because of Pango and Cairo.
#include "cover/cover.h"

#include "core/component.h"
#include "cover/cover_component.h"

namespace rawi {

bool can_draw_covers() { return component_function(cover_component, cover_draw_symbol).has_value(); }

Result<std::string> draw_cover(const CoverText& text) {
  const auto function = component_function(cover_component, cover_draw_symbol);
  if (!function) {
    Error error = function.error();
    error.what = "this rawi can't draw covers";
    error.expected = "Pango and Cairo";
    error.advice = "install libpango1.0-dev and build rawi again, or give --cover FILE";
    return fail(std::move(error));
  }
  Result<std::string> png;
  reinterpret_cast<cover_draw_function*>(*function)(text, png);
  return png;
}

}  // namespace rawi
