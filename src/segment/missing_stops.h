// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "normalize/normalize.h"

namespace rawi {

/// Index after the last token of sentences that end without a full stop:
///
/// - a label or headline before a colon at the head of the block ("سؤال وجواب: ماذا حدث؟"), but not
///   reported speech ("وقال: ...") nor a list ("وهي: ...");
/// - a headline that closes with a quotation and runs into the text ("... الفيلم "وضعية الطفل"
/// وتتناول
///   أحداثه ...");
/// - a lost stop before a fronted adverb ("... القول وطوال أسبوع، بقيت ...").
[[nodiscard]] std::vector<std::size_t> ends_without_stop(std::span<const Token> tokens);

}  // namespace rawi
