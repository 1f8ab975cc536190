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
    return fail(component_error(
        function.error(), {"this rawi can't draw covers", "Pango and Cairo",
                           "install libpango1.0-dev and build rawi again, or give --cover FILE"}));
  }
  Result<std::string> png;
  reinterpret_cast<cover_draw_function*>(*function)(text, png);
  return png;
}

}  // namespace rawi
