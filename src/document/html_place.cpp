// SPDX-License-Identifier: GPL-3.0-or-later
// Where the article stands: containers that announce themselves, checked against where the prose
// is.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "document/html_page.h"

namespace rawi {
namespace {

struct Candidate {
  std::uint32_t node = 0;
  std::string evidence;
};

bool is_text_holder(Name name) {
  return name == Name::div || name == Name::td || name == Name::section || name == Name::article ||
         name == Name::main || name == Name::center || name == Name::body || name == Name::form;
}

class Finder {
 public:
  Finder(const Page& page, const PageFacts& facts)
      : page_(page), nodes_(page.markup.nodes), facts_(facts) {}

  ArticlePlace find() const {
    const std::uint32_t dense = densest();
    const double prose = page_.prose(dense);
    for (const auto& rank :
         {by_microdata(), by_class(), by_element(Name::article), by_element(Name::main)}) {
      const auto best = best_of(rank);
      if (best && page_.prose(best->node) >= 0.5 * prose && page_.prose(best->node) > 0) {
        return {best->node, best->evidence};
      }
    }
    return {dense, fmt::format("density of text: {:.0f} letters of prose, {:.0f} of links", prose,
                               page_.link_letters(dense))};
  }

 private:
  template <class Test>
  std::vector<Candidate> collect(const Test& test) const {
    std::vector<Candidate> found;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].name == Name::text || page_.dropped_by[i] != 0) continue;
      // Inside one that was found: the outer stands for it.
      if (!found.empty() && page_.contains(found.back().node, i)) continue;
      std::string evidence = test(i);
      if (!evidence.empty()) found.push_back({static_cast<std::uint32_t>(i), std::move(evidence)});
    }
    return found;
  }

  [[nodiscard]] std::vector<Candidate> by_microdata() const {
    return collect([&](std::size_t i) {
      return page_.markup.attribute(i, Name::itemprop) == "articleBody"
                 ? std::string("itemprop articleBody")
                 : std::string();
    });
  }

  [[nodiscard]] std::vector<Candidate> by_class() const {
    return collect([&](std::size_t i) {
      if (nodes_[i].attributes == 0 || nodes_[i].name == Name::body ||
          nodes_[i].name == Name::html) {
        return std::string();
      }
      for (const Name attribute : {Name::class_, Name::id}) {
        const std::string_view names = page_.markup.attribute(i, attribute);
        for (std::size_t at = 0; at < names.size();) {
          const std::size_t end = std::min(names.find(' ', at), names.size());
          const std::string_view name = names.substr(at, end - at);
          if (!name.empty() && names_content(name)) return "class " + std::string(name);
          at = end + 1;
        }
      }
      return std::string();
    });
  }

  [[nodiscard]] std::vector<Candidate> by_element(Name name) const {
    return collect([&](std::size_t i) {
      const bool role = name == Name::main && page_.markup.attribute(i, Name::role) == "main";
      return nodes_[i].name == name || role ? "element " + std::string(spelling_of(name))
                                            : std::string();
    });
  }

  /// The candidate with the most prose; the element around all of them where the article lies in
  /// several pieces of one parent.
  [[nodiscard]] std::optional<Candidate> best_of(const std::vector<Candidate>& rank) const {
    if (rank.empty()) return std::nullopt;
    double sum = 0;
    std::size_t best = 0;
    std::map<std::uint32_t, double> by_parent;
    for (std::size_t i = 0; i < rank.size(); ++i) {
      const double prose = page_.prose(rank[i].node);
      sum += prose;
      by_parent[nodes_[rank[i].node].parent] += prose;
      if (prose > page_.prose(rank[best].node)) best = i;
    }
    if (page_.prose(rank[best].node) >= 0.6 * sum || is_thread(rank)) {
      const std::size_t first = first_post(rank, best);
      return rank[first];
    }
    const auto shared = std::max_element(by_parent.begin(), by_parent.end(),
                                         [](auto& a, auto& b) { return a.second < b.second; });
    const std::uint32_t parent = shared->first;
    if (shared->second > 0.6 * sum && parent != 0 && page_.prose(parent) <= 1.3 * shared->second) {
      return Candidate{parent, "pieces of " + rank[best].evidence};
    }
    return rank[best];
  }

  /// In a thread the opening post is the article, if it is more than a word of greeting.
  [[nodiscard]] std::size_t first_post(const std::vector<Candidate>& rank, std::size_t best) const {
    if (!is_thread(rank)) return best;
    for (std::size_t i = 0; i < best; ++i) {
      if (page_.prose(rank[i].node) >= 150) return i;
    }
    return best;
  }

  [[nodiscard]] bool is_thread(const std::vector<Candidate>& rank) const {
    if (rank.size() < 2) return false;
    if (facts_.is_forum) return true;
    // Posts do not share a parent; each stands with its author in a box of its own.
    const std::uint32_t parent = nodes_[rank[0].node].parent;
    const bool apart = std::all_of(rank.begin() + 1, rank.end(), [&](const Candidate& one) {
      return nodes_[one.node].parent != parent;
    });
    return apart && rank[0].evidence.starts_with("class");
  }

  /// Readability's idea: prose counts for its parent, half for the grandparent, and so on.
  [[nodiscard]] std::uint32_t densest() const {
    std::vector<double> score(nodes_.size(), 0);
    for (const Run& run : page_.runs) {
      if (run.drop != 0 || run.prose <= 0) continue;
      std::uint32_t node = run.owner;
      if (!is_text_holder(nodes_[node].name)) node = nodes_[node].parent;
      for (double share = 1.0; node != 0 && share > 0.1; share /= 2, node = nodes_[node].parent) {
        score[node] += run.prose * share;
      }
    }
    std::uint32_t best = 0;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      if (score[i] <= 0) continue;
      score[i] *= 1.0 - linked(i);
      if (best == 0 || score[i] > score[best]) best = static_cast<std::uint32_t>(i);
    }
    return best == 0 ? whole_page() : widened(best);
  }

  [[nodiscard]] std::uint32_t whole_page() const {
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].name == Name::body) return static_cast<std::uint32_t>(i);
    }
    return 0;
  }

  [[nodiscard]] double linked(std::size_t node) const {
    return page_.link_letters(node) / std::max(1.0, page_.letters(node));
  }

  /// Upwards while the parent adds prose and few links.
  [[nodiscard]] std::uint32_t widened(std::uint32_t node) const {
    for (std::uint32_t outer = nodes_[node].parent; outer != 0; outer = nodes_[outer].parent) {
      if (nodes_[outer].name == Name::html) break;
      const double gained = page_.prose(outer) - page_.prose(node);
      const double links = page_.link_letters(outer) - page_.link_letters(node);
      const double letters = page_.letters(outer) - page_.letters(node);
      // Teasers of other articles are prose too, but each comes with a link.
      if (gained >= 0.15 * page_.prose(node) && links < 0.2 * letters) node = outer;
      if (linked(outer) >= 0.5) break;
    }
    return node;
  }

  const Page& page_;
  const std::vector<MarkupNode>& nodes_;
  const PageFacts& facts_;
};

}  // namespace

ArticlePlace find_article(const Page& page, const PageFacts& facts) {
  return Finder(page, facts).find();
}

}  // namespace rawi
