// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of problem, in a file that has it: built byte by byte, or written by ffmpeg, sox and TagLib.
// A file of the same build without the flaw does not have the problem.
#include <taglib/chapterframe.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tableofcontentsframe.h>
#include <taglib/textidentificationframe.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/files.h"
#include "core/unicode.h"
#include "made_by_hand.h"
#include "support/command.h"
#include "verify/report.h"
#include "verify/verify.h"

using namespace rawi;
using namespace rawi::test;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

VerifyReport verified(const std::string& bytes) { return verify_audio(bytes, "by hand").value(); }

std::vector<FoundChapter> shown(const VerifyReport& report, const std::string& player) {
  return view_of(report, player).chapters;
}

struct Flaw {
  std::string bytes;
  const char* kind;
};

/// The kind is there with the flaw and not in the sound file.
void check_flaws(const std::string& sound, const std::vector<Flaw>& flaws) {
  const VerifyReport before = verified(sound);
  for (const Flaw& flaw : flaws) {
    const VerifyReport after = verified(flaw.bytes);
    INFO("wanted " << flaw.kind << ", got " << kinds_of(after) << "; without the flaw " << kinds_of(before));
    CHECK(has(after, flaw.kind));
    CHECK_FALSE(has(before, flaw.kind));
  }
}

std::string title(const std::string& text) { return id3_frame("TIT2", utf16_text(text)); }

const std::string mp3_title = title("كتاب");
const std::string first = id3_chapter("c0", 0, title("الأول"));
const std::string second = id3_chapter("c1", 500, title("الثاني"));
const std::string contents = id3_contents(3, {"c0", "c1"});
std::string mp3_of(const std::string& frames) { return mp3(id3_tag(mp3_title + frames)); }

std::string with_title(const std::string& text) {
  return mp3_of(contents + id3_chapter("c0", 0, title(text)) + second);
}

std::string two_in_ogg(const std::string& a, const std::string& b, const std::string& c, const std::string& d) {
  return opus({"TITLE=كتاب", a, b, c, d});
}

std::string letters(std::size_t count) { return to_utf8(std::u32string(count, U'ب')); }

}  // namespace

TEST_CASE("flaws of ID3 chapters are named") {
  const std::string sound = mp3_of(contents + first + second);
  CHECK(kinds_of(verified(sound)).empty());
  check_flaws(sound, {
      {mp3_of(first + second), "no-ctoc"},
      {mp3_of(id3_contents(1, {"c0", "c1"}) + first + second), "ctoc-top-level"},
      {mp3_of(contents + id3_contents(3, {"c1"}, "b") + first + second), "ctoc-top-level"},
      {mp3_of(id3_contents(2, {"c0", "c1"}) + first + second), "ctoc-unordered"},
      {mp3_of(id3_contents(3, {"c0"}) + first + second), "ctoc-incomplete"},
      {mp3_of(contents + id3_chapter("c0", 0, "") + second), "empty-title"},
      {mp3_of(contents + first + id3_chapter("c1", 500, id3_frame("WXXX", "\0\0x"s) + title("ب"))), "title-not-first"},
      {mp3_of(contents + id3_chapter("c0", 0, title("ا"), 1000) + second), "byte-offsets"},
      {mp3_of(contents + id3_chapter("c0", 200, title("ا")) + second), "first-not-at-zero"},
      {mp3_of(contents + first + id3_chapter("c1", 0, title("ب"))), "times-not-growing"},
      {mp3_of(contents + first + id3_chapter("c1", 5000, title("ب"))), "past-the-end"},
      {mp3_of(contents + first + id3_chapter("c1", 500, id3_frame("TIT2", "\x01\x28\x06"))), "no-byte-order-mark"},
      {mp3_of(contents + first + id3_chapter("c1", 500, id3_frame("TIT2", "\x03ب"))), "encoding-not-in-v23"},
      {mp3_of(contents + first + id3_chapter("c1", 500, id3_frame("TIT2", "\x03\xC3"))), "bad-utf8"},
      {mp3_of(contents + first + id3_chapter("c1", 500, id3_frame("TIT2", "\0\xC8\xC7\xC8"s))), "garbled-tag"},
      {mp3(id3_tag(contents + first + second)), "no-title"},
      {mp3(id3_tag(mp3_title)), "no-chapters"},
      {mp3(""), "no-id3"},
      {mp3("ID3\x02"s + std::string(6, '\0')), "id3v22"},
      {id3_tag(mp3_title + contents + first + second) + std::string(1000, '\0'), "no-audio"},
      {sound.substr(0, sound.size() - 100), "cut-off"},
      {sound.substr(0, sound.size() - 417 * 5), "cut-off"},
  });
}

