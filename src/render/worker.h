// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>

#include "core/error.h"
#include "render/article.h"

namespace rawi {

/// A child process that renders one article and reports through a pipe.
class Worker {
 public:
  /// Forks. In the child: opens the engine, renders, reports, ends; it never returns. Fails with io
  /// where no process or pipe can be had.
  [[nodiscard]] static Result<Worker> start(const ArticleJob& job, const Resources& resources,
                                            const RenderOptions& options);

  /// The report, once the child has ended; nothing while it works.
  [[nodiscard]] std::optional<Result<ArticleReport>> poll();

  /// Ends the child at once.
  void kill();

  [[nodiscard]] int report_descriptor() const { return pipe_; }
  [[nodiscard]] double seconds() const;
  [[nodiscard]] bool crashed() const { return crashed_; }

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
  bool crashed_ = false;
  std::string received_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace rawi
