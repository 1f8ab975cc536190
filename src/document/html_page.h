// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/encoding.h"
#include "document/markup_tree.h"

namespace rawi {

/// Why the subtree of an element is not read.
struct Verdict {
  std::string_view reason;  ///< empty where it is
  std::string evidence;
  bool by_class = false;  ///< a guess from a class name, which much prose can overrule
};

/// Text that belongs to one paragraph: runs of text between two ends of blocks.
struct Run {
  std::uint32_t first =
      0;  ///< nodes [first, last); those of another `drop` in between are not its own
  std::uint32_t last = 0;
  std::uint32_t owner = 0;  ///< the innermost block element
  std::uint32_t drop = 0;   ///< the element whose verdict it falls under, 0 where it is read
  std::uint32_t letters = 0;
  std::uint32_t link_letters = 0;
  std::uint32_t stops = 0;   ///< signs that end or part sentences
  double prose = 0;          ///< its letters, as far as it looks like running text
  bool after_break = false;  ///< it follows a <br> of the same block
};

/// What the elements around a node make of its text.
struct Context {
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;
  std::uint32_t item = 0;  ///< the li, dt or dd
  std::uint32_t row = 0;   ///< the tr of a table of data
  std::uint32_t cell = 0;
};

/// A parsed page with what is known of each node and run.
struct Page {
  const Markup& markup;
  const DecodedText& decoded;
  std::vector<std::uint32_t> block_of;  ///< innermost block element, itself included
  std::vector<std::uint8_t> in_link;
  std::vector<Verdict> verdicts;          ///< sparse: see verdict_of
  std::vector<std::uint32_t> verdict_of;  ///< index into `verdicts` + 1 of the element itself, or 0
  std::vector<std::uint32_t> dropped_by;  ///< nearest element with a verdict, or 0
  std::vector<Context> contexts;
  std::vector<Run> runs;           ///< in document order
  std::vector<double> prose_sum;   ///< of the kept runs before each, one more than there are runs
  std::vector<double> letter_sum;  ///< the same of letters, and of letters in links
  std::vector<double> link_sum;

  /// Sums over the kept runs inside an element.
  [[nodiscard]] double prose(std::size_t node) const { return sum(prose_sum, node); }
  [[nodiscard]] double letters(std::size_t node) const { return sum(letter_sum, node); }
  [[nodiscard]] double link_letters(std::size_t node) const { return sum(link_sum, node); }
  /// First run that begins at a node or later.
  [[nodiscard]] std::size_t run_at(std::size_t node) const;
  [[nodiscard]] bool contains(std::size_t outer, std::size_t inner) const {
    return inner >= outer && inner < markup.nodes[outer].end;
  }

 private:
  [[nodiscard]] double sum(const std::vector<double>& sums, std::size_t node) const;
};

/// Judges each element, gathers the runs, and lets elements back in whose class name was
/// misleading.
[[nodiscard]] Page survey(const Markup& markup, const DecodedText& decoded);

/// The text of a run as a block: white space collapsed, marks of direction left out.
[[nodiscard]] Block block_of_run(const Page& page, const Run& run);

/// The description of a picture, with its place in the tag; empty where it has none.
[[nodiscard]] Block alt_text_of(const Page& page, std::size_t node);

/// Where the article stands in the page.
struct ArticlePlace {
  std::uint32_t root = 0;  ///< the element that holds its text
  std::string evidence;
};

/// What the page says of itself in its head, JSON-LD and microdata.
struct PageFacts {
  std::string title;
  std::string author;
  std::string date;
  std::string source;
  std::string lead;
  std::string language;
  std::string body;  ///< articleBody of JSON-LD, its line breaks kept
  std::uint32_t body_node = 0;
  bool is_forum = false;
  std::uint32_t title_node = 0;  ///< the <title> or <meta> that gave the title
};
[[nodiscard]] PageFacts facts_of(const Markup& markup);

[[nodiscard]] ArticlePlace find_article(const Page& page, const PageFacts& facts);

/// How an element is judged by itself: hidden, navigation, a class name ...
[[nodiscard]] Verdict judge(const Markup& markup, std::size_t node);

/// A class or id names the container of an article's text ("entry-content").
[[nodiscard]] bool names_content(std::string_view class_name);
/// ... a standfirst ("article__lead").
[[nodiscard]] bool names_lead(const Markup& markup, std::size_t node);
/// ... a title ("post-title").
[[nodiscard]] bool names_title(const Markup& markup, std::size_t node);
/// ... the words under a picture.
[[nodiscard]] bool names_caption(const Markup& markup, std::size_t node);

/// What a block's own words say of it.
enum class Phrase { none, drop, drop_section, drop_rest, byline };
struct PhraseVerdict {
  Phrase phrase = Phrase::none;
  std::string_view reason;
  std::string_view evidence;
};
/// `folded` is its text as fold() gives it.
[[nodiscard]] PhraseVerdict judge_phrase(const Block& block, const Run& run,
                                         std::string_view folded);

/// Nothing but the names of days and months, numbers and clock times.
[[nodiscard]] bool is_date_line(std::string_view text);
/// "4 minutes to read".
[[nodiscard]] bool is_reading_time(std::string_view text);
/// "* A writer from Amman": the note about the author that ends a column.
[[nodiscard]] bool is_author_note(std::string_view text);

/// Letters that differ in spelling alone made the same, marks and signs at the edges gone.
[[nodiscard]] std::string fold(std::string_view text);
/// Characters but for blanks, marks of vocalization included.
[[nodiscard]] std::uint32_t count_letters(std::string_view text);

/// 0..1: how much of the words of two titles is the same.
[[nodiscard]] double likeness(std::string_view a, std::string_view b);

/// 0..1: how many of a run's letters are links.
[[nodiscard]] double linked_share(const Run& run);

inline constexpr std::size_t no_run = static_cast<std::size_t>(-1);

/// The run that reads like the title: a heading, or what resembles the title that the page
/// declares; or no_run.
[[nodiscard]] std::size_t find_title(const Page& page, const ArticlePlace& place,
                                     const PageFacts& facts);

/// A heading in the words of the page's own title, with most of the article after it: what stands
/// before it is no part of the article.
[[nodiscard]] bool is_certain_title(const Page& page, const ArticlePlace& place,
                                    const PageFacts& facts, std::size_t run);

/// A line over the headline that says something, as newspapers have it, is a part of the headline;
/// a word or two there name the section or the kind of article.
[[nodiscard]] bool is_over_title(const Page& page, std::size_t title_run, std::size_t index);

/// The site's name in "title - site", where the headline shows what of it is the title; or nothing.
[[nodiscard]] std::string site_behind(std::string_view declared, std::string_view title);

/// Drops the headings all of whose section was dropped, from the end, since a section may be empty
/// because those in it are.
void drop_empty_sections(Document& document);

/// A title that only the head of the page has, as a block.
[[nodiscard]] Block declared_title(const Page& page, const PageFacts& facts);

/// A page that a script fills in the reader's browser holds its text in JSON-LD alone: where that
/// is three times as long as what was kept, it takes its place.
void use_declared_body(Document& document, const Page& page, const PageFacts& facts);

/// Chooses among the kept runs and writes the document's blocks, title and facts.
[[nodiscard]] Document write_article(const Page& page, const ArticlePlace& place,
                                     const PageFacts& facts);

/// Every readable block of a page or book chapter, in order, boilerplate or not.
[[nodiscard]] Document write_everything(const Page& page, const PageFacts& facts);

}  // namespace rawi
