// SPDX-License-Identifier: GPL-3.0-or-later
// Written by us, read back by others: ffprobe, TagLib and mediainfo are the judges.
#include "encode/encode.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/files.h"
#include "core/unicode.h"
#include "support/command.h"

using namespace rawi;
using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr int rate = 22050;

/// Those that this build can write: m4b is an optional part.
std::vector<AudioFormat> all_formats() {
  std::vector<AudioFormat> formats{AudioFormat::opus, AudioFormat::mp3, AudioFormat::ogg,
                                   AudioFormat::flac, AudioFormat::wav};
  if (prepare_format(AudioFormat::m4b)) formats.push_back(AudioFormat::m4b);
  return formats;
}

std::vector<std::int16_t> tone(double seconds) {
  std::vector<std::int16_t> samples(static_cast<std::size_t>(seconds * rate));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate;
    samples[i] = static_cast<std::int16_t>(8000 * std::sin(2 * std::numbers::pi * 300 * t));
  }
  return samples;
}

std::int64_t at(double seconds) { return static_cast<std::int64_t>(seconds * rate); }

fs::path make(const fs::path& folder, AudioFormat format, const std::vector<Chapter>& chapters,
              double seconds, const Tags& tags = {}, const Picture& cover = {}) {
  const fs::path path = folder / ("مقال." + std::string(name_of(format)));
  auto encoder = Encoder::create(path, format, rate, {chapters, tags, cover});
  REQUIRE(encoder);
  const auto samples = tone(seconds);
  // In uneven pieces, as the engine gives them.
  for (std::size_t begin = 0; begin < samples.size(); begin += 1777) {
    const std::size_t count = std::min<std::size_t>(1777, samples.size() - begin);
    REQUIRE(encoder->write(std::span(samples).subspan(begin, count)));
  }
  REQUIRE(encoder->finish());
  return path;
}

json probe(const fs::path& path) {
  const auto result = run_command("ffprobe -v error -of json -show_chapters -show_format -show_streams " +
                                  quoted(path.string()));
  REQUIRE(result.status == 0);
  CHECK(result.errors == "");
  return json::parse(result.output);
}

std::string title_of(const json& chapter) { return chapter.at("tags").at("title"); }
double start_of(const json& chapter) { return std::stod(chapter.at("start_time").get<std::string>()); }

}  // namespace

TEST_CASE("the shortest m4b files, around the length of a frame, play to their last sample") {
  if (!prepare_format(AudioFormat::m4b)) return;
  for (const int samples : {1, 1023, 1024, 1025, 2048, 3000}) {
    INFO(samples << " samples");
    const TemporaryFolder folder;
    const std::vector<Chapter> chapters = samples % 2 == 0 ? std::vector<Chapter>{{"فصل", 0, samples}}
                                                           : std::vector<Chapter>();
    const fs::path path = make(folder.path(), AudioFormat::m4b, chapters, (samples + 0.5) / rate);
    const json read = probe(path);
    CHECK(read.at("chapters").size() == chapters.size());
    const double duration = std::stod(read.at("format").at("duration").get<std::string>());
    CHECK(duration >= static_cast<double>(samples) / rate - 1e-6);
    CHECK(duration < static_cast<double>(samples) / rate + 0.002);
    const auto decoded = run_command("ffmpeg -v error -i " + quoted(path.string()) +
                                     " -map 0:a -f s16le - | wc -c");
    CHECK(decoded.errors == "");
    CHECK(std::stol(decoded.output) / 2 >= samples);
    CHECK(std::stol(decoded.output) / 2 < samples + 1024);  // the last frame to its end, nothing before the sound
  }
}

