// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/error.h"

namespace rawi {

/// A zip file in memory, read with suspicion: nothing is ever written to disk, symbolic links and
/// encrypted members are refused, and what would unpack beyond the limits is an error.
class Archive {
 public:
  /// `bytes` must outlive the archive. Fails with bad_input for what is no zip file or has too many
  /// members.
  [[nodiscard]] static Result<Archive> open(std::string_view bytes, std::string_view name);

  [[nodiscard]] bool contains(const std::string& member) const;

  /// A member's content. Fails with bad_input where there is none of that name, or it is too large,
  /// too densely packed, a link, encrypted or damaged.
  [[nodiscard]] Result<std::string> read(const std::string& member);

  static constexpr std::size_t max_members = 20'000;
  static constexpr std::size_t max_member_bytes = 64U << 20U;
  static constexpr std::size_t max_total_bytes = 256U << 20U;
  /// Text packs to a fifth; a member above 1 MiB that packs better than this is a bomb.
  static constexpr std::size_t max_ratio = 200;

 private:
  struct Close {
    void operator()(void* archive) const;
  };
  Archive(void* archive, std::string name) : archive_(archive), name_(std::move(name)) {}
  [[nodiscard]] Error bad(std::string what, const std::string& member, std::string got = "",
                          std::string expected = "") const;

  std::unique_ptr<void, Close> archive_;
  std::string name_;
  std::size_t unpacked_ = 0;
};

/// The member that a link inside an archive leads to: "OEBPS/text/1.xhtml" + "../img/a.png#x" is
/// "OEBPS/img/a.png". Empty for an address outside the archive. The fragment is cut off.
[[nodiscard]] std::string resolve_member(std::string_view from, std::string_view link);

/// What stands after the '#' of a link.
[[nodiscard]] std::string_view fragment_of(std::string_view link);

}  // namespace rawi
