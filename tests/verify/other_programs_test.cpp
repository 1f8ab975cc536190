// SPDX-License-Identifier: GPL-3.0-or-later
// Files as ffmpeg and sox write them: their flaws, their sound files, and cut ones.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/files.h"
#include "support/command.h"
#include "verify/report.h"
#include "verify/verify.h"

using namespace rawi;
using namespace rawi::test;
namespace fs = std::filesystem;

namespace {

std::size_t shown(const VerifyReport& report, const std::string& player) {
  return view_of(report, player).chapters.size();
}

void run(const std::string& command) {
  const auto result = run_command(command);
  INFO(command << ": " << result.errors);
  REQUIRE(result.status == 0);
}

/// Three seconds of sound.
fs::path by_ffmpeg(const fs::path& path, const std::string& options) {
  run("ffmpeg -v error -y -f lavfi -i sine=d=3:r=48000 " + options + " -metadata title=كتاب " + quoted(path.string()));
  return path;
}

std::string comments(const std::vector<std::string>& list, const std::string& option) {
  std::string out;
  for (const std::string& comment : list) out += " " + option + " " + quoted(comment);
  return out;
}

const std::vector<std::string> sound{"CHAPTER001=00:00:00.000", "CHAPTER001NAME=الأول", "CHAPTER002=00:00:01.000",
                                     "CHAPTER002NAME=الثاني"};

}  // namespace

TEST_CASE("comments that ffmpeg and sox write are read, and their flaws named") {
  struct Case {
    std::vector<std::string> list;
    std::string kind;  // empty: nothing wrong
    std::size_t antennapod;
  };
  std::vector<std::string> many;
  for (int i = 0; i < 101; ++i) {
    char time[64];
    std::snprintf(time, sizeof time, "CHAPTER%03d=00:00:00.%03d", i, i * 9);
    many.emplace_back(time);
    many.push_back(std::string(time, 10) + "NAME=فصل");
  }
  const Case cases[] = {
      {sound, "", 2},
      {{sound[0], sound[1], "CHAPTER002=00:00:01", sound[3]}, "time-without-milliseconds", 0},
      {{sound[1], sound[0], sound[2], sound[3]}, "name-before-time", 2},
      {many, "too-many-chapters", 0},
  };
  for (const Case& c : cases) {
    const TemporaryFolder folder;
    const std::vector files{by_ffmpeg(folder.path() / "f.opus", comments(c.list, "-metadata")),
                            by_ffmpeg(folder.path() / "f.ogg", "-c:a libvorbis" + comments(c.list, "-metadata")),
                            folder.path() / "s.ogg"};
    run("sox -n -r 48000 " + comments(c.list, "--add-comment") + " --add-comment TITLE=كتاب " +
        quoted(files[2].string()) + " synth 3 sine 300");
    for (const fs::path& file : files) {
      const VerifyReport report = verify_file(file).value();
      INFO(file << ": wanted " << c.kind << ", got " << kinds_of(report));
      CHECK(shown(report, "AntennaPod") == c.antennapod);
      if (c.kind.empty()) {
        CHECK(kinds_of(report).empty());
      } else {
        CHECK(has(report, c.kind));
      }
    }
  }
}

TEST_CASE("more than 255 chapters in MP4 are named, and that the two lists differ") {
  const TemporaryFolder folder;
  std::string metadata = ";FFMETADATA1\n";
  for (int i = 0; i < 300; ++i) {
    const std::string start = std::to_string(10 * i);
    metadata += "[CHAPTER]\nTIMEBASE=1/1000\nSTART=" + start + "\nEND=" + std::to_string(10 * i + 10) + "\ntitle=ف " + start + "\n";
  }
  const auto list = folder.write("m.txt", metadata);
  const auto report =
      verify_file(by_ffmpeg(folder.path() / "many.m4b", "-i " + quoted(list.string()) + " -map 0 -map_chapters 1")).value();
  INFO(kinds_of(report));
  CHECK(has(report, "too-many-chapters"));
  CHECK(has(report, "lists-differ"));
  CHECK(shown(report, "AntennaPod") == 255);
  CHECK(shown(report, "Apple") == 300);
}

