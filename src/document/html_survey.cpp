// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string_view>

#include "core/unicode.h"
#include "document/html_boxes.h"
#include "document/html_page.h"

namespace rawi {

double Page::sum(const std::vector<double>& sums, std::size_t node) const {
  return sums[run_at(markup.nodes[node].end)] - sums[run_at(node)];
}

std::size_t Page::run_at(std::size_t node) const {
  return static_cast<std::size_t>(
      std::lower_bound(runs.begin(), runs.end(), node,
                       [](const Run& run, std::size_t at) { return run.first < at; }) -
      runs.begin());
}

namespace {

bool is_list(Name name) { return name == Name::ul || name == Name::ol || name == Name::menu; }

/// What tells a table of data from one that lays out a page.
struct TableCensus {
  std::uint32_t rows = 0;
  std::uint32_t cells = 0;
  std::uint32_t headers = 0;
  std::uint32_t letters = 0;
  std::uint32_t blocks = 0;
  bool nested = false;
};

class Surveyor {
 public:
  Surveyor(const Markup& markup, const DecodedText& decoded)
      : page_{markup, decoded, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}, nodes_(markup.nodes) {}

  Page survey() {
    place_nodes();
    judge_nodes();
    describe_contexts();
    spread_verdicts();
    gather_runs();
    constexpr int most_rounds = 4;  // one misleading name may stand inside another
    for (int round = 0; round < most_rounds && let_back_in(); ++round) {
      spread_verdicts();
      gather_runs();
    }
    return std::move(page_);
  }

 private:
  /// Elements with names of a page's own ("story-par") are blocks where they stand among elements
  /// that are; those between words and spans are parts of a line.
  [[nodiscard]] bool is_block(std::size_t node) {
    const Name name = nodes_[node].name;
    if (role_of(name) == TagRole::block) return true;
    if (name != Name::custom) return false;
    const std::uint32_t parent = nodes_[node].parent;
    if (parent != judged_parent_) {
      judged_parent_ = parent;
      holds_blocks_alone_ = holds_blocks_alone(parent);
    }
    return holds_blocks_alone_;
  }

  [[nodiscard]] bool holds_blocks_alone(std::uint32_t parent) const {
    for (std::uint32_t i = parent + 1; i < nodes_[parent].end; i = nodes_[i].end) {
      const Name name = nodes_[i].name;
      const bool text = name == Name::text && count_letters(page_.markup.text_of(i)) > 0;
      const bool in_line = name != Name::text && name != Name::custom && name < Name::first_other &&
                           role_of(name) == TagRole::inline_text;
      if (text || in_line) return false;
    }
    return true;
  }

  void place_nodes() {
    page_.block_of.assign(nodes_.size(), 0);
    page_.in_link.assign(nodes_.size(), 0);
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      const MarkupNode& node = nodes_[i];
      page_.block_of[i] = is_block(i) ? static_cast<std::uint32_t>(i) : page_.block_of[node.parent];
      page_.in_link[i] = page_.in_link[node.parent];
      if (node.name != Name::a) continue;
      const std::string_view address = page_.markup.attribute(i, Name::href);
      // "#note" leads to a place of the page; "#" alone, or nothing, is a button.
      const bool target =
          page_.markup.has_attribute(i, Name::id) || page_.markup.has_attribute(i, Name::name);
      const bool place = address.empty() ? target : address.front() == '#' && address.size() > 1;
      if (!place) page_.in_link[i] = 1;
    }
  }

