// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses among a page's runs and writes the document.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "document/date_line.h"
#include "document/html_boxes.h"
#include "document/html_lines.h"
#include "document/html_page.h"
#include "document/html_rows.h"

namespace rawi {
namespace {

class Writer {
 public:
  Writer(const Page& page, const ArticlePlace& place, const PageFacts& facts)
      : page_(page),
        nodes_(page.markup.nodes),
        place_(place),
        facts_(facts),
        open_row_(page.markup) {
    document_.author = facts.author;
    document_.date = facts.date;
    document_.source = facts.source;
    document_.lead = facts.lead;
    document_.language = facts.language;
    document_.evidence = place.evidence;
    for (const Verdict& verdict : page.verdicts) {
      if (verdict.reason == "note-mark") note_targets_.insert(verdict.evidence);
    }
  }

  Document write_article() {
    title_run_ = find_title(page_, place_, facts_);
    title_is_certain_ = title_run_ != no_run && is_certain_title(page_, place_, facts_, title_run_);
    measure_lists();
    next_article_ = next_article(page_, title_run_);
    if (title_run_ == no_run) {
      add_declared_title();
    } else {
      add_title(page_.runs[title_run_]);
    }
    for (std::size_t i = 0; i < page_.runs.size(); ++i) {
      if (i != title_run_) add_run(i);
    }
    close_row();
    use_declared_body(document_, page_, facts_);
    drop_empty_sections(document_);
    return finish();
  }

  Document write_everything() {
    title_run_ = no_run;
    for (const Run& run : page_.runs) {
      const Verdict* verdict = verdict_of(run);
      if (verdict != nullptr && (!verdict->by_class || verdict->reason == "note-back")) {
        if (verdict->reason != "note-mark")
          drop(block_of_run(page_, run), verdict->reason, verdict->evidence);
        continue;
      }
      add_pictures(run.first);
      keep(run, shaped(run, block_of_run(page_, run)));
    }
    close_row();
    return finish();
  }

 private:
  [[nodiscard]] const Verdict* verdict_of(const Run& run) const {
    return run.drop == 0 ? nullptr : &page_.verdicts[page_.verdict_of[run.drop] - 1];
  }

  void add_title(const Run& run) {
    Block block = block_of_run(page_, run);
    block.kind = BlockKind::title;
    block.level = 1;
    document_.title = block.text;
    if (document_.source.empty()) document_.source = site_behind(facts_.title, block.text);
    document_.blocks.push_back(std::move(block));
  }

  void add_declared_title() {
    if (facts_.title.empty()) return;
    document_.blocks.push_back(declared_title(page_, facts_));
    document_.title = facts_.title;
  }

  void drop(Block block, std::string_view reason, std::string evidence) {
    if (block.text.empty()) return;
    document_.dropped.push_back(
        {std::move(block), std::string(reason), std::move(evidence), document_.blocks.size()});
  }

  void add_run(std::size_t index) {
    const Run& run = page_.runs[index];
    add_pictures(run.first);
    if (const Verdict* verdict = verdict_of(run)) {
      if (verdict->reason == "note-mark") return;
      close_row();
      const Block block = block_of_run(page_, run);
      if (verdict->reason == "byline") take_facts(block, index);
      return drop(block, verdict->reason, verdict->evidence);
    }
    Block block = shaped(run, block_of_run(page_, run));
    if (block.kind == BlockKind::footnote) return keep(run, std::move(block));
    if (!page_.contains(place_.root, run.first) && !belongs_before(run, index, block)) {
      if (title_run_ != no_run && index > title_run_) take_facts(block, index);
      return drop(std::move(block), "outside",
                  fmt::format("outside the article: {} letters, {} of them links", run.letters,
                              run.link_letters));
    }
    if (skips(run, index, block)) return;
    if (document_.lead.empty() && names_lead(page_.markup, run.owner)) document_.lead = block.text;
    keep(run, std::move(block));
  }

  /// Between the title and the container of the text stand the standfirst and the first picture.
  [[nodiscard]] bool belongs_before(const Run& run, std::size_t index, const Block& block) const {
    if (is_before_title(index)) return is_over_title(page_, title_run_, index);
    if (title_run_ == no_run || run.first >= place_.root) return false;
    if (linked_share(run) > 0.3) return false;
    std::uint32_t node = run.owner;
    for (int up = 0; up < 3 && node != 0; ++up, node = nodes_[node].parent) {
      if (names_lead(page_.markup, node)) return true;
    }
    if (block.kind == BlockKind::caption) return true;
    // The points of a summary, which need no stops.
    if (block.kind == BlockKind::list_item && run.letters >= 20 && run.link_letters == 0)
      return true;
    return block.kind != BlockKind::table_row && run.prose >= 40;
  }

