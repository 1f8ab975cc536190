// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>

#include "core/error.h"
#include "render/article.h"
#include "store/record.h"

namespace rawi {

/// What the store keeps of a finished article.
[[nodiscard]] ArticleRecord record_of(const ArticleJob& job, const ArticleReport& report);

/// Who ended a child that did not end by itself.
enum class WorkerEnd {
  reported,  ///< nobody: it reported
  fault,     ///< the article: a crash, or more memory than it may have
  outside,   ///< another process: the article is not to blame
};

/// A child process that renders one article and reports through a pipe.
class Worker {
 public:
  /// Forks. In the child: opens the engine, renders, puts the article's record beside its files,
  /// reports, ends; it never returns. A child gets `memory_limit_mb` of memory beside what it
  /// shares with its parent; 0: no limit. Fails with io where no process or pipe can be had.
  [[nodiscard]] static Result<Worker> start(const ArticleJob& job, const Resources& resources,
                                            const RenderOptions& options,
                                            std::size_t memory_limit_mb);

  /// The report, once the child has ended; nothing while it works.
  [[nodiscard]] std::optional<Result<ArticleReport>> poll();

  /// Ends the child at once.
  void kill();

  [[nodiscard]] int report_descriptor() const { return pipe_; }
  [[nodiscard]] double seconds() const;
  [[nodiscard]] WorkerEnd end() const { return end_; }

  Worker(Worker&& other) noexcept;
  Worker& operator=(Worker&& other) noexcept;
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker();

 private:
  Worker(pid_t child, int pipe) : child_(child), pipe_(pipe) {}
  void drain();

  pid_t child_ = -1;
  int pipe_ = -1;
  WorkerEnd end_ = WorkerEnd::reported;
  std::string received_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace rawi
