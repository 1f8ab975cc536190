// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/unicode.h"
#include "document/html_page.h"

namespace rawi {
namespace {

using Json = nlohmann::json;

/// White space collapsed.
std::string tidy(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (is_space(point.value) || point.value < 0x20) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
}

void take(std::string& field, std::string_view value) {
  if (field.empty()) field = tidy(value);
}

/// A name as JSON-LD gives it: a text, an object with a name, or a list of either.
std::string name_in(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object() && value.contains("name") && value["name"].is_string()) {
    return value["name"].get<std::string>();
  }
  if (!value.is_array()) return "";
  std::string all;
  for (const Json& item : value) {
    const std::string one = item.is_array() ? "" : name_in(item);
    if (!one.empty()) all += (all.empty() ? "" : "، ") + one;
  }
  return all;
}

std::string text_in(const Json& object, const char* key) {
  return object.contains(key) ? name_in(object[key]) : "";
}

bool is_article(const Json& object) {
  if (!object.contains("@type")) return false;
  const Json& type = object["@type"];
  const auto named = [](const Json& one) {
    if (!one.is_string()) return false;
    const auto& text = one.get_ref<const std::string&>();
    return text.ends_with("Article") || text.ends_with("Posting") || text == "Report";
  };
  return type.is_array() ? std::any_of(type.begin(), type.end(), named) : named(type);
}

void take_article(const Json& object, PageFacts& facts) {
  take(facts.title, text_in(object, "headline"));
  take(facts.title, text_in(object, "name"));
  take(facts.author, text_in(object, "author"));
  take(facts.date, text_in(object, "datePublished"));
  take(facts.source, text_in(object, "publisher"));
  take(facts.lead, text_in(object, "description"));
  take(facts.language, text_in(object, "inLanguage"));
  if (facts.body.empty()) facts.body = text_in(object, "articleBody");
}

/// The articles of a JSON-LD script; its objects may be nested in lists and graphs.
void take_json_ld(std::string_view script, PageFacts& facts) {
  const Json root = Json::parse(script, nullptr, false, true);
  if (root.is_discarded()) return;
  constexpr std::size_t most = 1000;
  std::vector<const Json*> waiting{&root};
  for (std::size_t i = 0; i < waiting.size() && i < most; ++i) {
    const Json& value = *waiting[i];
    if (value.is_array()) {
      for (const Json& item : value) waiting.push_back(&item);
    }
    if (!value.is_object()) continue;
    if (is_article(value)) take_article(value, facts);
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      if (value.contains(key)) waiting.push_back(&value[key]);
    }
  }
}