  /// Drops a run of the article itself, with the reason.
  bool skips(const Run& run, std::size_t index, const Block& block) {
    if (run.first >= next_article_) rest_reason_ = "another-article";
    if (document_.blocks.size() > 1 && is_reply_headline(block.text, document_.title))
      rest_reason_ = "comments";
    if (!rest_reason_.empty()) {
      drop(block, rest_reason_, "after its heading");
      return true;
    }
    if (skips_section(run, block)) return true;
    const std::string folded = fold(block.text);
    const PhraseVerdict phrase = judge_phrase(block, run, folded);
    // Before its links are looked at: they are the writers' pages.
    const bool byline =
        phrase.phrase == Phrase::byline && !is_before_title(index) && takes_byline(block, phrase);
    if (const auto [reason, evidence] = own_reason(run, index, block, folded);
        !reason.empty() && !byline) {
      drop(block, reason, evidence);
      return true;
    }
    if (phrase.phrase == Phrase::none || (phrase.phrase == Phrase::byline && !byline)) return false;
    if (phrase.phrase == Phrase::drop_rest) rest_reason_ = phrase.reason;
    if (phrase.phrase == Phrase::drop_section) {
      section_reason_ = phrase.reason;
      section_level_ = block.kind == BlockKind::heading ? block.level : 0;
      in_section_ = true;
    }
    drop(block, phrase.reason, "it begins \"" + std::string(phrase.evidence) + "\"");
    return true;
  }

  /// A dropped section ends with the next heading of its rank; one that no heading began ends with
  /// the next paragraph of prose.
  bool skips_section(const Run& run, const Block& block) {
    if (!in_section_) return false;
    const bool heading = block.kind == BlockKind::heading;
    const bool ends = section_level_ > 0 ? heading && block.level <= section_level_
                                         : heading || (run.prose >= 90 && linked_share(run) < 0.3 &&
                                                       block.kind == BlockKind::paragraph);
    in_section_ = !ends;
    if (in_section_) drop(block, section_reason_, "under its heading");
    return in_section_;
  }

  [[nodiscard]] bool is_before_title(std::size_t index) const {
    return title_run_ != no_run && index < title_run_;
  }

  struct Why {
    std::string_view reason;
    std::string evidence;
  };

  [[nodiscard]] Why own_reason(const Run& run, std::size_t index, const Block& block,
                               const std::string& folded) {
    const double linked = linked_share(run);
    if (folded.empty()) return {"signs", "no letters"};
    if (is_before_title(index) && (run.prose < 90 || title_is_certain_) &&
        !is_over_title(page_, title_run_, index))
      return {"kicker", "before the title"};
    if (repeats_title(block, folded)) return {"repeated", "it repeats the title"};
    if (run.letters >= 40 && !seen_.insert(folded).second)
      return {"repeated", "it was there before"};
    if (const LineVerdict verdict = judge_line(line_of(run, index, block, folded));
        !verdict.reason.empty()) {
      if (verdict.reason == "byline") take_facts(block, index);
      return {verdict.reason, std::string(verdict.evidence)};
    }
    if (at_author_box(run, index, block)) return {"author-box", "the author's name again"};
    if (block.kind == BlockKind::table_row) return {};
    const std::string share =
        fmt::format("{} of {} letters are links", run.link_letters, run.letters);
    if (block.kind == BlockKind::list_item) {
      const double list = list_linked(run);
      if (list >= 0.75 || (linked > 0.95 && list >= 0.5)) return {"links", "a list: " + share};
      return {};
    }
    if (linked >= 0.7 && run.letters < 300) return {"links", share};
    return {};
  }

  [[nodiscard]] bool repeats_title(const Block& block, std::string_view folded) const {
    if (document_.title.empty()) return false;
    if (block.kind == BlockKind::heading && likeness(block.text, document_.title) >= 0.9)
      return true;
    return folded.size() < 2 * document_.title.size() + 8 && folded == fold(document_.title);
  }

  [[nodiscard]] Line line_of(const Run& run, std::size_t index, const Block& block,
                             std::string_view folded) const {
    return {block,
            run,
            folded,
            document_.author,
            document_.source,
            document_.blocks.size(),
            prose_after(page_, place_, index),
            link_in(page_, run)};
  }

  /// The box at the end that begins with the author's name tells who that is.
  bool at_author_box(const Run& run, std::size_t index, const Block& block) {
    if (document_.blocks.size() > 4 && prose_after(page_, place_, index) < 0.3 &&
        names_author(block.text, document_.author)) {
      author_box_ = box_begun_by(page_, index);
    }
    return author_box_ != 0 && page_.contains(author_box_, run.first);
  }

  /// The day and the writer that a line right under the title names.
  void take_facts(const Block& block, std::size_t index) {
    const bool near = title_run_ != no_run && index > title_run_ && document_.blocks.size() <= 2;
    if (near && document_.date.empty()) document_.date = iso_date_in(block.text);
    if (document_.author.empty() && document_.blocks.size() <= 4)
      document_.author = author_in_line(block.text);
  }

  /// A byline stands near the beginning or alone at the end; its words fill the empty facts.
  bool takes_byline(const Block& block, const PhraseVerdict& phrase) {
    if (document_.blocks.size() > 4 || block.kind == BlockKind::heading) return false;
    const bool about_date = phrase.evidence.find("نشر") != std::string_view::npos ||
                            phrase.evidence.find("تحديث") != std::string_view::npos;
    std::string& field = about_date ? document_.date : document_.author;
    if (field.empty()) field = said_in_byline(block.text);
    return true;
  }

