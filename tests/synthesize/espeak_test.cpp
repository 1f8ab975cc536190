// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "phonemize/already_vocalized.h"
#include "sent_phonemes.h"
#include "synthesize/synthesize.h"

using namespace rawi;

namespace {

const std::string plain_voice = RAWI_SOURCE_DIR "/tests/synthesize/data/plain_voice";

Espeak engine(const std::string& voice_file = plain_voice) {
  Result<Espeak> opened = Espeak::open({.voice_file = voice_file});
  if (!opened) FAIL(to_string(opened.error()));
  return std::move(*opened);
}

Utterance utterance_of(std::string_view text) { return phonemize(already_vocalized(text)); }

struct Recording {
  std::vector<std::int16_t> samples;
  SpokenUtterance spoken;
};

Recording record(Espeak& espeak, const Utterance& utterance) {
  Recording recording;
  Result<SpokenUtterance> spoken = espeak.speak(utterance, [&](auto samples) -> Result<void> {
    recording.samples.insert(recording.samples.end(), samples.begin(), samples.end());
    return {};
  });
  if (!spoken) FAIL(to_string(spoken.error()));
  recording.spoken = std::move(*spoken);
  return recording;
}

double seconds(const Espeak& espeak, std::int64_t samples) {
  return static_cast<double>(samples) / espeak.sample_rate_hz();
}

// The longest run of near silence in the samples from `begin` on.
std::size_t longest_silence(const std::vector<std::int16_t>& samples, std::size_t begin,
                            std::size_t end) {
  std::size_t longest = 0, run = 0;
  for (std::size_t i = begin; i < end; ++i) {
    run = std::abs(samples[i]) < 40 ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// The largest step between neighbouring samples: a click shows here.
int largest_step(const std::vector<std::int16_t>& samples) {
  int largest = 0;
  for (std::size_t i = 1; i < samples.size(); ++i) {
    largest = std::max(largest, std::abs(samples[i] - samples[i - 1]));
  }
  return largest;
}

// Any word of `syllables` syllables CV or CVC, in the engine's reach.
rc::Gen<std::vector<Phoneme>> words_of(std::size_t most) {
  return rc::gen::map(
      rc::gen::pair(rc::gen::inRange<std::size_t>(1, most + 1), rc::gen::arbitrary<unsigned>()),
      [](const std::pair<std::size_t, unsigned>& choice) {
        std::vector<Phoneme> word;
        unsigned random = choice.second;
        const auto pick = [&](unsigned below) {
          random = random * 1664525U + 1013904223U;
          return (random >> 16) % below;
        };
        const auto consonant = [&] {
          return Phoneme{.sound = static_cast<Sound>(pick(static_cast<unsigned>(Sound::a))),
                         .geminate = pick(6) == 0};
        };
        for (std::size_t i = 0; i < choice.first; ++i) {
          word.push_back(consonant());
          const auto vowel = static_cast<Sound>(static_cast<unsigned>(Sound::a) + pick(6));
          word.push_back({.sound = vowel,
                          .backed = pick(3) == 0,
                          .stress = i == 0 ? Stress::primary : Stress::none});
          if (pick(3) == 0) word.push_back(consonant());
        }
        return word;
      });
}

Utterance utterance_of(const std::vector<std::vector<Phoneme>>& words) {
  Utterance utterance;
  SpokenClause& clause = utterance.clauses.emplace_back();
  for (const std::vector<Phoneme>& phonemes : words) {
    SpokenWord& word = clause.words.emplace_back();
    word.phonemes = phonemes;
    word.token = clause.words.size() - 1;
  }
  return utterance;
}

std::string unstressed(std::string phonemes) {
  std::erase(phonemes, '\'');
  std::erase(phonemes, ',');
  return phonemes;
}

bool marks_ascend(const SpokenUtterance& spoken) {
  std::int64_t last = -1;
  for (const WordTiming& word : spoken.words) {
    if (word.first_sample <= last || word.first_sample >= spoken.samples) return false;
    last = word.first_sample;
  }
  return true;
}

}  // namespace

TEST_CASE("a missing or strange voice file is named") {
  const auto code_of = [](const std::string& path) {
    const Result<Espeak> opened = Espeak::open({.voice_file = path});
    REQUIRE_FALSE(opened);
    CHECK(to_string(opened.error()).find(path) != std::string::npos);
    return opened.error().code;
  };
  CHECK(code_of("/nowhere/voice") == ErrorCode::missing_resource);
  CHECK(code_of("relative/voice") == ErrorCode::missing_resource);
  CHECK(code_of(RAWI_SOURCE_DIR "/LICENSE") == ErrorCode::missing_resource);
  CHECK(code_of(RAWI_SOURCE_DIR "/tests") == ErrorCode::missing_resource);
  const std::string path = std::filesystem::temp_directory_path() / "rawi-strange-voice";
  for (const char* text : {"", "name x\n", "name x\nlanguage qq\n", "language ar\nphonemes qq\n",
                           "language ar\ndictionary en\n"}) {
    std::ofstream(path) << text;
    CHECK(code_of(path) == ErrorCode::missing_resource);
  }
  std::filesystem::remove(path);
}

TEST_CASE("a voice file with a path of any length is loaded") {
  std::filesystem::path folder = std::filesystem::temp_directory_path();
  for (int i = 0; i < 6; ++i) folder /= std::string(100, static_cast<char>('a' + i));
  std::filesystem::create_directories(folder);
  std::filesystem::copy_file(plain_voice, folder / "voice",
                             std::filesystem::copy_options::overwrite_existing);
  Espeak espeak = engine(folder / "voice");
  CHECK(record(espeak, utterance_of("كِتَابٌ")).samples.size() > 8000);
  std::filesystem::remove_all(std::filesystem::temp_directory_path() / std::string(100, 'a'));
}

TEST_CASE("speech has samples, one timing a word, and a pause between clauses") {
  Espeak espeak = engine();
  CHECK(espeak.sample_rate_hz() == 22050);
  CHECK(Espeak::version().starts_with("eSpeak NG 1."));
  const Recording one = record(espeak, utterance_of("السَّلَامُ عَلَيْكُمْ، هَذَا كِتَابٌ جَدِيدٌ."));
  CHECK(static_cast<std::int64_t>(one.samples.size()) == one.spoken.samples);
  CHECK(seconds(espeak, one.spoken.samples) > 1.5);
  CHECK(seconds(espeak, one.spoken.samples) < 6.0);
  REQUIRE(one.spoken.words.size() == 5);
  CHECK(one.spoken.words[2].token == 3);
  CHECK(marks_ascend(one.spoken));
  const auto begin = static_cast<std::size_t>(one.spoken.words[1].first_sample);
  const auto end = static_cast<std::size_t>(one.spoken.words[2].first_sample);
  CHECK(longest_silence(one.samples, begin, end) > 2000);
}

TEST_CASE("clauses after a full stop are spoken too") {
  Espeak espeak = engine();
  Utterance utterance = utterance_of("كِتَابٌ. قَلَمٌ. بَيْتٌ؟ دَارٌ! نَعَمْ؛ لَا: هُنَا، هُنَاكَ");
  const Recording recording = record(espeak, utterance);
  CHECK(recording.spoken.words.size() == 8);
  CHECK(marks_ascend(recording.spoken));
  CHECK(*espeak.trace(utterance) == sent_phonemes(utterance));
}

TEST_CASE("rate and pitch reach the engine") {
  const Utterance utterance = utterance_of("هَذَا كِتَابٌ جَدِيدٌ عَنِ الْقِرَاءَةِ.");
  Result<Espeak> slow = Espeak::open({.voice_file = plain_voice, .rate_wpm = 100});
  REQUIRE(slow);
  const std::int64_t slow_samples = record(*slow, utterance).spoken.samples;
  Result<Espeak> fast = Espeak::open({.voice_file = plain_voice, .rate_wpm = 300});
  REQUIRE(fast);
  CHECK(record(*fast, utterance).spoken.samples * 2 < slow_samples);
}

TEST_CASE("a sink that fails stops the engine, which can speak again") {
  Espeak espeak = engine();
  const Utterance utterance = utterance_of("هَذَا كِتَابٌ جَدِيدٌ عَنِ الْقِرَاءَةِ، وَهَذَا قَلَمٌ طَوِيلٌ.");
  const std::int64_t whole = record(espeak, utterance).spoken.samples;
  std::int64_t taken = 0;
  const Result<SpokenUtterance> spoken = espeak.speak(utterance, [&](auto samples) -> Result<void> {
    taken += static_cast<std::int64_t>(samples.size());
    return fail({.code = ErrorCode::io,
                 .what = "disk full",
                 .where = {},
                 .got = {},
                 .expected = {},
                 .advice = {}});
  });
  REQUIRE_FALSE(spoken);
  CHECK(spoken.error().what == "disk full");
  CHECK(taken < whole / 4);
  const Recording again = record(espeak, utterance);
  CHECK(again.spoken.words.size() == 8);
  CHECK(marks_ascend(again.spoken));
  CHECK(std::abs(again.spoken.samples - whole) < 500);
}

TEST_CASE("foreign words are spoken by the English voice without a gap or a click") {
  Espeak espeak = engine();
  const Utterance utterance = utterance_of("قَالَتْ شَرِكَةُ Google إِنَّ BBC فِي AT&T عَامَ 2024.");
  const std::string trace = *espeak.trace(utterance);
  CHECK(trace.find("(en) g 'u: g @L (ar)") != std::string::npos);
  CHECK(trace.find("(en) b 'i: b 'i: s 'i: (ar)") != std::string::npos);
  const Recording recording = record(espeak, utterance);
  REQUIRE(recording.spoken.words.size() == 9);
  CHECK(marks_ascend(recording.spoken));
  const auto last = static_cast<std::size_t>(recording.spoken.words.back().first_sample);
  CHECK(longest_silence(recording.samples, 0, last) < 2000);
  const int arabic = largest_step(record(espeak, utterance_of("قَالَتْ شَرِكَةٌ إِنَّ الشَّمْسَ تَظْهَرُ.")).samples);
  CHECK(largest_step(recording.samples) < arabic * 2);
}

TEST_CASE("hostile foreign text loses no word after it") {
  Espeak espeak = engine();
  for (const char* text : {"<voice name=\"x\">", "[[", "]]<mark name=\"0\"/>", "a&b<c>", "\x01\x02",
                           "&#0;", "a.b.c.", "......", "<!--", "<audio src=\"/etc/passwd\"/>"}) {
    Utterance utterance = utterance_of("كِتَابٌ قَلَمٌ بَيْتٌ");
    utterance.clauses[0].words[1].phonemes.clear();
    utterance.clauses[0].words[1].foreign = text;
    INFO(text);
    const Recording recording = record(espeak, utterance);
    REQUIRE(recording.spoken.words.size() == 3);
    CHECK(recording.spoken.words[2].first_sample > recording.spoken.words[0].first_sample + 5000);
    CHECK(espeak.trace(utterance)->ends_with("b 'a j t"));
  }
}

TEST_CASE("all pairs of consonants are spoken as sent") {
  Espeak espeak = engine();
  for (unsigned left = 0; left < static_cast<unsigned>(Sound::a); ++left) {
    std::vector<std::vector<Phoneme>> words;
    for (unsigned right = 0; right < static_cast<unsigned>(Sound::a); ++right) {
      words.push_back({{.sound = Sound::a, .stress = Stress::primary},
                       {.sound = static_cast<Sound>(left)},
                       {.sound = static_cast<Sound>(right)},
                       {.sound = Sound::a}});
    }
    const Utterance utterance = utterance_of(words);
    INFO(to_string({.sound = static_cast<Sound>(left)}, Notation::espeak));
    CHECK(*espeak.trace(utterance) == sent_phonemes(utterance));
  }
}

TEST_CASE("words and sentences of any length are neither cut nor changed, and no mark is lost") {
  Espeak espeak = engine();
  const bool holds = rc::check("random syllables", [&] {
    const bool long_words = *rc::gen::arbitrary<bool>();
    const auto count = *rc::gen::inRange<std::size_t>(1, long_words ? 4 : 90);
    std::vector<std::vector<Phoneme>> words;
    for (std::size_t i = 0; i < count; ++i) words.push_back(*words_of(long_words ? 260 : 6));
    const Utterance utterance = utterance_of(words);
    // The engine stresses the last piece of a word in pieces by itself.
    const auto shown = [&](const std::string& line) {
      return long_words ? unstressed(line) : line;
    };
    RC_ASSERT(shown(*espeak.trace(utterance)) == shown(sent_phonemes(utterance)));
    RC_ASSERT(marks_ascend(record(espeak, utterance).spoken));
  });
  CHECK(holds);
}

TEST_CASE("the dev sentences come back from the engine as they were sent") {
  const char* named = std::getenv("RAWI_SHARED");
  const std::filesystem::path root =
      named != nullptr ? named : std::filesystem::path(RAWI_SOURCE_DIR) / ".." / "shared";
  Espeak espeak = engine();
  for (const char* set : {"speech", "coverage"}) {
    std::ifstream file(root / "data/dev/phonemes" / set / "diacritized.txt");
    if (!file) WARN("skipped: no " << set << " sentences");
    for (std::string line; std::getline(file, line);) {
      const Utterance utterance = utterance_of(line);
      CHECK(*espeak.trace(utterance) == sent_phonemes(utterance));
      std::size_t words = 0;
      for (const SpokenClause& clause : utterance.clauses) words += clause.words.size();
      const Recording recording = record(espeak, utterance);
      CHECK(recording.spoken.words.size() == words);
      CHECK(marks_ascend(recording.spoken));
    }
  }
}
