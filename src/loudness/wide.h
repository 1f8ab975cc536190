// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// RAWI_WIDE before a function has it compiled twice, the second time for processors with AVX2, which are told
// apart when the program starts. AVX2 without FMA: the results are the same to the last bit. Sanitizers can't run
// before the choice is made; clang's choice needs a library that GCC's programs don't have.
#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define RAWI_WIDE [[gnu::target_clones("avx2", "default")]]
#else
#define RAWI_WIDE
#endif
