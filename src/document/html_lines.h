// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/html_page.h"

namespace rawi {

enum class LinkIn : std::uint8_t {
  none,
  at_end,   ///< the line ends with it
  to_file,  ///< it leads to a PDF or another file to keep
};
[[nodiscard]] LinkIn link_in(const Page& page, const Run& run);

/// Share of the article's running text behind a run, 0..1.
[[nodiscard]] double prose_after(const Page& page, const ArticlePlace& place, std::size_t run);

/// A line of a page with what is known of its place. Shares are 0..1.
struct Line {
  const Block& block;
  const Run& run;
  std::string_view folded;    ///< the block's text as fold() gives it
  std::string_view author;    ///< as far as the page has named one
  std::string_view source;    ///< name of the site
  std::size_t blocks_before;  ///< kept so far, the title included
  double prose_after;         ///< share of the article's running text that follows it
  LinkIn link = LinkIn::none;
};

/// Why a line is no part of the article, told by its make-up alone: what kinds of words it consists
/// of, whatever its element is called. `reason` is empty where it may be.
struct LineVerdict {
  std::string_view reason;
  std::string_view evidence;
};
[[nodiscard]] LineVerdict judge_line(const Line& line);

/// The folded words of a line; a number that touches a word is a word of its own.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);
/// The same of a text that is folded already.
[[nodiscard]] std::vector<std::string> words_of_folded(std::string_view folded);

/// "Author · 12 March 2024 · 3 minutes · 1,204 views": dates, times, counts and who wrote, with few
/// other words.
[[nodiscard]] bool is_meta_line(std::string_view text);
/// Numbers of views, comments, likes: "12 shares", "two comments".
[[nodiscard]] bool is_count_line(std::string_view text);
/// "Related material": a few words that stand over links to other articles.
[[nodiscard]] bool heads_other_articles(std::string_view text);
/// "3 comments", "two comments", "5 replies".
[[nodiscard]] bool counts_comments(std::string_view text);
/// "Home / news / weather": the way to this page, a few words between each two signs.
[[nodiscard]] bool is_trail(std::string_view text);
/// The name in "Written by: name | 12 March"; empty where it says nothing of a writer.
[[nodiscard]] std::string author_in_line(std::string_view text);
/// A name without the date behind it: "name Sunday 12 February 2023".
[[nodiscard]] std::string without_date(std::string_view name);
/// What follows the colon, or else the first word, of a byline that begins with a known phrase.
[[nodiscard]] std::string said_in_byline(std::string_view text);
/// "Re: the title", over an answer in a forum.
[[nodiscard]] bool is_reply_headline(std::string_view text, std::string_view title);
/// The author's name again, or a part of it, alone.
[[nodiscard]] bool names_author(std::string_view text, std::string_view author);

}  // namespace rawi
