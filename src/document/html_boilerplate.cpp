// SPDX-License-Identifier: GPL-3.0-or-later
// What a page's elements say of themselves: names, roles and styles, in tables.
#include <algorithm>
#include <array>
#include <optional>

#include "core/unicode.h"
#include "document/html_boilerplate_tables.h"
#include "document/html_page.h"

namespace rawi {
namespace {

bool is_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

/// The words of a class name: "postShare__btn" gives post, share, btn.
class Words {
 public:
  explicit Words(std::string_view name) {
    for (std::size_t i = 0; i < name.size(); ++i) {
      const char c = name[i];
      if (!is_alnum(c)) {
        flush();
        continue;
      }
      const bool upper = c >= 'A' && c <= 'Z';
      const bool after_lower = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
      if (upper && after_lower) flush();
      word_ += upper ? static_cast<char>(c + 32) : c;
    }
    flush();
  }
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
  [[nodiscard]] std::string joined() const {
    std::string all;
    for (const std::string& word : words_) all += word;
    return all;
  }

 private:
  void flush() {
    if (!word_.empty()) words_.push_back(std::move(word_));
    word_.clear();
  }
  std::string word_;
  std::vector<std::string> words_;
};

template <class Visit>
void each_class(std::string_view names, const Visit& visit) {
  for (std::size_t at = 0; at < names.size();) {
    const std::size_t begin = names.find_first_not_of(" \t\r\n", at);
    if (begin == std::string_view::npos) return;
    const std::size_t end = std::min(names.find_first_of(" \t\r\n", begin), names.size());
    visit(names.substr(begin, end - begin));
    at = end;
  }
}

template <std::size_t size>
std::string_view reason_in(const std::array<BoilerplateToken, size>& table, std::string_view word) {
  for (const BoilerplateToken& token : table) {
    if (token.word == word) return token.reason;
  }
  return {};
}

/// Names that describe the page or its layout, not what the element holds.
bool describes_layout(const std::vector<std::string>& words) {
  constexpr std::array layout{"no",     "has",    "with",   "without", "layout", "is",
                              "single", "format", "hentry", "status",  "type"};
  return words.empty() || std::find(layout.begin(), layout.end(), words.front()) != layout.end();
}

std::optional<BoilerplateToken> judge_class(std::string_view name) {
  const Words words(name);
  if (const auto reason = reason_in(joined_names, words.joined()); !reason.empty()) {
    return BoilerplateToken{name, reason};
  }
  // "qmeta", "cardMeta"
  if (words.joined().size() < 20 && words.joined().ends_with("meta"))
    return BoilerplateToken{name, "byline"};
  if (describes_layout(words.words())) return std::nullopt;
  // To Elementor, a builder of pages, each paragraph is a widget.
  const bool built = words.words().front() == "elementor";
  for (const std::string& word : words.words()) {
    if (built && word == "widget") continue;
    if (const auto reason = reason_in(class_tokens, word); !reason.empty()) {
      return BoilerplateToken{name, reason};
    }
  }
  return std::nullopt;
}

bool is_hidden(const Markup& markup, std::size_t node) {
  if (markup.has_attribute(node, Name::hidden)) return true;
  std::string style;
  for (const char c : markup.attribute(node, Name::style)) {
    if (c != ' ') style += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  constexpr std::array hiding{"display:none", "visibility:hidden", "font-size:0",
                              "opacity:0;",   "left:-9999",        "text-indent:-9999"};
  if (std::any_of(hiding.begin(), hiding.end(), [&](const char* rule) {
        const std::size_t at = style.find(rule);
        // "font-size:0.9em" hides nothing.
        return at != std::string::npos && style.compare(at, 12, "font-size:0.") != 0;
      })) {
    return true;
  }
  // A caption that repeats the picture's description is hidden from screen readers alone.
  const Name name = markup.nodes[node].name;
  return markup.attribute(node, Name::aria_hidden) == "true" && name != Name::div &&
         name != Name::figcaption;
}

/// "[1]", "[note 2]", "(١)"; "(s)" is a blessing or an exponent.
bool is_bracketed_number(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) return true;
  if (text.size() < 3 || !text.starts_with('(') || !text.ends_with(')')) return false;
  const char32_t first = code_point_at(text, 1).value;
  return (first >= U'0' && first <= U'9') || (first >= 0x660 && first <= 0x669);
}

/// A superscript or bracketed link to a note: its target's id, or nothing.
std::optional<std::string> note_target(const Markup& markup, std::size_t node) {
  const MarkupNode& element = markup.nodes[node];
  if (element.name != Name::sup && element.name != Name::a) return std::nullopt;
  if (element.end - node > 8) return std::nullopt;
  const std::string text = markup.inner_text(node);
  if (text.size() > 10) return std::nullopt;
  for (std::size_t i = node; i < element.end; ++i) {
    const std::string_view href = markup.attribute(i, Name::href);
    const std::size_t hash = href.find('#');
    if (hash == std::string_view::npos || hash + 1 >= href.size()) continue;
    const bool noted =
        element.name == Name::sup || text.find('[') != std::string::npos ||
        markup.attribute(i, Name::epub_type) == "noteref" ||
        markup.attribute(i, Name::role) == "doc-noteref" ||
        markup.attribute(i, Name::class_).find("footnote-ref") != std::string_view::npos;
    if (noted) return std::string(href.substr(hash + 1));
  }
  // "[1]" and "(1)" that lead nowhere are no text either.
  if (element.name == Name::sup && is_bracketed_number(text)) return "";
  return std::nullopt;
}

/// "↩" or "^" behind a note.
bool leads_back(const Markup& markup, std::size_t node) {
  if (markup.nodes[node].name != Name::a || markup.nodes[node].end > node + 4) return false;
  if (markup.attribute(node, Name::href).find('#') == std::string_view::npos) return false;
  const std::string text = markup.inner_text(node);
  return text == "^" || text.starts_with("↩") || text.starts_with("↑") || text.starts_with("⏎");
}

/// A few words in an element whose name speaks of who wrote, or when: "news-date", "author__name".
std::optional<BoilerplateToken> judge_small(const Markup& markup, std::size_t node,
                                            std::string_view name) {
  constexpr std::array words{"date",     "time",      "datetime", "author",  "authors", "writer",
                             "reporter", "published", "updated",  "pubdate", "timeago"};
  constexpr std::size_t most_nodes = 10;
  constexpr std::size_t most_bytes = 140;
  if (markup.nodes[node].end - node > most_nodes) return std::nullopt;
  const Words parts(name);
  const bool named = std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return std::find(parts.words().begin(), parts.words().end(), word) != parts.words().end();
  });
  if (!named) return std::nullopt;
  const std::string text = markup.inner_text(node);
  if (text.size() > most_bytes || text.find(". ") != std::string::npos) return std::nullopt;
  return BoilerplateToken{name, "byline"};
}

