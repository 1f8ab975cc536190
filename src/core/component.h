// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace rawi {

/// Where the optional parts of the program are looked for, first match wins: the folder that
/// RAWI_COMPONENTS names, `components` beside the program or in one of the three folders above it (a
/// build tree), lib/rawi beside the program's bin (an installation).
[[nodiscard]] std::vector<std::filesystem::path> component_folders();

/// The function `symbol` of the shared library rawi-<component>.so. These libraries hold what only some
/// runs need and what takes long to load (FFmpeg alone brings a hundred more), so they are loaded when
/// they are first asked for, once per process; a program that forks asks before it does.
/// Fails with missing_resource and the loader's words where the part is not there or can't be loaded.
[[nodiscard]] Result<void*> component_function(std::string_view component, const char* symbol);

}  // namespace rawi
