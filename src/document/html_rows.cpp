// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/html_rows.h"

#include <algorithm>

#include "core/unicode.h"

namespace rawi {
namespace {

void append(Block& row, const Block& more) {
  for (std::size_t at = 0; at < more.text.size();) {
    const std::size_t size = code_point_at(more.text, at).size;
    row.origin.append(size, more.origin.source_of({at, at + size}));
    at += size;
  }
  row.text += more.text;
}

}  // namespace

void RowBuilder::add(const Context& context, Block block) {
  if (row_.text.empty()) {
    row_ = std::move(block);
    row_.level = context.level;
    row_.cells.push_back({0, row_.text.size()});
    cell_ = context.cell;
    return;
  }
  const bool same = cell_ == context.cell;
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
  cell_ = context.cell;
}

std::optional<Block> RowBuilder::take() {
  if (row_.text.empty()) return std::nullopt;
  Block done = std::move(row_);
  row_ = Block{};
  return done;
}

}  // namespace rawi
