// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/html_rows.h"

#include <algorithm>
#include <cstdlib>

#include "core/unicode.h"

namespace rawi {
namespace {

/// Of those that cells span beyond it, none is counted.
constexpr std::size_t most_columns = 100;

void append(Block& row, const Block& more) {
  for (std::size_t at = 0; at < more.text.size();) {
    const std::size_t size = code_point_at(more.text, at).size;
    row.origin.append(size, more.origin.source_of({at, at + size}));
    at += size;
  }
  row.text += more.text;
}

}  // namespace

std::size_t RowBuilder::span_of(std::uint32_t cell, Name name) const {
  constexpr int most = 100;
  const std::string value(markup_.attribute(cell, name));
  return static_cast<std::size_t>(std::clamp(std::atoi(value.c_str()), 1, most));
}

void RowBuilder::begin_row(std::uint32_t row) {
  std::uint32_t table = row;
  while (table != 0 && markup_.nodes[table].name != Name::table)
    table = markup_.nodes[table].parent;
  if (table != table_) spanned_.clear();
  table_ = table;
  row_node_ = row;
  next_ = row + 1;
  column_ = 0;
}

/// Passes the columns that cells above reach into.
void RowBuilder::skip_spanned() {
  while (column_ + 1 < most_columns && column_ < spanned_.size() && spanned_[column_] > 0)
    --spanned_[column_++];
}

/// Passes the row's cells up to and with this one; `column_` is its column then.
void RowBuilder::go_to(std::uint32_t cell) {
  std::size_t found = column_;
  while (next_ < markup_.nodes[row_node_].end && next_ <= cell && column_ < most_columns) {
    const Name name = markup_.nodes[next_].name;
    if (name == Name::td || name == Name::th) {
      skip_spanned();
      found = column_;
      const std::size_t columns = std::min(span_of(next_, Name::colspan),
                                           most_columns - std::min(column_, most_columns - 1));
      const std::size_t rows = span_of(next_, Name::rowspan);
      if (spanned_.size() < column_ + columns) spanned_.resize(column_ + columns, 0);
      for (std::size_t i = 0; i < columns; ++i) spanned_[column_ + i] = rows - 1;
      column_ += columns;
    }
    next_ = markup_.nodes[next_].end;
  }
  while (row_.cells.size() < found) row_.cells.push_back({row_.text.size(), row_.text.size()});
}

void RowBuilder::add(const Context& context, Block block) {
  const bool begins = row_.text.empty();
  if (begins) begin_row(context.row);
  const bool same = !begins && cell_ == context.cell;
  if (!same) go_to(context.cell);
  cell_ = context.cell;
  if (begins) {
    std::vector<ByteRange> before = std::move(row_.cells);
    row_ = std::move(block);
    row_.cells = std::move(before);
    row_.level = context.level;
    row_.cells.push_back({0, row_.text.size()});
    return;
  }
  const std::string_view joint = same ? " " : "، ";
  const std::size_t place = block.origin.source_of({0, block.text.size()}).begin;
  row_.text += joint;
  row_.origin.append(joint.size(), {place, place});
  const std::size_t begin = row_.text.size();
  append(row_, block);
  if (same) {
    row_.cells.back().end = row_.text.size();
  } else {
    row_.cells.push_back({begin, row_.text.size()});
  }
  row_.level = std::min(row_.level, static_cast<int>(context.level));
}

std::optional<Block> RowBuilder::take() {
  if (row_.text.empty()) return std::nullopt;
  go_to(markup_.nodes[row_node_].end);
  skip_spanned();
  while (row_.cells.size() < column_) row_.cells.push_back({row_.text.size(), row_.text.size()});
  Block done = std::move(row_);
  row_ = Block{};
  return done;
}

}  // namespace rawi
