// SPDX-License-Identifier: GPL-3.0-or-later
// Which run is the title, and which headings head nothing.
#include <algorithm>

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

}  // namespace

double linked_share(const Run& run) {
  return static_cast<double>(run.link_letters) / std::max(1U, run.letters);
}

/// The run that reads like the title: a heading, or what resembles the title that the page
/// declares.
std::size_t find_title(const Page& page, const ArticlePlace& place, const PageFacts& facts) {
  constexpr std::size_t most_runs = 3000;
  std::size_t best = no_run;
  double best_score = 0.45;
  std::size_t seen_prose = 0;
  for (std::size_t i = 0; i < std::min(page.runs.size(), most_runs); ++i) {
    const Run& run = page.runs[i];
    if (run.drop != 0 || run.letters < 3 || run.letters > 300) continue;
    const bool in_root = page.contains(place.root, run.first);
    if (run.first >= page.markup.nodes[place.root].end) break;
    if (in_root && run.prose > 0 && ++seen_prose > 2) break;
    const Context& context = page.contexts[run.owner];
    const bool heading = context.kind == BlockKind::heading;
    const double like = likeness(facts.title, block_of_run(page, run).text);
    double score = 1.5 * like;
    if (heading) score += context.level == 1 ? 0.5 : context.level == 2 ? 0.25 : 0.15;
    if (names_title(page.markup, run.owner)) score += 0.3;
    if (!heading && like < 0.7 && !names_title(page.markup, run.owner)) continue;
    if (linked_share(run) > 0.5 && like < 0.7) score -= 0.4;
    if (score > best_score) {
      best_score = score;
      best = i;
    }
  }
  return best;
}

void drop_empty_sections(Document& document) {
  std::vector<Block>& blocks = document.blocks;
  std::vector<char> lost(blocks.size() + 2, 0);
  for (const DroppedBlock& one : document.dropped) {
    if (one.reason != "alt-text" && one.reason != "outside") lost[one.before] = 1;
  }
  std::vector<char> empty(blocks.size(), 0);
  std::size_t next = blocks.size();  // the next block that stays
  bool lost_since = false;
  for (std::size_t i = blocks.size(); i-- > 0;) {
    lost_since |= lost[i + 1] != 0;
    const bool last = next == blocks.size();
    const bool ends =
        last || blocks[next].kind == BlockKind::footnote ||
        (blocks[next].kind == BlockKind::heading && blocks[next].level <= blocks[i].level);
    empty[i] = blocks[i].kind == BlockKind::heading && ends && (last || lost_since);
    if (empty[i] != 0) continue;
    next = i;
    lost_since = false;
  }
  remove_headings(document, empty);
}

}  // namespace rawi
