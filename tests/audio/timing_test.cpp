// SPDX-License-Identifier: GPL-3.0-or-later
// Cues against the sound, found by an energy detector that knows nothing of how the cues were made.
#include <catch2/catch.hpp>
#include <sstream>

#include "audio/sound.h"
#include "core/files.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

struct Cue {
  double begin_s;
  double end_s;
  std::string text;
};

double seconds_of(const std::string& clock) {
  return std::stod(clock.substr(0, 2)) * 3600 + std::stod(clock.substr(3, 2)) * 60 + std::stod(clock.substr(6, 6));
}

std::vector<Cue> cues_of(const fs::path& vtt) {
  std::istringstream lines(rawi::read_file(vtt).value());
  std::vector<Cue> cues;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(" --> ") == std::string::npos) continue;
    Cue cue{seconds_of(line.substr(0, 12)), seconds_of(line.substr(17, 12)), ""};
    std::getline(lines, cue.text);
    cues.push_back(cue);
  }
  return cues;
}

/// Energy of 5 ms frames, in dB below full scale.
std::vector<double> levels_of(const std::vector<std::int16_t>& samples) {
  constexpr std::size_t frame = 110;
  std::vector<double> levels;
  for (std::size_t at = 0; at + frame <= samples.size(); at += frame) {
    double sum = 1e-3;
    for (std::size_t i = at; i < at + frame; ++i) sum += static_cast<double>(samples[i]) * samples[i];
    levels.push_back(10 * std::log10(sum / frame / (32768.0 * 32768.0)));
  }
  return levels;
}

constexpr double frame_s = 110.0 / 22050;
constexpr double audible_db = -50;

std::string without_tags(const std::string& text) {
  std::string out;
  bool inside = false;
  for (const char c : text) {
    if (c == '<') inside = true;
    if (!inside) out += c;
    if (c == '>') inside = false;
  }
  return out;
}

}  // namespace

TEST_CASE("a hundred cues begin within 40 ms of their sentence's first sound and end after its last") {
  const TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 60; ++i) text += "كتب الولد درسه في دفتر جديد. ثم قرأ علينا قصة، وضحك الجميع!\n\n";
  const auto input = folder.write("a.txt", text);
  REQUIRE(rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path()) + " --format flac --cover none").status == 0);
  const auto cues = cues_of(folder.path() / "a" / "a.vtt");
  REQUIRE(cues.size() >= 100);
  const auto levels = levels_of(decoded(folder.path() / "a" / "a.flac"));
  for (std::size_t i = 0; i < cues.size(); ++i) {
    INFO(i << ": " << cues[i].begin_s << " " << cues[i].text);
    // Between the end of the cue before and the end of this one lies one sentence.
    const double from_s = i == 0 ? 0 : cues[i - 1].end_s;
    const double until_s = i + 1 < cues.size() ? cues[i + 1].begin_s : static_cast<double>(levels.size()) * frame_s;
    const auto from = static_cast<std::size_t>(from_s / frame_s) + 1;
    const auto until = std::min(static_cast<std::size_t>(until_s / frame_s) - 1, levels.size());
    std::size_t first = from;
    while (first < until && levels[first] < audible_db) ++first;
    std::size_t last = until;
    while (last > first && levels[last - 1] < audible_db) --last;
    CHECK(std::abs(static_cast<double>(first) * frame_s - cues[i].begin_s) <= 0.040);
    CHECK(static_cast<double>(last) * frame_s <= cues[i].end_s + frame_s);
  }
}

TEST_CASE("text keeps the article's own spelling, and words name their bytes") {
  const TemporaryFolder folder;
  const std::string text =
      "عُنوانٌ أوّل\n\nدفع التاجر 25 دولارًا (نقدًا) يوم 3/4/2021، وقال: «شكرًا جزيلًا»! هـذا كـلّ شيء…\n";
  const auto input = folder.write("a.txt", text);
  REQUIRE(rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path()) + " --format wav --text all").status == 0);
  const fs::path out = folder.path() / "a";
  const auto cues = cues_of(out / "a.vtt");
  std::string joined;
  for (const Cue& cue : cues) joined += without_tags(cue.text) + " ";
  for (const char* piece : {"عُنوانٌ أوّل", "25 دولارًا (نقدًا)", "3/4/2021،", "«شكرًا جزيلًا»!", "هـذا كـلّ شيء…"}) {
    INFO(piece);
    CHECK(joined.find(piece) != std::string::npos);
  }
  const json transcript = json::parse(rawi::read_file(out / "a.transcript.json").value());
  double last = 0;
  bool number = false;
  for (const json& word : transcript["words"]) {
    const std::size_t begin = word["begin"];
    const std::size_t end = word["end"];
    INFO(word.dump());
    CHECK(text.substr(begin, end - begin) == word["word"].get<std::string>());
    CHECK(word["start_s"].get<double>() >= last);
    CHECK(word["end_s"].get<double>() > word["start_s"].get<double>());
    last = word["start_s"];
    number = number || word["word"] == "25";
  }
  CHECK(number);
  CHECK(rawi::read_file(out / "a.srt").value().starts_with("1\n00:00:00,5"));
  CHECK(rawi::read_file(out / "a.lrc").value().find("]عُنوانٌ أوّل\n") != std::string::npos);
  for (const char* name : {"a.vtt", "a.srt"}) {
    const auto read = run_command("ffprobe -v error -count_packets -show_entries stream=nb_read_packets -of csv=p=0 " + quoted(out / name));
    CHECK(std::stoul(read.output) == cues.size());
  }
}
