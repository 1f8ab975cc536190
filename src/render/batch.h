// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
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

/// Finds the articles (.txt, .md, .markdown) of files and folders, folders searched to the bottom in
/// the order of names, links to folders not followed. "-" is standard input. An article of a folder
/// tree keeps its place in the tree below `output`; names that meet get "-2", "-3" ... Fails with
/// no_input for a path that is not there.
[[nodiscard]] Result<JobList> find_articles(std::span<const std::string> inputs,
                                            const std::filesystem::path& output);

/// How an article of a batch ended.
struct ArticleOutcome {
  std::size_t index = 0;  ///< in the list of jobs
  Result<ArticleReport> report;
  double wall_s = 0;
  int attempts = 1;
};

struct BatchOptions {
  std::size_t jobs = 1;          ///< articles side by side
  int time_limit_s = 3600;       ///< of one article; then its process is ended
  RenderOptions render;
};

/// Renders each article in a fresh child process, since eSpeak's output depends on what a process
/// has spoken before. A child that dies or hangs costs its article alone, which is tried once more.
/// `done` is called in this process as articles end, `tick` about ten times a second; when `stop` turns
/// true, no article is begun and the running ones are finished.
void render_batch(std::span<const ArticleJob> jobs, const Resources& resources,
                  const BatchOptions& options,
                  const std::function<void(const ArticleOutcome&)>& done,
                  const std::function<void(std::size_t running)>& tick,
                  const std::function<bool()>& stop);

}  // namespace rawi
