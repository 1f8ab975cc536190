// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "render/batch.h"
#include "render/intake.h"
#include "render/plan_voices.h"
#include "store/store.h"

namespace rawi {

/// What a run needs to know to tell finished work from missing work.
struct EditionOptions {
  std::filesystem::path output;
  std::string settings;  ///< settings_fingerprint
  std::string lexicon;   ///< lexicon_fingerprint
  std::string voice;     ///< see PlanVoices
  Shard shard;
  bool retry_failed = false;  ///< also what is in quarantine
  bool prune = false;         ///< remove the files of removed articles, and files that are outdated
};

/// Things that a run meets beside the articles that it renders.
struct EditionEvents {
  std::function<void(const ArticleJob&, const ArticleRecord&)> unchanged;
  std::function<void(const ArticleJob&, const ArticleRecord&)> quarantined;
  std::function<void(const Error&)> refused;                  ///< a bad line, a bad path
  std::function<void(const std::filesystem::path&)> skipped;   ///< no article
  std::function<void(const std::filesystem::path&)> repeated;  ///< an input that came before
};

/// One run over all articles of an output folder: gives the next that needs work, by the store, and
/// writes into the store what became of it.
class Edition {
 public:
  Edition(Intake intake, Store& store, EditionOptions options, EditionEvents events)
      : intake_(std::move(intake)),
        store_(store),
        options_(std::move(options)),
        events_(std::move(events)),
        plan_voices_(options_.voice) {}

  /// The next article to render, read and marked as running; nothing at the end, once `stop` says
  /// so, or after a failure of the store.
  [[nodiscard]] std::optional<ArticleJob> next(const std::function<bool()>& stop);

  /// Notes how an article ended, unless that says nothing of the article: then it stays unfinished.
  void ended(const ArticleOutcome& outcome);

  /// Puts what has been noted on the disk.
  void flush();

  /// False where a part of the inputs could not be read.
  [[nodiscard]] bool has_seen_all() const { return intake_.has_seen_all(); }

  /// Places of articles of earlier runs over these inputs that are no longer among them. With
  /// `prune`, their files are removed. Only true after the last article. None unless
  /// has_seen_all(): nothing is removed for being out of sight.
  [[nodiscard]] std::vector<std::string> removed();

  /// The first failure of the store: work goes on being done, but can't be remembered.
  [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }

 private:
  /// True where the job needs work; fills in what is known of it.
  bool needs_work(ArticleJob& job);
  void take_over(const ArticleJob& job, ArticleRecord& known);
  void begin(const ArticleJob& job, std::optional<ArticleRecord> known);
  void keep(Result<void> written);
  [[nodiscard]] std::string place_of(const ArticleJob& job) const;
  void remove_files(const ArticleRecord& record, const std::vector<StoredFile>& except);

  Intake intake_;
  Store& store_;
  EditionOptions options_;
  EditionEvents events_;
  PlanVoices plan_voices_;
  std::optional<Error> problem_;
};

/// What a rerun over the same sources would do, by the store and the sources' bytes.
struct Forecast {
  std::size_t fresh = 0;  ///< no run has come to them yet
  std::size_t unchanged = 0;
  std::size_t changed = 0;
  std::size_t damaged = 0;      ///< output files missing or changed
  std::size_t unfinished = 0;   ///< cut off or failed: tried again
  std::size_t quarantined = 0;  ///< left out
  std::size_t gone = 0;         ///< the source is no longer there
};

/// Adds one record to a forecast. Members of archives and lines are taken as unchanged while their
/// container is there.
void foresee(Forecast& forecast, const ArticleRecord& record, const std::filesystem::path& output);

/// How many articles there are where the store's articles were found, in the same folders, archives and
/// lists, that it does not know: new ones, and those that an interrupted run had not come to. Fails with
/// io where the store can't be read.
[[nodiscard]] Result<std::size_t> count_fresh(const Store& store,
                                              const std::filesystem::path& output);

}  // namespace rawi