TEST_CASE("a title that differs between the two lists of an MP4 file is named") {
  const TemporaryFolder folder;
  const auto list = folder.write("m.txt", ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=3000\ntitle=same\n");
  std::string bytes =
      read_file(by_ffmpeg(folder.path() / "t.m4b", "-i " + quoted(list.string()) + " -map 0 -map_chapters 1")).value();
  CHECK_FALSE(has(verify_audio(bytes, "t").value(), "lists-differ"));
  bytes.replace(bytes.find("same"), 4, "else");
  CHECK(has(verify_audio(bytes, "t").value(), "lists-differ"));
}

TEST_CASE("a whole file of another program is not called cut, and one that ends early is") {
  const TemporaryFolder folder;
  struct Case {
    const char* name;
    const char* options;
    bool by_pipe = false;
  };
  const Case cases[] = {{"a.m4b", ""},        {"b.m4b", "-movflags +faststart"}, {"a.mp3", ""},
                        {"b.mp3", "-q:a 5"},  {"c.mp3", "-write_id3v1 1"},       {"a.opus", ""},
                        {"a.ogg", "-c:a libvorbis"}, {"b.ogg", "-c:a flac"},     {"a.flac", ""},
                        {"b.flac", "-compression_level 12"},                     {"a.wav", ""},
                        {"b.wav", "-c:a pcm_s24le"}};
  for (const Case& c : cases) {
    const std::string whole = read_file(by_ffmpeg(folder.path() / c.name, c.options)).value();
    INFO(c.name << " " << c.options);
    CHECK_FALSE(has(verify_audio(whole, c.name).value(), "cut-off"));
    for (const double part : {0.6, 0.9, 0.99}) {
      const auto size = static_cast<std::size_t>(static_cast<double>(whole.size()) * part);
      const auto cut = verify_audio(std::string_view(whole).substr(0, size), c.name).value();
      INFO(part << ": " << kinds_of(cut));
      CHECK((has(cut, "cut-off") || has(cut, "no-moov")));
    }
  }
  for (const char* name : {"s.wav", "s.flac", "s.ogg"}) {
    const fs::path path = folder.path() / name;
    run("sox -n -r 44100 " + quoted(path.string()) + " synth 2 sine 300");
    INFO(name);
    CHECK_FALSE(has(verify_file(path).value(), "cut-off"));
  }
  const auto piped = folder.path() / "piped.wav";
  run("ffmpeg -v error -f lavfi -i sine=d=1 -f wav - > " + quoted(piped.string()));
  CHECK_FALSE(has(verify_file(piped).value(), "cut-off"));
}

TEST_CASE("what lies beside a file is told: a .cue without its mark, a metadata.json that wins") {
  const TemporaryFolder folder;
  const auto file = by_ffmpeg(folder.path() / "a.opus", comments(sound, "-metadata"));
  CHECK(kinds_of(verify_file(file).value()).empty());

  (void)folder.write("a.cue", "TITLE x");
  CHECK(has(verify_file(file).value(), "cue-without-mark"));
  (void)folder.write("a.cue", "\xEF\xBB\xBFTITLE x");
  CHECK(kinds_of(verify_file(file).value()).empty());

  const auto with = [&](const std::string& json) {
    (void)folder.write("metadata.json", json);
    return verify_file(file).value();
  };
  const auto same = with(R"({"chapters": [{"start": 0, "title": "الأول، بعنوانه الكامل"}, {"start": 1.0, "title": "ب"}]})");
  CHECK(kinds_of(same).empty());
  const auto other = with(R"({"chapters": [{"start": 0, "title": "واحد"}]})");
  CHECK(has(other, "metadata-differs"));
  CHECK(shown(other, "Audiobookshelf") == 1);
  CHECK(shown(other, "VLC") == 2);
  CHECK(has(with(R"({"chapters": [{"start": 0, "title": "ا"}, {"start": 1.5, "title": "ب"}]})"), "metadata-differs"));
  for (const char* useless : {"{", "[]", "{}", R"({"chapters": 1})", R"({"chapters": [1]})", R"({"chapters": []})"}) {
    const auto report = with(useless);
    CHECK(kinds_of(report).empty());
    CHECK(shown(report, "Audiobookshelf") == 2);
  }
}
