// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/unicode.h"
#include "verify/readers.h"

namespace rawi {
namespace {

const std::map<std::string, std::string, std::less<>> known_frames{
    {"TIT2", "title"},    {"TPE1", "author"}, {"TALB", "album"}, {"TYER", "date"},
    {"TDRC", "date"},     {"TCOM", "narrator"}, {"TLAN", "language"}, {"TRCK", "track"}};

struct Chap {
  std::string id;
  double start_s = 0;
  std::string title;
};

struct Ctoc {
  std::vector<std::string> children;
  bool top_level = false;
  bool ordered = false;
};

/// ffmpeg 5.1 writes sizes of frames inside CHAP without that rule, and reads others' with it: from
/// 128 bytes on, the chapter is lost.
constexpr std::size_t v24_title_units = 63;

std::size_t sync_safe(Bytes data, std::size_t at) {
  std::size_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 7 | (data.byte(at + i) & 0x7F);
  return value;
}

class Reader {
 public:
  Reader(int version, AudioFacts& facts) : version_(version), facts_(facts) {}

  void read(Bytes frames) {
    for_each_frame(frames, [&](std::string_view id, Bytes body) { take(id, body); });
    check_contents();
    if (chapters_.empty()) return;
    ChapterList list{"CHAP", {}};
    for (const Chap& chapter : chapters_) list.chapters.push_back({chapter.start_s, chapter.title});
    std::stable_sort(list.chapters.begin(), list.chapters.end(),
                     [](const auto& a, const auto& b) { return a.start_s < b.start_s; });
    facts_.lists.push_back(std::move(list));
  }

 private:
  template <class Visit>
  void for_each_frame(Bytes data, const Visit& visit) const {
    for (std::size_t at = 0; at + 10 <= data.size() && data.byte(at) != 0;) {
      const std::size_t size = frame_size(data, at + 4);
      visit(data.text(at, 4), data.part(at + 10, size));
      at += 10 + size;
    }
  }

  /// ID3v2.4 keeps the top bit of each byte of a size clear; a program that does not (ffmpeg, inside
  /// CHAP) is understood all the same.
  [[nodiscard]] std::size_t frame_size(Bytes data, std::size_t at) const {
    const std::uint64_t plain = data.big(at, 4);
    const bool safe = version_ >= 4 && (plain & 0x80808080) == 0;
    return safe ? sync_safe(data, at) : static_cast<std::size_t>(plain);
  }

  /// The text of a frame body whose first byte names the encoding.
  std::string text_in(Bytes body, std::string_view frame) {
    const std::string_view bytes = body.text(1, body.size());
    if (version_ < 4 && (body.byte(0) == 2 || body.byte(0) == 3)) {
      note(facts_, "encoding-not-in-v23",
           fmt::format("{} is in an encoding that only ID3v2.4 has", frame), "players that keep to the standard");
    }
    std::string text;
    switch (body.byte(0)) {
      case 0: return latin1_text(bytes, frame);
      case 1:
        if (bytes.size() >= 2 && !bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) {
          note(facts_, "no-byte-order-mark", fmt::format("{} is UTF-16 without a byte order mark", frame),
               "all");
        }
        text = from_utf16(bytes, false);
        break;
      case 2: text = from_utf16(bytes, true); break;
      default: text = bytes; break;
    }
    while (!text.empty() && text.back() == '\0') text.pop_back();
    return text;
  }

