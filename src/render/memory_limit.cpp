// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/memory_limit.h"

#include <sys/resource.h>

namespace rawi {

void limit_memory(std::size_t limit_mb) {
  if (limit_mb == 0) return;
  // RLIMIT_DATA counts what a process can write to, so that the shared model costs nothing.
  const rlimit limit{limit_mb << 20U, limit_mb << 20U};
  ::setrlimit(RLIMIT_DATA, &limit);
}

}  // namespace rawi
