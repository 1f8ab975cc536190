// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/error.h"

namespace rawi {

/// What stands on a generated cover; empty lines are left out.
struct CoverText {
  std::string title;
  std::string author;
  std::string source;
};

/// True where covers can be drawn: the component with Pango and Cairo is there. Loads it; a program that
/// forks asks before it does.
[[nodiscard]] bool can_draw_covers();

/// A square PNG with the title in large letters, shaped and wrapped from right to left, as large as it
/// fits; its color is drawn from the title, so that covers can be told apart in a list. The same text,
/// fonts and libraries give the same bytes. Fails with missing_resource where the component is missing, or
/// where there is no font.
[[nodiscard]] Result<std::string> draw_cover(const CoverText& text);

}  // namespace rawi
