// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/options.h"
#include "core/error.h"

namespace rawi {

/// One output line for each input line.
using LineTransform = std::function<std::vector<std::string>(std::span<const std::string>)>;

/// Reads lines from a file or standard input, hands them over in groups (one by one when
/// line-buffered) and prints what comes back. A line that is no UTF-8 or holds a NUL byte gives an
/// empty line and a message with its number. Returns the exit status: 0, 1 where a line failed, 66
/// where there is no such file.
[[nodiscard]] int transform_lines(const LineInput& input, const LineTransform& transform);

/// Prints an error on standard error as "rawi: ...", and gives its exit status.
int report(const Error& error);

}  // namespace rawi
