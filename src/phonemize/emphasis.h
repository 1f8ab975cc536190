// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "phonemize/phoneme.h"

namespace rawi {

/// Colours the vowels of a word (`backed`) and settles the dark lam of الله, which is dark only
/// after a or u: `before` is the sound before the word, hamza after a pause.
///   - around ص ض ط ظ: the vowels beside them, and on through the word in both directions until i,
///     ii or y stands in the way;
///   - after ق خ غ: a and u; after ر: a and aa; after the dark lam: its aa;
///   - never after ت and ذ by spreading from afar: the engine tells ط from ت, and ظ from ذ, by
///   their
///     vowels alone.
void mark_emphasis(std::span<Phoneme> word, Sound before);

}  // namespace rawi
