// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>

#include "cli/program.h"
#include "core/files.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string sectioned =
    "# العنوان\n\nفقرة أولى قصيرة. وجملة ثانية.\n\n## قسم أول\n\nنص القسم الأول.\n\n## قسم ثان\n\nنص القسم الثاني، وهو آخر.\n";

json sidecar(const fs::path& folder) { return json::parse(rawi::read_file(folder / "chapters.json").value()); }

/// The audio starts and stops with silence, and speaks in between.
void check_sound(const fs::path& audio) {
  const auto stats = run_command("sox " + quoted(audio) + " -n stat");
  REQUIRE(stats.status == 0);
  const auto value = [&](const std::string& name) {
    const std::size_t at = stats.errors.find(name);
    return std::stod(stats.errors.substr(stats.errors.find(':', at) + 1));
  };
  CHECK(value("Maximum amplitude") > 0.2);
  CHECK(value("Maximum amplitude") < 1.0);
  CHECK(value("RMS     amplitude") > 0.02);
}

}  // namespace

TEST_CASE("an article becomes a folder with audio and chapters") {
  const TemporaryFolder folder;
  const auto article = folder.write("مقال.md", sectioned);
  const auto out = folder.path() / "out";
  const auto result = rawi::test::rawi("render " + quoted(article) + " -o " + quoted(out) +
                                       " --min-chapter 0s --format wav --format opus --format mp3 --format ogg --format flac");
  INFO(result.errors);
  REQUIRE(result.status == 0);
  CHECK(result.output.empty());
  const auto chapters = sidecar(out / "مقال")["chapters"];
  REQUIRE(chapters.size() == 3);
  CHECK(chapters[0]["title"] == "العنوان");
  CHECK(chapters[1]["title"] == "قسم أول");
  CHECK(chapters[0]["startTime"] == 0.0);
  for (std::size_t i = 1; i < chapters.size(); ++i) {
    CHECK(chapters[i]["startTime"] == chapters[i - 1]["endTime"]);
  }
  const double length = duration_of(out / "مقال" / "مقال.wav");
  CHECK(chapters[2]["endTime"].get<double>() == Approx(length).margin(0.001));
  check_sound(out / "مقال" / "مقال.wav");
  for (const std::string format : {"opus", "mp3", "ogg", "flac"}) {
    INFO(format);
    const auto read = probe(out / "مقال" / ("مقال." + format));
    REQUIRE(read["chapters"].size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(read["chapters"][i]["tags"]["title"] == chapters[i]["title"]);
      CHECK(std::stod(read["chapters"][i]["start_time"].get<std::string>()) ==
            Approx(chapters[i]["startTime"].get<double>()).margin(0.005));
    }
    CHECK(std::stod(read["format"]["duration"].get<std::string>()) == Approx(length).margin(0.11));
  }
}

TEST_CASE("of the article's date the tags take what is one to a player") {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  const std::pair<const char*, const char*> cases[] = {
      {"2024-02-12 10:30", "2024-02-12"}, {"2024-02", "2024-02"}, {"2024 شباط", "2024"}, {"شباط الماضي", ""}};
  for (const auto& [date, tag] : cases) {
    INFO(date);
    const auto article =
        folder.write("a.md", "---\ndate: " + std::string(date) + "\n---\n\n" + short_article);
    REQUIRE(rawi::test::rawi("render --format flac --sample 1s " + quoted(article) + " -o " + quoted(out))
                .status == 0);
    CHECK(probe(out / "a/a.flac")["format"]["tags"].value("DATE", "") == tag);
  }
}

TEST_CASE("two runs, and one or two articles at a time, give the same bytes") {
  const TemporaryFolder folder;
  for (const char* name : {"in/أ.md", "in/ب.txt", "in/ج/د.txt"}) {
    folder.write(name, std::string(name).ends_with(".md") ? sectioned : short_article);
  }
  const auto render = [&](const std::string& out, const std::string& jobs) {
    return rawi::test::rawi("render " + quoted(folder.path() / "in") + " -o " +
                            quoted(folder.path() / out) + " --jobs " + jobs +
                            " --format opus --format ogg --format mp3 --format flac --format wav");
  };
  REQUIRE(render("one", "1").status == 0);
  REQUIRE(render("two", "2").status == 0);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "one")) {
    if (!entry.is_regular_file() || is_of_store(entry.path())) continue;
    const auto other = folder.path() / "two" / fs::relative(entry.path(), folder.path() / "one");
    INFO(entry.path());
    CHECK((rawi::read_file(entry.path()).value() == rawi::read_file(other).value()));
    ++files;
  }
  CHECK(files == 27);  // of each article five audio files, chapters, metadata, subtitles, transcript
}

TEST_CASE("standard input is an article") {
  const TemporaryFolder folder;
  const auto result =
      rawi::test::rawi("render - -o " + quoted(folder.path()) + " --format wav --json --quiet", short_article);
  REQUIRE(result.status == 0);
  CHECK(fs::exists(folder.path() / "stdin" / "stdin.wav"));
  const json line = json::parse(result.output);
  CHECK(line["schema"] == 1);
  CHECK(line["status"] == "done");
  CHECK(line["input"] == "-");
  CHECK(line["chapters"] == 1);
  CHECK(line["audio_s"].get<double>() ==
        Approx(duration_of(folder.path() / "stdin" / "stdin.wav")).margin(0.001));
  CHECK(result.errors.empty());
}

