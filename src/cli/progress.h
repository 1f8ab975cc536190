// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <fstream>
#include <optional>
#include <string>

#include "render/batch.h"
#include "store/record.h"

namespace rawi {

/// What a batch shows while it runs: a bar on a terminal; elsewhere a line per article of a small
/// batch and a line every ten seconds of a large one, all on standard error; with `json` one object
/// per article on standard output; with `log` a line per event in a file.
class Progress {
 public:
  struct Style {
    bool json = false;
    bool quiet = false;
    std::string log;
  };
  /// `total`: how many articles there are, where that is known. Fails with cannot_write for the
  /// log.
  [[nodiscard]] static Result<Progress> begin(std::optional<std::size_t> total, const Style& style);

  void article_done(const ArticleOutcome& outcome);
  void unchanged(const ArticleJob& job, const ArticleRecord& record);
  void quarantined(const ArticleJob& job, const ArticleRecord& record);
  void refused(const Error& error);
  void tick(std::size_t running);
  /// The last line: what was made, how long it took, what failed. Also clears the bar.
  void finish(bool interrupted);
  /// Something that the user should know, unless told to be quiet.
  void notice(const std::string& text);

  /// Articles and refused things so far.
  [[nodiscard]] std::size_t ended() const { return done_ + unchanged_ + failed_; }
  /// Exit status: 0, the failure's own where nothing else came, 1 where some failed.
  [[nodiscard]] int status() const;

 private:
  Progress(std::optional<std::size_t> total, const Style& style);
  void fail_with(ErrorCode code);
  void print_error(const Error& error);
  void print_line(const ArticleOutcome& outcome);
  void print_bar(std::size_t running);
  void clear_bar();
  void log(std::string_view event, const std::string& what, const std::string& detail = "");
  [[nodiscard]] std::string counts() const;
  [[nodiscard]] bool is_small() const { return total_.value_or(ended()) <= 20; }
  [[nodiscard]] double elapsed_s() const;

  std::optional<std::size_t> total_;
  Style style_;
  std::ofstream log_;
  bool terminal_;
  bool bar_shown_ = false;
  std::size_t done_ = 0;
  std::size_t unchanged_ = 0;
  std::size_t failed_ = 0;
  double audio_s_ = 0;
  double last_line_s_ = 0;
  int first_failure_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

}  // namespace rawi