struct MetaRule {
  std::string_view key;
  std::string PageFacts::*field;
};
constexpr std::array meta_rules{
    MetaRule{"og:title", &PageFacts::title},
    MetaRule{"twitter:title", &PageFacts::title},
    MetaRule{"dc.title", &PageFacts::title},
    MetaRule{"article:author", &PageFacts::author},
    MetaRule{"author", &PageFacts::author},
    MetaRule{"dc.creator", &PageFacts::author},
    MetaRule{"article:published_time", &PageFacts::date},
    MetaRule{"og:published_time", &PageFacts::date},
    MetaRule{"pubdate", &PageFacts::date},
    MetaRule{"date", &PageFacts::date},
    MetaRule{"dc.date", &PageFacts::date},
    MetaRule{"dcterms.date", &PageFacts::date},
    MetaRule{"dcterms.created", &PageFacts::date},
    MetaRule{"publish_date", &PageFacts::date},
    MetaRule{"og:site_name", &PageFacts::source},
    MetaRule{"dc.publisher", &PageFacts::source},
    MetaRule{"application-name", &PageFacts::source},
    MetaRule{"og:description", &PageFacts::lead},
    MetaRule{"description", &PageFacts::lead},
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

void take_meta(const Markup& markup, std::size_t node, PageFacts& facts) {
  const std::string_view content = markup.attribute(node, Name::content);
  std::string key = lower(markup.attribute(node, Name::property));
  if (key.empty()) key = lower(markup.attribute(node, Name::name));
  if (key == "generator") {
    const std::string generator = lower(content);
    for (const char* forum : {"vbulletin", "phpbb", "discourse", "xenforo", "mybb", "smf"}) {
      facts.is_forum |= generator.find(forum) != std::string::npos;
    }
  }
  for (const MetaRule& rule : meta_rules) {
    if (rule.key != key || content.empty()) continue;
    const bool address = content.starts_with("http");
    if (address) continue;  // article:author may be a profile page
    if (rule.field == &PageFacts::title && facts.title.empty()) {
      facts.title_node = static_cast<std::uint32_t>(node);
    }
    take(facts.*rule.field, content);
  }
}

void take_microdata(const Markup& markup, std::size_t node, PageFacts& facts) {
  const std::string_view property = markup.attribute(node, Name::itemprop);
  if (property.empty()) return;
  std::string value(markup.attribute(node, Name::content));
  if (value.empty()) value = markup.attribute(node, Name::datetime);
  constexpr std::size_t most_nodes = 100;
  const bool small = markup.nodes[node].end - node <= most_nodes;
  if (value.empty() && small &&
      (property == "author" || property == "datePublished" || property == "headline")) {
    value = markup.inner_text(node);
  }
  if (value.empty() || value.size() > 400) return;
  if (property == "author" && !value.starts_with("http")) take(facts.author, value);
  if (property == "datePublished") take(facts.date, value);
  if (property == "headline") take(facts.title, value);
}

bool is_author_link(const Markup& markup, std::size_t node) {
  return markup.nodes[node].name == Name::a && markup.nodes[node].end <= node + 20 &&
         markup.attribute(node, Name::rel) == "author";
}

/// "title | site": the part before the last bar or dash, where both are there.
std::string without_site(const std::string& title, std::string& site) {
  for (const std::string_view bar : {" | ", " :: ", " » ", " – ", " — ", " - "}) {
    const std::size_t at = title.rfind(bar);
    if (at == std::string::npos || at < 8) continue;
    const std::string rest = title.substr(at + bar.size());
    if (rest.size() > at) continue;
    take(site, rest);
    return title.substr(0, at);
  }
  return title;
}

}  // namespace

PageFacts facts_of(const Markup& markup) {
  PageFacts facts;
  std::string author_link;
  std::string page_title;
  std::uint32_t page_title_node = 0;
  for (std::size_t i = 1; i < markup.nodes.size(); ++i) {
    const MarkupNode& node = markup.nodes[i];
    if (node.name != Name::script || node.end <= i + 1) continue;
    const bool had_body = !facts.body.empty();
    take_json_ld(markup.inner_text(i), facts);
    if (!had_body && !facts.body.empty()) facts.body_node = static_cast<std::uint32_t>(i);
  }
  for (std::size_t i = 1; i < markup.nodes.size(); ++i) {
    const MarkupNode& node = markup.nodes[i];
    if (node.name == Name::text || (node.attributes == 0 && node.name != Name::title)) continue;
    if (node.name == Name::meta) take_meta(markup, i, facts);
    if (node.name == Name::html) take(facts.language, markup.attribute(i, Name::lang));
    if (node.name == Name::title && page_title.empty()) {
      page_title = tidy(markup.inner_text(i));
      page_title_node = static_cast<std::uint32_t>(i);
    }
    take_microdata(markup, i, facts);
    if (is_author_link(markup, i)) take(author_link, markup.inner_text(i));
  }
  take(facts.author, author_link);
  std::string site;
  const std::string bare = without_site(page_title, site);
  if (facts.title.empty()) {
    facts.title = bare;
    facts.title_node = page_title_node;
  } else {
    // OpenGraph titles carry the site's name too.
    facts.title = without_site(facts.title, site);
  }
  take(facts.source, site);
  return facts;
}

}  // namespace rawi
