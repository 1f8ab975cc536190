// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

#include "verify/verify.h"

namespace rawi::test {

inline bool has(const VerifyReport& report, const std::string& kind) {
  return std::any_of(report.facts.problems.begin(), report.facts.problems.end(),
                     [&](const Problem& problem) { return problem.kind == kind; });
}

inline std::string kinds_of(const VerifyReport& report) {
  std::string kinds;
  for (const Problem& problem : report.facts.problems) kinds += problem.kind + " ";
  return kinds;
}

inline const PlayerView& view_of(const VerifyReport& report, const std::string& player) {
  return *std::find_if(report.players.begin(), report.players.end(),
                       [&](const PlayerView& view) { return view.player == player; });
}

}  // namespace rawi::test
