// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/error.h"

namespace rawi {

/// The folder that the running program's file lies in; empty where the system doesn't tell.
[[nodiscard]] std::filesystem::path program_folder();

/// What changes whenever the running program or one of its components is built with another result: the
/// build id that the linker makes from a file's content, and the hashes of the (small) components; of
/// a program linked without build id, the hash of its whole file. Fails with no_input or io.
[[nodiscard]] Result<std::string> program_identity();

}  // namespace rawi
