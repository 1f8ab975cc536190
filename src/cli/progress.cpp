// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

#include "cli/outcome_json.h"

namespace rawi {
namespace {

constexpr std::size_t bar_width = 24;
constexpr double line_interval_s = 10;

std::string duration(double seconds) {
  const auto s = static_cast<long>(std::lround(seconds));
  return s >= 3600 ? fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
                   : fmt::format("{}:{:02}", s / 60, s % 60);
}

std::string count_of(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// "2 number, 1 unread-sign": how many warnings of each kind.
std::string summary(const std::vector<Warning>& warnings) {
  std::map<std::string, std::size_t> counts;
  for (const Warning& warning : warnings) ++counts[warning.kind];
  std::string text;
  for (const auto& [kind, count] : counts) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, kind);
  }
  return text;
}

}  // namespace

Progress::Progress(std::optional<std::size_t> total, const Style& style)
    : total_(total), style_(style), terminal_(::isatty(STDERR_FILENO) != 0) {}

Result<Progress> Progress::begin(std::optional<std::size_t> total, const Style& style) {
  Progress progress(total, style);
  if (!style.log.empty()) {
    progress.log_.open(style.log, std::ios::app);
    if (!progress.log_) {
      return fail({ErrorCode::cannot_write, "the log can't be written", style.log, "", "", ""});
    }
    progress.log("begin", total ? count_of(*total, "article") : "articles");
  }
  return progress;
}

double Progress::elapsed_s() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void Progress::log(std::string_view event, const std::string& what, const std::string& detail) {
  if (!log_.is_open()) return;
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  log_ << fmt::format("{:%FT%TZ}\t{}\t{}{}{}",
                      fmt::gmtime(std::chrono::system_clock::to_time_t(now)), event, what,
                      detail.empty() ? "" : "\t", detail)
       << std::endl;
}

void Progress::fail_with(ErrorCode code) {
  ++failed_;
  if (first_failure_ == 0) first_failure_ = exit_status(code);
}

void Progress::article_done(const ArticleOutcome& outcome) {
  const std::string input = outcome.job.input.string();
  if (!outcome.report) {
    fail_with(outcome.report.error().code);
    log("failed", input, to_string(outcome.report.error()));
  } else if (outcome.report->unchanged) {
    ++unchanged_;
    log("unchanged", input);
  } else {
    ++done_;
    audio_s_ += outcome.report->audio_s;
    log("done", input,
        fmt::format("{:.1f} s of audio in {:.1f} s", outcome.report->audio_s, outcome.wall_s));
  }
  if (style_.json) std::cout << outcome_json(outcome) << std::endl;
  // What ends the whole run is told once, at its end.
  if (outcome.report || !fails_every_article(outcome.report.error())) print_line(outcome);
}

void Progress::unchanged(const ArticleJob& job, const ArticleRecord& record) {
  ++unchanged_;
  if (style_.json) std::cout << record_json(job, record, "unchanged") << '\n';
}

void Progress::quarantined(const ArticleJob& job, const ArticleRecord& record) {
  fail_with(ErrorCode::partial);
  log("quarantined", job.input.string(), record.reason);
  if (style_.json) std::cout << record_json(job, record, "quarantined") << std::endl;
  print_error({ErrorCode::partial, "left out, since it failed before: " + record.reason,
               job.input.string(), "", "", "--retry-failed tries again"});
}

void Progress::refused(const Error& error) {
  fail_with(error.code);
  log("refused", error.where, error.what);
  if (style_.json) std::cout << refusal_json(error) << std::endl;
  print_error(error);
}

void Progress::print_error(const Error& error) {
  clear_bar();
  std::cerr << "rawi: " << to_string(error) << '\n';
}

void Progress::notice(const std::string& text) {
  log("notice", text);
  if (style_.quiet) return;
  clear_bar();
  std::cerr << "rawi: " << text << '\n';
}

void Progress::print_line(const ArticleOutcome& outcome) {
  if (!outcome.report) {
    Error error = outcome.report.error();
    if (error.where.empty()) error.where = outcome.job.input.string();
    print_error(error);
    return;
  }
  if (style_.quiet || terminal_ || outcome.report->unchanged || !is_small()) return;
  const ArticleReport& report = *outcome.report;
  const std::string warnings = summary(report.warnings);
  std::cerr << fmt::format("{}: {} of audio, {}, {}{}{}\n", outcome.job.input.string(),
                           duration(report.audio_s), count_of(report.chapters, "chapter"),
                           count_of(report.words, "word"),
                           warnings.empty() ? "" : "; warnings: ", warnings);
}

std::string Progress::counts() const {
  const double seconds = std::max(elapsed_s(), 1e-3);
  std::string text =
      total_ ? fmt::format("{}/{} articles", ended(), *total_) : count_of(ended(), "article");
  if (unchanged_ > 0) text += fmt::format(" ({} unchanged)", unchanged_);
  text += fmt::format(", {} of audio, {:.0f}x realtime", duration(audio_s_), audio_s_ / seconds);
  if (failed_ > 0) text += fmt::format(", {} failed", failed_);
  if (total_ && done_ > 0 && *total_ > ended()) {
    const double left_s =
        seconds * static_cast<double>(*total_ - ended()) / static_cast<double>(done_);
    text += ", " + duration(left_s) + " left";
  }
  return text;
}

void Progress::print_bar(std::size_t running) {
  const std::size_t filled =
      total_ && *total_ > 0 ? std::min(bar_width * ended() / *total_, bar_width) : 0;
  std::string bar(filled, '#');
  bar.append(bar_width - filled, '.');
  std::cerr << fmt::format("\r\033[K[{}] {}, {} running", bar, counts(), running);
  std::cerr.flush();
  bar_shown_ = true;
}

void Progress::tick(std::size_t running) {
  if (style_.quiet) return;
  if (terminal_) {
    print_bar(running);
  } else if (elapsed_s() - last_line_s_ >= line_interval_s) {
    last_line_s_ = elapsed_s();
    std::cerr << counts() << '\n';
  }
}

void Progress::clear_bar() {
  if (bar_shown_) std::cerr << "\r\033[K";
  bar_shown_ = false;
}

void Progress::finish(bool interrupted) {
  clear_bar();
  const std::string text =
      fmt::format("{}{}, {} of audio in {} ({:.0f}x realtime){}{}",
                  interrupted ? "interrupted: " : "", count_of(done_, "article"),
                  duration(audio_s_), duration(elapsed_s()), audio_s_ / std::max(elapsed_s(), 1e-3),
                  unchanged_ > 0 ? fmt::format(", {} unchanged", unchanged_) : "",
                  failed_ > 0 ? fmt::format(", {} failed", failed_) : "");
  log(interrupted ? "interrupted" : "end", text);
  if (!style_.quiet) std::cerr << text << '\n';
}

int Progress::status() const {
  if (failed_ == 0) return 0;
  return done_ + unchanged_ == 0 ? first_failure_ : exit_status(ErrorCode::partial);
}

}  // namespace rawi
