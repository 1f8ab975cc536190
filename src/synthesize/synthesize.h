// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "phonemize/phonemize.h"

namespace rawi {

/// Takes mono 16-bit samples in the order in which they are spoken; returns an error to stop.
using SampleSink = std::function<Result<void>(std::span<const std::int16_t>)>;

/// What the engine needs to speak in a certain way.
struct EngineVoice {
  std::filesystem::path voice_file;  ///< absolute path of an eSpeak NG voice file
  int rate_wpm = 160;                ///< eSpeak's words a minute, 80..450
  int pitch = 50;                    ///< 0..99
  int range = 50;                    ///< 0..99, liveliness of the melody
  int volume = 100;                  ///< 0..200
  int word_gap = 0;                  ///< units of 10 ms between words
};

/// First sample of a word, counted from the start of its utterance.
struct WordTiming {
  std::size_t token = 0;
  std::int64_t first_sample = 0;
};

struct SpokenUtterance {
  std::int64_t samples = 0;
  std::vector<WordTiming> words;  ///< one per word of the utterance, in order
};

/// eSpeak NG. The engine is one per process and remembers what it has spoken, so open it once, in a
/// fresh child process for each article. Opening it again in the same process only changes the voice
/// of that one engine.
class Espeak {
 public:
  /// Fails with missing_resource where the engine's data or the voice file is missing or damaged.
  [[nodiscard]] static Result<Espeak> open(const EngineVoice& voice);

  Espeak(Espeak&&) noexcept = default;
  Espeak& operator=(Espeak&&) noexcept = default;
  Espeak(const Espeak&) = delete;
  Espeak& operator=(const Espeak&) = delete;
  ~Espeak() = default;

  [[nodiscard]] int sample_rate_hz() const { return sample_rate_hz_; }

  /// Speaks one utterance into the sink. Fails with the sink's error, or with missing_resource
  /// where the engine refuses.
  [[nodiscard]] Result<SpokenUtterance> speak(const Utterance& utterance, const SampleSink& sink);

  /// Speaks higher or lower from now on: 0..99, what lies beyond is cut off. Fails with missing_resource
  /// where the engine refuses.
  [[nodiscard]] Result<void> set_pitch(int pitch);

  /// The phonemes that the engine says it spoke for an utterance (its trace), for tests: its
  /// mnemonics with stress, one space between them, a long consonant written twice, no words.
  [[nodiscard]] Result<std::string> trace(const Utterance& utterance);

  /// "eSpeak NG 1.51".
  [[nodiscard]] static std::string version();

 private:
  explicit Espeak(int sample_rate_hz) : sample_rate_hz_(sample_rate_hz) {}
  int sample_rate_hz_;
};

/// The engine's input for an utterance: SSML texts, one `<mark name="N"/>[[phonemes]]` per word (N
/// counts the words of the utterance), punctuation outside the brackets. Each text holds at most
/// one clause, and without its tags fewer than 700 bytes: what the engine keeps at once. A longer
/// clause is cut between words by a break of no length. Foreign words stand between the brackets as
/// text.
[[nodiscard]] std::vector<std::string> to_espeak_markup(const Utterance& utterance);

}  // namespace rawi
