// SPDX-License-Identifier: GPL-3.0-or-later
// The only file that knows eSpeak NG.
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <sstream>
#include <string>
#include <system_error>
#include <utility>

#include "core/files.h"
#include "synthesize/synthesize.h"

namespace rawi {
namespace {

// The engine is one per process and hangs when it is initialized a second time.
int initialized_sample_rate = 0;

// What a running call of speak() collects; the engine hands it to the callback with each event.
struct Collector {
  const SampleSink* sink = nullptr;
  std::vector<std::int64_t> first_samples;  // by number of word, -1 where no mark came
  std::int64_t samples = 0;
  tl::expected<void, Error> outcome;
};

void take_mark(Collector& collector, const espeak_EVENT& event) {
  const std::string_view name = event.id.name == nullptr ? "" : event.id.name;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc{} || number >= collector.first_samples.size()) return;
  if (collector.first_samples[number] < 0) collector.first_samples[number] = event.sample;
}

// Called by the engine; a result of 1 stops it.
int take_samples(short* samples, int count, espeak_EVENT* events) {
  if (events == nullptr || events->user_data == nullptr) return 0;
  Collector& collector = *static_cast<Collector*>(events->user_data);
  for (const espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
    if (event->type == espeakEVENT_MARK) take_mark(collector, *event);
  }
  if (samples == nullptr || count <= 0) return 0;
  collector.samples += count;
  if (collector.sink == nullptr) return 0;
  collector.outcome = (*collector.sink)({samples, static_cast<std::size_t>(count)});
  return collector.outcome ? 0 : 1;
}

Error missing(std::string what, std::string where, std::string got, std::string advice) {
  return {.code = ErrorCode::missing_resource,
          .what = std::move(what),
          .where = std::move(where),
          .got = std::move(got),
          .expected = {},
          .advice = std::move(advice)};
}

std::string message_of(espeak_ng_STATUS status) {
  std::array<char, 256> buffer{};
  espeak_ng_GetStatusCodeMessage(status, buffer.data(), buffer.size());
  return buffer.data();
}

std::string data_path() {
  const char* path = nullptr;
  espeak_Info(&path);
  return path == nullptr ? "" : path;
}

// A wrong ESPEAK_DATA_PATH makes the engine fall back to the system's data without a word.
Result<void> check_data_path() {
  namespace fs = std::filesystem;
  const fs::path used = data_path();
  std::error_code error;
  for (const char* file : {"phontab", "phondata", "ar_dict", "en_dict"}) {
    if (fs::is_regular_file(used / file, error)) continue;
    return fail(missing("the speech engine's data are incomplete", (used / file).string(),
                        "no file", "install espeak-ng-data"));
  }
  const char* wanted = std::getenv("ESPEAK_DATA_PATH");
  if (wanted == nullptr || *wanted == '\0') return {};
  if (fs::equivalent(used, wanted, error)) return {};
  if (fs::equivalent(used, fs::path(wanted) / "espeak-ng-data", error)) return {};
  return fail(missing("the speech engine does not use the data that ESPEAK_DATA_PATH names", wanted,
                      used.string(), "correct the variable or unset it"));
}

Result<int> initialize_once() {
  if (initialized_sample_rate > 0) return initialized_sample_rate;
  const int rate =
      espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) {
    return fail(missing("the speech engine can't be started", data_path(), std::to_string(rate),
                        "install espeak-ng-data"));
  }
  if (Result<void> checked = check_data_path(); !checked) return fail(checked.error());
  espeak_SetSynthCallback(take_samples);
  initialized_sample_rate = rate;
  return rate;
}

// The engine loads a voice whose language or phonemes it does not have, and crashes when it speaks.
bool speaks_arabic(const std::string& voice_file) {
  std::istringstream lines(voice_file);
  bool arabic = false;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string key, value;
    words >> key >> value;
    if (key == "language") arabic = value == "ar" || value.starts_with("ar-");
    if ((key == "phonemes" || key == "dictionary") && value != "ar") return false;
  }
  return arabic;
}

Result<void> check_voice_file(const std::filesystem::path& path) {
  if (!path.is_absolute()) {
    return fail(missing("the voice file's path is not absolute", path.string(), "", ""));
  }
  const Result<std::string> content = read_file(path);
  if (!content) {
    return fail(missing("the voice file can't be read", path.string(), to_string(content.error()),
                        "install the voices"));
  }
  if (speaks_arabic(*content)) return {};
  return fail(missing("this is no eSpeak NG voice file for Arabic", path.string(),
                      "no line \"language ar\", or phonemes or a dictionary of another language",
                      "give a file of the folder voices"));
}

// The engine knows a voice by the first 39 bytes of its path: a longer one goes by its descriptor.
Result<void> load_voice_file(const std::filesystem::path& path) {
  constexpr std::size_t longest_path = 39;
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  std::string name = path.string();
  File file(nullptr, std::fclose);
  if (name.size() > longest_path) {
    file.reset(std::fopen(name.c_str(), "rb"));
    if (!file) return fail(missing("the voice file can't be opened", name, "", ""));
    name = "/proc/self/fd/" + std::to_string(fileno(file.get()));
  }
  const espeak_ng_STATUS status = espeak_ng_SetVoiceByFile(name.c_str());
  if (status == ENS_OK) return {};
  return fail(missing("the speech engine refuses the voice", path.string(), message_of(status),
                      "check that its language and phonemes are ones that the engine has"));
}

