// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "render/article.h"

namespace rawi {

/// What to render, with a name of its own for each article.
struct JobList {
  std::vector<ArticleJob> jobs;
  std::vector<std::filesystem::path> skipped;  ///< files of a folder that are no article
};

/// Finds all articles of files and folders at once; see Intake for the rules.
[[nodiscard]] Result<JobList> find_articles(std::span<const std::string> inputs,
                                            const std::filesystem::path& output);

/// How an article of a batch ended.
struct ArticleOutcome {
  ArticleJob job;
  Result<ArticleReport> report;
  double wall_s = 0;
  int attempts = 1;
  bool own_fault = false;  ///< it crashed, hung or ate memory: another attempt would end the same
};

/// True for what would fail every article to come: a voice that is gone, a disk that is full.
[[nodiscard]] bool fails_every_article(const Error& error);

struct BatchOptions {
  std::size_t jobs = 1;             ///< articles side by side
  double time_limit_s = 3600;       ///< of one article; then its process is ended
  std::size_t memory_limit_mb = 0;  ///< of one article's process; 0: none
  RenderOptions render;
};

/// What a batch asks of its caller, in the caller's process.
struct BatchCalls {
  /// The next article, asked for when a process is free for it; nothing at the end.
  std::function<std::optional<ArticleJob>()> next;
  std::function<void(ArticleOutcome)> done;       ///< as articles end
  std::function<void(std::size_t running)> tick;  ///< about ten times a second
  std::function<bool()> stop;  ///< once true, no article is begun and the running ones are finished
};

/// Renders each article in a fresh child process, since eSpeak's output depends on what a process
/// has spoken before. A child that dies or hangs costs its article alone, which is tried once more.
/// No more articles are held in memory than are being rendered.
void render_batch(const BatchCalls& calls, const Resources& resources, const BatchOptions& options);

/// Removes what killed processes left in a folder under temporary names.
void remove_leftovers(const std::filesystem::path& folder);

}  // namespace rawi
