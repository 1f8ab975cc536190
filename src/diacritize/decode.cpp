// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/decode.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "diacritize/annexation.h"
#include "diacritize/readings.h"

namespace rawi {
namespace {

// Chosen on development text. An eighth of a bit of the list's costs, which are 22 network steps,
// counts for 7; the network's own reading, where the list has others, costs 4 nats.
constexpr Cost list_weight = 7;
constexpr Cost unlisted = 4 * 256;
constexpr Cost tag_never_seen = 160;
// A word that neither the list nor its parts explain is a foreign name as a rule, which has no case
// ending: one costs 2 nats more than none.
constexpr Cost ending_of_unknown = 2 * 256;

/// A vocalization that a token may get.
struct Choice {
  std::vector<MarkClass> marks;
  std::uint32_t tag = 0;
  Cost cost = 0;       // in steps of the network, by itself
  Cost tag_alone = 0;  // of its class anywhere
};

/// The classes of two tokens in a row, and what is left for classes never seen after them.
struct Context {
  std::uint32_t before2 = 0;
  std::uint32_t before1 = 0;
  Cost left3 = no_cost_known;  // no_cost_known: no triple begins like this
  Cost left2 = no_cost_known;
};

/// Best way to reach a choice.
struct State {
  Cost cost = 0;
  std::size_t from = 0;
};

std::vector<MarkClass> cheapest_marks(const DecoderToken& token) {
  std::vector<MarkClass> marks(token.ids.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    int best = -1;
    for (MarkClass k = 0; k < mark_classes; ++k) {
      const bool better =
          best < 0 || token.costs[i][k] < token.costs[i][static_cast<std::size_t>(best)];
      if (holds(token.open[i], k) && better) best = k;
    }
    marks[i] = static_cast<MarkClass>(best);
  }
  return marks;
}

/// Takes a doubtful case ending off a word that nobody knows.
void doubt_ending(const DecoderToken& token, std::vector<MarkClass>& marks) {
  const bool article = token.ids[0] == letter::alif && token.ids[1] == letter::lam;
  const MarkClass ending = marks.back();
  if (article || ending == 0 || ending >= 7 || token.ids.back() == letter::ta_marbuta) return;
  const ClassCosts& costs = token.costs.back();
  if (holds(token.open.back(), 0) && costs[0] < costs[ending] + ending_of_unknown) marks.back() = 0;
}

Cost network_cost(const DecoderToken& token, std::span<const MarkClass> marks) {
  Cost sum = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) sum += token.costs[i][marks[i]];
  return sum;
}

std::vector<Choice> choices_of(const DecoderToken& token, const KnownWords* known) {
  if (token.ids.empty()) return {{{}, token.tag}};
  std::vector<MarkClass> own = cheapest_marks(token);
  Cost own_cost = network_cost(token, own);
  if (known == nullptr) return {{std::move(own), 0, own_cost}};
  std::vector<Choice> choices;
  bool listed = false;
  const auto candidates = known_readings(*known, token.ids, token.open);
  for (const Candidate& candidate : candidates) {
    listed = listed || candidate.marks == own;
    const Cost extra = candidate.cost - candidates.front().cost;
    choices.push_back({candidate.marks, candidate.tag,
                       network_cost(token, candidate.marks) + list_weight * extra});
  }
  if (candidates.empty() && own.size() > 3) {
    doubt_ending(token, own);
    own_cost = network_cost(token, own);
  }
  if (!listed) {
    const std::uint32_t tag = class_in(*known, token.ids, own);
    choices.push_back({std::move(own), tag, own_cost + (candidates.empty() ? 0 : unlisted)});
  }
  return choices;
}

/// The cheapest way through the choices of a stretch of tokens (Viterbi).
class Search {
 public:
  Search(const KnownWords* known, std::uint32_t before2, std::uint32_t before1)
      : known_(known), first_{{}, before1}, zeroth_{{}, before2} {}

  void add(std::vector<Choice> choices) {
    for (Choice& choice : choices) choice.tag_alone = alone(choice.tag);
    std::vector<State> states(choices.size(), State{std::numeric_limits<Cost>::max(), 0});
    const std::size_t ways = choices_.empty() ? 1 : choices_.back().size();
    for (std::size_t from = 0; from < ways; ++from) {
      const Cost so_far = choices_.empty() ? 0 : states_.back()[from].cost;
      const Context context = choices_.empty() ? context_of(zeroth_, first_)
                                               : context_of(before(from), choices_.back()[from]);
      for (std::size_t to = 0; to < choices.size(); ++to) {
        const Cost cost = so_far + choices[to].cost + gain(context, choices[to]);
        if (cost < states[to].cost) states[to] = {cost, from};
      }
    }
    choices_.push_back(std::move(choices));
    states_.push_back(std::move(states));
  }

  /// The number of the choice at each position.
  [[nodiscard]] std::vector<std::size_t> best() const {
    std::vector<std::size_t> chosen(choices_.size());
    const auto less = [](const State& a, const State& b) { return a.cost < b.cost; };
    const auto& last = states_.back();
    auto at =
        static_cast<std::size_t>(std::min_element(last.begin(), last.end(), less) - last.begin());
    for (std::size_t i = choices_.size(); i-- > 0;) {
      chosen[i] = at;
      at = states_[i][at].from;
    }
    return chosen;
  }

