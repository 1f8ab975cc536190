// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "document/html_page.h"

namespace rawi {

/// Joins the cells of a row of a table into one block: "cell، cell", each with its place in the
/// text.
class RowBuilder {
 public:
  /// Adds a block that stands in a cell; several of one cell are parted by spaces.
  void add(const Context& context, Block block);
  /// The row, or nothing where no cell was added; then begins anew. A row is one of headers (level
  /// 1) only where every cell is.
  [[nodiscard]] std::optional<Block> take();

 private:
  Block row_;
  std::uint32_t cell_ = 0;
};

}  // namespace rawi
