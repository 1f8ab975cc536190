// SPDX-License-Identifier: GPL-3.0-or-later
// Files of other programs (ffmpeg), of ours, and of ours damaged by hand: each failure that players are known for
// is named.
#include "verify/verify.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/files.h"
#include "core/unicode.h"
#include "encode/encode.h"
#include "support/command.h"
#include "verify/report.h"

using namespace rawi;
using namespace std::string_literals;
using namespace rawi::test;
namespace fs = std::filesystem;

namespace {

constexpr int rate = 22050;

std::vector<Chapter> chapters_named(const std::vector<std::string>& titles) {
  std::vector<Chapter> chapters;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    chapters.push_back({titles[i], static_cast<std::int64_t>(i) * rate / 4, static_cast<std::int64_t>(i + 1) * rate / 4});
  }
  return chapters;
}

fs::path ours(const TemporaryFolder& folder, AudioFormat format, const std::vector<std::string>& titles) {
  const fs::path path = folder.path() / ("ours." + std::string(name_of(format)));
  auto encoder = Encoder::create(path, format, rate, {chapters_named(titles), {.title = "عنوان"}, {}});
  REQUIRE(encoder);
  std::vector<std::int16_t> samples(titles.size() * rate / 4);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] = static_cast<std::int16_t>(i * 37 % 9000);
  REQUIRE(encoder->write(samples));
  REQUIRE(encoder->finish());
  return path;
}

/// Two seconds with chapters of these titles, half a second each, made by ffmpeg.
fs::path by_ffmpeg(const TemporaryFolder& folder, const std::string& name, const std::string& options,
                   const std::vector<std::string>& titles) {
  std::string metadata = ";FFMETADATA1\ntitle=عنوان\n";
  for (std::size_t i = 0; i < titles.size(); ++i) {
    metadata += "[CHAPTER]\nTIMEBASE=1/1000\nSTART=" + std::to_string(500 * i) + "\nEND=" + std::to_string(500 * i + 500) +
                "\ntitle=" + titles[i] + "\n";
  }
  const auto list = folder.write("metadata.txt", metadata);
  const fs::path path = folder.path() / name;
  const auto result = run_command("ffmpeg -v error -y -f lavfi -i sine=d=2 -i " + quoted(list.string()) +
                                  " -map 0 -map_metadata 1 -map_chapters 1 " + options + " " + quoted(path.string()));
  INFO(result.errors);
  REQUIRE(result.status == 0);
  return path;
}

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
  REQUIRE(from.size() == to.size());
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + to.size())) {
    bytes.replace(at, from.size(), to);
  }
  return bytes;
}

const std::vector<std::string> two{"الأول", "الثاني"};
const std::string letters_63 = to_utf8(std::u32string(63, U'ب'));

}  // namespace

TEST_CASE("nothing is wrong with our own files, and each list is read back") {
  for (const AudioFormat format : {AudioFormat::m4b, AudioFormat::mp3, AudioFormat::opus, AudioFormat::ogg,
                                   AudioFormat::flac, AudioFormat::wav}) {
    if (!prepare_format(format)) continue;  // m4b is an optional part
    INFO(name_of(format));
    const TemporaryFolder folder;
    const auto report = verify_file(ours(folder, format, two));
    REQUIRE(report);
    INFO(kinds_of(*report));
    CHECK(report->facts.problems.empty());
    CHECK(report->facts.tags.at("title") == "عنوان");
    CHECK(report->facts.duration_s == Approx(0.5).margin(0.11));
    REQUIRE_FALSE(report->facts.lists.empty());
    for (const ChapterList& list : report->facts.lists) {
      REQUIRE(list.chapters.size() == 2);
      CHECK(list.chapters[1].title == "الثاني");
      CHECK(list.chapters[1].start_s == Approx(0.25).margin(0.002));
    }
    CHECK(view_of(*report, "ffmpeg, mpv").chapters.size() == 2);
  }
}

