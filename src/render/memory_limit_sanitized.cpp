// SPDX-License-Identifier: GPL-3.0-or-later
// Built in place of memory_limit.cpp under the address and thread sanitizers.
#include <unistd.h>

#include "render/memory_limit.h"

// Of <sanitizer/allocator_interface.h>, which Debian has for clang alone; g++ links the same
// library.
// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming): their names, not ours
extern "C" {
std::size_t __sanitizer_get_current_allocated_bytes();
int __sanitizer_install_malloc_and_free_hooks(void (*on_malloc)(const volatile void*, std::size_t),
                                              void (*on_free)(const volatile void*));
}
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)

namespace rawi {
namespace {

constexpr std::size_t look_every = std::size_t{1} << 16U;  // bytes: counting takes its time

std::size_t most_bytes = 0;
std::size_t since_look = 0;

void on_malloc(const volatile void*, std::size_t size) {
  since_look += size;
  if (since_look < look_every) return;
  since_look = 0;
  if (__sanitizer_get_current_allocated_bytes() > most_bytes) ::_exit(out_of_memory_status);
}

void on_free(const volatile void*) {}

}  // namespace

void limit_memory(std::size_t limit_mb) {
  if (limit_mb == 0) return;
  most_bytes = limit_mb << 20U;
  __sanitizer_install_malloc_and_free_hooks(on_malloc, on_free);
}

}  // namespace rawi
