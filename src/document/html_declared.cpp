// SPDX-License-Identifier: GPL-3.0-or-later
// What only the head of a page says: its title, and the text of pages that a script fills.
#include <algorithm>

#include "document/html_page.h"

namespace rawi {
namespace {

std::size_t kept_bytes(const Document& document) {
  std::size_t bytes = 0;
  for (const Block& block : document.blocks) bytes += block.text.size();
  return bytes;
}

}  // namespace

Block declared_title(const Page& page, const PageFacts& facts) {
  Block block{BlockKind::title, 1, facts.title};
  const MarkupNode& node = page.markup.nodes[facts.title_node];
  const std::size_t at = page.decoded.text.rfind(facts.title, node.source_end);
  const ByteRange place = at == std::string::npos ? ByteRange{node.source_begin, node.source_end}
                                                  : ByteRange{at, at + facts.title.size()};
  block.origin.append(block.text.size(), page.decoded.source_of(place));
  return block;
}

void use_declared_body(Document& document, const Page& page, const PageFacts& facts) {
  if (facts.body.size() < 400 || kept_bytes(document) * 3 > facts.body.size()) return;
  const MarkupNode& script = page.markup.nodes[facts.body_node];
  const ByteRange place = page.decoded.source_of({script.source_begin, script.source_end});
  std::erase_if(document.blocks, [](const Block& block) { return block.kind != BlockKind::title; });
  for (std::size_t at = 0; at < facts.body.size();) {
    const std::size_t end = std::min(facts.body.find('\n', at), facts.body.size());
    std::string line = facts.body.substr(at, end - at);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty()) {
      Block block{BlockKind::paragraph, 0, std::move(line)};
      block.origin.append(block.text.size(), place);
      document.blocks.push_back(std::move(block));
    }
    at = end + 1;
  }
  document.evidence = "articleBody of JSON-LD: the page itself holds no text";
}

}  // namespace rawi
