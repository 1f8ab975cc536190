// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory_resource>

namespace rawi {

/// Memory for some megabytes that are filled at once, in large pages where the system has them (Linux's
/// transparent huge pages): each of a thousand small ones is fetched when it is first written to, which takes
/// as long as working on it. Each allocation takes whole large pages of address space, and real memory as it
/// is written to. Lives as long as the program; throws std::bad_alloc.
[[nodiscard]] std::pmr::memory_resource* large_pages();

inline constexpr std::size_t large_page_bytes = std::size_t{1} << 21U;

}  // namespace rawi
