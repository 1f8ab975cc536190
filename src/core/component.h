// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace rawi {

/// Where the optional parts of the program are looked for, first match wins: the folder that
/// RAWI_COMPONENTS names, `components` beside the program or in one of the three folders above it (a
/// build tree), lib/rawi beside the program's bin (an installation).
[[nodiscard]] std::vector<std::filesystem::path> component_folders();

/// All components that there are.
inline constexpr std::array<std::string_view, 3> component_names{"cover", "m4b", "pdf"};

/// The file of a component, in the first of those folders that has it; nothing where none has.
[[nodiscard]] std::optional<std::filesystem::path> component_file(std::string_view component);

/// The function `symbol` of the shared library rawi-<component>.so. These libraries hold what only some
/// runs need and what takes long to load (FFmpeg alone brings a hundred more), so they are loaded when
/// they are first asked for, once per process; a program that forks asks before it does.
/// Fails with missing_resource and the loader's words where the part is not there or can't be loaded, and
/// where it belongs to another build: both share classes of C++.
[[nodiscard]] Result<void*> component_function(std::string_view component, const char* symbol);

/// What to build a missing component from.
struct ComponentNeeds {
  std::string what;      ///< that can't be done without it
  std::string expected;  ///< the libraries that it stands on
  std::string advice;    ///< what to install
};
/// The error of component_function as a user needs it: where the part is missing, with what to install.
[[nodiscard]] Error component_error(Error error, ComponentNeeds needs);

}  // namespace rawi