TEST_CASE("what ffmpeg loses or writes badly is named") {
  struct Case {
    const char* file;
    const char* options;
    std::vector<std::string> titles;
    const char* kind;
  };
  const Case cases[] = {
      {"a.flac", "", two, "no-chapters"},
      {"a.ogg", "-c:a libvorbis", two, "no-chapters"},
      {"a.wav", "", two, "no-chapters"},
      {"a.wav", "", two, "no-id3"},
      {"a.mp3", "-id3v2_version 4", {letters_63, "ب"}, "id3v24-long-title"},
      {"a.mp3", "-write_xing 0", two, "no-xing"},
      {"a.m4a", "", two, "brand"},
      {"a.m4a", "", two, "moov-after-mdat"},
      {"a.m4b", "-movflags disable_chpl", two, "no-chpl"},
      {"a.m4b", "", {letters_63 + "بب", "ب"}, "title-too-long"},
      {"a.m4b", "", {"مُقَدِّمَة", "ب"}, "vowel-marks"},
      {"a.m4b", "", {"\u202Bاتجاه\u202C", "ب"}, "invisible-signs"},
  };
  for (const Case& c : cases) {
    const TemporaryFolder folder;
    const auto report = verify_file(by_ffmpeg(folder, c.file, c.options, c.titles));
    REQUIRE(report);
    INFO(c.file << " " << c.options << ": wanted " << c.kind << ", got " << kinds_of(*report));
    CHECK(has(*report, c.kind));
  }
}

TEST_CASE("what each player makes of a damaged file") {
  const TemporaryFolder folder;
  const auto verified = [](const std::string& bytes) { return verify_audio(bytes, "damaged").value(); };

  const std::string mp3 = read_file(ours(folder, AudioFormat::mp3, two)).value();
  const VerifyReport no_contents = verified(replaced(mp3, "CTOC", "XTOC"));
  CHECK(has(no_contents, "no-ctoc"));
  CHECK(view_of(no_contents, "BookPlayer").chapters.empty());
  CHECK(view_of(no_contents, "AntennaPod").chapters.size() == 2);
  CHECK(has(verified(replaced(mp3, "chp1\0"s + "\0\0"s, "chpX\0"s + "\0\0"s)), "ctoc-incomplete"));

  if (prepare_format(AudioFormat::m4b)) {
    const std::string m4b = read_file(ours(folder, AudioFormat::m4b, two)).value();
    CHECK(has(verified(replaced(m4b, "chpl", "free")), "no-chpl"));
    const VerifyReport no_track = verified(replaced(m4b, "tref", "free"));
    CHECK(has(no_track, "no-text-track"));
    CHECK(view_of(no_track, "Apple").chapters.empty());
    CHECK(view_of(no_track, "VLC").chapters.size() == 2);
  }

  const std::string flac = read_file(ours(folder, AudioFormat::flac, two)).value();
  const VerifyReport short_time = verified(replaced(flac, "=00:00:00.250", "=00:00:00,250"));
  CHECK(has(short_time, "time-without-milliseconds"));
}

TEST_CASE("tags in the wrong code page, and Ogg with more than a hundred chapters") {
  const TemporaryFolder folder;
  const auto latin = by_ffmpeg(folder, "l.mp3", "-id3v2_version 3 -metadata title='Ø¹Ù†ÙˆØ§Ù†'", two);
  CHECK(has(verify_file(latin).value(), "garbled-tag"));
  const auto lost = by_ffmpeg(folder, "q.mp3", "-id3v2_version 3 -metadata title='" + std::string(9, '?') + "'", two);
  CHECK(has(verify_file(lost).value(), "lost-tag"));
  std::vector<std::string> titles;
  for (int i = 0; i < 101; ++i) titles.push_back("فصل " + std::to_string(i));
  const auto many = verify_file(ours(folder, AudioFormat::opus, titles)).value();
  CHECK(has(many, "too-many-chapters"));
  CHECK(view_of(many, "AntennaPod").chapters.empty());
  CHECK(view_of(many, "VLC").chapters.size() == 101);
}

TEST_CASE("what is no audio is refused by name, and a file cut anywhere does no harm") {
  CHECK(verify_audio("", "x").error().got == "an empty file");
  CHECK(verify_audio("\x1F\x8B..", "x").error().got == "a gzip file");
  CHECK(verify_file("/nonexistent").error().code == ErrorCode::no_input);
  const TemporaryFolder folder;
  for (const AudioFormat format : {AudioFormat::m4b, AudioFormat::mp3, AudioFormat::opus, AudioFormat::flac, AudioFormat::wav}) {
    if (!prepare_format(format)) continue;
    const std::string whole = read_file(ours(folder, format, two)).value();
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 200) {
      (void)verify_audio(std::string_view(whole).substr(0, size), "cut");
    }
  }
}
