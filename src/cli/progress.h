// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "render/batch.h"

namespace rawi {

/// What a batch shows while it runs: a bar on a terminal, a line per article elsewhere, all on
/// standard error; with `json` one object per article on standard output.
class Progress {
 public:
  struct Style {
    bool json = false;
    bool quiet = false;
  };
  Progress(std::span<const ArticleJob> jobs, Style style);

  void article_done(const ArticleOutcome& outcome);
  void tick(std::size_t running);
  /// The last line: what was made, how long it took, what failed. Also clears the bar.
  void finish(bool interrupted);

  [[nodiscard]] std::size_t done() const { return done_; }
  [[nodiscard]] std::size_t failed() const { return failed_; }
  /// Exit status: 0, the failure's own where nothing was rendered, 1 where some was.
  [[nodiscard]] int status() const;

 private:
  void print_json(const ArticleOutcome& outcome) const;
  void print_line(const ArticleOutcome& outcome);
  void clear_bar();
  [[nodiscard]] double elapsed_s() const;

  std::span<const ArticleJob> jobs_;
  Style style_;
  bool terminal_;
  bool bar_shown_ = false;
  std::size_t done_ = 0;
  std::size_t failed_ = 0;
  double audio_s_ = 0;
  int first_failure_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace rawi
