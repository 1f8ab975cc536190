// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/ngram_letters.h"

#include <algorithm>

namespace rawi {
namespace {

struct Window {
  int first;
  int last;
};

// From the widest view to the narrowest; training/ngram/tables.py has the same.
constexpr std::array<Window, 5> levels = {{{-2, 3}, {-1, 2}, {-1, 1}, {0, 1}, {0, 0}}};
constexpr MarkClass no_mark_before = 15;
constexpr Cost never_seen = 96;

}  // namespace

LetterModel::Costs LetterModel::costs_at(std::size_t i, MarkClass before) const {
  Costs costs;
  costs.fill(no_cost_known);
  Cost left = 0;  // cost of having come down to this level
  for (std::size_t level = 0; level < levels.size(); ++level) {
    std::vector<std::uint32_t> numbers = {static_cast<std::uint32_t>(level), before};
    for (int d = levels[level].first; d <= levels[level].last; ++d) {
      const auto at = static_cast<std::ptrdiff_t>(i) + d;
      const bool inside = at >= 0 && at < std::ssize(ids_);
      numbers.push_back(inside ? ids_[static_cast<std::size_t>(at)] : 0U);
    }
    const Cost back = file_.entry(ngram_key(NgramKind::letter_back, numbers));
    if (back == no_cost_known) continue;
    numbers.push_back(0);
    for (std::size_t k = 0; k < mark_classes; ++k) {
      if (costs[k] != no_cost_known) continue;
      numbers.back() = static_cast<std::uint32_t>(k);
      const Cost own = file_.entry(ngram_key(NgramKind::letter, numbers));
      if (own != no_cost_known) costs[k] = left + own;
    }
    left += back;
  }
  for (Cost& cost : costs) {
    if (cost == no_cost_known) cost = left + never_seen;
  }
  return costs;
}

Cost LetterModel::cost(std::span<const MarkClass> marks) const {
  Cost sum = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const MarkClass before = i > 0 ? marks[i - 1] : no_mark_before;
    sum += costs_at(i, before)[std::min<std::size_t>(marks[i], mark_classes - 1)];
  }
  return sum;
}

std::vector<Spelling> LetterModel::best(std::span<const ClassSet> open, std::size_t count) const {
  std::vector<Spelling> beam(1);
  for (std::size_t i = 0; i < ids_.size(); ++i) {
    std::array<Costs, 16> known;
    std::array<bool, 16> is_known{};
    std::vector<Spelling> longer;
    for (const Spelling& spelling : beam) {
      const MarkClass before = i > 0 ? spelling.marks.back() : no_mark_before;
      if (!is_known[before]) known[before] = costs_at(i, before);
      is_known[before] = true;
      for (MarkClass k = 0; k < mark_classes; ++k) {
        if (!holds(open[i], k)) continue;
        longer.push_back({spelling.cost + known[before][k], spelling.marks});
        longer.back().marks.push_back(k);
      }
    }
    const std::size_t kept = std::min(count, longer.size());
    std::partial_sort(longer.begin(), longer.begin() + static_cast<std::ptrdiff_t>(kept),
                      longer.end(), [](const Spelling& a, const Spelling& b) {
                        return a.cost != b.cost ? a.cost < b.cost : a.marks < b.marks;
                      });
    longer.resize(kept);
    beam = std::move(longer);
  }
  return beam;
}

}  // namespace rawi
