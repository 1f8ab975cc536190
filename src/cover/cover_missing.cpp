// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for cover.cpp in a build without Pango and Cairo.
#include "cover/cover.h"

namespace rawi {

bool can_draw_covers() { return false; }

Result<std::string> draw_cover(const CoverText&) {
  return fail({ErrorCode::missing_resource, "this build can't draw covers", "", "",
               "Pango and Cairo", "install libpango1.0-dev and build rawi again, or give --cover FILE"});
}

}  // namespace rawi