TEST_CASE("ffprobe reads back length, chapters and Arabic tags of every format") {
  const std::string long_title = to_utf8(std::u32string(200, U'ط'));
  const std::vector<Chapter> chapters{{"مُقَدِّمَة", 0, at(1.5)},
                                      {"قال: \"نعم\"؛ = # \\ 'لا'", at(1.5), at(2.25)},
                                      {long_title, at(2.25), at(4)}};
  for (const AudioFormat format : all_formats()) {
    INFO(name_of(format));
    const TemporaryFolder folder;
    const fs::path path =
        make(folder.path(), format, chapters, 4, {.title = "عنوان المقال", .author = "سلمى"});
    const json read = probe(path);
    // MP3 holds whole frames of 52 ms, and its encoder's delay.
    const double slack = format == AudioFormat::mp3 ? 0.11 : 0.01;
    CHECK(std::stod(read["format"]["duration"].get<std::string>()) == Approx(4).margin(slack));
    CHECK(read["streams"][0]["channels"] == 1);
    REQUIRE(read["chapters"].size() == 3);
    CHECK(title_of(read["chapters"][0]) == "مقدمة");
    CHECK(title_of(read["chapters"][1]) == "قال: \"نعم\"؛ = # \\ 'لا'");
    CHECK(title_of(read["chapters"][2]) == display_title(long_title, max_embedded_title_bytes));
    CHECK(start_of(read["chapters"][0]) == Approx(0));
    CHECK(start_of(read["chapters"][1]) == Approx(1.5).margin(0.002));
    CHECK(start_of(read["chapters"][2]) == Approx(2.25).margin(0.002));
    const json& tags = read["format"].contains("tags") && read["format"]["tags"].size() > 1
                           ? read["format"]["tags"]
                           : read["streams"][0]["tags"];
    const auto tag = [&](std::string name) -> std::string {
      if (tags.contains(name)) return tags[name];
      for (char& c : name) c = static_cast<char>(std::toupper(c));
      return tags.contains(name) ? tags[name].get<std::string>() : "";
    };
    CHECK(tag("title") == "عنوان المقال");
    CHECK(tag("artist") == "سلمى");
  }
}

TEST_CASE("a WAV file carries cue points, labels and an id3 chunk") {
  const TemporaryFolder folder;
  const std::vector<Chapter> chapters{{"أول", 0, at(1)}, {"ثان", at(1), at(2)}};
  const fs::path path = make(folder.path(), AudioFormat::wav, chapters, 2, {.title = "عنوان"});
  const std::string bytes = read_file(path).value();
  const auto u32 = [&](std::size_t offset) {
    std::size_t value = 0;
    for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[offset + i]);
    return value;
  };
  REQUIRE(bytes.substr(0, 4) == "RIFF");
  CHECK(u32(4) + 8 == bytes.size());
  std::map<std::string, std::size_t> chunks;
  for (std::size_t offset = 12; offset + 8 <= bytes.size();) {
    chunks[bytes.substr(offset, 4)] = offset;
    offset += 8 + u32(offset + 4) + u32(offset + 4) % 2;
  }
  REQUIRE(chunks.contains("cue "));
  CHECK(u32(chunks["cue "] + 8) == 2);
  CHECK(u32(chunks["cue "] + 12 + 24 + 4) == static_cast<std::size_t>(at(1)));
  REQUIRE(chunks.contains("LIST"));
  CHECK(bytes.find("ثان", chunks["LIST"]) != std::string::npos);
  CHECK((chunks.contains("id3 ") || chunks.contains("ID3 ")));
  CHECK(bytes.find("CHAP") != std::string::npos);
}

TEST_CASE("an MP3 file has ID3v2.3 with one top-level ordered table of contents") {
  const TemporaryFolder folder;
  const std::vector<Chapter> chapters{{to_utf8(std::u32string(70, U'ب')), 0, at(1)}, {"ثان", at(1), at(2)}};
  const std::string bytes = read_file(make(folder.path(), AudioFormat::mp3, chapters, 2)).value();
  CHECK(bytes.substr(0, 4) == std::string("ID3\x03"));
  const std::size_t contents = bytes.find("CTOC");
  REQUIRE(contents != std::string::npos);
  CHECK(bytes.find("CTOC", contents + 4) == std::string::npos);
  const std::size_t flags = contents + 10 + std::string("toc").size() + 1;
  CHECK(bytes[flags] == '\x03');      // top level, ordered
  CHECK(bytes[flags + 1] == '\x02');  // two children
  CHECK(bytes.find("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", contents) != std::string::npos);
  CHECK((bytes.find("Xing") != std::string::npos || bytes.find("Info") != std::string::npos));
}

