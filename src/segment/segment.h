// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalize.h"

namespace rawi {

/// What follows a clause: the tone and length of the pause, from short to long. A word before any
/// pause takes its pausal form.
enum class Pause { breath, comma, semicolon, colon, question, exclamation, full_stop };

/// Words read in one breath: tokens [begin, end) of its sentence. Punctuation that stands at the
/// end of the clause belongs to it.
struct Clause {
  std::size_t begin = 0;
  std::size_t end = 0;
  Pause pause = Pause::full_stop;
  std::string reason;  ///< why the pause is there: "،", "more than 25 words, before و" ...
};

/// The clauses tile the tokens of a sentence; the sentences of a text tile its tokens.
struct Sentence {
  std::vector<Token> tokens;
  std::vector<Clause> clauses;  ///< at least one; each holds at most 25 words and one word at
                                ///< least, unless the sentence holds nothing but punctuation
  ByteRange source;
};

/// Cuts a text into sentences, and sentences into clauses that can be said in one breath.
[[nodiscard]] std::vector<Sentence> segment(const NormalizedText& text);

/// Cuts a raw text: byte ranges of its sentences, without the white space around them. Together
/// with the gaps between them they tile the text. Used where the source's own spelling is wanted.
[[nodiscard]] std::vector<ByteRange> segment_ranges(std::string_view text);

/// One line per sentence, its clauses between "|", each pause named: "a b |comma| c d |full_stop|".
[[nodiscard]] std::string dump(const std::vector<Sentence>& sentences);

[[nodiscard]] std::string_view name_of(Pause pause);

}  // namespace rawi