bool is_container(Name name) {
  return name == Name::html || name == Name::body || name == Name::article || name == Name::main ||
         heading_level(name) > 0 || name == Name::tr || name == Name::tbody;
}

/// Elements of AMP that lay out the article's own text and pictures; the others embed something.
bool holds_text(std::string_view custom) {
  constexpr std::array<std::string_view, 8> holders{
      "amp-img",      "amp-accordion", "amp-carousel",       "amp-base-carousel",
      "amp-fit-text", "amp-layout",    "amp-inline-gallery", "amp-truncate-text"};
  return std::find(holders.begin(), holders.end(), custom) != holders.end();
}

/// The element behind another one, or 0.
std::uint32_t element_after(const Markup& markup, std::size_t node) {
  const std::uint32_t end = markup.nodes[markup.nodes[node].parent].end;
  for (std::uint32_t i = markup.nodes[node].end; i < end; i = markup.nodes[i].end) {
    if (markup.nodes[i].name != Name::text) return i;
    if (count_letters(markup.text_of(i)) > 0) return 0;
  }
  return 0;
}

/// A button that opens the text behind it is its heading: a question above its answer, as the
/// accordion of WAI-ARIA has it, where the button may stand alone in a heading.
bool heads_its_text(const Markup& markup, std::size_t node) {
  if (!markup.has_attribute(node, Name::aria_expanded)) return false;
  const std::uint32_t letters = count_letters(markup.inner_text(node));
  const std::size_t parent = markup.nodes[node].parent;
  const bool alone = heading_level(markup.nodes[parent].name) > 0;
  const std::uint32_t panel = element_after(markup, alone ? parent : node);
  if (letters < 8 || panel == 0 || role_of(markup.nodes[panel].name) != TagRole::block)
    return false;
  const Name name = markup.nodes[panel].name;  // a list there is a menu
  if (name == Name::ul || name == Name::ol || name == Name::menu || name == Name::nav) return false;
  for (std::size_t i = panel; i < markup.nodes[panel].end; ++i) {
    if (markup.nodes[i].name == Name::p) return count_letters(markup.inner_text(panel)) >= letters;
  }
  return false;
}

