// SPDX-License-Identifier: GPL-3.0-or-later
#include <taglib/fileref.h>
#include <taglib/tag.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "cli/program.h"
#include "core/files.h"
#include "core/unicode.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string formats[] = {"m4b", "mp3", "opus", "ogg", "flac", "wav"};

const std::string long_title = rawi::to_utf8(std::u32string(200, U'ط'));

const std::string article = "# كتاب الأمثلة\n\nبداية النص.\n\n## قال: \"نعم\"؛ = # 'لا'\n\nفقرة.\n\n## " + long_title +
                            "\n\nفقرة.\n\n## فصل 😀 و\u202Bاتجاه\u202C\n\nآخر الكلام.\n";

/// The same as display_title for these titles: what players should show.
const std::vector<std::string> shown_titles{
    "كتاب الأمثلة", "قال: \"نعم\"؛ = # 'لا'", rawi::to_utf8(std::u32string(58, U'ط')) + "…", "فصل 😀 واتجاه"};

std::string many_chapters() {
  std::string text = "# ثلاثمئة فصل\n\n";
  for (int i = 1; i < 300; ++i) text += "## فصل " + std::to_string(i) + "\n\nنعم.\n\n";
  return text;
}

std::string every_format() {
  std::string options;
  for (const std::string& format : formats) options += " --format " + format;
  return options;
}

json content_of(const fs::path& path) { return json::parse(rawi::read_file(path).value()); }

/// How many chapters mpv lists.
std::string mpv_chapter_count(const fs::path& path) {
  const auto result = run_command(
      "mpv --no-config --vo=null --ao=null --frames=1 --term-playing-msg='@${chapter-list/count}@' " + quoted(path) + " 2>&1");
  const std::size_t at = result.output.find('@');
  return at == std::string::npos ? "" : result.output.substr(at + 1, result.output.find('@', at + 1) - at - 1);
}

void check_chapters(const fs::path& audio, const json& wanted) {
  const json read = probe(audio)["chapters"];
  REQUIRE(read.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    CHECK(std::stod(read[i]["start_time"].get<std::string>()) ==
          Approx(wanted[i]["startTime"].get<double>()).margin(0.05));
  }
}

}  // namespace

TEST_CASE("every format carries the same chapters and Arabic tags, read back by four programs") {
  const TemporaryFolder folder;
  const auto input = folder.write("كتاب.md", article);
  const auto result = rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path()) + " --min-chapter 0s" + every_format() +
                                       " --author 'سلمى الكاتبة' --date 2026-11-25 --source 'صحيفة المثال' --comment 'وصف'");
  INFO(result.errors);
  REQUIRE(result.status == 0);
  const fs::path out = folder.path() / "كتاب";
  const json plan = content_of(out / "chapters.json")["chapters"];
  REQUIRE(plan.size() == 4);
  for (const std::string& format : formats) {
    INFO(format);
    const fs::path audio = out / ("كتاب." + format);
    check_chapters(audio, plan);
    const json read = probe(audio)["chapters"];
    for (std::size_t i = 0; i < 4; ++i) CHECK(read[i]["tags"]["title"] == shown_titles[i]);
    const TagLib::FileRef file(audio.c_str());
    REQUIRE(file.tag() != nullptr);
    CHECK(file.tag()->title().to8Bit(true) == "كتاب الأمثلة");
    CHECK(file.tag()->artist().to8Bit(true) == "سلمى الكاتبة");
    CHECK(file.tag()->year() == 2026);
    const auto info = run_command("mediainfo --Output=JSON " + quoted(audio));
    CHECK(info.output.find("كتاب الأمثلة") != std::string::npos);
    CHECK(info.output.find("سلمى الكاتبة") != std::string::npos);
    // mediainfo shows no chapters of WAV and MP3.
    const std::string in_menu = format == "wav" || format == "mp3" ? "" : "اتجاه";
    CHECK(info.output.find(in_menu) != std::string::npos);
    CHECK(mpv_chapter_count(audio) == "4");
    const auto verified = rawi::test::rawi("verify " + quoted(audio));
    INFO(verified.output);
    CHECK(verified.status == 0);
  }
}

TEST_CASE("three hundred chapters: split where a format can't hold them, and told") {
  const TemporaryFolder folder;
  const auto input = folder.write("كتاب.md", many_chapters());
  const auto result = rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path()) +
                                       " --min-chapter 0s --loudness off --format m4b --format ogg --format flac --json --text none --cover none");
  REQUIRE(result.status == 0);
  const json line = json::parse(result.output);
  CHECK(std::count_if(line["warnings"].begin(), line["warnings"].end(),
                      [](const json& w) { return w["kind"] == "split"; }) == 2);
  const fs::path out = folder.path() / "كتاب";
  CHECK(content_of(out / "chapters.json")["chapters"].size() == 300);
  check_chapters(out / "كتاب.flac", content_of(out / "chapters.json")["chapters"]);
  const std::pair<const char*, int> split[] = {{"m4b", 2}, {"ogg", 3}};
  for (const auto& [format, count] : split) {
    std::size_t chapters = 0;
    for (int i = 1; i <= count; ++i) {
      const std::string stem = "كتاب " + std::to_string(i) + "-" + std::to_string(count);
      INFO(stem << "." << format);
      const json own = content_of(out / (stem + ".chapters.json"))["chapters"];
      check_chapters(out / (stem + "." + format), own);
      chapters += own.size();
      CHECK(rawi::test::rawi("verify " + quoted(out / (stem + "." + format))).status == 0);
    }
    CHECK(chapters == 300);
  }
}

