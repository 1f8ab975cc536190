// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/large_pages.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace rawi {
namespace {

class LargePages final : public std::pmr::memory_resource {
  void* do_allocate(std::size_t bytes, std::size_t alignment) override {
    const std::size_t pages = std::max<std::size_t>((bytes + large_page_bytes - 1) / large_page_bytes, 1);
    // Large pages begin at multiples of their size: memory beside them would stay in small ones.
    void* memory = std::aligned_alloc(std::max(alignment, large_page_bytes), pages * large_page_bytes);
    if (memory == nullptr) throw std::bad_alloc();
    static_cast<void>(::madvise(memory, pages * large_page_bytes, MADV_HUGEPAGE));  // a wish
    return memory;
  }

  void do_deallocate(void* memory, std::size_t, std::size_t) override { std::free(memory); }

  [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
    return this == &other;
  }
};

}  // namespace

std::pmr::memory_resource* large_pages() {
  static LargePages pages;
  return &pages;
}

}  // namespace rawi
