// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "cli/program.h"

namespace rawi::test {

/// The samples of an audio file as ffmpeg decodes them, 16 bits at 22,050 Hz.
inline std::vector<std::int16_t> decoded(const std::filesystem::path& path) {
  const auto raw = run_command("ffmpeg -v error -i " + quoted(path) + " -f s16le -ac 1 -ar 22050 -");
  std::vector<std::int16_t> samples(raw.output.size() / 2);
  std::memcpy(samples.data(), raw.output.data(), samples.size() * 2);
  return samples;
}

struct Loudness {
  double lufs = 0;
  double peak_dbtp = 0;
};

/// What ffmpeg's ebur128 filter measures.
inline Loudness measured(const std::filesystem::path& path) {
  const auto result = run_command("ffmpeg -nostats -i " + quoted(path) + " -af ebur128=peak=true -f null - 2>&1");
  const auto value = [&](const std::string& name) {
    const std::size_t summary = result.output.rfind("Summary:");
    const std::size_t at = result.output.find(name, summary);
    return at == std::string::npos ? 99.0 : std::stod(result.output.substr(at + name.size()));
  };
  return {value("I:"), value("Peak:")};
}

}  // namespace rawi::test