  void measure_lists() {
    for (const Run& run : page_.runs) {
      const Context& context = page_.contexts[run.owner];
      if (run.drop != 0 || context.kind != BlockKind::list_item) continue;
      auto& [letters, links] = lists_[nodes_[context.item].parent];
      letters += run.letters;
      links += run.link_letters;
    }
  }

  [[nodiscard]] double list_linked(const Run& run) const {
    const auto found = lists_.find(nodes_[page_.contexts[run.owner].item].parent);
    if (found == lists_.end()) return 0;
    return found->second.second / std::max(1.0, found->second.first);
  }

  /// The block with the kind that its surroundings give it.
  Block shaped(const Run& run, Block block) {
    const Context& context = page_.contexts[run.owner];
    block.kind = context.kind;
    block.level = context.kind == BlockKind::heading || context.kind == BlockKind::list_item
                      ? context.level
                      : 0;
    if (const std::string note = footnote_of(run); !note.empty()) {
      block.kind = BlockKind::footnote;
      block.level = 0;
      block.id = note;
      return block;
    }
    if (block.kind == BlockKind::list_item) number(context, block);
    return block;
  }

  [[nodiscard]] std::string footnote_of(const Run& run) const {
    if (note_targets_.empty()) return "";
    std::uint32_t node = run.owner;
    for (int up = 0; up < 5 && node != 0; ++up, node = nodes_[node].parent) {
      std::string id(page_.markup.attribute(node, Name::id));
      if (!id.empty() && note_targets_.contains(id)) return id;
    }
    return "";
  }

  /// The first paragraph of an item carries its number; those after it are plain.
  void number(const Context& context, Block& block) {
    if (!items_.insert(context.item).second) {
      block.kind = BlockKind::paragraph;
      block.level = 0;
      return;
    }
    const std::uint32_t list = nodes_[context.item].parent;
    if (nodes_[list].name != Name::ol) return;
    auto [entry, fresh] = numbers_.try_emplace(list, 0);
    if (fresh) {
      const int start = std::atoi(std::string(page_.markup.attribute(list, Name::start)).c_str());
      entry->second = start > 0 ? start - 1 : 0;
    }
    block.number = ++entry->second;
  }

  void keep(const Run& run, Block block) {
    if (block.text.empty()) return;
    const Context& context = page_.contexts[run.owner];
    if (block.kind != BlockKind::table_row) {
      close_row();
      document_.blocks.push_back(std::move(block));
      return;
    }
    if (row_ != context.row) close_row();
    row_ = context.row;
    open_row_.add(context, std::move(block));
  }

  void close_row() {
    if (auto row = open_row_.take()) document_.blocks.push_back(std::move(*row));
    row_ = 0;
  }

  /// The descriptions of pictures up to a node: not visible, so dropped, but at hand for a voice
  /// that reads them.
  void add_pictures(std::size_t node) {
    for (; picture_ < node; ++picture_) {
      const Name name = nodes_[picture_].name;
      if (name != Name::img && page_.markup.name_of(name) != "amp-img") continue;
      if (!page_.contains(place_.root, picture_) || page_.dropped_by[picture_] != 0) continue;
      Block block = alt_text_of(page_, picture_);
      if (block.text.find(' ') == std::string::npos) continue;
      drop(std::move(block), "alt-text", "the description of a picture");
    }
  }

  Document finish() {
    std::set<std::string> there;
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::footnote) there.insert(block.id);
    }
    for (Block& block : document_.blocks) {
      std::erase_if(block.notes,
                    [&](const NoteReference& note) { return !there.contains(note.id); });
    }
    return std::move(document_);
  }

  const Page& page_;
  const std::vector<MarkupNode>& nodes_;
  const ArticlePlace& place_;
  const PageFacts& facts_;
  Document document_;
  std::size_t title_run_ = no_run;
  bool title_is_certain_ = false;
  std::set<std::string> note_targets_;
  std::set<std::string> seen_;
  std::map<std::uint32_t, std::pair<double, double>> lists_;
  std::set<std::uint32_t> items_;
  std::map<std::uint32_t, int> numbers_;
  RowBuilder open_row_;
  std::uint32_t row_ = 0;
  std::size_t picture_ = 1;
  std::uint32_t next_article_ = 0;
  std::uint32_t author_box_ = 0;
  std::string_view rest_reason_;  // set where nothing more is kept
  bool in_section_ = false;
  int section_level_ = 0;
  std::string_view section_reason_;
};

}  // namespace

Document write_article(const Page& page, const ArticlePlace& place, const PageFacts& facts) {
  return Writer(page, place, facts).write_article();
}

Document write_everything(const Page& page, const PageFacts& facts) {
  return Writer(page, ArticlePlace{0, ""}, facts).write_everything();
}

}  // namespace rawi
