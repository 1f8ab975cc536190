// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "phonemize/phonemize.h"
#include "pipeline/spelling.h"
#include "pipeline/tape.h"
#include "transcript/transcript.h"

namespace rawi {

/// When each word of a spoken utterance is heard. Its first sample comes from the engine's marks; it
/// lasts until the next word, or until the sound stops before that. `begin_sample` is where the
/// utterance began on the tape, `end_sample` where it ended.
[[nodiscard]] TranscriptSentence time_sentence(const Block& block, const SpelledSentence& spelled,
                                               const Utterance& utterance,
                                               const SpokenUtterance& spoken,
                                               std::span<const Sounding> heard,
                                               std::int64_t begin_sample, std::int64_t end_sample);

}  // namespace rawi
