// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "core/unicode.h"
#include "verify/readers.h"

namespace rawi {
namespace {

const std::map<std::string, std::string, std::less<>> known_fields{
    {"TITLE", "title"},       {"ARTIST", "author"},      {"ALBUM", "album"},     {"DATE", "date"},
    {"COMPOSER", "narrator"}, {"LANGUAGE", "language"},  {"SOURCE", "source"},   {"COMMENT", "comment"},
    {"DESCRIPTION", "comment"}, {"TRACKNUMBER", "track"}};

struct Entry {
  std::optional<std::size_t> time_at;  // place among the comments
  std::optional<std::size_t> name_at;
  std::string time;
  std::string title;
};

std::string upper(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out;
}

/// "CHAPTER012" or "CHAPTER012NAME": its number.
std::optional<int> chapter_number(std::string_view name) {
  if (!name.starts_with("CHAPTER") || name.size() < 10) return std::nullopt;
  const std::string_view digits = name.substr(7, 3);
  const std::string_view rest = name.substr(10);
  if (digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  if (!rest.empty() && rest != "NAME") return std::nullopt;
  return std::stoi(std::string(digits));
}

/// HH:MM:SS with or without milliseconds.
std::optional<double> seconds_in(const std::string& time) {
  int hours = 0;
  int minutes = 0;
  double seconds = 0;
  if (std::sscanf(time.c_str(), "%d:%d:%lf", &hours, &minutes, &seconds) != 3) return std::nullopt;
  return hours * 3600.0 + minutes * 60.0 + seconds;
}

bool has_milliseconds(const std::string& time) {
  return time.size() == 12 && time[8] == '.' &&
         time.find_first_not_of("0123456789", 9) == std::string::npos;
}

void check_entry(int number, const Entry& entry, AudioFacts& facts) {
  const std::string name = fmt::format("CHAPTER{:03}", number);
  if (!entry.time_at || !seconds_in(entry.time)) {
    note(facts, "chapter-without-time", name + " has no time", "all");
    return;
  }
  if (!has_milliseconds(entry.time)) {
    note(facts, "time-without-milliseconds",
         fmt::format("{}={} lacks the three digits of milliseconds", name, entry.time),
         "AntennaPod, ffmpeg");
  }
  if (!entry.name_at) note(facts, "chapter-without-title", name + " has no " + name + "NAME", "all");
  if (entry.name_at && *entry.name_at < *entry.time_at) {
    note(facts, "name-before-time", name + "NAME stands before " + name, "AntennaPod");
  }
}

void set_chapters(const std::map<int, Entry>& entries, AudioFacts& facts) {
  if (entries.empty()) return;
  ChapterList list{"CHAPTERxxx", {}};
  for (const auto& [number, entry] : entries) {
    check_entry(number, entry, facts);
    list.chapters.push_back({seconds_in(entry.time).value_or(0), entry.title});
  }
  facts.lists.push_back(std::move(list));
}

}  // namespace

void read_vorbis_comment(Bytes body, AudioFacts& facts) {
  std::size_t at = 4 + static_cast<std::size_t>(body.little(0, 4));
  const std::uint64_t count = body.little(at, 4);
  at += 4;
  std::map<int, Entry> entries;
  for (std::size_t i = 0; i < count && at + 4 <= body.size(); ++i) {
    const auto size = static_cast<std::size_t>(body.little(at, 4));
    const std::string_view comment = body.text(at + 4, size);
    at += 4 + size;
    const std::size_t equals = std::min(comment.find('='), comment.size());
    const std::string name = upper(comment.substr(0, equals));
    std::string value(comment.substr(std::min(equals + 1, comment.size())));
    if (find_invalid_utf8(value)) note(facts, "bad-utf8", name + " is no UTF-8", "all");
    if (const auto known = known_fields.find(name); known != known_fields.end()) {
      set_tag(facts, known->second, value);
    } else if (name == "METADATA_BLOCK_PICTURE") {
      facts.cover = true;
    } else if (const auto number = chapter_number(name)) {
      Entry& entry = entries[*number];
      const bool title = name.size() > 10;
      (title ? entry.name_at : entry.time_at) = i;
      (title ? entry.title : entry.time) = std::move(value);
    }
  }
  set_chapters(entries, facts);
}

}  // namespace rawi