  /// The probability of each choice of a position, its neighbours being as chosen.
  [[nodiscard]] std::vector<float> shares(const std::vector<std::size_t>& chosen,
                                          std::size_t i) const {
    if (choices_[i].size() == 1) return {1.0F};
    const Context context = context_of(at(chosen, i, 2), at(chosen, i, 1));
    std::vector<Cost> costs;
    for (const Choice& choice : choices_[i]) {
      Cost cost = choice.cost + gain(context, choice);
      if (i + 1 < choices_.size()) {
        cost += gain(context_of(at(chosen, i, 1), choice), choices_[i + 1][chosen[i + 1]]);
      }
      costs.push_back(cost);
    }
    const Cost least = *std::min_element(costs.begin(), costs.end());
    std::vector<float> shares;
    float sum = 0;
    for (const Cost cost : costs) {
      shares.push_back(std::exp(static_cast<float>(least - cost) / 256.0F));
      sum += shares.back();
    }
    for (float& share : shares) share /= sum;
    return shares;
  }

  [[nodiscard]] const std::vector<Choice>& choices(std::size_t i) const { return choices_[i]; }

 private:
  const Choice& at(const std::vector<std::size_t>& chosen, std::size_t i, std::size_t back) const {
    if (i < back) return back - i == 1 ? first_ : zeroth_;
    return choices_[i - back][chosen[i - back]];
  }

  /// What stands before choice `from` of the last position on its own best way: the trigram looks
  /// at that one only, which keeps the search quadratic.
  const Choice& before(std::size_t from) const {
    const std::size_t size = choices_.size();
    return size < 2 ? first_ : choices_[size - 2][states_.back()[from].from];
  }

  Cost alone(std::uint32_t tag) const {
    if (known_ == nullptr) return 0;
    const Cost cost = known_->entry(EntryKind::tag1, {tag});
    return cost == no_cost_known ? tag_never_seen : cost;
  }

  Context context_of(const Choice& before2, const Choice& before1) const {
    if (known_ == nullptr) return {};
    return {before2.tag, before1.tag,
            known_->entry(EntryKind::tag3_back, {before2.tag, before1.tag}),
            known_->entry(EntryKind::tag2_back, {before1.tag})};
  }

  /// How much likelier (less than 0) or unlikelier a class is after two others than anywhere.
  Cost gain(const Context& context, const Choice& now) const {
    if (context.left3 != no_cost_known) {
      const Cost triple =
          known_->entry(EntryKind::tag3, {context.before2, context.before1, now.tag});
      if (triple != no_cost_known) return list_weight * (triple - now.tag_alone);
    }
    if (context.left2 == no_cost_known) return list_weight * std::max(context.left3, 0);
    const Cost pair = known_->entry(EntryKind::tag2, {context.before1, now.tag});
    const Cost after1 = pair != no_cost_known ? pair - now.tag_alone : context.left2;
    return list_weight * (std::max(context.left3, 0) + after1);
  }

  const KnownWords* known_;
  Choice first_, zeroth_;  // the two tokens before the stretch
  std::vector<std::vector<Choice>> choices_;
  std::vector<std::vector<State>> states_;
};

/// The probability of a letter's class by the network alone.
float network_share(const ClassCosts& costs, ClassSet open, MarkClass mark) {
  float sum = 0;
  for (MarkClass k = 0; k < mark_classes; ++k) {
    if (holds(open, k)) sum += std::exp(static_cast<float>(costs[mark] - costs[k]) / 256.0F);
  }
  return 1.0F / sum;
}

DecodedWord decoded(const DecoderToken& token, const std::vector<Choice>& choices,
                    std::size_t chosen, const std::vector<float>& shares) {
  DecodedWord word{choices[chosen].marks, std::vector<float>(token.ids.size())};
  for (std::size_t i = 0; i < word.marks.size(); ++i) {
    const MarkClass mark = word.marks[i];
    float share = 0;
    for (std::size_t c = 0; c < choices.size(); ++c)
      share += choices[c].marks[i] == mark ? shares[c] : 0;
    // Two views of the same: each is surest where it has least to compare with.
    const float alone = network_share(token.costs[i], token.open[i], mark);
    word.confidences[i] = choices.size() == 1 ? alone : std::min((alone + share) / 2, 1.0F);
  }
  return word;
}

}  // namespace

std::vector<DecodedWord> Decoder::decode(std::span<const DecoderToken> tokens) {
  if (tokens.empty()) return {};
  Search search(known_, before2_, before1_);
  for (const DecoderToken& token : tokens) search.add(choices_of(token, known_));
  const std::vector<std::size_t> chosen = search.best();
  std::vector<DecodedWord> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    words.push_back(decoded(tokens[i], search.choices(i), chosen[i], search.shares(chosen, i)));
    before2_ = before1_;
    before1_ = search.choices(i)[chosen[i]].tag;
  }
  if (known_ != nullptr) settle_annexed_names(tokens, known_, words);
  return words;
}

}  // namespace rawi
