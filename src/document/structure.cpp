// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/structure.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "core/unicode.h"

namespace rawi {
namespace {

constexpr std::array<std::string_view, 20> ordinals{
    "أولا",     "ثانيا",    "ثالثا",    "رابعا",    "خامسا",    "سادسا",    "سابعا",
    "ثامنا",    "تاسعا",    "عاشرا",    "حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر",
    "خامس عشر", "سادس عشر", "سابع عشر", "ثامن عشر", "تاسع عشر", "العشرون"};
constexpr std::array<std::string_view, 12> months{"يناير",  "فبراير", "مارس",   "أبريل",
                                                  "مايو",   "يونيو",  "يوليو",  "أغسطس",
                                                  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
constexpr std::array<std::string_view, 5> opening_items{"title", "author", "source", "date",
                                                        "length"};
constexpr std::size_t words_per_minute = 130;

/// Joins texts whose bytes are known and words that have none.
class Composer {
 public:
  explicit Composer(const Block& like) : block_(like) {
    block_.text.clear();
    block_.origin = OriginMap{};
    block_.cells.clear();
    block_.notes.clear();
  }

  void add_words(std::string_view words, std::size_t place) {
    block_.text += words;
    block_.origin.append(words.size(), {place, place});
  }

  void add_part(const Block& from, ByteRange range) {
    for (std::size_t at = range.begin; at < range.end;) {
      const std::size_t size = code_point_at(from.text, at).size;
      block_.text += from.text.substr(at, size);
      block_.origin.append(size, from.origin.source_of({at, at + size}));
      at += size;
    }
  }

  Block take() { return std::move(block_); }

 private:
  Block block_;
};

std::size_t begin_of(const Block& block) {
  return block.origin.source_of({0, block.text.size()}).begin;
}

Block with_words_before(const std::string& words, const Block& block) {
  Composer composer(block);
  composer.add_words(words, begin_of(block));
  composer.add_part(block, {0, block.text.size()});
  return composer.take();
}

/// A sentence of our own at a place.
Block sentence(std::string text, BlockKind kind, std::size_t place) {
  Block block;
  block.kind = kind;
  block.text = std::move(text);
  block.origin.append(block.text.size(), {place, place});
  return block;
}

bool is_known(const DroppedBlock& dropped) { return dropped.block.kind == BlockKind::alt_text; }

/// "2024-03-11T..." as it is said; any other date stays.
std::string said_date(const std::string& date) {
  if (date.size() < 10 || date[4] != '-' || date[7] != '-') return date;
  const int month = std::atoi(date.substr(5, 2).c_str());
  const int day = std::atoi(date.substr(8, 2).c_str());
  if (month < 1 || month > 12 || day < 1) return date;
  return std::to_string(day) + " " + std::string(months[static_cast<std::size_t>(month) - 1]) +
         " " + date.substr(0, 4);
}

std::size_t count_words(const Document& document) {
  std::size_t words = 0;
  for (const Block& block : document.blocks) {
    words += 1 + static_cast<std::size_t>(std::count(block.text.begin(), block.text.end(), ' '));
  }
  return words;
}

std::string said_length(std::size_t words) {
  const std::size_t minutes =
      std::max<std::size_t>(1, (words + words_per_minute / 2) / words_per_minute);
  if (minutes == 1) return "مدة الاستماع دقيقة واحدة";
  if (minutes == 2) return "مدة الاستماع دقيقتان";
  return "مدة الاستماع نحو " + std::to_string(minutes) + (minutes <= 10 ? " دقائق" : " دقيقة");
}

class Speaker {
 public:
  Speaker(const Document& document, const StructureOptions& options)
      : source_(document), options_(options) {
    out_ = document;
    out_.blocks.clear();
    for (const Block& block : document.blocks) {
      if (block.kind == BlockKind::footnote) notes_.emplace(block.id, block);
    }
  }

  Document speak() {
    for (std::size_t i = 0; i < source_.blocks.size(); ++i) {
      add_alt_texts(i);
      const Block& block = source_.blocks[i];
      end_quote(block);
      add(block);
      if (i == 0) add_opening(block);
      if (options_.footnotes == FootnoteStyle::place) add_notes_of(block);
    }
    add_alt_texts(source_.blocks.size());
    end_quote(Block{});
    add_last_notes();
    if (!options_.closing.empty()) add_sentence(options_.closing);
    if (out_.blocks.empty()) out_.blocks = source_.blocks;
    return std::move(out_);
  }

 private:
  void add(const Block& block) {
    if (block.kind != BlockKind::list_item) counters_.clear();
    if (block.kind != BlockKind::table_row) {
      headers_ = nullptr;
      in_table_ = false;
    }
    switch (block.kind) {
      case BlockKind::list_item:
        return add_item(block);
      case BlockKind::quote:
        return add_quote(block);
      case BlockKind::table_row:
        return add_row(block);
      case BlockKind::caption:
        if (options_.captions == ReadAloud::read)
          out_.blocks.push_back(with_words_before("في الصورة: ", block));
        return;
      case BlockKind::alt_text:
        if (options_.alt_text == ReadAloud::read)
          out_.blocks.push_back(with_words_before("صورة: ", block));
        return;
      case BlockKind::footnote:
        return;
      default:
        out_.blocks.push_back(block);
    }
  }

  void add_item(const Block& block) {
    int number = block.number;
    if (number == 0 && options_.lists == ListStyle::words) {
      for (auto deeper = counters_.upper_bound(block.level); deeper != counters_.end();) {
        deeper = counters_.erase(deeper);
      }
      number = ++counters_[block.level];
    }
    if (number == 0 || options_.lists == ListStyle::pauses) return out_.blocks.push_back(block);
    const auto index = static_cast<std::size_t>(number) - 1;
    const std::string word = number > 0 && index < ordinals.size()
                                 ? std::string(ordinals[index])
                                 : "البند " + std::to_string(number);
    out_.blocks.push_back(with_words_before(word + ": ", block));
  }

  void add_quote(const Block& block) {
    if (options_.quotes == QuoteStyle::marked && !in_quote_) {
      out_.blocks.push_back(with_words_before("اقتباس: ", block));
    } else {
      out_.blocks.push_back(block);
    }
    in_quote_ = true;
  }

  void end_quote(const Block& next) {
    if (!in_quote_ || next.kind == BlockKind::quote) return;
    in_quote_ = false;
    if (options_.quotes == QuoteStyle::marked) add_sentence("انتهى الاقتباس.");
  }

  void add_row(const Block& block) {
    if (options_.tables == ReadAloud::skip) return;
    if (block.level == 1 || (!in_table_ && heads_columns(block))) {
      headers_ = &block;
      in_table_ = true;
      return;
    }
    in_table_ = true;
    if (headers_ == nullptr || headers_->cells.size() != block.cells.size()) {
      return out_.blocks.push_back(block);
    }
    Composer row(block);
    bool first = true;
    for (std::size_t i = 0; i < block.cells.size(); ++i) {
      if (block.cells[i].empty()) continue;
      const std::size_t place = block.origin.source_of(block.cells[i]).begin;
      if (!first) row.add_words("، ", place);
      first = false;
      const ByteRange header = headers_->cells[i];
      if (!header.empty())
        row.add_words(headers_->text.substr(header.begin, header.size()) + ": ", place);
      row.add_part(block, block.cells[i]);
    }
    out_.blocks.push_back(row.take());
  }

  /// A first row whose corner is empty names the columns, whether it is marked so or not.
  static bool heads_columns(const Block& row) {
    return row.cells.size() >= 2 && row.cells[0].empty() &&
           std::none_of(row.cells.begin() + 1, row.cells.end(),
                        [](ByteRange cell) { return cell.empty(); });
  }

  void add_alt_texts(std::size_t before) {
    if (options_.alt_text == ReadAloud::skip) return;
    for (const DroppedBlock& dropped : source_.dropped) {
      if (dropped.before == before && is_known(dropped) && !is_captioned(dropped))
        add(dropped.block);
    }
  }

  /// A caption beside the picture says the same.
  [[nodiscard]] bool is_captioned(const DroppedBlock& picture) const {
    if (options_.captions == ReadAloud::skip) return false;
    const auto says_it = [&](std::size_t i) {
      return i < source_.blocks.size() && source_.blocks[i].kind == BlockKind::caption &&
             source_.blocks[i].text == picture.block.text;
    };
    return says_it(picture.before) || (picture.before > 0 && says_it(picture.before - 1));
  }

  void add_notes_of(const Block& block) {
    for (const NoteReference& reference : block.notes) {
      const auto note = notes_.find(reference.id);
      if (note == notes_.end()) continue;
      add_note(note->second);
      notes_.erase(note);
    }
  }

  /// At the end, in the order of the source; a note that nothing refers to is not lost either.
  void add_last_notes() {
    if (options_.footnotes == FootnoteStyle::skip) return;
    bool first = true;
    for (const Block& block : source_.blocks) {
      if (block.kind != BlockKind::footnote || !notes_.contains(block.id)) continue;
      if (first && options_.footnotes == FootnoteStyle::end) add_sentence("الحواشي:");
      first = false;
      add_note(block);
    }
  }

  void add_note(const Block& note) { out_.blocks.push_back(with_words_before("حاشية: ", note)); }

  void add_sentence(std::string text) {
    const std::size_t place =
        out_.blocks.empty()
            ? 0
            : out_.blocks.back().origin.source_of({0, out_.blocks.back().text.size()}).end;
    out_.blocks.push_back(sentence(std::move(text), BlockKind::paragraph, place));
  }

  void add_opening(const Block& first) {
    std::string text;
    for (const std::string& item : options_.opening) {
      const std::string said = opening_item(item);
      if (!said.empty()) text += (text.empty() ? "" : "، ") + said;
    }
    if (!text.empty()) {
      const Block opening = sentence(text + ".", BlockKind::paragraph, begin_of(first));
      const auto at = first.kind == BlockKind::title ? out_.blocks.end() : out_.blocks.begin();
      out_.blocks.insert(at, opening);
    }
    const bool wants_title = std::find(options_.opening.begin(), options_.opening.end(), "title") !=
                             options_.opening.end();
    if (wants_title && first.kind != BlockKind::title && !source_.title.empty()) {
      Block title = sentence(source_.title, BlockKind::title, begin_of(first));
      title.level = 1;
      out_.blocks.insert(out_.blocks.begin(), std::move(title));
    }
  }

  [[nodiscard]] std::string opening_item(const std::string& item) const {
    if (item == "author" && !source_.author.empty()) return "بقلم " + source_.author;
    if (item == "source" && !source_.source.empty()) return "عن " + source_.source;
    if (item == "date" && !source_.date.empty()) return "بتاريخ " + said_date(source_.date);
    if (item == "length") return said_length(count_words(source_));
    return "";
  }

  const Document& source_;
  const StructureOptions& options_;
  Document out_;
  std::map<std::string, Block> notes_;
  std::map<int, int> counters_;
  const Block* headers_ = nullptr;
  bool in_table_ = false;
  bool in_quote_ = false;
};

}  // namespace

bool is_opening_item(std::string_view item) {
  return std::find(opening_items.begin(), opening_items.end(), item) != opening_items.end();
}

Result<Document> sections_of(const Document& document, SectionRange range) {
  Document part = document;
  part.blocks.clear();
  std::size_t section = 1;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const bool begins = document.blocks[i].kind == BlockKind::heading && i > 0;
    section += begins ? 1U : 0U;
    if (section >= range.first && section <= range.last) part.blocks.push_back(document.blocks[i]);
  }
  if (!part.blocks.empty()) return part;
  return fail({ErrorCode::usage, "the article has no such chapter", "", std::to_string(range.first),
               "1 to " + std::to_string(section), "rawi inspect shows its headings"});
}

Document spoken_form(const Document& document, const StructureOptions& options) {
  return Speaker(document, options).speak();
}

}  // namespace rawi
