// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "document/markup_tree.h"

namespace rawi {

/// The text of an element that names something: a title, an author, an entry of a table of
/// contents. Empty where more than 100 nodes stand in it: no name has so many, and each of 10,000
/// nested ones would repeat all those inside it.
[[nodiscard]] inline std::string label_of(const Markup& markup, std::size_t node) {
  constexpr std::size_t most_nodes = 100;
  return markup.nodes[node].end - node > most_nodes ? std::string() : markup.inner_text(node);
}

}  // namespace rawi
