// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/edition.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_set>

#include "core/files.h"
#include "core/sha256.h"
#include "document/document.h"
#include "render/cursors.h"
#include "render/worker.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

/// Which of `count` shards an article belongs to, by the first digits of its hash.
std::size_t shard_of(const std::string& hash, std::size_t count) {
  std::uint64_t number = 0;
  std::from_chars(hash.data(), hash.data() + std::min<std::size_t>(hash.size(), 15), number, 16);
  return number % count;
}

/// Reads an article and its hash. One that can't be read has the hash of its path: its process will
/// say what is wrong with it.
void load(ArticleJob& job) {
  std::error_code error;
  if (!job.bytes && fs::file_size(job.input, error) <= max_article_bytes && !error) {
    if (auto bytes = read_file(job.input)) {
      job.bytes = std::make_shared<const std::string>(std::move(*bytes));
    }
  }
  job.source_hash = sha256(job.bytes ? *job.bytes : "unread " + job.input.string());
}

void remove_empty_folders(fs::path folder, const fs::path& output) {
  std::error_code error;
  for (; folder != output && !folder.empty(); folder = folder.parent_path()) {
    if (!fs::is_empty(folder, error) || error || !fs::remove(folder, error)) return;
  }
}

/// The file that a source lies in: "a.tar" of "a.tar/b.txt", "x.jsonl" of "x.jsonl, line 3"; nothing
/// where it is gone, though its folder may be there.
fs::path container_of(const ArticleRecord& record) {
  std::error_code ignored;
  for (fs::path path = record.source; path.has_relative_path(); path = path.parent_path()) {
    if (fs::is_regular_file(path, ignored)) return path;
    const std::string text = path.string();
    const std::string file = text.substr(0, text.rfind(", line "));
    if (file != text && fs::is_regular_file(file, ignored)) return file;
  }
  return {};
}

}  // namespace

std::string Edition::place_of(const ArticleJob& job) const {
  return job.folder.lexically_relative(options_.output).string();
}

void Edition::keep(Result<void> written) {
  if (!written && !problem_) problem_ = written.error();
}

bool Edition::needs_work(ArticleJob& job) {
  const std::string own_voice = plan_voices_.fingerprint_of(job);
  job.settings = own_voice.empty() ? options_.settings : sha256(options_.settings + own_voice);
  job.lexicon = options_.lexicon;
  auto known = store_.find(place_of(job));
  if (known && known->settings == job.settings) {
    const bool same_source = known->source_hash == job.source_hash;
    const bool same_lexicon = known->lexicon == job.lexicon;
    if (known->state == ArticleState::quarantined && same_source && !options_.retry_failed) {
      events_.quarantined(job, *known);
      return false;
    }
    if (known->state == ArticleState::done && files_are_intact(*known, options_.output)) {
      if (same_source && same_lexicon) {
        take_over(job, *known);
        events_.unchanged(job, *known);
        return false;
      }
      job.known = {known->text_hash, known->lexicon_hash};
    }
  }
  begin(job, std::move(known));
  return true;
}

/// Notes where a finished article is found now, so that its removal will be seen there, and the time
/// stamps of its files, so that the next look need not read them again.
void Edition::take_over(const ArticleJob& job, ArticleRecord& known) {
  const bool moved = known.source != job.source.string() || known.root != job.root;
  known.source = job.source.string();
  known.root = job.root;
  if (moved) keep(write_file_atomically(job.folder / record_file_name, to_json(known)));
  if (stamp_files(known, options_.output) || moved) keep(store_.put(known));
}

void Edition::begin(const ArticleJob& job, std::optional<ArticleRecord> known) {
  ArticleRecord record = known ? std::move(*known) : ArticleRecord();
  record.place = place_of(job);
  record.source = job.source.string();
  record.root = job.root;
  record.state = ArticleState::running;
  keep(store_.put(record));
  remove_leftovers(job.folder);
}

std::optional<ArticleJob> Edition::next(const std::function<bool()>& stop) {
  while (!problem_ && !stop()) {
    auto found = intake_.next();
    if (!found) return std::nullopt;
    if (auto* error = std::get_if<Error>(&*found)) {
      // Each shard meets each bad line: the first names it.
      if (options_.shard.index == 0) events_.refused(*error);
    } else if (auto* skipped = std::get_if<SkippedFile>(&*found)) {
      if (options_.shard.index == 0) events_.skipped(skipped->path);
    } else if (auto* repeated = std::get_if<RepeatedFile>(&*found)) {
      if (options_.shard.index == 0) events_.repeated(repeated->path);
    } else {
      ArticleJob job = std::move(std::get<ArticleJob>(*found));
      load(job);
      if (shard_of(job.source_hash, options_.shard.count) != options_.shard.index) continue;
      if (needs_work(job)) return job;
    }
  }
  return std::nullopt;
}

