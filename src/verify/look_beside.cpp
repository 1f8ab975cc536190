// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/files.h"
#include "verify/readers.h"

namespace rawi {
namespace {

constexpr const char* sidecar_name = "metadata.json";
constexpr double same_time_s = 0.1;

std::optional<ChapterList> chapters_in(const std::string& content) {
  const auto json = nlohmann::json::parse(content, nullptr, false);
  if (!json.is_object() || !json.contains("chapters") || !json["chapters"].is_array()) return std::nullopt;
  ChapterList list{sidecar_name, {}};
  for (const auto& chapter : json["chapters"]) {
    if (!chapter.is_object()) return std::nullopt;
    const auto start = chapter.find("start");
    const auto title = chapter.find("title");
    if (start == chapter.end() || !start->is_number()) return std::nullopt;
    const bool named = title != chapter.end() && title->is_string();
    list.chapters.push_back({start->get<double>(), named ? title->get<std::string>() : ""});
  }
  if (list.chapters.empty()) return std::nullopt;
  return list;
}

/// Titles may differ: the sidecar has room for the whole title.
bool same_times(const ChapterList& a, const ChapterList& b) {
  return std::equal(a.chapters.begin(), a.chapters.end(), b.chapters.begin(), b.chapters.end(),
                    [](const FoundChapter& x, const FoundChapter& y) {
                      return std::abs(x.start_s - y.start_s) <= same_time_s;
                    });
}

void look_at_cue_sheet(std::filesystem::path path, AudioFacts& facts) {
  const auto content = read_file(path.replace_extension(".cue"));
  if (content && !content->starts_with("\xEF\xBB\xBF")) {
    note(facts, "cue-without-mark", "the .cue beside it has no byte order mark", "foobar2000");
  }
}

/// Of a file that is one track of many, the sidecar tells nothing.
void look_at_metadata(const std::filesystem::path& path, VerifyReport& report) {
  AudioFacts& facts = report.facts;
  const auto content = read_file(path.parent_path() / sidecar_name);
  if (!content || facts.tags.contains("track")) return;
  const auto list = chapters_in(*content);
  if (!list) return;
  const bool differs = !facts.lists.empty() && !same_times(*list, facts.lists.front());
  if (differs) {
    note(facts, "metadata-differs",
         "the metadata.json beside it has other chapters than the file, and wins over them", "Audiobookshelf");
  }
  for (PlayerView& view : report.players) {
    if (view.player == "Audiobookshelf") view = {view.player, list->kind, list->chapters, ""};
  }
}

}  // namespace

void look_beside(const std::filesystem::path& path, VerifyReport& report) {
  look_at_cue_sheet(path, report.facts);
  look_at_metadata(path, report);
}

}  // namespace rawi
