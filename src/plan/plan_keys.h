// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

#include "plan/plan.h"

namespace rawi {

/// The key that makes a TOML file a plan, and the version that this program writes and reads.
inline constexpr std::string_view plan_key = "rawi_plan";
inline constexpr int plan_version = 1;

/// Facts of the article that are texts, in the order in which they are written.
struct PlanFact {
  std::string_view key;
  std::string Plan::*field;
};
inline constexpr std::array plan_facts{
    PlanFact{"title", &Plan::title},      PlanFact{"author", &Plan::author},
    PlanFact{"date", &Plan::date},        PlanFact{"source", &Plan::source},
    PlanFact{"lead", &Plan::lead},        PlanFact{"album", &Plan::album},
    PlanFact{"narrator", &Plan::narrator}};

}  // namespace rawi
