// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/timing.h"

#include <algorithm>

namespace rawi {
namespace {

/// The last sound that began in [begin, end) ends here.
std::int64_t end_of_sound(std::span<const Sounding> heard, std::int64_t begin, std::int64_t end) {
  std::int64_t stop = begin;
  for (const Sounding& sound : heard) {
    if (sound.begin >= end) break;
    if (sound.end > begin) stop = std::min(sound.end, end);
  }
  return stop > begin ? stop : end;
}

/// One entry for each written word: what several spoken words share the bytes of is one.
std::vector<TranscriptWord> written_words(const Block& block, const Utterance& utterance,
                                          const SpokenUtterance& spoken, std::int64_t begin_sample) {
  std::vector<TranscriptWord> words;
  std::size_t number = 0;
  for (const SpokenClause& clause : utterance.clauses) {
    for (const SpokenWord& word : clause.words) {
      const std::size_t index = number++;
      if (index >= spoken.words.size() || word.source.empty()) continue;
      if (!words.empty() && word.source.begin < words.back().source.end) continue;
      words.push_back({spelling_of(block, word.source), word.source,
                       begin_sample + spoken.words[index].first_sample, 0});
    }
  }
  return words;
}

}  // namespace

TranscriptSentence time_sentence(const Block& block, const SpelledSentence& spelled,
                                 const Utterance& utterance, const SpokenUtterance& spoken,
                                 std::span<const Sounding> heard, std::int64_t begin_sample,
                                 std::int64_t end_sample) {
  TranscriptSentence sentence{spelled.text, spelled.source, begin_sample, end_sample,
                              written_words(block, utterance, spoken, begin_sample)};
  if (!heard.empty()) {
    sentence.begin_sample = heard.front().begin;
    sentence.end_sample = heard.back().end;
  }
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    TranscriptWord& word = sentence.words[i];
    // The engine's first mark comes with its first sample, the sound a little later.
    word.begin_sample = std::max(word.begin_sample, sentence.begin_sample);
    const std::int64_t next =
        i + 1 < sentence.words.size() ? sentence.words[i + 1].begin_sample : sentence.end_sample;
    word.end_sample = end_of_sound(heard, word.begin_sample, std::max(next, word.begin_sample));
  }
  return sentence;
}

}  // namespace rawi
