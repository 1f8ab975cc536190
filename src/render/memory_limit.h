// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace rawi {

/// Exit status of a process that ran out of the memory it may have.
inline constexpr int out_of_memory_status = 3;

/// Sets how much memory this process may have, in MB; 0: no limit. Asking for more gives
/// std::bad_alloc. Sanitizers reserve terabytes of address space, which the kernel's limit would
/// count; built for one, the program counts what it allocates itself, and asking for more ends it
/// with `out_of_memory_status`.
void limit_memory(std::size_t limit_mb);

}  // namespace rawi
