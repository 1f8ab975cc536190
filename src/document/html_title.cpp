// SPDX-License-Identifier: GPL-3.0-or-later
// Which run is the title, and which headings head nothing.
#include <algorithm>

#include "document/html_lines.h"
#include "document/html_page.h"

namespace rawi {
namespace {

void remove_headings(Document& document, const std::vector<char>& empty) {
  std::vector<std::size_t> removed_before(empty.size() + 1, 0);
  for (std::size_t i = 0; i < empty.size(); ++i) {
    removed_before[i + 1] = removed_before[i] + (empty[i] != 0 ? 1U : 0U);
  }
  if (removed_before.back() == 0) return;
  for (DroppedBlock& one : document.dropped) one.before -= removed_before[one.before];
  std::vector<Block> kept;
  for (std::size_t i = 0; i < empty.size(); ++i) {
    if (empty[i] == 0) {
      kept.push_back(std::move(document.blocks[i]));
    } else {
      document.dropped.push_back(
          {std::move(document.blocks[i]), "empty", "nothing of its section is kept", kept.size()});
    }
  }
  document.blocks = std::move(kept);
}

/// Its block, or an inline element around all of it, is named so: "NewsTitle".
bool is_named_title(const Page& page, const Run& run) {
  const std::vector<MarkupNode>& nodes = page.markup.nodes;
  for (std::uint32_t node = nodes[run.first].parent; node > run.owner; node = nodes[node].parent) {
    if (nodes[node].end >= run.last && names_title(page.markup, node)) return true;
  }
  return names_title(page.markup, run.owner);
}

bool is_set_large(const Markup& markup, std::uint32_t node) {
  const MarkupNode& element = markup.nodes[node];
  if (element.name == Name::big) return true;
  return element.name == Name::font && markup.attribute(node, Name::size) >= "4" &&
         markup.attribute(node, Name::size) <= "7";
}

/// All of a run in bold and large letters.
bool is_set_as_headline(const Page& page, const Run& run) {
  const std::vector<MarkupNode>& nodes = page.markup.nodes;
  bool bold = false;
  bool large = false;
  for (std::uint32_t node = nodes[run.first].parent; node >= run.owner && node != 0;
       node = nodes[node].parent) {
    if (nodes[node].end < run.last) continue;
    bold |= nodes[node].name == Name::b || nodes[node].name == Name::strong;
    large |= is_set_large(page.markup, node);
  }
  return bold && large;
}

bool reads_as_headline(const Page& page, const Run& run) {
  const bool fits = run.letters >= 15 && run.letters <= 140 && linked_share(run) < 0.5;
  return fits && is_set_as_headline(page, run);
}

/// Where no heading says the title, and the head of the page names the site alone: a first line of
/// the article that is set as a headline, or one just before it, in a row of its own.
std::size_t first_headline(const Page& page, const ArticlePlace& place) {
  const std::size_t first = page.run_at(place.root);
  const std::size_t last = page.run_at(page.markup.nodes[place.root].end);
  for (std::size_t i = first; i < last; ++i) {
    if (page.runs[i].drop != 0) continue;
    if (reads_as_headline(page, page.runs[i])) return i;
    break;
  }
  constexpr std::size_t most_runs_before = 4;
  for (std::size_t i = first; i > 0 && first - i < most_runs_before; --i) {
    const Run& run = page.runs[i - 1];
    if (run.drop == 0 && reads_as_headline(page, run)) return i - 1;
  }
  return no_run;
}

}  // namespace

double linked_share(const Run& run) {
  return static_cast<double>(run.link_letters) / std::max(1U, run.letters);
}

namespace {

/// Newspapers put their name and the day before the title too: "paper - issue 12 - title". The
/// longest part of it, if it is more than a word or two.
std::string_view longest_part(std::string_view declared) {
  constexpr std::size_t least_bytes = 30;
  std::string_view longest;
  for (std::size_t at = 0; at < declared.size();) {
    std::size_t end = declared.size();
    std::size_t next = end;
    for (const std::string_view bar : {" | ", " - ", " – ", " — ", " :: ", " » "}) {
      const std::size_t found = declared.find(bar, at);
      if (found >= end) continue;
      end = found;
      next = found + bar.size();
    }
    if (end - at > longest.size()) longest = declared.substr(at, end - at);
    at = next;
  }
  return longest.size() >= least_bytes ? longest : declared;
}

}  // namespace

/// The run that reads like the title: a heading, or what resembles the title that the page
/// declares.
std::size_t find_title(const Page& page, const ArticlePlace& place, const PageFacts& facts) {
  constexpr std::size_t most_runs = 3000;
  std::size_t best = no_run;
  double best_score = 0.45;
  std::size_t seen_prose = 0;
  const std::string_view part = longest_part(facts.title);
  for (std::size_t i = 0; i < std::min(page.runs.size(), most_runs); ++i) {
    const Run& run = page.runs[i];
    if (run.drop != 0 || run.letters < 3 || run.letters > 300) continue;
    const bool in_root = page.contains(place.root, run.first);
    if (run.first >= page.markup.nodes[place.root].end) break;
    // Behind the first paragraphs only a heading in the very words of the title counts.
    if (in_root && run.prose > 0) ++seen_prose;
    const Context& context = page.contexts[run.owner];
    const bool heading = context.kind == BlockKind::heading;
    if (seen_prose > 2 && (!heading || context.level > 1 || best != no_run)) continue;
    const std::string text = block_of_run(page, run).text;
    double like = likeness(facts.title, text);
    if (part.size() < facts.title.size()) like = std::max(like, likeness(part, text));
    if (seen_prose > 2 && like < 0.8) continue;
    double score = 1.5 * like;
    if (heading) score += context.level == 1 ? 0.5 : context.level == 2 ? 0.25 : 0.15;
    const bool named = is_named_title(page, run);
    if (named) score += 0.3;
    if (!heading && like < 0.7 && !named) continue;
    if (linked_share(run) > 0.5 && like < 0.7) score -= 0.4;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best == no_run ? first_headline(page, place) : best;
}

bool is_certain_title(const Page& page, const ArticlePlace& place, const PageFacts& facts,
                      std::size_t run) {
  const Run& title = page.runs[run];
  if (page.contexts[title.owner].kind != BlockKind::heading) return false;
  if (likeness(facts.title, block_of_run(page, title).text) < 0.8) return false;
  const std::size_t first = page.run_at(place.root);
  const std::size_t last = page.run_at(page.markup.nodes[place.root].end);
  if (run < first || run >= last) return true;
  const double before = page.prose_sum[run] - page.prose_sum[first];
  return before < page.prose_sum[last] - page.prose_sum[run];
}

std::string site_behind(std::string_view declared, std::string_view title) {
  if (!declared.starts_with(title)) return "";
  for (const std::string_view bar : {" | ", " - ", " – ", " — ", " :: ", " » "}) {
    if (declared.substr(title.size()).starts_with(bar))
      return std::string(declared.substr(title.size() + bar.size()));
  }
  return "";
}

bool is_over_title(const Page& page, std::size_t title_run, std::size_t index) {
  const Run& run = page.runs[index];
  if (index + 1 != title_run || run.link_letters > 0 || run.letters < 15 || run.letters > 120)
    return false;
  const std::string text = block_of_run(page, run).text;
  if (std::count(text.begin(), text.end(), ' ') < 3 || is_date_line(text) || is_meta_line(text) ||
      is_trail(text))
    return false;
  const std::vector<MarkupNode>& nodes = page.markup.nodes;
  std::uint32_t box = page.runs[title_run].owner;
  constexpr int most_levels = 2;
  for (int up = 0; up < most_levels && !page.contains(box, run.first); ++up)
    box = nodes[box].parent;
  const Name name = nodes[box].name;
  return page.contains(box, run.first) && name != Name::body && name != Name::html;
}

void drop_empty_sections(Document& document) {
  std::vector<Block>& blocks = document.blocks;
  std::vector<char> lost(blocks.size() + 2, 0);
  for (const DroppedBlock& one : document.dropped) {
    if (one.reason != "alt-text" && one.reason != "outside") lost[one.before] = 1;
  }
  std::vector<char> empty(blocks.size(), 0);
  std::size_t next = blocks.size();  // the next block that stays
  const auto is_heading = [&](std::size_t i) {
    return i < blocks.size() && blocks[i].kind == BlockKind::heading;
  };
  for (std::size_t i = blocks.size(); i-- > 0;) {
    const bool ends = next == blocks.size() || blocks[next].kind == BlockKind::footnote ||
                      (is_heading(next) && blocks[next].level <= blocks[i].level);
    // Headings one upon the other serve as text: the lines of a poem.
    const bool as_text =
        i > 0 && is_heading(i - 1) && blocks[i - 1].level == blocks[i].level && lost[i] == 0;
    const bool bare = !as_text && (lost[i + 1] != 0 || i + 1 == blocks.size());
    const bool of_empty =
        is_heading(i + 1) && empty[i + 1] != 0 && blocks[i + 1].level > blocks[i].level;
    empty[i] = is_heading(i) && ends && (bare || of_empty) ? 1 : 0;
    if (empty[i] == 0) next = i;
  }
  remove_headings(document, empty);
}

}  // namespace rawi