TEST_CASE("a table of contents that is not top-level hides the chapters from Apple alone") {
  const auto report = verified(mp3_of(id3_contents(1, {"c0", "c1"}) + first + second));
  CHECK(shown(report, "Apple").empty());
  CHECK(shown(report, "BookPlayer").empty());
  CHECK(shown(report, "ffmpeg, mpv").size() == 2);
}

TEST_CASE("what embedded titles should not hold is named") {
  check_flaws(with_title("مقدمة"), {
      {with_title("مُقدمة"), "vowel-marks"},
      {with_title("مقـــدمة"), "tatweel"},
      {with_title("\u200Fمقدمة"), "invisible-signs"},
      {with_title("\u2067مقدمة\u2069"), "invisible-signs"},
      {with_title("مقدمة\u200C"), "invisible-signs"},
      {with_title("مقدمة\nطويلة"), "control-signs"},
      {with_title("ا\u0654ول"), "not-nfc"},
      {with_title("Ø¹Ù†ÙˆØ§Ù†"), "garbled-title"},
      {with_title("?????????"), "garbled-title"},
      {with_title(letters(61)), "title-too-long"},
  });
  CHECK_FALSE(has(verified(with_title(letters(60))), "title-too-long"));
}

TEST_CASE("flaws of chapters in Vorbis comments are named, in Opus and in FLAC") {
  const auto both = [](const std::vector<std::string>& comments) {
    return std::vector{opus(comments), flac(vorbis_comment(comments))};
  };
  const std::vector<std::string> sound{"TITLE=كتاب", "CHAPTER001=00:00:00.000", "CHAPTER001NAME=الأول",
                                       "CHAPTER002=00:00:00.500", "CHAPTER002NAME=الثاني"};
  struct Change {
    std::size_t at;
    std::string comment;
    const char* kind;
  };
  const Change changes[] = {
      {0, "ARTIST=كاتب", "no-title"},
      {0, "TITLE=\xC3\x28", "bad-utf8"},
      {3, "CHAPTER002=00:00:01", "time-without-milliseconds"},
      {3, "CHAPTER002=00:00:00.5", "time-without-milliseconds"},
      {3, "CHAPTER002=soon", "chapter-without-time"},
      {3, "X=y", "chapter-without-time"},
      {4, "X=y", "chapter-without-title"},
      {4, "CHAPTER002NAME=", "empty-title"},
      {1, "CHAPTER001=00:00:00.200", "first-not-at-zero"},
      {3, "CHAPTER002=00:00:00.000", "times-not-growing"},
  };
  for (const std::string& file : both(sound)) CHECK(kinds_of(verified(file)).empty());
  for (const Change& change : changes) {
    std::vector<std::string> comments = sound;
    comments[change.at] = change.comment;
    for (const std::string& file : both(comments)) {
      const VerifyReport report = verified(file);
      INFO(change.comment << ": wanted " << change.kind << ", got " << kinds_of(report));
      CHECK(has(report, change.kind));
    }
  }
  const std::string in_order = opus(sound);
  check_flaws(in_order, {
      {two_in_ogg(sound[2], sound[1], sound[3], sound[4]), "name-before-time"},
      {two_in_ogg(sound[1], sound[2], "CHAPTER002=01:00:00.000", sound[4]), "past-the-end"},
      {ogg("Speex   ", ""), "unknown-codec"},
      {in_order.substr(0, in_order.size() - 10), "cut-off"},
      {in_order.substr(0, in_order.find("OggS", 4)), "cut-off"},
  });
}

TEST_CASE("a CUESHEET block is named, and blanks the titles in ffmpeg") {
  const std::string comment = vorbis_comment({"TITLE=كتاب", "CHAPTER001=00:00:00.000", "CHAPTER001NAME=الأول"});
  constexpr int cue_sheet = 5;
  const std::string file = flac(comment, {{cue_sheet, std::string(396, '\0')}});
  check_flaws(flac(comment), {{file, "cuesheet"}, {flac(comment).substr(0, 60), "cut-off"}});
  CHECK(shown(verified(file), "ffmpeg, mpv").at(0).title.empty());
  CHECK(shown(verified(file), "VLC").at(0).title == "الأول");
}