TEST_CASE("JSON Lines on standard input are refused, not read aloud with their keys") {
  const TemporaryFolder folder;
  const std::string command = "render - -o " + quoted(folder.path()) + " --format wav --quiet";
  const auto refused =
      rawi::test::rawi(command, "\n{\"id\": \"1\", \"text\": \"نص.\"}\n{\"id\": \"2\", \"text\": \"نص.\"}\n");
  CHECK(refused.status != 0);
  CHECK(refused.errors.find(".jsonl") != std::string::npos);
  CHECK_FALSE(fs::exists(folder.path() / "stdin" / "stdin.wav"));
  CHECK(rawi::test::rawi(command, "{ليس هذا سطرا من البيانات}\n").status == 0);
}

TEST_CASE("a long text without headings is cut at sentence ends into chapters of two to four minutes") {
  const TemporaryFolder folder;
  const auto article = folder.write("طويل.txt", repeated(short_article.substr(0, short_article.size() - 1), 40, " "));
  REQUIRE(rawi::test::rawi("render " + quoted(article) + " -o " + quoted(folder.path()) + " --format wav").status == 0);
  const auto chapters = sidecar(folder.path() / "طويل")["chapters"];
  REQUIRE(chapters.size() >= 2);
  for (const auto& chapter : chapters) {
    const double length = chapter["endTime"].get<double>() - chapter["startTime"].get<double>();
    CHECK(length >= 110);
    CHECK(length <= 250);
    const std::string title = chapter["title"];
    CHECK((title.starts_with("وصل الوفد إلى العاصمة") || title.starts_with("وقال الناطق إن اللقاء")));
  }
}

/// The voice's usual pitch in Hz: the median over frames of the strongest autocorrelation.
double pitch_of(const fs::path& wav) {
  const auto raw = run_command("sox " + quoted(wav) + " -r 8000 -t s16 -");
  const std::size_t count = raw.output.size() / 2;
  std::vector<std::int16_t> samples(count);
  std::memcpy(samples.data(), raw.output.data(), count * 2);
  constexpr std::size_t frame = 400;
  std::vector<double> pitches;
  for (std::size_t begin = 0; begin + 2 * frame < count; begin += frame) {
    const auto correlation = [&](std::size_t lag) {
      double sum = 0;
      for (std::size_t i = 0; i < frame; ++i) {
        sum += static_cast<double>(samples[begin + i]) * samples[begin + i + lag];
      }
      return sum;
    };
    const double energy = correlation(0);
    if (energy < 1e9) continue;  // silence or a soft consonant
    std::size_t best = 20;
    for (std::size_t lag = 20; lag <= 130; ++lag) {  // 400 .. 62 Hz
      if (correlation(lag) > correlation(best)) best = lag;
    }
    if (correlation(best) > 0.6 * energy) pitches.push_back(8000.0 / static_cast<double>(best));
  }
  REQUIRE(pitches.size() > 20);
  std::nth_element(pitches.begin(), pitches.begin() + static_cast<long>(pitches.size() / 2), pitches.end());
  return pitches[pitches.size() / 2];
}

TEST_CASE("the two voices sound clearly different") {
  const TemporaryFolder folder;
  const auto article = folder.write("a.txt", short_article);
  const auto pitch = [&](const std::string& voice) {
    const auto out = folder.path() / voice;
    REQUIRE(rawi::test::rawi("render " + quoted(article) + " -o " + quoted(out) + " --format wav --voice " + voice).status == 0);
    return pitch_of(out / "a" / "a.wav");
  };
  const double narrator = pitch("narrator");
  const double presenter = pitch("presenter");
  INFO("narrator " << narrator << " Hz, presenter " << presenter << " Hz");
  CHECK(narrator > 70);
  CHECK(presenter > 1.4 * narrator);
  CHECK(presenter < 300);
}

TEST_CASE("the real article renders with Arabic chapters", "[shared]") {
  const auto shared = shared_folder();
  if (shared.empty() || !fs::exists(shared / "seeds")) {
    WARN("skipped: the real article is not beside this checkout");
    return;
  }
  const TemporaryFolder folder;
  const auto result = rawi::test::rawi("render " + quoted(shared / "seeds") + " -o " + quoted(folder.path()) + " --json");
  REQUIRE(result.status == 0);
  const json line = json::parse(result.output);
  const fs::path audio = line["files"][0].get<std::string>();
  const auto chapters = probe(audio)["chapters"];
  REQUIRE(chapters.size() == line["chapters"].get<std::size_t>());
  REQUIRE(chapters.size() >= 1);
  CHECK(chapters[0]["tags"]["title"].get<std::string>().starts_with("وقعت معارك البصرة"));
  CHECK(std::stod(chapters[chapters.size() - 1]["end_time"].get<std::string>()) ==
        Approx(duration_of(audio)).margin(0.05));
}
