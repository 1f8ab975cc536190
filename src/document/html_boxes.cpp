// SPDX-License-Identifier: GPL-3.0-or-later
// What the structure of a page gives away.
#include "document/html_boxes.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "document/html_lines.h"

namespace rawi {
namespace {

constexpr std::size_t most_controls = 400;
constexpr int most_levels = 10;
constexpr std::size_t most_siblings = 300;

bool is_unread(Name name) {
  return name == Name::script || name == Name::style || name == Name::title ||
         name == Name::noscript || name == Name::template_ || name == Name::option;
}

bool answers(std::string_view text) {
  constexpr std::array<std::string_view, 11> words{"رد",      "الرد",   "اضف ردا",       "ردا",
                                                   "reply",   "اقتباس", "ابلاغ",         "تبليغ",
                                                   "الابلاغ", "report", "رد علي التعليق"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

/// The first class without its digits: "post bg2" is "post".
std::string_view make_of(const Markup& markup, std::uint32_t node) {
  std::string_view name = markup.attribute(node, Name::class_);
  name = name.substr(0, name.find(' '));
  while (!name.empty() && name.back() >= '0' && name.back() <= '9') name.remove_suffix(1);
  return name;
}

class BoxFinder {
 public:
  explicit BoxFinder(const Markup& markup) : markup_(markup), nodes_(markup.nodes) { count(); }

  std::vector<std::pair<std::uint32_t, Verdict>> find() {
    for (const std::uint32_t field : fields_) add_form(field);
    for (const std::uint32_t button : buttons_) add_question(button);
    for (const std::uint32_t reply : replies_) add_comments(reply);
    add_contents();
    add_other_answers();
    return std::move(found_);
  }

 private:
  struct Sums {
    std::uint32_t letters = 0;        // of what can be read
    std::uint32_t prose = 0;          // of texts that are long and no links
    std::uint32_t place_letters = 0;  // of links to places of the page
    std::uint32_t places = 0;
    std::uint32_t replies = 0;
    std::uint32_t headings = 0;  // h1
  };

  void count() {
    sums_.resize(nodes_.size() + 1);
    std::uint32_t unread_end = 0;
    std::uint32_t link_end = 0;
    std::uint32_t place_end = 0;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      const MarkupNode& node = nodes_[i];
      Sums& next = sums_[i + 1];
      next = sums_[i];
      if (is_unread(node.name)) unread_end = std::max(unread_end, node.end);
      if (node.name == Name::h1) ++next.headings;
      if (node.name == Name::a) link_end = std::max(link_end, node.end);
      if (is_place_link(i)) {
        place_end = node.end;
        ++next.places;
      }
      if (note_control(static_cast<std::uint32_t>(i))) ++next.replies;
      if (node.name != Name::text || i < unread_end) continue;
      const std::uint32_t letters = count_letters(markup_.text_of(i));
      next.letters += letters;
      if (i < place_end) next.place_letters += letters;
      if (i >= link_end && letters >= 40) next.prose += letters;
    }
  }

  /// "#part", with words that are no mark of a note.
  [[nodiscard]] bool is_place_link(std::size_t i) const {
    if (nodes_[i].name != Name::a || nodes_[i].end - i > 12) return false;
    const std::string_view address = markup_.attribute(i, Name::href);
    if (address.size() < 2 || address.front() != '#') return false;
    const std::string text = markup_.inner_text(i);
    return count_letters(text) >= 5 && !text.starts_with('[');
  }

  /// Remembers fields and buttons; whether it answers a comment.
  bool note_control(std::uint32_t i) {
    const Name name = nodes_[i].name;
    if (name == Name::textarea || (name == Name::input && takes_text(i))) {
      if (fields_.size() < most_controls) fields_.push_back(i);
    }
    if (name == Name::button && buttons_.size() < most_controls) buttons_.push_back(i);
    const bool small = nodes_[i].end - i <= 6;
    if ((name != Name::a && name != Name::button) || !small) return false;
    if (!answers(fold(markup_.inner_text(i)))) return false;
    if (replies_.size() < most_controls) replies_.push_back(i);
    return true;
  }

  [[nodiscard]] bool takes_text(std::uint32_t i) const {
    constexpr std::array<std::string_view, 7> types{"",    "text",     "email", "search",
                                                    "tel", "password", "radio"};
    const std::string_view type = markup_.attribute(i, Name::type);
    return std::find(types.begin(), types.end(), type) != types.end();
  }

  [[nodiscard]] std::uint32_t letters(std::uint32_t node) const {
    return sums_[nodes_[node].end].letters - sums_[node].letters;
  }
  [[nodiscard]] std::uint32_t prose(std::uint32_t node) const {
    return sums_[nodes_[node].end].prose - sums_[node].prose;
  }
  [[nodiscard]] std::uint32_t replies(std::uint32_t node) const {
    return sums_[nodes_[node].end].replies - sums_[node].replies;
  }

  void add(std::uint32_t node, std::string_view reason, std::string evidence) {
    found_.push_back({node, Verdict{reason, std::move(evidence), true}});
  }

  /// The largest element around a field that holds little else.
  void add_form(std::uint32_t field) {
    constexpr std::uint32_t most_letters = 350;
    const std::uint32_t total = sums_.back().letters;
    std::uint32_t best = 0;
    std::uint32_t node = nodes_[field].parent;
    for (int up = 0; up < most_levels && node != 0; ++up, node = nodes_[node].parent) {
      const std::uint32_t held = letters(node);
      const bool titled = sums_[nodes_[node].end].headings != sums_[node].headings;
      if (held > most_letters || held * 10 > total * 3 || titled) break;
      if (nodes_[node].name == Name::body) break;
      best = node;
    }
    if (best != 0 && letters(best) > 0) add(best, "controls", "a box with fields to fill in");
  }

  /// "Was this useful?" with yes and no.
  void add_question(std::uint32_t button) {
    constexpr std::uint32_t most_letters = 120;
    const std::uint32_t box = nodes_[button].parent;
    if (box == 0 || letters(box) > most_letters) return;
    std::uint32_t buttons = 0;
    bool asks = false;
    for (std::uint32_t i = box + 1; i < nodes_[box].end; ++i) {
      if (nodes_[i].name == Name::button) ++buttons;
      asks |=
          nodes_[i].name == Name::text && markup_.text_of(i).find("؟") != std::string_view::npos;
    }
    if (asks && buttons >= 2) add(box, "controls", "a question with buttons");
  }

  [[nodiscard]] bool alike(std::uint32_t a, std::uint32_t b) const {
    return nodes_[a].name == nodes_[b].name && make_of(markup_, a) == make_of(markup_, b);
  }

  /// Siblings of one make, each with prose and a way to answer it, are comments, where there is
  /// prose beside them too.
  void add_comments(std::uint32_t reply) {
    std::uint32_t node = reply;
    for (int up = 0; up < most_levels && nodes_[node].parent != 0;
         ++up, node = nodes_[node].parent) {
      if (prose(node) == 0) continue;
      const std::vector<std::uint32_t> row = siblings(node);
      if (row.size() < 2) continue;
      std::uint32_t held = 0;
      for (const std::uint32_t one : row) held += prose(one);
      if (row.front() == node && held * 10 < sums_.back().prose * 9) {
        for (const std::uint32_t one : row) add(one, "comments", "one of several to be answered");
      }
      return;
    }
  }

  [[nodiscard]] std::vector<std::uint32_t> siblings(std::uint32_t node) const {
    std::vector<std::uint32_t> row;
    const std::uint32_t parent = nodes_[node].parent;
    std::size_t seen = 0;
    for (std::uint32_t i = parent + 1; i < nodes_[parent].end && seen < most_siblings;
         i = nodes_[i].end, ++seen) {
      if (nodes_[i].name != Name::text && alike(i, node) && replies(i) > 0) row.push_back(i);
    }
    return row;
  }

  /// Most of it leads to places of this page.
  void add_contents() {
    for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
      if (role_of(nodes_[i].name) != TagRole::block || nodes_[i].name == Name::body) continue;
      const Sums& from = sums_[i];
      const Sums& to = sums_[nodes_[i].end];
      const std::uint32_t places = to.places - from.places;
      if (places < 2 || to.headings != from.headings) continue;
      if ((to.place_letters - from.place_letters) * 10 < (to.letters - from.letters) * 6) continue;
      add(i, "contents", "links to places of the page");
      i = nodes_[i].end - 1;
    }
  }

  void add_other_answers() {
    bool accepted = false;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].attributes == 0) continue;
      const std::string_view property = markup_.attribute(i, Name::itemprop);
      accepted |= property == "acceptedAnswer";
      if (accepted && property == "suggestedAnswer")
        add(static_cast<std::uint32_t>(i), "comments", "an answer beside the accepted one");
    }
  }

  const Markup& markup_;
  const std::vector<MarkupNode>& nodes_;
  std::vector<Sums> sums_;
  std::vector<std::uint32_t> fields_;
  std::vector<std::uint32_t> buttons_;
  std::vector<std::uint32_t> replies_;
  std::vector<std::pair<std::uint32_t, Verdict>> found_;
};

