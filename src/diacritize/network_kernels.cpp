// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network_kernels.h"

#include "diacritize/network_kernels_x86.h"

namespace rawi {

const std::vector<const NetworkKernels*>& usable_kernels() {
  static const std::vector<const NetworkKernels*> usable = [] {
    std::vector<const NetworkKernels*> list;
#if defined(__x86_64__)
    const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                        __builtin_cpu_supports("avx512vnni");
    if (avx512) list.push_back(&avx512_kernels());
    if (__builtin_cpu_supports("avx2")) list.push_back(&avx2_kernels());
#endif
    list.push_back(&generic_kernels());
    return list;
  }();
  return usable;
}

}  // namespace rawi