Verdict judge_element(const Markup& markup, std::size_t node) {
  const MarkupNode& element = markup.nodes[node];
  if (element.name == Name::button && heads_its_text(markup, node)) return {};
  for (const Named& named : element_names) {
    if (named.name != element.name) continue;
    const Name parent = markup.nodes[element.parent].name;
    const bool attribution = element.name == Name::footer && parent == Name::blockquote;
    if (attribution) return {};
    // A date inside a sentence belongs to it.
    const bool in_sentence =
        element.name == Name::time && (parent == Name::p || parent == Name::li);
    if (in_sentence) return {};
    const bool guess = element.name == Name::aside || element.name == Name::footer ||
                       element.name == Name::label || element.name == Name::menu ||
                       element.name == Name::time || element.name == Name::address;
    return {named.reason, "element " + std::string(spelling_of(element.name)), guess};
  }
  const std::string_view custom = markup.name_of(element.name);
  if (custom.starts_with("amp-") && !holds_text(custom))
    return {"embedded", "element " + std::string(custom)};
  return {};
}

}  // namespace

Verdict judge(const Markup& markup, std::size_t node) {
  if (auto verdict = judge_element(markup, node); !verdict.reason.empty()) return verdict;
  const Name name = markup.nodes[node].name;
  if (auto target = note_target(markup, node)) return {"note-mark", std::move(*target)};
  if (leads_back(markup, node)) return {"note-back", "a sign that leads back to the text", true};
  if (markup.nodes[node].attributes == 0) return {};
  if (name != Name::html && name != Name::body && is_hidden(markup, node)) {
    return {"hidden", "hidden by its attributes", name == Name::div};
  }
  const std::string_view role = markup.attribute(node, Name::role);
  for (const Roles& known : role_names) {
    if (known.role == role) return {known.reason, "role " + std::string(role), true};
  }
  if (markup.attribute(node, Name::itemprop) == "comment")
    return {"comments", "itemprop comment", true};
  if (is_container(name)) return {};
  std::optional<BoilerplateToken> found;
  for (const Name attribute : {Name::class_, Name::id}) {
    each_class(markup.attribute(node, attribute), [&](std::string_view one) {
      if (!found) found = judge_class(one);
      if (!found && attribute == Name::class_) found = judge_small(markup, node, one);
    });
  }
  if (!found || found->reason.empty() || names_lead(markup, node) || names_caption(markup, node))
    return {};
  return {found->reason, "class " + std::string(found->word), true};
}