TEST_CASE("flaws of chapters in WAV are named") {
  const std::string id3 = riff_chunk("id3 ", id3_tag(mp3_title + contents + first + second));
  const std::string sound = wav(cue({0, 4000}) + labels({"الأول", "الثاني"}) + id3);
  CHECK(kinds_of(verified(sound)).empty());
  check_flaws(sound, {
      {wav(cue({0, 4000}) + id3), "cue-without-label"},
      {wav(cue({0, 4000}) + labels({"الأول"}) + id3), "cue-without-label"},
      {wav(cue({0, 4000}) + labels({"الأول", "\xC7\xE1"}) + id3), "bad-utf8"},
      {wav(cue({0, 4000}) + labels({"الأول", "الثاني"})), "no-id3"},
      {wav(id3), "no-cue"},
      {wav(cue({0, 99000}) + labels({"الأول", "الثاني"}) + id3), "past-the-end"},
      {sound.substr(0, sound.size() / 2), "cut-off"},
  });
}

TEST_CASE("flaws of chapters in MP4 are named") {
  const auto of = [](const std::vector<std::pair<double, std::string>>& chapters) { return m4b(chpl(chapters)); };
  const std::string sound = of({{0, "الأول"}, {5, "الثاني"}});
  CHECK(kinds_of(verified(sound)) == "no-text-track ");
  check_flaws(sound, {
      {m4b(""), "no-chapters"},
      {of({{1, "الأول"}, {5, "الثاني"}}), "first-not-at-zero"},
      {of({{0, "الأول"}, {11, "الثاني"}}), "past-the-end"},
      {of({{0, "الأول"}, {5, ""}}), "empty-title"},
      {of({{0, "الأول"}, {5, "\xC7\xE1"}}), "bad-utf8"},
      {of({{0, "الأول"}, {5, letters(64)}}), "title-too-long"},
      {box("ftyp", "M4B ") + box("mdat", "sound"), "no-moov"},
      {sound.substr(0, sound.size() - 2), "cut-off"},
  });
  const auto long_title = verified(of({{0, "الأول"}, {3, letters(64)}, {5, "الثالث"}}));
  CHECK(shown(long_title, "AntennaPod").size() == 1);
  CHECK(shown(long_title, "VLC").size() == 3);
  CHECK(shown(long_title, "Apple").empty());
}

TEST_CASE("ID3v2.4 by TagLib: a title of 63 letters is lost in ffmpeg, one of 62 and v2.3 are not") {
  struct Case {
    std::size_t length;
    TagLib::ID3v2::Version version;
    bool lost;
  };
  const Case cases[] = {{62, TagLib::ID3v2::v4, false}, {63, TagLib::ID3v2::v4, true}, {100, TagLib::ID3v2::v4, true},
                        {63, TagLib::ID3v2::v3, false}};
  for (const Case& c : cases) {
    const TemporaryFolder folder;
    const fs::path path = folder.write("t.mp3", mp3(""));
    {
      TagLib::MPEG::File file(path.c_str());
      const TagLib::String name(letters(c.length), TagLib::String::UTF8);
      auto* text = new TagLib::ID3v2::TextIdentificationFrame("TIT2", TagLib::String::UTF16);
      text->setText(name);
      auto* chapter = new TagLib::ID3v2::ChapterFrame("c0", 0, 900, 0xFFFFFFFF, 0xFFFFFFFF);
      chapter->addEmbeddedFrame(text);
      file.ID3v2Tag(true)->addFrame(chapter);
      REQUIRE(file.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripOthers, c.version));
    }
    const VerifyReport report = verify_file(path).value();
    INFO(c.length << " letters, version " << c.version << ": " << kinds_of(report));
    REQUIRE(report.facts.lists.size() == 1);
    CHECK(report.facts.lists[0].chapters.at(0).title == letters(c.length));
    CHECK(has(report, "id3v24-long-title") == c.lost);
    CHECK(shown(report, "ffmpeg, mpv").empty() == c.lost);
    CHECK(has(report, "no-ctoc"));
  }
}
