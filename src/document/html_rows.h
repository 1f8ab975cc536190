// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "document/html_page.h"

namespace rawi {

/// Joins the cells of a row of a table into one block: "cell، cell", each with its place in the
/// text. A column without text has an empty place, so that cells keep their columns: an empty cell,
/// the rest of one that spans several columns, or the place of one that spans several rows.
class RowBuilder {
 public:
  explicit RowBuilder(const Markup& markup) : markup_(markup) {}
  /// Adds a block that stands in a cell; several of one cell are parted by spaces.
  void add(const Context& context, Block block);
  /// The row, or nothing where no cell was added; then begins anew. A row is one of headers (level
  /// 1) only where every cell is.
  [[nodiscard]] std::optional<Block> take();

 private:
  void begin_row(std::uint32_t row);
  void go_to(std::uint32_t cell);
  void skip_spanned();
  [[nodiscard]] std::size_t span_of(std::uint32_t cell, Name name) const;

  const Markup& markup_;
  Block row_;
  std::uint32_t row_node_ = 0;
  std::uint32_t table_ = 0;
  std::uint32_t next_ = 0;  ///< the next child of the row
  std::uint32_t cell_ = 0;
  std::size_t column_ = 0;            ///< of `next_`
  std::vector<std::size_t> spanned_;  ///< rows that a cell above still reaches into, by column
};

}  // namespace rawi