TEST_CASE("an M4B of several chunks has the tables that FFmpeg makes, and gives every sample back") {
  if (!prepare_format(AudioFormat::m4b)) return;
  const TemporaryFolder folder;
  const std::vector<Chapter> chapters{{"أول", 0, at(100)}, {"ثان", at(100), at(400)}};
  const fs::path path = make(folder.path(), AudioFormat::m4b, chapters, 400);
  const std::string again = (folder.path() / "again.m4b").string();
  REQUIRE(run_command("ffmpeg -v error -i " + quoted(path.string()) +
                      " -map 0:a -c copy -f ipod -brand 'M4B ' -fflags +bitexact -movflags +faststart " +
                      quoted(again))
              .status == 0);
  const auto packets = [](const std::string& file) {
    const auto result = run_command("ffprobe -v error -select_streams a -of csv -show_entries "
                                    "packet=pts,duration,size,data_hash -show_data_hash md5 " +
                                    quoted(file));
    CHECK(result.errors.empty());
    return result.output;
  };
  const std::string ours = packets(path.string());
  CHECK(std::count(ours.begin(), ours.end(), '\n') > at(400) / 1024);
  CHECK((ours == packets(again)));
  const std::string bytes = read_file(path).value();
  // Offsets of chunks: their count, then the first, which begins behind the chapters' titles.
  const auto u32 = [&](std::size_t offset) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes[offset + i]);
    return value;
  };
  const std::size_t table = bytes.find("stco");
  REQUIRE(table != std::string::npos);
  CHECK(u32(table + 8) > 1);
  CHECK(bytes.find("moov") < bytes.find("mdat"));
  const std::string sound = run_command("ffmpeg -v error -i " + quoted(path.string()) +
                                        " -map 0:a -f s16le -").output;
  // ffmpeg plays the last frame to its end.
  CHECK(static_cast<std::int64_t>(sound.size() / 2) >= at(400));
  CHECK(static_cast<std::int64_t>(sound.size() / 2) < at(400) + 1024);
}

TEST_CASE("the same samples give the same bytes") {
  const std::vector<Chapter> chapters{{"أول", 0, at(1)}};
  for (const AudioFormat format : all_formats()) {
    INFO(name_of(format));
    const TemporaryFolder first;
    const TemporaryFolder second;
    const std::string once = read_file(make(first.path(), format, chapters, 1)).value();
    const std::string again = read_file(make(second.path(), format, chapters, 1)).value();
    CHECK(once.size() > 1000);
    CHECK((once == again));  // in brackets, so that a failure does not print them
  }
}

TEST_CASE("an encoder that is not finished leaves nothing behind") {
  for (const AudioFormat format : all_formats()) {
    const TemporaryFolder folder;
    {
      auto encoder = Encoder::create(folder.path() / ("a." + std::string(name_of(format))), format, rate, {});
      REQUIRE(encoder);
      const auto samples = tone(0.5);
      REQUIRE(encoder->write(samples));
      CHECK_FALSE(fs::exists(folder.path() / ("a." + std::string(name_of(format)))));
    }
    CHECK(fs::is_empty(folder.path()));
  }
}

TEST_CASE("a file that can't be created is an error") {
  for (const AudioFormat format : all_formats()) {
    const auto encoder = Encoder::create("/nonexistent/a." + std::string(name_of(format)), format, rate, {});
    REQUIRE_FALSE(encoder);
    CHECK(encoder.error().code == ErrorCode::cannot_write);
  }
}

TEST_CASE("three hundred chapters are all there") {
  std::vector<Chapter> chapters;
  for (int i = 0; i < 300; ++i) {
    chapters.push_back({"فصل " + std::to_string(i + 1), at(i * 0.05), at((i + 1) * 0.05)});
  }
  const TemporaryFolder folder;
  const json read = probe(make(folder.path(), AudioFormat::flac, chapters, 15));
  REQUIRE(read["chapters"].size() == 300);
  CHECK(title_of(read["chapters"][299]) == "فصل 300");
  for (const AudioFormat format : all_formats()) {
    const std::size_t most = limits_of(format).chapters;
    if (most == 0) continue;
    INFO(name_of(format) << ": " << most);
    const TemporaryFolder own;
    const std::vector<Chapter> part(chapters.begin(), chapters.begin() + static_cast<long>(most));
    CHECK(probe(make(own.path(), format, part, static_cast<double>(most) * 0.05))["chapters"].size() == most);
  }
}