  void judge_nodes() {
    page_.verdict_of.assign(nodes_.size(), 0);
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].name == Name::text) continue;
      Verdict verdict = judge(page_.markup, i);
      if (verdict.reason.empty()) continue;
      page_.verdicts.push_back(std::move(verdict));
      page_.verdict_of[i] = static_cast<std::uint32_t>(page_.verdicts.size());
    }
    for (auto& [node, verdict] : judge_boxes(page_.markup)) {
      if (page_.verdict_of[node] != 0) continue;
      page_.verdicts.push_back(std::move(verdict));
      page_.verdict_of[node] = static_cast<std::uint32_t>(page_.verdicts.size());
    }
  }

  void spread_verdicts() {
    page_.dropped_by.assign(nodes_.size(), 0);
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      const std::uint32_t outer = page_.dropped_by[nodes_[i].parent];
      page_.dropped_by[i] =
          outer != 0 || page_.verdict_of[i] == 0 ? outer : static_cast<std::uint32_t>(i);
    }
  }

  void describe_contexts() {
    const std::vector<TableCensus> tables = count_tables();
    page_.contexts.assign(nodes_.size(), {});
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      const MarkupNode& node = nodes_[i];
      Context context = page_.contexts[node.parent];
      if (node.name != Name::text) describe(i, tables, context);
      page_.contexts[i] = context;
    }
  }

  void describe(std::size_t i, const std::vector<TableCensus>& tables, Context& context) const {
    const auto index = static_cast<std::uint32_t>(i);
    const Name name = nodes_[i].name;
    if (const int level = heading_level(name); level > 0) {
      context.kind = BlockKind::heading;
      context.level = static_cast<std::uint8_t>(level);
    } else if (is_list(name)) {
      if (context.kind != BlockKind::list_item) context.level = 0;
      context.level = static_cast<std::uint8_t>(std::min(context.level + 1, 200));
      context.kind = BlockKind::list_item;
    } else if (name == Name::li || name == Name::dt || name == Name::dd) {
      if (context.kind != BlockKind::list_item) context.level = 1;
      context.kind = BlockKind::list_item;
      context.item = index;
    } else if (name == Name::blockquote) {
      context = Context{BlockKind::quote};
    } else if (name == Name::figcaption || name == Name::caption ||
               names_caption(page_.markup, i)) {
      context = Context{BlockKind::caption};
    } else if (name == Name::tr && context.row == 0 && is_data(tables[i])) {
      context.kind = BlockKind::table_row;
      context.row = index;
      context.level = 0;
    } else if ((name == Name::td || name == Name::th) && context.row != 0) {
      context.cell = index;
      if (name == Name::th) context.level = 1;
    }
  }

  static bool is_data(const TableCensus& table) {
    if (table.nested || table.rows < 2 || table.cells < 2 * table.rows) return false;
    const std::uint32_t average = table.letters / table.cells;
    return table.headers > 0 ? average < 150 : average < 50 && table.blocks <= table.cells;
  }

  /// For each row the census of its table.
  [[nodiscard]] std::vector<TableCensus> count_tables() const {
    std::vector<std::uint32_t> table_of(nodes_.size(), 0);
    std::vector<TableCensus> census(nodes_.size());
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      const MarkupNode& node = nodes_[i];
      const std::uint32_t outer = table_of[node.parent];
      table_of[i] = node.name == Name::table ? static_cast<std::uint32_t>(i) : outer;
      if (node.name == Name::table && page_.markup.attribute(i, Name::role) == "presentation") {
        census[i].nested = true;
      }
      TableCensus& table = census[outer];
      if (node.name == Name::table) table.nested = true;
      if (node.name == Name::tr) ++table.rows;
      if (node.name == Name::td || node.name == Name::th) ++table.cells;
      if (node.name == Name::th) ++table.headers;
      if (node.name == Name::p || node.name == Name::div || node.name == Name::ul) ++table.blocks;
      if (node.name == Name::text && outer != 0) {
        table.letters += count_letters(page_.markup.text_of(i));
      }
    }
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      if (nodes_[i].name == Name::tr) census[i] = census[table_of[i]];
    }
    return census;
  }

  void gather_runs() {
    page_.runs.clear();
    kept_ = dropped_ = Open{};
    breaks_ = 0;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      const MarkupNode& node = nodes_[i];
      if (node.name == Name::text) {
        add_text(static_cast<std::uint32_t>(i));
      } else if (node.name == Name::br) {
        add_break();
      } else if (is_note_mark(i)) {
        // A mark behind the last word belongs to the run too.
        if (kept_.used && kept_.run.owner == page_.block_of[i])
          kept_.run.last = static_cast<std::uint32_t>(i + 1);
      } else if (page_.block_of[i] == i) {
        Open& open = page_.dropped_by[i] == 0 ? kept_ : dropped_;
        // An empty block inside a run parts it all the same.
        if (&open == &dropped_ || open.run.owner != i) close(open);
      }
    }
    close(kept_);
    close(dropped_);
    std::sort(page_.runs.begin(), page_.runs.end(),
              [](const Run& a, const Run& b) { return a.first < b.first; });
    add_up();
  }

  struct Open {
    Run run;
    bool used = false;
    std::string_view tail;  // its last text
  };

  void add_text(std::uint32_t index) {
    const std::string_view text = page_.markup.text_of(index);
    const std::size_t letters = count_letters(text);
    const std::uint32_t drop = page_.dropped_by[index];
    Open& open = drop == 0 ? kept_ : dropped_;
    const std::uint32_t owner = page_.block_of[index];
    if (letters == 0 && !open.used) return;
    if (open.used && (open.run.owner != owner || open.run.drop != drop) && letters > 0) close(open);
    if (letters == 0) return;
    if (drop == 0 && breaks_ > 0 && open.used && (parts_here(open) || of_own(index, open))) {
      close(open);
      after_break_ = true;
    }
    if (drop == 0) breaks_ = 0;
    if (!open.used) {
      open.run = Run{};
      open.run.first = index;
      open.run.owner = owner;
      open.run.drop = drop;
      open.run.after_break = after_break_;
      open.used = true;
    }
    after_break_ = false;
    open.run.last = index + 1;
    open.run.letters += static_cast<std::uint32_t>(letters);
    if (page_.in_link[index] != 0) open.run.link_letters += static_cast<std::uint32_t>(letters);
    open.run.stops += count_stops(text);
    open.tail = text;
  }

  /// Two breaks part paragraphs; so does one after what ends like a paragraph.
  [[nodiscard]] bool parts_here(const Open& open) const {
    if (breaks_ >= 2) return true;
    std::string_view tail = open.tail;
    while (!tail.empty() && (tail.back() == ' ' || tail.back() == '\n' || tail.back() == '\r')) {
      tail.remove_suffix(1);
    }
    const bool ended = tail.ends_with(".") || tail.ends_with("؟") || tail.ends_with("!") ||
                       tail.ends_with("»") || tail.ends_with(":") || tail.ends_with("\"");
    return ended && open.run.letters >= 60;
  }

  /// A break between two inline elements with names of their own parts what they hold: a headline
  /// and a byline, say.
  [[nodiscard]] bool of_own(std::uint32_t index, const Open& open) const {
    const std::uint32_t before = named_around(open.run.last - 1, open.run.owner);
    const std::uint32_t after = named_around(index, open.run.owner);
    return before != 0 && after != 0 && before != after;
  }

  [[nodiscard]] std::uint32_t named_around(std::uint32_t node, std::uint32_t owner) const {
    std::uint32_t found = 0;
    for (node = nodes_[node].parent; node > owner; node = nodes_[node].parent) {
      const bool named = page_.markup.has_attribute(node, Name::class_) ||
                         page_.markup.has_attribute(node, Name::id);
      if (named) found = node;
    }
    return found;
  }

  [[nodiscard]] bool is_note_mark(std::size_t node) const {
    return page_.dropped_by[node] == node &&
           page_.verdicts[page_.verdict_of[node] - 1].reason == "note-mark";
  }

  void add_break() {
    if (kept_.used) ++breaks_;
  }

  static std::uint32_t count_stops(std::string_view text) {
    std::uint32_t stops = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '.' || c == '!' || c == ':') ++stops;
      if (c != '\xD8' || i + 1 >= text.size()) continue;
      const char next = text[i + 1];
      if (next == '\x8C' || next == '\x9B' || next == '\x9F') ++stops;  // ، ؛ ؟
    }
    return stops;
  }

  void close(Open& open) {
    if (&open == &kept_) {
      after_break_ = false;
      breaks_ = 0;
    }
    if (!open.used) return;
    open.used = false;
    Run& run = open.run;
    const double linked = static_cast<double>(run.link_letters) / std::max(1U, run.letters);
    const bool heading = page_.contexts[run.owner].kind == BlockKind::heading;
    if (linked < 0.5 && !heading && (run.letters >= 60 || (run.letters >= 20 && run.stops > 0))) {
      run.prose = run.letters * (1.0 - linked);
    }
    page_.runs.push_back(run);
  }

  void add_up() {
    const std::size_t count = page_.runs.size() + 1;
    page_.prose_sum.assign(count, 0);
    page_.letter_sum.assign(count, 0);
    page_.link_sum.assign(count, 0);
    for (std::size_t i = 0; i < page_.runs.size(); ++i) {
      const Run& run = page_.runs[i];
      const bool kept = run.drop == 0;
      page_.prose_sum[i + 1] = page_.prose_sum[i] + (kept ? run.prose : 0);
      page_.letter_sum[i + 1] = page_.letter_sum[i] + (kept ? run.letters : 0);
      page_.link_sum[i + 1] = page_.link_sum[i] + (kept ? run.link_letters : 0);
    }
  }

  /// An element that was judged by its class name and holds much of the page's prose is the
  /// article: site builders call anything "widget" or "banner".
  bool let_back_in() {
    double total = 0;
    std::vector<double> held(nodes_.size(), 0);
    for (const Run& run : page_.runs) {
      total += run.prose;
      held[run.drop] += run.prose;
    }
    bool changed = false;
    for (std::size_t i = 1; i < nodes_.size(); ++i) {
      if (held[i] == 0 || page_.verdict_of[i] == 0) continue;
      const Verdict& verdict = page_.verdicts[page_.verdict_of[i] - 1];
      // What asks for consent may well be longer than a short article.
      const bool apart = verdict.reason == "comments" || verdict.reason == "related" ||
                         verdict.reason == "cookie-notice" || verdict.evidence == "role dialog" ||
                         verdict.evidence == "role alertdialog";
      const double limit = apart ? 0.85 : 0.45;
      if (!verdict.by_class || held[i] < limit * total) continue;
      page_.verdict_of[i] = 0;
      changed = true;
    }
    return changed;
  }

  Page page_;
  const std::vector<MarkupNode>& nodes_;
  Open kept_;
  Open dropped_;
  int breaks_ = 0;
  bool after_break_ = false;
  std::uint32_t judged_parent_ = static_cast<std::uint32_t>(-1);
  bool holds_blocks_alone_ = false;  // that parent does
};

}  // namespace

std::uint32_t count_letters(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    count += byte >= 0xC2 || (byte > 0x20 && byte < 0x80) ? 1U : 0U;
  }
  return count;
}

Page survey(const Markup& markup, const DecodedText& decoded) {
  return Surveyor(markup, decoded).survey();
}

}  // namespace rawi