/// Among its first runs is one that says when or by whom.
bool has_byline(const Page& page, std::uint32_t node) {
  constexpr std::size_t most_runs = 8;
  const std::size_t first = page.run_at(node);
  const std::size_t last = std::min(page.run_at(page.markup.nodes[node].end), first + most_runs);
  for (std::size_t i = first; i < last; ++i) {
    const Run& run = page.runs[i];
    if (run.drop != 0 && page.verdicts[page.verdict_of[run.drop] - 1].reason == "byline")
      return true;
    const std::string text = block_of_run(page, run).text;
    if (is_meta_line(text) || is_date_line(text)) return true;
  }
  return false;
}

}  // namespace

std::vector<std::pair<std::uint32_t, Verdict>> judge_boxes(const Markup& markup) {
  return BoxFinder(markup).find();
}

std::uint32_t next_article(const Page& page, std::size_t title_run) {
  const std::vector<MarkupNode>& nodes = page.markup.nodes;
  const auto none = static_cast<std::uint32_t>(nodes.size());
  if (title_run == no_run) return none;
  const std::uint32_t title = page.runs[title_run].owner;
  const int level = heading_level(nodes[title].name);
  if (level == 0) return none;
  constexpr int most_headings = 60;
  int seen = 0;
  for (std::size_t i = title_run + 1; i < page.runs.size() && seen < most_headings; ++i) {
    const std::uint32_t owner = page.runs[i].owner;
    if (nodes[owner].name != nodes[title].name || page.contains(title, owner)) continue;
    ++seen;
    std::uint32_t other = owner;
    for (int up = 0; up < most_levels && !page.contains(nodes[other].parent, title); ++up)
      other = nodes[other].parent;
    if (!page.contains(nodes[other].parent, title) || other == owner) continue;
    std::uint32_t own = title;
    while (own != 0 && nodes[own].parent != nodes[other].parent) own = nodes[own].parent;
    const bool alike = own != title && nodes[own].name == nodes[other].name &&
                       make_of(page.markup, own) == make_of(page.markup, other);
    if (alike && page.prose(own) >= 100 && has_byline(page, other)) return other;
  }
  return none;
}

std::uint32_t box_begun_by(const Page& page, std::size_t run) {
  const std::vector<MarkupNode>& nodes = page.markup.nodes;
  std::uint32_t box = page.runs[run].owner;
  const auto begins_with_it = [&](std::uint32_t node) {
    for (std::size_t i = page.run_at(node); i < run; ++i) {
      if (page.runs[i].drop == 0) return false;
    }
    return true;
  };
  for (int up = 0; up < most_levels && nodes[box].parent != 0; ++up) {
    const std::uint32_t outer = nodes[box].parent;
    if (!begins_with_it(outer)) break;
    box = outer;
  }
  return box;
}

}  // namespace rawi
