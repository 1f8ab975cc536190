// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace rawi::test {

/// A complete model file with small layers, random weights and tiny_words(): it gives nonsense, the
/// same on every machine. Its marks are wilder than any learned model's, which is what constraints
/// are tested with.
[[nodiscard]] std::string tiny_network(std::uint32_t seed = 1);

/// The file with both checksums made right again, after a test has changed some bytes.
[[nodiscard]] std::string with_checksums(std::string file);

}  // namespace rawi::test