bool names_content(std::string_view class_name) {
  std::string joined = Words(class_name).joined();
  // "post_message_17"
  while (!joined.empty() && joined.back() >= '0' && joined.back() <= '9') joined.pop_back();
  constexpr std::array contents{"entrycontent",
                                "postcontent",
                                "articlebody",
                                "articlecontent",
                                "storybody",
                                "storycontent",
                                "postbody",
                                "tdpostcontent",
                                "mwparseroutput",
                                "fieldnamebody",
                                "newscontent",
                                "articletext",
                                "contentarticle",
                                "detailcontent",
                                "detailscontent",
                                "newsbody",
                                "newstext",
                                "newsdetails",
                                "articledetails",
                                "blogcontent",
                                "singlecontent",
                                "postmessage",
                                "messagecontent",
                                "messagetext",
                                "bbwrapper",
                                "fulltext",
                                "articlebodytext",
                                "nodecontent",
                                "theecontent",
                                "postentry",
                                "maincontentarticle",
                                "storytext",
                                "wysiwyg",
                                "richtext",
                                "contentbody",
                                "articleparagraph",
                                "singlepostcontent",
                                "postarticle",
                                "fieldbody",
                                "newsarticle",
                                "innercontent",
                                "topiccontent",
                                "cooked",
                                "blogpostbody",
                                "entrytext",
                                "contenttext"};
  return std::any_of(contents.begin(), contents.end(),
                     [&](std::string_view known) {
                       return joined == known || (joined.size() < 40 && joined.ends_with(known));
                     }) ||
         joined == "bodycontent" || joined == "pagecontent";  // alone: "p-body-content" is the page
}

namespace {

template <std::size_t size>
bool has_token(const Markup& markup, std::size_t node,
               const std::array<std::string_view, size>& table) {
  bool found = false;
  each_class(markup.attribute(node, Name::class_), [&](std::string_view name) {
    const Words words(name);
    const std::string joined = words.joined();
    for (const std::string_view token : table) {
      found |= joined == token || (!words.words().empty() && words.words().back() == token);
    }
  });
  return found;
}

}  // namespace

bool names_lead(const Markup& markup, std::size_t node) {
  constexpr std::array<std::string_view, 16> leads{
      "lead",     "standfirst",  "excerpt",     "deck",      "dek",   "summary",
      "subtitle", "subheadline", "subhead",     "sapo",      "intro", "lede",
      "chapeau",  "abstract",    "description", "subheading"};
  return has_token(markup, node, leads);
}

bool names_title(const Markup& markup, std::size_t node) {
  constexpr std::array<std::string_view, 6> titles{"title",   "headline",    "heading",
                                                   "subject", "threadtitle", "firstheading"};
  return has_token(markup, node, titles) || markup.attribute(node, Name::itemprop) == "headline";
}

namespace {

/// "imgCap", "photo-comment", "pic_desc": a word for a picture, then one for what is said of it.
bool describes_picture(const Markup& markup, std::size_t node) {
  constexpr std::array<std::string_view, 6> pictures{"img",     "image", "photo",
                                                     "picture", "pic",   "fig"};
  constexpr std::array<std::string_view, 6> sayings{"cap",  "caption",     "comment",
                                                    "desc", "description", "credit"};
  bool found = false;
  each_class(markup.attribute(node, Name::class_), [&](std::string_view name) {
    const std::vector<std::string> words = Words(name).words();
    found |= words.size() == 2 &&
             std::find(pictures.begin(), pictures.end(), words.front()) != pictures.end() &&
             std::find(sayings.begin(), sayings.end(), words.back()) != sayings.end();
  });
  return found;
}

}  // namespace

bool names_caption(const Markup& markup, std::size_t node) {
  constexpr std::array<std::string_view, 7> captions{"caption",    "captions",   "thumbcaption",
                                                     "figcaption", "imgcaption", "imagecaption",
                                                     "captiontext"};
  const Name name = markup.nodes[node].name;
  if (name == Name::figure || name == Name::img || name == Name::table) return false;
  return has_token(markup, node, captions) || describes_picture(markup, node);
}

}  // namespace rawi