Result<void> set_parameters(const EngineVoice& voice) {
  const std::array<std::pair<espeak_PARAMETER, int>, 5> parameters = {{
      {espeakRATE, voice.rate_wpm},
      {espeakPITCH, voice.pitch},
      {espeakRANGE, voice.range},
      {espeakVOLUME, voice.volume},
      {espeakWORDGAP, voice.word_gap},
  }};
  for (const auto& [parameter, value] : parameters) {
    const espeak_ng_STATUS status = espeak_ng_SetParameter(parameter, value, 0);
    if (status == ENS_OK) continue;
    return fail(missing("the speech engine refuses a parameter", "", message_of(status), ""));
  }
  return {};
}

std::string joined_markup(const Utterance& utterance) {
  std::string text;
  for (const std::string& part : to_espeak_markup(utterance)) {
    text += part;
    text += '\n';  // after a space the engine loses a mark that follows a full stop, and its clause
  }
  return text;
}

// Runs the engine over an utterance; the collector's outcome wins over the engine's.
Result<void> run(const Utterance& utterance, Collector& collector) {
  const std::string text = joined_markup(utterance);
  if (text.empty()) return {};
  const espeak_ng_STATUS status =
      espeak_ng_Synthesize(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                           espeakCHARS_UTF8 | espeakPHONEMES | espeakSSML, nullptr, &collector);
  if (!collector.outcome) return fail(collector.outcome.error());
  if (status == ENS_OK) return {};
  return fail(missing("the speech engine failed", "", message_of(status), ""));
}

std::size_t word_count(const Utterance& utterance) {
  std::size_t count = 0;
  for (const SpokenClause& clause : utterance.clauses) count += clause.words.size();
  return count;
}

// The engine separates phonemes by this sign, words by a space, clauses by a line end.
constexpr char phoneme_separator = '\x1E';
constexpr std::string_view trace_separators = "\x1E \n";

bool is_consonant(std::string_view mnemonic) {
  return mnemonic.find_first_of("aiu") == mnemonic.npos;
}

// Joints and pauses are left out; a long consonant is written twice, as the engine itself does with
// some of them.
void append_traced(std::string& line, std::string_view phoneme) {
  if (phoneme.empty() || phoneme == "|" || phoneme.front() == '_') return;
  const bool geminate = phoneme.ends_with(':') && is_consonant(phoneme);
  if (geminate) phoneme.remove_suffix(1);
  for (int i = 0; i < (geminate ? 2 : 1); ++i) {
    if (!line.empty()) line += ' ';
    line += phoneme;
  }
}

Result<std::string> trace_of(const Utterance& utterance) {
  char* memory = nullptr;
  std::size_t size = 0;
  std::FILE* stream = open_memstream(&memory, &size);
  if (stream == nullptr) {
    return fail({.code = ErrorCode::io,
                 .what = "no memory for a trace",
                 .where = {},
                 .got = {},
                 .expected = {},
                 .advice = {}});
  }
  espeak_SetPhonemeTrace(espeakPHONEMES_SHOW | (phoneme_separator << 8), stream);
  Collector collector;
  const Result<void> done = run(utterance, collector);
  espeak_SetPhonemeTrace(0, nullptr);
  std::fclose(stream);
  const std::unique_ptr<char, void (*)(void*)> owner(memory, std::free);
  if (!done) return fail(done.error());
  std::string line;
  for (std::string_view rest(memory, size); !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(trace_separators), rest.size());
    append_traced(line, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return line;
}

}  // namespace

Result<Espeak> Espeak::open(const EngineVoice& voice) {
  if (Result<void> checked = check_voice_file(voice.voice_file); !checked) {
    return fail(checked.error());
  }
  const Result<int> rate = initialize_once();
  if (!rate) return fail(rate.error());
  if (Result<void> loaded = load_voice_file(voice.voice_file); !loaded) return fail(loaded.error());
  if (Result<void> set = set_parameters(voice); !set) return fail(set.error());
  return Espeak(*rate);
}

Result<void> Espeak::set_pitch(int pitch) {
  const espeak_ng_STATUS status = espeak_ng_SetParameter(espeakPITCH, std::clamp(pitch, 0, 99), 0);
  if (status == ENS_OK) return {};
  return fail(missing("the speech engine refuses a pitch", std::to_string(pitch), message_of(status), ""));
}

Result<SpokenUtterance> Espeak::speak(const Utterance& utterance, const SampleSink& sink) {
  Collector collector;
  collector.sink = &sink;
  collector.first_samples.assign(word_count(utterance), -1);
  if (Result<void> done = run(utterance, collector); !done) return fail(done.error());
  SpokenUtterance spoken{.samples = collector.samples, .words = {}};
  std::size_t number = 0;
  std::int64_t latest = 0;
  for (const SpokenClause& clause : utterance.clauses) {
    for (const SpokenWord& word : clause.words) {
      const std::int64_t first = collector.first_samples[number++];
      latest = first < 0 ? latest : first;  // a mark that did not come: with the word before
      spoken.words.push_back({.token = word.token, .first_sample = latest});
    }
  }
  return spoken;
}

Result<std::string> Espeak::trace(const Utterance& utterance) { return trace_of(utterance); }

std::string Espeak::version() {
  const char* path = nullptr;
  const std::string version = espeak_Info(&path);
  return "eSpeak NG " + version.substr(0, version.find(' '));
}

}  // namespace rawi
