// SPDX-License-Identifier: GPL-3.0-or-later
// The one file that knows libxml2. Its SAX interface fills a flat tree of our own: no recursion at
// any depth, and the place of every run of text in the source.
#include "document/markup_tree.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

namespace rawi {

std::string_view Markup::text_of(std::size_t node) const {
  const MarkupNode& run = nodes[node];
  return std::string_view(text).substr(run.text_begin, run.text_end - run.text_begin);
}

std::string_view Markup::attribute(std::size_t node, Name name) const {
  const MarkupNode& element = nodes[node];
  for (std::size_t i = 0; i < element.attributes; ++i) {
    const MarkupAttribute& attribute = attribute_list[element.first_attribute + i];
    if (attribute.name != name) continue;
    return std::string_view(text).substr(attribute.begin, attribute.end - attribute.begin);
  }
  return {};
}

bool Markup::has_attribute(std::size_t node, Name name) const {
  const MarkupNode& element = nodes[node];
  for (std::size_t i = 0; i < element.attributes; ++i) {
    if (attribute_list[element.first_attribute + i].name == name) return true;
  }
  return false;
}

Name Markup::find_name(std::string_view name) const {
  if (const Name known = known_name(name); known != Name::none) return known;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return Name::none;
  return static_cast<Name>(static_cast<std::size_t>(Name::first_other) +
                           static_cast<std::size_t>(found - names.begin()));
}

std::string_view Markup::name_of(Name name) const {
  if (name < Name::first_other) return spelling_of(name);
  const auto at = static_cast<std::size_t>(name) - static_cast<std::size_t>(Name::first_other);
  return at < names.size() ? std::string_view(names[at]) : std::string_view();
}

std::string Markup::inner_text(std::size_t node) const {
  std::string all;
  for (std::size_t i = node; i < nodes[node].end; ++i) all += text_of(i);
  return all;
}

namespace {

constexpr std::size_t max_other_names = 4096;
constexpr std::size_t max_attributes = 256;
/// For an end tag without a start the parser looks through all open elements: the sum of those
/// looks, after which a page is taken as too broken to go on.
constexpr std::size_t max_lookups = 200'000'000;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

class TreeBuilder {
 public:
  TreeBuilder(std::string_view source, bool keeps_all_names)
      : source_(source), keeps_all_names_(keeps_all_names) {
    markup_.nodes.push_back({});
    markup_.nodes[0].source_end = static_cast<std::uint32_t>(source.size());
    open_.push_back(0);
  }

  void set_parser(xmlParserCtxtPtr parser) { parser_ = parser; }

  void start(std::string_view name) {
    if (full()) return;
    const auto index = static_cast<std::uint32_t>(markup_.nodes.size());
    MarkupNode node;
    node.name = number_of(name);
    node.parent = open_.back();
    node.first_attribute = static_cast<std::uint32_t>(markup_.attribute_list.size());
    node.text_begin = node.text_end = static_cast<std::uint32_t>(markup_.text.size());
    node.source_begin = position();
    markup_.nodes.push_back(node);
    open_.push_back(index);
  }

  void add_attribute(std::string_view name, std::string_view value) {
    MarkupNode& node = markup_.nodes.back();
    if (stopped() || node.attributes >= max_attributes) return;
    const Name number = keeps_all_names_ ? number_of(name) : known_name(name);
    if (number == Name::none) return;
    const auto begin = static_cast<std::uint32_t>(markup_.text.size());
    markup_.text += value;
    markup_.attribute_list.push_back(
        {number, begin, static_cast<std::uint32_t>(markup_.text.size())});
    ++node.attributes;
  }

  void end() {
    if (open_.size() < 2 || stopped()) return;
    MarkupNode& node = markup_.nodes[open_.back()];
    node.end = static_cast<std::uint32_t>(markup_.nodes.size());
    node.source_end = position();
    open_.pop_back();
  }

  void text(std::string_view run) {
    if (run.empty() || full() || !is_wanted()) return;
    MarkupNode node;
    node.parent = open_.back();
    node.text_begin = static_cast<std::uint32_t>(markup_.text.size());
    markup_.text += run;
    node.text_end = static_cast<std::uint32_t>(markup_.text.size());
    const ByteRange place = place_of(run);
    node.source_begin = static_cast<std::uint32_t>(place.begin);
    node.source_end = static_cast<std::uint32_t>(place.end);
    node.end = static_cast<std::uint32_t>(markup_.nodes.size() + 1);
    markup_.nodes.push_back(node);
  }

