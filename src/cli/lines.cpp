// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lines.h"

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/unicode.h"

namespace rawi {
namespace {

// Groups are large enough for a model to work on many sentences at once, small enough to stream.
constexpr std::size_t max_group_lines = 256;
constexpr std::size_t max_group_bytes = 1 << 18;

class LineReader {
 public:
  LineReader(const LineInput& input, std::istream& stream, const LineTransform& transform)
      : input_(input), stream_(stream), transform_(transform) {}

  int run() {
    std::string line;
    while (std::getline(stream_, line)) {
      ++number_;
      take(std::move(line));
      line.clear();
      const bool full = group_.size() >= max_group_lines || bytes_ >= max_group_bytes;
      if (full || input_.line_buffered) flush();
      if (!std::cout) break;
    }
    flush();
    std::cout.flush();
    if (stream_.bad()) return report({ErrorCode::io, "reading failed", input_.file, "", "", ""});
    if (!std::cout) return report({ErrorCode::io, "writing failed", "standard output", "", "", ""});
    return failed_ ? exit_status(ErrorCode::partial) : 0;
  }

 private:
  void take(std::string line) {
    if (const auto problem = problem_of(line); !problem.what.empty()) {
      report(problem);
      failed_ = true;
      line.clear();
    }
    bytes_ += line.size();
    group_.push_back(std::move(line));
  }

  [[nodiscard]] Error problem_of(const std::string& line) const {
    const std::string where =
        (input_.file == "-" ? "standard input" : input_.file) + ", line " + std::to_string(number_);
    if (const auto nul = line.find('\0'); nul != std::string::npos) {
      const bool utf16 = number_ == 1 && (line.starts_with("\xFF\xFE") || line.starts_with("\xFE\xFF"));
      return {ErrorCode::bad_input, "the line has a NUL byte",
              where + ", byte " + std::to_string(nul), utf16 ? "UTF-16 text" : "", "UTF-8 text",
              utf16 ? "convert it with iconv -f utf-16 -t utf-8" : ""};
    }
    if (const auto invalid = find_invalid_utf8(line)) {
      return {ErrorCode::bad_input, "the line is no UTF-8",
              where + ", byte " + std::to_string(*invalid), "", "", ""};
    }
    return {};
  }

  void flush() {
    if (group_.empty()) return;
    for (const std::string& line : transform_(group_)) std::cout << line << '\n';
    if (input_.line_buffered) std::cout.flush();
    group_.clear();
    bytes_ = 0;
  }

  const LineInput& input_;
  std::istream& stream_;
  const LineTransform& transform_;
  std::vector<std::string> group_;
  std::size_t bytes_ = 0;
  std::size_t number_ = 0;
  bool failed_ = false;
};

}  // namespace

int report(const Error& error) {
  std::cerr << "rawi: " << to_string(error) << '\n';
  return exit_status(error.code);
}

int transform_lines(const LineInput& input, const LineTransform& transform) {
  std::ios::sync_with_stdio(false);
  if (input.file == "-") return LineReader(input, std::cin, transform).run();
  std::error_code error;
  if (!std::filesystem::exists(input.file, error) || std::filesystem::is_directory(input.file, error)) {
    return report({ErrorCode::no_input, "there is no such file", input.file, "", "", ""});
  }
  std::ifstream file(input.file, std::ios::binary);
  if (!file) {
    return report({ErrorCode::no_input, "can't be opened", input.file, std::strerror(errno), "", ""});
  }
  return LineReader(input, file, transform).run();
}

}  // namespace rawi
