// SPDX-License-Identifier: GPL-3.0-or-later
// What a line is made of: dates, clock times, counts, names of networks. Class names differ from
// site to site; what stands in a byline does not.
#include "document/html_lines.h"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "core/unicode.h"
#include "document/date_line.h"
#include "document/html_lines_tables.h"

namespace rawi {
namespace {

/// A link to what readers keep or print, not to a page.
bool leads_to_file(const Markup& markup, std::uint32_t link) {
  std::string_view address = markup.attribute(link, Name::href);
  address = address.substr(0, address.find_first_of("?#"));
  constexpr std::array<std::string_view, 9> endings{".pdf", ".doc", ".docx", ".xls", ".xlsx",
                                                    ".zip", ".rar", ".ppt",  ".pptx"};
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view one) { return address.ends_with(one); });
}

bool is_number_word(const std::string& word) { return is_number(word); }

/// "Fatwa no. 118822", "rating: 4".
bool is_labelled_number(std::string_view text, const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 5> labels{"رقم", "التقييم", "تقييم", "العدد", "كود"};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || words.empty() || !has(labels, words.front())) return false;
  const std::vector<std::string> label = folded_words(text.substr(0, colon));
  return label.size() <= 3 && std::all_of(words.begin() + static_cast<std::ptrdiff_t>(label.size()),
                                          words.end(), is_number_word);
}

/// Links and counts under an article: "48 11 Share", "Facebook WhatsApp".
bool is_row_of_buttons(const Line& line, const std::vector<std::string>& words) {
  if (words.size() < 2 || words.size() > 12 || line.block.kind == BlockKind::heading) return false;
  const auto known = [](const std::string& word) {
    return has(networks, word) || has(button_words, word) || has(count_nouns, word);
  };
  const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return is_number(word) || known(word);
  });
  return all && std::any_of(words.begin(), words.end(), known);
}

/// "Related material", "stories suggested": a few words that end as headings over links do.
bool heads_links(const std::vector<std::string>& words) {
  constexpr std::array<std::string_view, 9> ends{"صله",    "علاقه", "مقترحه", "متعلقه", "مشابهه",
                                                 "مرتبطه", "تهمك",  "يهمك",   "تعجبك"};
  if (words.size() < 2 || words.size() > 4 || !has(ends, words.back())) return false;
  const std::string& before = words[words.size() - 2];
  const bool kin = words.back() == "صله" || words.back() == "علاقه";
  return !kin || before == "ذات" || before == "ذو" || before == "ذوات";
}

/// What a reader of the screen is told about a part to skip.
bool guides_reader(const std::vector<std::string>& words) {
  if (words.size() < 2 || words.size() > 6) return false;
  const std::string& first = words.front();
  const std::string& last = words.back();
  return last == "نهايه" || (first == "end" && words[1] == "of") ||
         ((first == "تخطي" || first == "تابع" || first == "اكمل" || first == "يتبع") &&
          (words[1] == "القراءه" || last == "القراءه" || last == "الاعلان"));
}

/// "[// end //]" of an agency, with the time and number behind it.
bool is_end_mark(std::string_view text, const std::vector<std::string>& words) {
  if (words.empty() || words.size() > 6 || words.front() != "انتهي") return false;
  const char32_t first = code_point_at(text, 0).value;
  return words.size() == 1 || first == U'/' || first == U'-' || first == U'(' || first == U'#' ||
         first == U'*' || first == U'[';
}

/// "Click here", with what one would find there before it.
bool leads_elsewhere(const Line& line, const std::vector<std::string>& words) {
  if (line.link != LinkIn::at_end || words.size() > 18 || words.empty()) return false;
  const bool here = words.back() == "هنا" || words.back() == "الرابط" || words.back() == "التالي";
  return here && line.block.text.find(". ") == std::string::npos;
}