  void mismatch() {
    lookups_ += open_.size();
    if (lookups_ > max_lookups && !stopped()) stop();
  }

  void refuse_entities() {
    declares_entities_ = true;
    xmlStopParser(parser_);
  }

  [[nodiscard]] bool declares_entities() const { return declares_entities_; }
  [[nodiscard]] bool too_many() const { return too_many_; }

  Markup finish() {
    while (!open_.empty()) {
      MarkupNode& node = markup_.nodes[open_.back()];
      node.end = static_cast<std::uint32_t>(markup_.nodes.size());
      if (open_.size() > 1) node.source_end = static_cast<std::uint32_t>(source_.size());
      open_.pop_back();
    }
    return std::move(markup_);
  }

 private:
  [[nodiscard]] bool stopped() const { return markup_.stopped || too_many_; }

  bool full() {
    if (stopped()) return true;
    if (markup_.nodes.size() < max_markup_nodes) return false;
    too_many_ = true;
    xmlStopParser(parser_);
    return true;
  }

  void stop() {
    markup_.stopped = true;
    xmlStopParser(parser_);
  }

  /// Style sheets and scripts are thrown away, except data.
  [[nodiscard]] bool is_wanted() const {
    const Name parent = markup_.nodes[open_.back()].name;
    if (keeps_all_names_ || (parent != Name::script && parent != Name::style)) return true;
    return parent == Name::script &&
           markup_.attribute(open_.back(), Name::type).find("ld+json") != std::string_view::npos;
  }

  Name number_of(std::string_view name) {
    const Name known = known_name(name);
    if (known != Name::none) return known;
    if (!keeps_all_names_ && !name.starts_with("amp-"))
      return name.find('-') == std::string_view::npos ? Name::none : Name::custom;
    const auto found = others_.find(std::string(name));
    if (found != others_.end()) return found->second;
    if (markup_.names.size() >= max_other_names) return Name::none;
    const auto number =
        static_cast<Name>(static_cast<std::size_t>(Name::first_other) + markup_.names.size());
    markup_.names.emplace_back(name);
    others_.emplace(name, number);
    return number;
  }

  [[nodiscard]] std::uint32_t position() const {
    const xmlParserInput* input = parser_ == nullptr ? nullptr : parser_->input;
    if (input == nullptr) return last_;
    const std::size_t at = input->consumed + static_cast<std::size_t>(input->cur - input->base);
    return static_cast<std::uint32_t>(std::min(at, source_.size()));
  }

  /// The parser stands behind the run when it hands it over, or (XML) at its beginning. An entity
  /// is found as what lies between the last known place and the parser's.
  ByteRange place_of(std::string_view run) {
    const std::size_t at = position();
    for (const std::size_t begin :
         {at >= run.size() ? at - run.size() : at, at, std::size_t{last_}}) {
      if (begin < last_ || source_.substr(begin, run.size()) != run) continue;
      last_ = static_cast<std::uint32_t>(begin + run.size());
      return {begin, begin + run.size()};
    }
    std::size_t begin = std::min<std::size_t>(last_, at);
    constexpr std::size_t longest_entity = 64;
    const std::size_t from = std::max(begin, at - std::min(at, longest_entity));
    const std::size_t entity = source_.substr(from, at - from).rfind('&');
    if (run.size() <= 4 && entity != std::string_view::npos) begin = from + entity;
    last_ = static_cast<std::uint32_t>(at);
    return {begin, at};
  }

