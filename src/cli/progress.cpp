// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

namespace rawi {
namespace {

constexpr std::size_t bar_width = 24;

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

Progress::Progress(std::span<const ArticleJob> jobs, Style style)
    : jobs_(jobs), style_(style), terminal_(::isatty(STDERR_FILENO) != 0) {}

double Progress::elapsed_s() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void Progress::article_done(const ArticleOutcome& outcome) {
  if (outcome.report) {
    ++done_;
    audio_s_ += outcome.report->audio_s;
  } else {
    ++failed_;
    if (first_failure_ == 0) first_failure_ = exit_status(outcome.report.error().code);
  }
  if (style_.json) print_json(outcome);
  print_line(outcome);
}

void Progress::print_json(const ArticleOutcome& outcome) const {
  const ArticleJob& job = jobs_[outcome.index];
  nlohmann::ordered_json line{{"schema", 1},
                              {"input", job.input.string()},
                              {"status", outcome.report ? "done" : "failed"},
                              {"attempts", outcome.attempts},
                              {"wall_s", std::round(outcome.wall_s * 1000) / 1000}};
  if (outcome.report) {
    const ArticleReport& report = *outcome.report;
    line["title"] = report.title;
    line["audio_s"] = std::round(report.audio_s * 1000) / 1000;
    line["chapters"] = report.chapters;
    line["words"] = report.words;
    line["files"] = nlohmann::ordered_json::array();
    for (const auto& file : report.files) line["files"].push_back(file.string());
    line["warnings"] = nlohmann::ordered_json::array();
    for (const Warning& warning : report.warnings) {
      line["warnings"].push_back({{"kind", warning.kind},
                                  {"message", warning.message},
                                  {"begin", warning.source.begin},
                                  {"end", warning.source.end}});
    }
  } else {
    line["exit_status"] = exit_status(outcome.report.error().code);
    line["error"] = to_string(outcome.report.error());
  }
  std::cout << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
            << std::endl;
}

void Progress::print_line(const ArticleOutcome& outcome) {
  if (!outcome.report) {
    clear_bar();
    Error error = outcome.report.error();
    if (error.where.empty()) error.where = jobs_[outcome.index].input.string();
    std::cerr << "rawi: " << to_string(error) << '\n';
    return;
  }
  if (style_.quiet || terminal_) return;
  const ArticleReport& report = *outcome.report;
  const std::string warnings = summary(report.warnings);
  std::cerr << fmt::format("{}: {} of audio, {}, {}{}{}\n", jobs_[outcome.index].input.string(),
                           duration(report.audio_s), count_of(report.chapters, "chapter"),
                           count_of(report.words, "word"), warnings.empty() ? "" : "; warnings: ",
                           warnings);
}

void Progress::tick(std::size_t running) {
  if (style_.quiet || !terminal_ || jobs_.empty()) return;
  const std::size_t ended = done_ + failed_;
  const std::size_t filled = bar_width * ended / jobs_.size();
  std::string bar(filled, '#');
  bar.append(bar_width - filled, '.');
  const double seconds = elapsed_s();
  std::cerr << fmt::format("\r\033[K[{}] {}/{} articles, {} running, {} of audio, {:.0f}x realtime{}", bar,
                           ended, jobs_.size(), running, duration(audio_s_),
                           seconds > 0 ? audio_s_ / seconds : 0.0,
                           failed_ > 0 ? fmt::format(", {} failed", failed_) : "");
  std::cerr.flush();
  bar_shown_ = true;
}

void Progress::clear_bar() {
  if (bar_shown_) std::cerr << "\r\033[K";
  bar_shown_ = false;
}

void Progress::finish(bool interrupted) {
  clear_bar();
  if (style_.quiet) return;
  std::cerr << fmt::format("{}{}, {} of audio in {} ({:.0f}x realtime){}\n",
                           interrupted ? "interrupted: " : "", count_of(done_, "article"),
                           duration(audio_s_), duration(elapsed_s()),
                           audio_s_ / std::max(elapsed_s(), 1e-3),
                           failed_ > 0 ? fmt::format(", {} failed", failed_) : "");
}

int Progress::status() const {
  if (failed_ == 0) return 0;
  return done_ == 0 ? first_failure_ : exit_status(ErrorCode::partial);
}

}  // namespace rawi
