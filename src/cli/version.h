// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace rawi {

/// "rawi 0.1.0", the engine, and what the default voice's model was learned from.
[[nodiscard]] std::string version_text();

}  // namespace rawi
