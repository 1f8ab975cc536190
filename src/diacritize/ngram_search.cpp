// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/ngram_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rawi {
namespace {

constexpr Cost tag_never_seen = 160;

/// Best way to reach a candidate.
struct State {
  Cost cost = 0;
  std::size_t from = 0;
};

class Search {
 public:
  Search(const NgramFile& file, std::span<const std::vector<Candidate>> positions)
      : file_(file), positions_(positions) {
    start_.key = start_.tag = tag_start;
  }

  std::vector<Choice> run() {
    forward();
    std::vector<Choice> choices(positions_.size());
    std::size_t best = cheapest(states_.back());
    for (std::size_t i = positions_.size(); i-- > 0;) {
      choices[i].candidate = best;
      best = states_[i][best].from;
    }
    for (std::size_t i = 0; i < choices.size(); ++i) choices[i].shares = shares_at(choices, i);
    return choices;
  }

 private:
  void forward() {
    states_.resize(positions_.size());
    for (std::size_t i = 0; i < positions_.size(); ++i) {
      for (const Candidate& candidate : positions_[i]) states_[i].push_back(reach(i, candidate));
    }
  }

  State reach(std::size_t i, const Candidate& candidate) const {
    if (i == 0) return {step(start_, start_, candidate), 0};
    State best{std::numeric_limits<Cost>::max(), 0};
    for (std::size_t from = 0; from < positions_[i - 1].size(); ++from) {
      const Cost cost =
          states_[i - 1][from].cost + step(before(i, from), positions_[i - 1][from], candidate);
      if (cost < best.cost) best = {cost, from};
    }
    return best;
  }

  /// The candidate before candidate `from` of position i - 1 on its own best way: the trigram looks
  /// at that one only, which keeps the search quadratic.
  const Candidate& before(std::size_t i, std::size_t from) const {
    return i < 2 ? start_ : positions_[i - 2][states_[i - 1][from].from];
  }

  /// Cost of a candidate after two others.
  Cost step(const Candidate& before2, const Candidate& before1, const Candidate& now) const {
    const Cost known = file_.entry(NgramKind::bigram, {before1.key, now.key});
    const Cost back = file_.entry(NgramKind::bigram_back, {before1.key});
    const Cost by_class =
        now.cost + tag_gain(before2.tag, before1.tag, now.tag) + std::max(back, 0);
    return known == no_cost_known ? by_class : std::min(known, by_class);
  }

  /// How much likelier (less than 0) or unlikelier a class is after two others than anywhere.
  Cost tag_gain(std::uint32_t before2, std::uint32_t before1, std::uint32_t now) const {
    Cost alone = file_.entry(NgramKind::tag1, {now});
    if (alone == no_cost_known) alone = tag_never_seen;
    const Cost trigram = file_.entry(NgramKind::tag3, {before2, before1, now});
    if (trigram != no_cost_known) return trigram - alone;
    const Cost back3 = std::max(file_.entry(NgramKind::tag3_back, {before2, before1}), 0);
    const Cost bigram = file_.entry(NgramKind::tag2, {before1, now});
    if (bigram != no_cost_known) return back3 + bigram - alone;
    return back3 + std::max(file_.entry(NgramKind::tag2_back, {before1}), 0);
  }

  static std::size_t cheapest(const std::vector<State>& states) {
    const auto less = [](const State& a, const State& b) { return a.cost < b.cost; };
    return static_cast<std::size_t>(std::min_element(states.begin(), states.end(), less) -
                                    states.begin());
  }

  std::vector<float> shares_at(const std::vector<Choice>& choices, std::size_t i) const {
    const auto& here = positions_[i];
    if (here.size() == 1) return {1.0F};
    const auto chosen = [&](std::size_t at) -> const Candidate& {
      return positions_[at][choices[at].candidate];
    };
    const Candidate& before1 = i >= 1 ? chosen(i - 1) : start_;
    const Candidate& before2 = i >= 2 ? chosen(i - 2) : start_;
    std::vector<Cost> costs;
    for (const Candidate& candidate : here) {
      Cost cost = step(before2, before1, candidate);
      if (i + 1 < positions_.size()) cost += step(before1, candidate, chosen(i + 1));
      costs.push_back(cost);
    }
    const Cost least = *std::min_element(costs.begin(), costs.end());
    std::vector<float> shares;
    float sum = 0;
    for (const Cost cost : costs) {
      shares.push_back(std::exp2(static_cast<float>(least - cost) / 8.0F));
      sum += shares.back();
    }
    for (float& share : shares) share /= sum;
    return shares;
  }

  const NgramFile& file_;
  std::span<const std::vector<Candidate>> positions_;
  Candidate start_;
  std::vector<std::vector<State>> states_;
};

}  // namespace

std::vector<Choice> choose(const NgramFile& file,
                           std::span<const std::vector<Candidate>> positions) {
  if (positions.empty()) return {};
  return Search(file, positions).run();
}

}  // namespace rawi