  std::string_view source_;
  bool keeps_all_names_;
  xmlParserCtxtPtr parser_ = nullptr;
  Markup markup_;
  std::vector<std::uint32_t> open_;
  std::unordered_map<std::string, Name> others_;
  std::uint32_t last_ = 0;
  std::size_t lookups_ = 0;
  bool too_many_ = false;
  bool declares_entities_ = false;
};

TreeBuilder& builder(void* self) { return *static_cast<TreeBuilder*>(self); }

void on_text(void* self, const xmlChar* text, int size) {
  builder(self).text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

void on_start(void* self, const xmlChar* name, const xmlChar** attributes) {
  builder(self).start(view(name));
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    builder(self).add_attribute(view(attributes[0]), view(attributes[1]));
  }
}

void on_end(void* self, const xmlChar*) { builder(self).end(); }

void on_start_ns(void* self, const xmlChar* name, const xmlChar*, const xmlChar*, int,
                 const xmlChar**, int count, int, const xmlChar** attributes) {
  builder(self).start(view(name));
  for (int i = 0; i < count; ++i, attributes += 5) {
    const auto* begin = reinterpret_cast<const char*>(attributes[3]);
    const auto* end = reinterpret_cast<const char*>(attributes[4]);
    builder(self).add_attribute(view(attributes[0]),
                                {begin, static_cast<std::size_t>(end - begin)});
  }
}

void on_end_ns(void* self, const xmlChar*, const xmlChar*, const xmlChar*) { builder(self).end(); }

void on_entity_declaration(void* self, const xmlChar*, int, const xmlChar*, const xmlChar*,
                           xmlChar*) {
  builder(self).refuse_entities();
}

void on_error(void* self, xmlErrorPtr error) {
  if (error != nullptr && error->code == XML_ERR_TAG_NAME_MISMATCH) builder(self).mismatch();
}

xmlSAXHandler handler() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.serror = on_error;
  return sax;
}

Error too_large(std::string what, std::string_view name, std::string got, std::size_t most) {
  return {ErrorCode::bad_input,
          std::move(what),
          std::string(name),
          std::move(got),
          fmt::format("at most {}", most),
          "give the article alone"};
}

Error too_many_nodes(std::string_view name) {
  return too_large("the page has too many elements", name, "", max_markup_nodes);
}

using HtmlParser = std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)>;
using XmlParser = std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)>;

}  // namespace

std::optional<Error> markup_size_error(std::string_view text, std::string_view name) {
  if (text.size() <= max_markup_bytes) return std::nullopt;
  return too_large("the page is too large", name, fmt::format("{} bytes", text.size()),
                   max_markup_bytes);
}

Result<Markup> parse_html(std::string_view utf8, std::string_view name) {
  if (const auto error = markup_size_error(utf8, name)) return fail(*error);
  TreeBuilder tree(utf8, false);
  // The parser takes no empty buffer.
  const std::string_view source = utf8.empty() ? std::string_view(" ") : utf8;
  const HtmlParser parser(
      htmlCreateMemoryParserCtxt(source.data(), static_cast<int>(source.size())),
      htmlFreeParserCtxt);
  if (!parser)
    return fail({ErrorCode::io, "the page can't be parsed", std::string(name), "", "", ""});
  *parser->sax = handler();
  parser->userData = &tree;
  tree.set_parser(parser.get());
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                       HTML_PARSE_NODEFDTD);
  // Without it everything below 256 levels is lost, recovery or not.
  parser->options |= XML_PARSE_HUGE;
  // The text is UTF-8 whatever the page says of itself.
  parser->charset = XML_CHAR_ENCODING_UTF8;
  htmlParseDocument(parser.get());
  if (tree.too_many()) return fail(too_many_nodes(name));
  return tree.finish();
}

Result<Markup> parse_xml(std::string_view utf8, std::string_view name) {
  if (const auto error = markup_size_error(utf8, name)) return fail(*error);
  TreeBuilder tree(utf8, true);
  const XmlParser parser(xmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())),
                         xmlFreeParserCtxt);
  if (!parser) {
    return fail({ErrorCode::bad_input, "it is no XML", std::string(name), "", "", ""});
  }
  *parser->sax = handler();
  parser->sax->startElementNs = on_start_ns;
  parser->sax->endElementNs = on_end_ns;
  parser->sax->entityDecl = on_entity_declaration;
  parser->userData = &tree;
  tree.set_parser(parser.get());
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
  parser->charset = XML_CHAR_ENCODING_UTF8;
  xmlParseDocument(parser.get());
  // A declared entity makes libxml2 keep a document of its own, which the parser does not own.
  xmlFreeDoc(std::exchange(parser->myDoc, nullptr));
  if (tree.declares_entities()) {
    return fail({ErrorCode::bad_input, "the XML declares entities of its own", std::string(name),
                 "", "a document without them", "such documents can grow without bound"});
  }
  if (tree.too_many()) return fail(too_many_nodes(name));
  if (parser->wellFormed == 0) {
    return fail(
        {ErrorCode::bad_input, "the XML is not well-formed", std::string(name),
         parser->lastError.message == nullptr ? "" : fmt::format("line {}", parser->lastError.line),
         "", ""});
  }
  return tree.finish();
}

}  // namespace rawi
