// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks vocalized lines and compares what the engine says it spoke with what was sent: the round
// trip over any number of sentences. Prints each line that differs, then the counts.
//
//   speak_lines VOICE_FILE [full|pausal] < lines
#include <iostream>
#include <string>
#include <string_view>

#include "phonemize/already_vocalized.h"
#include "sent_phonemes.h"
#include "synthesize/synthesize.h"

int main(int argc, char** argv) {
  using namespace rawi;
  if (argc < 2) return 2;
  Result<Espeak> engine = Espeak::open({.voice_file = argv[1]});
  if (!engine) {
    std::cerr << to_string(engine.error()) << '\n';
    return exit_status(engine.error().code);
  }
  const std::string_view endings = argc > 2 ? argv[2] : "pausal";
  const PhonemizeOptions options{endings == "full" ? Endings::full : Endings::pausal};
  std::size_t lines = 0, changed = 0, words = 0, lost_marks = 0, phonemes = 0;
  std::int64_t samples = 0;
  for (std::string line; std::getline(std::cin, line); ++lines) {
    const Utterance utterance = phonemize(already_vocalized(line), options);
    const Result<std::string> traced = engine->trace(utterance);
    const std::string sent = sent_phonemes(utterance);
    if (!traced || *traced != sent) {
      ++changed;
      std::cout << "sent   " << sent << "\nspoken " << (traced ? *traced : "-") << '\n';
    }
    for (const SpokenClause& clause : utterance.clauses) {
      for (const SpokenWord& word : clause.words) phonemes += word.phonemes.size();
    }
    const auto spoken = engine->speak(utterance, [](auto) { return Result<void>{}; });
    if (!spoken) return 1;
    std::int64_t last = -1;
    for (const WordTiming& word : spoken->words) {
      ++words;
      if (word.first_sample <= last || word.first_sample >= spoken->samples) ++lost_marks;
      last = word.first_sample;
    }
    samples += spoken->samples;
  }
  std::cout << lines << " lines, " << changed << " not spoken as sent, " << words << " words, "
            << phonemes << " phonemes, " << lost_marks << " marks out of order, "
            << samples / engine->sample_rate_hz() << " s of sound\n";
  return changed + lost_marks == 0 ? 0 : 1;
}
