// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/command.h"

namespace rawi::test {

/// Runs rawi with arguments written as in a shell.
inline CommandResult rawi(const std::string& arguments, const std::string& input = "") {
  return run_command(quoted(std::string(RAWI_PROGRAM)) + " " + arguments, input);
}

inline std::string quoted(const std::filesystem::path& path) { return quoted(path.string()); }

/// What ffprobe says of an audio file.
inline nlohmann::json probe(const std::filesystem::path& path) {
  const auto result = run_command("ffprobe -v error -of json -show_chapters -show_format " + quoted(path));
  return result.status == 0 ? nlohmann::json::parse(result.output) : nlohmann::json();
}

inline double duration_of(const std::filesystem::path& path) {
  const auto result =
      run_command("ffprobe -v error -show_entries format=duration -of csv=p=0 " + quoted(path));
  return result.status == 0 ? std::stod(result.output) : -1;
}

/// The render store's own files, which are no part of what comes out.
inline bool is_of_store(const std::filesystem::path& path) {
  return path.string().find("/.rawi") != std::string::npos &&
         path.string().find("/.rawi-") == std::string::npos;
}

/// What differs between two output folders, manifests and locks aside.
inline std::string difference(const std::filesystem::path& a, const std::filesystem::path& b) {
  return run_command("diff -r --exclude=.rawi " + quoted(a) + " " + quoted(b)).output;
}

/// What `rawi status --json` says of an output folder.
inline nlohmann::json status_of(const std::filesystem::path& out) {
  return nlohmann::json::parse(rawi("status --json " + quoted(out)).output);
}

/// "x" three times with "،": "x، x، x"
inline std::string repeated(const std::string& text, int times, const std::string& between = "") {
  std::string out;
  for (int i = 0; i < times; ++i) out += (i == 0 ? "" : between) + text;
  return out;
}

inline const std::string short_article =
    "وصل الوفد إلى العاصمة صباح اليوم. وقال الناطق إن اللقاء كان مثمرا، وإن الجانبين اتفقا على موعد جديد.\n";

}  // namespace rawi::test