/// "Topics: one two three", all of it links but the label.
bool is_labelled_links(const Line& line) {
  if (line.block.kind != BlockKind::paragraph || line.run.letters > 160) return false;
  const std::size_t colon = line.block.text.find(':');
  if (colon == std::string::npos || line.run.link_letters == 0) return false;
  const std::vector<std::string> label = folded_words(line.block.text.substr(0, colon));
  if (label.empty() || label.size() > 3 || label.front().starts_with("المصدر")) return false;
  const std::uint32_t letters = 1 + count_letters(line.block.text.substr(0, colon));
  return line.run.link_letters + letters + 4 >= line.run.letters;
}

bool calls_to_follow(const Line& line, const std::vector<std::string>& words) {
  if (words.empty() || line.run.letters > 200 || !has(calls, words.front())) return false;
  return std::any_of(words.begin() + 1, words.end(), [](const std::string& word) {
    return has(channels, word) || has(networks, word);
  });
}

bool is_disclaimer(const Line& line) {
  if (line.run.letters > 260 || line.prose_after > 0.3) return false;
  const std::string_view plain = line.folded;
  return std::any_of(disclaimers.begin(), disclaimers.end(), [&](std::string_view one) {
    return plain.find(one) != std::string_view::npos;
  });
}

/// "#cities #walking": labels to look others up by, one or more and nothing else.
bool is_row_of_labels(std::string_view text) {
  constexpr std::size_t most_bytes = 200;
  if (!text.starts_with('#') || text.size() > most_bytes) return false;
  const char32_t second = code_point_at(text, 1).value;
  const bool number = second >= U'0' && second <= U'9';
  for (std::size_t at = text.find(' '); at < text.size(); at = text.find(' ', at + 1)) {
    if (at + 1 < text.size() && text[at + 1] != '#') return false;
  }
  return !number && text.size() > 2;
}

bool is_page_number(const std::vector<std::string>& words) {
  return words.size() >= 2 && words.size() <= 4 && words[0] == "صفحه" && is_number(words[1]) &&
         (words.size() == 2 || words[2] == "من");
}

/// "From the open encyclopedia": the site's own name, alone or nearly.
bool is_site_name(const Line& line) {
  const std::string_view plain = line.folded;
  if (plain.size() > 2 * line.source.size() + 20) return false;
  const std::string site = fold(line.source);
  if (site.size() < 6 || line.block.kind == BlockKind::heading) return false;
  return plain == site || plain == "من " + site;
}

LineVerdict judge_near_title(const Line& line, const std::vector<std::string>& words) {
  const std::string& text = line.block.text;
  if (is_reading_time(text) && line.blocks_before <= 2)
    return {"byline", "the time it takes to read"};
  if (line.block.kind == BlockKind::heading) {
    // A doctor's name under the title.
    const bool titled = text.starts_with("د. ") || text.starts_with("أ.د") ||
                        text.starts_with("أ. د") || text.starts_with("بقلم");
    if (line.blocks_before == 1 && ((titled && words.size() <= 6) || is_meta_line(text)))
      return {"byline", "a name under the title"};
    return {};
  }
  const std::string author = fold(line.author);
  const std::string_view plain = line.folded;
  const bool named = author.size() > 4 && plain.size() < author.size() + 40 &&
                     plain.find(author) != std::string_view::npos && text.size() <= 160 &&
                     text.find('.') == std::string::npos;
  if (named) return {"byline", "the date or the author's name"};
  if (is_meta_line(text)) return {"byline", "dates, times and counts"};
  if (is_labelled_number(text, words)) return {"byline", "a number with its label"};
  const bool parted = text.ends_with("·") || text.ends_with("•") || text.ends_with("|");
  if (parted && words.size() <= 6) return {"byline", "it ends with a sign that parts bylines"};
  return {};
}

}  // namespace

LinkIn link_in(const Page& page, const Run& run) {
  LinkIn found = LinkIn::none;
  for (std::uint32_t i = run.first; i < run.last; ++i) {
    const MarkupNode& node = page.markup.nodes[i];
    if (node.name != Name::text) continue;
    if (page.markup.nodes[node.parent].name == Name::a && leads_to_file(page.markup, node.parent))
      return LinkIn::to_file;
    found = page.in_link[i] != 0 ? LinkIn::at_end : LinkIn::none;
  }
  return found;
}

