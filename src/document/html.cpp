// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/blocks.h"
#include "document/html_page.h"

namespace rawi {
namespace {

void mention_trouble(const DecodedText& decoded, const Markup& markup, Document& document) {
  if (decoded.notice) document.warnings.insert(document.warnings.begin(), *decoded.notice);
  if (markup.stopped) {
    const std::size_t at = decoded.text.size();
    document.warnings.push_back({"broken-markup", "the mark-up is too broken to read to its end",
                                 decoded.source_of({at, at})});
  }
}

}  // namespace

Result<Document> read_html(const DecodedText& decoded, std::string_view name) {
  const auto markup = parse_html(decoded.text, name);
  if (!markup) return fail(markup.error());
  const PageFacts facts = facts_of(*markup);
  const Page page = survey(*markup, decoded);
  Document document = write_article(page, find_article(page, facts), facts);
  mention_trouble(decoded, *markup, document);
  return document;
}

Result<Document> read_html_chapter(const DecodedText& decoded, std::string_view name) {
  const auto markup = parse_html(decoded.text, name);
  if (!markup) return fail(markup.error());
  const PageFacts facts = facts_of(*markup);
  Document document = write_everything(survey(*markup, decoded), facts);
  mention_trouble(decoded, *markup, document);
  return document;
}

}  // namespace rawi
