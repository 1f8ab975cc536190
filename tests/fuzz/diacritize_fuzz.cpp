// SPDX-License-Identifier: GPL-3.0-or-later
// Any text keeps its letters, and its tokens their number; every kernel gives the same marks.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "../diacritize/sentences.h"
#include "../diacritize/tiny_network.h"
#include "diacritize/diacritize.h"
#include "diacritize/network_model.h"

namespace {

const rawi::DiacritizerModel& model(const rawi::NetworkKernels& kernels) {
  auto loaded = rawi::NetworkModel::from_bytes(rawi::test::tiny_network(), "tiny", kernels);
  if (!loaded) std::abort();
  return *loaded->release();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const rawi::DiacritizerModel& fast = model(*rawi::usable_kernels().front());
  static const rawi::DiacritizerModel& plain = model(rawi::generic_kernels());
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (rawi::find_invalid_utf8(text)) return 0;
  const rawi::Sentence sentence = rawi::test::sentence_of(text);
  rawi::Lexicon lexicon;
  (void)lexicon.add(text, "fuzz");
  const auto vocalized = rawi::diacritize({&sentence, 1}, lexicon, fast);
  if (vocalized.size() != 1 || vocalized[0].words.size() != sentence.tokens.size()) std::abort();
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const std::string bare = rawi::strip_marks(sentence.tokens[i].text);
    if (rawi::strip_marks(vocalized[0].words[i].text) != bare) std::abort();
  }
  const auto again = rawi::diacritize({&sentence, 1}, lexicon, plain);
  if (rawi::dump(again[0]) != rawi::dump(vocalized[0])) std::abort();
  return 0;
}