TEST_CASE("one file per chapter, with track numbers and lists") {
  const TemporaryFolder folder;
  const auto input = folder.write("كتاب.md", article);
  REQUIRE(rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path()) +
                           " --min-chapter 0s --layout chapters --text srt" + every_format()).status == 0);
  const fs::path out = folder.path() / "كتاب";
  const json plan = content_of(out / "chapters.json")["chapters"];
  for (const std::string& format : formats) {
    INFO(format);
    const std::string list = rawi::read_file(out / ("كتاب." + format + ".m3u8")).value();
    const std::string sheet = rawi::read_file(out / ("كتاب." + format + ".cue")).value();
    CHECK(list.starts_with("#EXTM3U\n"));
    CHECK(sheet.starts_with("\xEF\xBB\xBF"));
    std::istringstream lines(list);
    std::size_t track = 0;
    for (std::string name; std::getline(lines, name);) {
      if (name.starts_with("#")) continue;
      REQUIRE(track < plan.size());
      INFO(name);
      CHECK(name.starts_with("0" + std::to_string(track + 1) + " "));
      CHECK(sheet.find("FILE \"" + name + "\"") != std::string::npos);
      const TagLib::FileRef file((out / name).c_str());
      REQUIRE(file.tag() != nullptr);
      CHECK(file.tag()->track() == track + 1);
      CHECK(file.tag()->album().to8Bit(true) == "كتاب الأمثلة");
      const double length = plan[track]["endTime"].get<double>() - plan[track]["startTime"].get<double>();
      CHECK(duration_of(out / name) == Approx(length).margin(format == "mp3" ? 0.11 : 0.05));
      CHECK(rawi::test::rawi("verify " + quoted(out / name)).status == 0);
      ++track;
    }
    CHECK(track == 4);
  }
  CHECK(rawi::read_file(out / "02 قال نعم ؛ = # 'لا'.srt").has_value());
}

TEST_CASE("a name template, and one that makes no sense") {
  const TemporaryFolder folder;
  const auto input = folder.write("a.md", article);
  const std::string render = "render " + quoted(input) + " -o " + quoted(folder.path()) + " --format wav ";
  REQUIRE(rawi::test::rawi(render + "--name-template '{date} {title} ({name})' --date 2026").status == 0);
  CHECK(fs::exists(folder.path() / "a" / "2026 كتاب الأمثلة a.wav"));
  CHECK(rawi::test::rawi(render + "--name-template '{size}'").status == 2);
  CHECK(rawi::test::rawi(render + "--loudness loud").status == 2);
  CHECK(rawi::test::rawi(render + "--text pdf").status == 2);
  CHECK(rawi::test::rawi(render + "--cover /nonexistent.png").status == 66);
}

TEST_CASE("two runs give the same bytes in every format, and the day comes from SOURCE_DATE_EPOCH") {
  const TemporaryFolder folder;
  const auto input = folder.write("a.md", article);
  for (const char* out : {"one", "two"}) {
    const auto result = run_command("SOURCE_DATE_EPOCH=86400 " + quoted(std::string(RAWI_PROGRAM)) + " render " +
                                    quoted(input) + " -o " + quoted(folder.path() / out) + " --text all" + every_format());
    REQUIRE(result.status == 0);
  }
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder.path() / "one" / "a")) {
    INFO(entry.path().filename());
    if (entry.path().filename().native().starts_with(".")) continue;  // the program's record
    const auto other = folder.path() / "two" / "a" / entry.path().filename();
    CHECK((rawi::read_file(entry.path()).value() == rawi::read_file(other).value()));
    ++files;
  }
  CHECK(files == 12);
  CHECK(content_of(folder.path() / "one" / "a" / "metadata.json")["publishedDate"] == "1970-01-02");
}

TEST_CASE("a cover is drawn, taken, or left out") {
  const TemporaryFolder folder;
  const auto input = folder.write("a.md", article);
  const auto covers = [&](const std::string& option) {
    const auto out = folder.path() / "out";
    REQUIRE(rawi::test::rawi("render " + quoted(input) + " -o " + quoted(out) + " --text none --cover " + option + every_format()).status == 0);
    std::size_t pictures = 0;
    for (const std::string& format : formats) {
      const auto streams = run_command("ffprobe -v error -show_entries stream=codec_type -of csv=p=0 " +
                                       quoted(out / "a" / ("a." + format)));
      pictures += streams.output.find("video") != std::string::npos;
    }
    return pictures;
  };
  CHECK(covers("none") == 0);
  CHECK(covers("draw") >= 5);  // ffmpeg may not look into the id3 chunk of a WAV file
  const auto jpeg = folder.path() / "c.jpg";
  REQUIRE(run_command("ffmpeg -v error -f lavfi -i color=red:s=64x64 -frames:v 1 " + quoted(jpeg)).status == 0);
  CHECK(covers(quoted(jpeg)) >= 5);
}
