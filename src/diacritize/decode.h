// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "diacritize/known_words.h"
#include "diacritize/letters.h"
#include "diacritize/word_classes.h"

namespace rawi {

/// What each class of a letter costs by the network, in 1/256 nats above the cheapest.
using ClassCosts = std::array<std::uint16_t, mark_classes>;

/// A token of a sentence for the decoder. Letters run in parallel; a token that is no word has
/// none.
struct DecoderToken {
  std::vector<LetterId> ids;
  std::vector<ClassSet> open;
  std::vector<ClassCosts> costs;
  std::uint32_t tag = tag_break;  ///< class of a token that is no word
};

struct DecodedWord {
  std::vector<MarkClass> marks;
  std::vector<float> confidences;
};

/// Chooses the marks of whole words: the network says what each letter costs, a list of known words
/// which readings there are and how usual they are, and the classes of neighbouring words which
/// endings go together. A word that the list does not have, nor parts of it, follows the network.
class Decoder {
 public:
  /// `known` may be null: then every word follows the network. It must outlive the decoder.
  explicit Decoder(const KnownWords* known) : known_(known) {}

  /// Decodes the next tokens of the sentence; what was chosen last is remembered for the next call.
  [[nodiscard]] std::vector<DecodedWord> decode(std::span<const DecoderToken> tokens);

 private:
  const KnownWords* known_;
  std::uint32_t before2_ = tag_start;  // classes of the last two tokens of the calls before
  std::uint32_t before1_ = tag_start;
};

}  // namespace rawi