  std::string latin1_text(std::string_view bytes, std::string_view frame) {
    const bool plain = std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) == 0; });
    if (!plain) {
      note(facts_, "garbled-tag",
           fmt::format("{} is said to be Latin-1 but holds {}", frame,
                       find_invalid_utf8(bytes) ? "letters of another code page" : "UTF-8"),
           "all");
    }
    std::string text = from_latin1(bytes);
    while (!text.empty() && text.back() == '\0') text.pop_back();
    return text;
  }

  void take(std::string_view id, Bytes body) {
    if (const auto known = known_frames.find(id); known != known_frames.end()) {
      set_tag(facts_, known->second, text_in(body, id));
    } else if (id == "APIC") {
      facts_.cover = true;
    } else if (id == "COMM") {
      take_comment(body);
    } else if (id == "CHAP") {
      take_chapter(body);
    } else if (id == "CTOC") {
      take_contents(body);
    }
  }

  /// Encoding, language, short description, text.
  void take_comment(Bytes body) {
    std::string joined(1, static_cast<char>(body.byte(0)));
    joined += body.text(4, body.size());
    const std::string both = text_in(Bytes(joined), "COMM");
    const std::size_t nul = both.find('\0');
    std::string text = nul == std::string::npos ? both : both.substr(nul + 1);
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // the second string's own mark
    set_tag(facts_, "comment", std::move(text));
  }

  void take_chapter(Bytes body) {
    const std::size_t nul = body.all().find('\0');
    if (nul == std::string_view::npos) return;
    Chap chapter{std::string(body.text(0, nul)), 0, ""};
    const Bytes fixed = body.from(nul + 1);
    chapter.start_s = static_cast<double>(fixed.big(0, 4)) / 1000;
    if (fixed.big(8, 4) != 0xFFFFFFFF || fixed.big(12, 4) != 0xFFFFFFFF) {
      note(facts_, "byte-offsets", "CHAP frames give byte offsets, which a changed tag makes wrong",
           "players that seek by them");
    }
    bool first = true;
    for_each_frame(fixed.from(16), [&](std::string_view id, Bytes frame) {
      if (id == "TIT2") {
        chapter.title = text_in(frame, "CHAP/TIT2");
        if (!first) note(facts_, "title-not-first", "TIT2 is not the first frame in CHAP", "AntennaPod");
        check_v24(chapter.title);
      }
      first = false;
    });
    chapters_.push_back(std::move(chapter));
  }

  void check_v24(const std::string& title) {
    if (version_ < 4 || to_utf32(title).size() < v24_title_units) return;
    if (title.size() == to_utf32(title).size()) return;  // Latin letters take half the room
    note(facts_, "id3v24-long-title",
         "ID3v2.4 with a chapter title of 63 Arabic letters or more: the chapter is lost; v2.3 is not hit",
         "ffmpeg, mpv");
  }

  void take_contents(Bytes body) {
    const std::size_t nul = body.all().find('\0');
    if (nul == std::string_view::npos) return;
    Ctoc contents;
    contents.top_level = (body.byte(nul + 1) & 2) != 0;
    contents.ordered = (body.byte(nul + 1) & 1) != 0;
    const std::size_t count = body.byte(nul + 2);
    std::size_t at = nul + 3;
    for (std::size_t i = 0; i < count && at < body.size(); ++i) {
      const std::size_t end = std::min(body.all().find('\0', at), body.size());
      contents.children.emplace_back(body.text(at, end - at));
      at = end + 1;
    }
    contents_.push_back(std::move(contents));
  }

  void check_contents() {
    constexpr const char* hit = "Apple, BookPlayer";
    if (chapters_.empty()) return;
    if (contents_.empty()) {
      note(facts_, "no-ctoc", "there are CHAP frames but no table of contents (CTOC)", hit);
      return;
    }
    const auto top = std::count_if(contents_.begin(), contents_.end(),
                                   [](const Ctoc& c) { return c.top_level; });
    if (top != 1) note(facts_, "ctoc-top-level", fmt::format("{} CTOC frames are top-level, one must be", top), hit);
    std::set<std::string> listed;
    for (const Ctoc& contents : contents_) {
      if (!contents.ordered) note(facts_, "ctoc-unordered", "the CTOC does not say that it is ordered", hit);
      listed.insert(contents.children.begin(), contents.children.end());
    }
    const auto missing = std::count_if(chapters_.begin(), chapters_.end(),
                                       [&](const Chap& c) { return !listed.contains(c.id); });
    if (missing > 0) {
      note(facts_, "ctoc-incomplete", fmt::format("the CTOC does not name {} of {} chapters", missing, chapters_.size()), hit);
    }
  }

  int version_;
  AudioFacts& facts_;
  std::vector<Chap> chapters_;
  std::vector<Ctoc> contents_;
};

/// Takes out the zero bytes that were put in after each 0xFF.
std::string without_unsynchronization(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out += bytes[i];
    if (bytes[i] == '\xFF' && i + 1 < bytes.size() && bytes[i + 1] == '\0') ++i;
  }
  return out;
}

}  // namespace

std::size_t read_id3(Bytes data, AudioFacts& facts) {
  if (!data.has("ID3", 0) || data.size() < 10) return 0;
  const int version = data.byte(3);
  const int flags = data.byte(5);
  const std::size_t size = sync_safe(data, 6);
  if (version < 3) {
    note(facts, "id3v22", "ID3v2.2 has no chapters", "all");
    return 10 + size;
  }
  Bytes frames = data.part(10, size);
  std::string synchronized;
  if ((flags & 0x80) != 0 && version == 3) {
    synchronized = without_unsynchronization(frames.all());
    frames = Bytes(synchronized);
  }
  if ((flags & 0x40) != 0) {  // an extended header
    frames = frames.from(version >= 4 ? sync_safe(frames, 0)
                                      : 4 + static_cast<std::size_t>(frames.big(0, 4)));
  }
  Reader(version, facts).read(frames);
  return 10 + size + ((flags & 0x10) != 0 ? 10 : 0);
}

}  // namespace rawi