double prose_after(const Page& page, const ArticlePlace& place, std::size_t run) {
  const std::size_t last = page.run_at(page.markup.nodes[place.root].end);
  if (run + 1 >= last) return 0;
  return (page.prose_sum[last] - page.prose_sum[run + 1]) / std::max(1.0, page.prose(place.root));
}

bool is_trail(std::string_view text) {
  constexpr std::size_t most_bytes = 160;
  if (text.size() > most_bytes) return false;
  for (const std::string_view sign : {" / ", " > ", " » ", " › ", " \\ ", " « ", " ‹ "}) {
    if (text.find(sign) == std::string_view::npos) continue;
    std::size_t signs = 0;
    bool brief = true;
    for (std::size_t at = 0; at <= text.size() && brief;) {
      const std::size_t end = std::min(text.find(sign, at), text.size());
      const std::size_t words = folded_words(text.substr(at, end - at)).size();
      // The last part may be the title.
      brief = words <= 3 || (end == text.size() && signs > 0);
      signs += end < text.size() ? 1U : 0U;
      at = end + sign.size();
    }
    const bool from_home = fold(text).starts_with("الرئيسيه ");
    if (brief && signs >= (from_home ? 1U : 2U)) return true;
  }
  return false;
}

bool heads_other_articles(std::string_view text) {
  return text.size() <= 80 && heads_links(folded_words(text));
}

bool is_reply_headline(std::string_view text, std::string_view title) {
  if (text.size() > 2 * title.size() + 40) return false;
  const std::string plain = fold(text);
  for (const std::string_view mark : {"رد ", "re "}) {
    if (plain.starts_with(mark) && likeness(plain.substr(mark.size()), title) >= 0.7) return true;
  }
  return false;
}

LineVerdict judge_line(const Line& line) {
  constexpr std::uint32_t most_letters = 300;
  const std::string& text = line.block.text;
  if (line.block.kind == BlockKind::table_row || line.run.letters > most_letters) return {};
  const std::vector<std::string> words = words_of_folded(line.folded);
  // Comments follow: judge_phrase drops more than this line.
  if (line.block.kind == BlockKind::heading && counts_comments(text)) return {};
  if (line.blocks_before <= 2 && is_trail(text)) return {"navigation", "the way to this page"};
  if (line.blocks_before <= 4) {
    if (const LineVerdict verdict = judge_near_title(line, words); !verdict.reason.empty())
      return verdict;
  }
  if (line.blocks_before > 2 && is_author_note(text))
    return {"author-box", "a note about the author"};
  if (is_date_line(text) && line.block.kind == BlockKind::paragraph)
    return {"byline", "a date alone"};
  if (is_count_line(text)) return {"controls", "a count"};
  if (is_row_of_buttons(line, words)) return {"sharing", "names of networks and counts"};
  if (guides_reader(words)) return {"controls", "it guides around a part of the page"};
  if (is_end_mark(text, words)) return {"signs", "the agency's mark of the end"};
  if (calls_to_follow(line, words)) return {"sharing", "it calls to follow the site"};
  if (leads_elsewhere(line, words)) return {"links", "it leads elsewhere"};
  if (is_labelled_links(line)) return {"links", "a label and links"};
  if (is_disclaimer(line)) return {"footer", "what the site does not answer for"};
  if (line.block.kind == BlockKind::paragraph && is_row_of_labels(text))
    return {"tags", "nothing but labels"};
  if (is_page_number(words)) return {"navigation", "a number of a page"};
  if (is_site_name(line)) return {"navigation", "the name of the site"};
  const bool at_end = line.blocks_before > 2 && line.prose_after < 0.02;
  if (at_end && line.block.kind == BlockKind::paragraph && is_meta_line(text))
    return {"byline", "dates, times and counts at the end"};
  if (at_end && text.starts_with("(c)")) return {"footer", "a notice of rights"};
  if (line.link == LinkIn::to_file && line.run.letters < 100)
    return {"links", "a file to download"};
  return {};
}

}  // namespace rawi
