// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/lines.h"
#include "render/edition.h"
#include "store/store.h"

namespace rawi {
namespace {

using nlohmann::ordered_json;

/// What is shown of an output folder.
struct Status {
  std::size_t done = 0;
  std::size_t failed = 0;
  std::size_t quarantined = 0;
  std::size_t cut_off = 0;
  double audio_s = 0;
  std::int64_t bytes = 0;
  std::int64_t words = 0;
  std::vector<ArticleRecord> failures;
  Forecast forecast;
};

void add(Status& status, const ArticleRecord& record, const std::string& output) {
  foresee(status.forecast, record, output);
  switch (record.state) {
    case ArticleState::done:
      ++status.done;
      break;
    case ArticleState::failed:
      ++status.failed;
      break;
    case ArticleState::quarantined:
      ++status.quarantined;
      break;
    case ArticleState::running:
      ++status.cut_off;
      break;
  }
  if (!record.reason.empty()) status.failures.push_back(record);
  if (record.state != ArticleState::done) return;
  status.audio_s += record.audio_s;
  status.words += record.words;
  for (const StoredFile& file : record.files) status.bytes += file.size;
}

void print_json(const Status& status) {
  const Forecast& next = status.forecast;
  ordered_json failures = ordered_json::array();
  for (const ArticleRecord& record : status.failures) {
    failures.push_back({{"input", record.source},
                        {"place", record.place},
                        {"status", name_of(record.state)},
                        {"attempts", record.attempts},
                        {"error", record.reason}});
  }
  const ordered_json value{{"schema", 1},
                           {"done", status.done},
                           {"failed", status.failed},
                           {"quarantined", status.quarantined},
                           {"unfinished", status.cut_off},
                           {"audio_s", std::round(status.audio_s * 1000) / 1000},
                           {"words", status.words},
                           {"bytes", status.bytes},
                           {"rerun",
                            {{"new", next.fresh},
                             {"unchanged", next.unchanged},
                             {"changed", next.changed},
                             {"damaged", next.damaged},
                             {"unfinished", next.unfinished},
                             {"quarantined", next.quarantined},
                             {"gone", next.gone}}},
                           {"failures", std::move(failures)}};
  std::cout << value.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
}

void print_text(const Status& status) {
  std::cout << fmt::format("{} articles done, {:.2f} hours of audio, {} words, {:.1f} MB\n",
                           status.done, status.audio_s / 3600, status.words,
                           static_cast<double>(status.bytes) / 1e6);
  std::cout << fmt::format("{} failed, {} in quarantine, {} unfinished\n", status.failed,
                           status.quarantined, status.cut_off);
  for (const ArticleRecord& record : status.failures) {
    std::cout << fmt::format("  {}: {} ({})\n", name_of(record.state), record.source,
                             record.reason);
  }
  const Forecast& next = status.forecast;
  std::cout << fmt::format(
      "a rerun with the same options renders {} (new {}, changed {}, output damaged {}, unfinished or "
      "failed {}), "
      "passes over {} unchanged and {} in quarantine; {} are no longer there\n",
      next.fresh + next.changed + next.damaged + next.unfinished, next.fresh, next.changed,
      next.damaged, next.unfinished, next.unchanged, next.quarantined, next.gone);
}

}  // namespace

int run(const StatusCommand& command) {
  auto store = Store::read(command.output);
  if (!store) return report(store.error());
  if (store->rebuilt()) {
    std::cerr << "rawi: the manifest is damaged; this is what the articles' own records say\n";
  }
  Status status;
  const auto read =
      store->for_each([&](const ArticleRecord& record) { add(status, record, command.output); });
  if (!read) return report(read.error());
  const auto fresh = count_fresh(*store, command.output);
  if (!fresh) return report(fresh.error());
  status.forecast.fresh = *fresh;
  command.json ? print_json(status) : print_text(status);
  return 0;
}

int run(const MergeCommand& command) {
  if (manifests_of(command.output).empty()) {
    return report(
        {ErrorCode::no_input, "no rawi has rendered into it", command.output, "", "", ""});
  }
  const auto patience = command.wait ? FolderLock::Patience::wait : FolderLock::Patience::refuse;
  const auto lock = FolderLock::acquire(command.output, {}, patience);
  if (!lock) return report(lock.error());
  auto store = Store::open(command.output, {});
  if (!store) return report(store.error());
  const auto merged = store->merge_shards();
  if (!merged) return report(merged.error());
  std::cerr << fmt::format("{} records merged\n", *merged);
  return 0;
}

}  // namespace rawi