void Edition::ended(const ArticleOutcome& outcome) {
  if (!outcome.report && fails_every_article(outcome.report.error())) return;
  const ArticleJob& job = outcome.job;
  const std::string place = place_of(job);
  const auto before = store_.find(place);
  ArticleRecord record;
  if (outcome.report && outcome.report->unchanged && before) {
    record = *before;
    record.state = ArticleState::done;
    record.source = job.source.string();
    record.root = job.root;
    record.source_hash = job.source_hash;
    record.lexicon = job.lexicon;
    keep(write_file_atomically(job.folder / record_file_name, to_json(record)));
  } else if (outcome.report) {
    record = record_of(job, *outcome.report);
    if (before && options_.prune) remove_files(*before, record.files);
  } else {
    record.source = job.source.string();
    record.root = job.root;
    record.source_hash = job.source_hash;
    record.settings = job.settings;
    record.lexicon = job.lexicon;
    record.state = outcome.own_fault ? ArticleState::quarantined : ArticleState::failed;
    record.reason = to_string(outcome.report.error());
    if (before) record.files = before->files;
  }
  record.place = place;
  record.attempts = outcome.attempts;
  keep(store_.put(record));
}

void Edition::flush() { keep(store_.flush()); }

void Edition::remove_files(const ArticleRecord& record, const std::vector<StoredFile>& except) {
  const fs::path folder = options_.output / record.place;
  for (const StoredFile& file : record.files) {
    const bool kept = std::any_of(except.begin(), except.end(),
                                  [&](const StoredFile& other) { return other.name == file.name; });
    std::error_code ignored;
    if (!kept) fs::remove(folder / file.name, ignored);
  }
}

std::vector<std::string> Edition::removed() {
  if (!intake_.has_seen_all()) return {};
  std::vector<ArticleRecord> gone;
  auto read = store_.for_each([&](const ArticleRecord& record) {
    if (!intake_.covers(record.root) || intake_.has_met(record.place)) return;
    // Lists on standard input have no name: another one says nothing of the articles of the last.
    if (!sources_of_root(record.root) && !container_of(record).empty()) return;
    gone.push_back(record);
  });
  keep(std::move(read));
  std::vector<std::string> places;
  for (const ArticleRecord& record : gone) {
    places.push_back(record.place);
    if (!options_.prune) continue;
    const fs::path folder = options_.output / record.place;
    remove_files(record, {});
    remove_leftovers(folder);
    std::error_code ignored;
    fs::remove(folder / record_file_name, ignored);
    remove_empty_folders(folder, options_.output);
    keep(store_.remove(record.place));
  }
  flush();
  return places;
}

Result<std::size_t> count_fresh(const Store& store, const fs::path& output) {
  std::set<std::string> roots;
  std::unordered_set<std::string> known;
  auto read = store.for_each([&](const ArticleRecord& record) {
    roots.insert(record.root);
    known.insert(record.source);
  });
  if (!read) return fail(read.error());
  std::size_t count = 0;
  for (const std::string& root : roots) {
    const auto sources = sources_of_root(root);
    auto intake = sources ? Intake::open(*sources, output) : fail(Error{});
    if (!intake) continue;  // it is gone, and so are its articles
    while (auto found = intake->next()) {
      const auto* job = std::get_if<ArticleJob>(&*found);
      if (job != nullptr && known.insert(job->source.string()).second) ++count;
    }
  }
  return count;
}

void foresee(Forecast& forecast, const ArticleRecord& record, const fs::path& output) {
  const fs::path container = container_of(record);
  if (container.empty() && record.source != "-") {
    ++forecast.gone;
  } else if (record.state == ArticleState::quarantined) {
    ++forecast.quarantined;
  } else if (record.state != ArticleState::done) {
    ++forecast.unfinished;
  } else if (!files_are_intact(record, output)) {
    ++forecast.damaged;
  } else {
    const bool whole_file = container == fs::path(record.source);
    const auto hash =
        whole_file ? sha256_of_file(container) : Result<std::string>(record.source_hash);
    ++(hash && *hash == record.source_hash ? forecast.unchanged : forecast.changed);
  }
}

}  // namespace rawi
