// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace rawi::fuzz {

/// A zip file of the parts that a text describes, so that a mutated byte is a byte of a part's
/// mark-up and not a broken checksum. Each part begins with a line of its own:
///
///     === word/document.xml
///     <w:document> ...
///
/// What stands before the first such line is ignored. Parts are stored, not packed. Bytes that are
/// a zip file already ("PK") come back as they are.
[[nodiscard]] std::string pack_parts(std::string_view parts);

}  // namespace rawi::fuzz
