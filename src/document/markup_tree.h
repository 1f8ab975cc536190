// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/byte_range.h"
#include "core/error.h"
#include "document/html_tags.h"

namespace rawi {

/// A value of an attribute, in Markup::text.
struct MarkupAttribute {
  Name name = Name::text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// An element, or a run of text (name == Name::text). Nodes lie in document order, so that the
/// subtree of node i is the nodes [i, end) and no walk needs recursion.
struct MarkupNode {
  Name name = Name::text;
  std::uint16_t attributes = 0;
  std::uint32_t first_attribute = 0;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;
  std::uint32_t text_begin = 0;  ///< in Markup::text; empty for elements
  std::uint32_t text_end = 0;
  /// Bytes of the parsed text. Of a run of text: as long as the run where it stands there as it is,
  /// otherwise (an entity) the bytes that made it. Of an element: from its start tag's end to its
  /// end.
  std::uint32_t source_begin = 0;
  std::uint32_t source_end = 0;
};

/// A document as a flat tree. Node 0 is the root, which holds everything else.
struct Markup {
  std::vector<MarkupNode> nodes;
  std::vector<MarkupAttribute> attribute_list;
  std::string text;
  std::vector<std::string>
      names;             ///< those that html_tags.h does not have, from Name::first_other on
  bool stopped = false;  ///< mark-up too broken to go on: what follows is missing

  [[nodiscard]] std::string_view text_of(std::size_t node) const;
  /// The attribute's value; empty where it is absent.
  [[nodiscard]] std::string_view attribute(std::size_t node, Name name) const;
  [[nodiscard]] bool has_attribute(std::size_t node, Name name) const;
  /// The name as a number, or Name::none where the document does not use it.
  [[nodiscard]] Name find_name(std::string_view name) const;
  [[nodiscard]] std::string_view name_of(Name name) const;
  /// All text below a node, one run after the other.
  [[nodiscard]] std::string inner_text(std::size_t node) const;
};

/// Reads HTML, however broken, in time and memory proportional to its size. `utf8` holds no NUL.
/// Fails with bad_input for a page beyond the limits below.
[[nodiscard]] Result<Markup> parse_html(std::string_view utf8, std::string_view name);

/// Reads XML without its prefixes (w:p is p, r:id is id). No external entity, DTD or network is
/// ever touched; fails with bad_input for a declared entity and for what is not well-formed.
[[nodiscard]] Result<Markup> parse_xml(std::string_view utf8, std::string_view name);

/// A page takes thirteen times its size in memory: with these, half a gigabyte at most. The longest
/// novels as one page have 4 MB.
inline constexpr std::size_t max_markup_bytes = 32U << 20U;
inline constexpr std::size_t max_markup_nodes = 2U << 20U;

/// What parse_html says of a page beyond max_markup_bytes, for who asks before decoding it.
[[nodiscard]] std::optional<Error> markup_size_error(std::string_view text, std::string_view name);

}  // namespace rawi
