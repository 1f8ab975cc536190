// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "verify/verify.h"

namespace rawi {
namespace {

using nlohmann::ordered_json;

std::string clock(double seconds) {
  const auto ms = static_cast<long long>(std::llround(seconds * 1000));
  return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

bool same(const std::vector<FoundChapter>& a, const std::vector<FoundChapter>& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].title != b[i].title || std::abs(a[i].start_s - b[i].start_s) > 0.05) return false;
  }
  return true;
}

ordered_json to_json(const std::vector<FoundChapter>& chapters) {
  ordered_json list = ordered_json::array();
  for (const FoundChapter& chapter : chapters) {
    list.push_back({{"start_s", std::round(chapter.start_s * 1000) / 1000}, {"title", chapter.title}});
  }
  return list;
}

}  // namespace

std::string to_text(const VerifyReport& report, std::string_view name) {
  const AudioFacts& facts = report.facts;
  std::string out = fmt::format("{}: {}, {}{}\n", name, facts.container, clock(facts.duration_s),
                                facts.cover ? ", with a cover" : "");
  for (const auto& [tag, value] : facts.tags) out += fmt::format("  {:<10} {}\n", tag, value);
  const std::vector<FoundChapter> none;
  const auto& first = facts.lists.empty() ? none : facts.lists.front().chapters;
  for (std::size_t i = 0; i < first.size(); ++i) {
    out += fmt::format("  {:>3}  {}  {}\n", i + 1, clock(first[i].start_s), first[i].title);
  }
  for (const PlayerView& view : report.players) {
    const bool all = !first.empty() && same(view.chapters, first);
    const std::string shown = all ? fmt::format("all {} chapters", first.size())
                              : view.chapters.empty() ? "no chapters"
                                                      : fmt::format("{} chapters, not the list above", view.chapters.size());
    out += fmt::format("  {:<15} {}{}{}{}\n", view.player, shown,
                       view.reads.empty() ? "" : " from " + view.reads,
                       view.note.empty() ? "" : "; ", view.note);
  }
  for (const Problem& problem : facts.problems) {
    out += fmt::format("  wrong: {} ({}) [{}]\n", problem.message, problem.players, problem.kind);
  }
  if (facts.problems.empty()) out += "  nothing wrong\n";
  return out;
}

std::string to_json(const VerifyReport& report, std::string_view name) {
  const AudioFacts& facts = report.facts;
  ordered_json line{{"schema", 1},
                    {"file", name},
                    {"ok", facts.problems.empty()},
                    {"container", facts.container},
                    {"duration_s", std::round(facts.duration_s * 1000) / 1000},
                    {"cover", facts.cover},
                    {"tags", facts.tags}};
  line["lists"] = ordered_json::array();
  for (const ChapterList& list : facts.lists) {
    line["lists"].push_back({{"kind", list.kind}, {"chapters", to_json(list.chapters)}});
  }
  line["players"] = ordered_json::array();
  for (const PlayerView& view : report.players) {
    line["players"].push_back({{"player", view.player},
                               {"reads", view.reads},
                               {"chapters", to_json(view.chapters)},
                               {"note", view.note}});
  }
  line["problems"] = ordered_json::array();
  for (const Problem& problem : facts.problems) {
    line["problems"].push_back(
        {{"kind", problem.kind}, {"message", problem.message}, {"players", problem.players}});
  }
  return line.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace rawi
