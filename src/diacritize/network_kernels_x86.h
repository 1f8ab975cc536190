// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "diacritize/network_kernels.h"

namespace rawi {

#if defined(__x86_64__)
/// For processors with AVX2.
[[nodiscard]] const NetworkKernels& avx2_kernels();
/// For processors with AVX-512 (F, BW, DQ, VL) and its VNNI instructions.
[[nodiscard]] const NetworkKernels& avx512_kernels();
#endif

}  // namespace rawi
