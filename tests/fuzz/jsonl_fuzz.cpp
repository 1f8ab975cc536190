// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a document or an error; every block knows its bytes, and can be said. Who reads a file line by
// line and who asks for its N-th article get the same articles and the same errors.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "document/json_lines.h"
#include "document/structure.h"

namespace {

constexpr std::size_t most_lines = 4;  // each is looked for from the beginning

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const rawi::Document& document) {
  const rawi::Document spoken = rawi::spoken_form(
      document, {.lists = rawi::ListStyle::words, .footnotes = rawi::FootnoteStyle::place});
  for (const auto* blocks : {&document.blocks, &spoken.blocks}) {
    for (const rawi::Block& block : *blocks) {
      require(!block.text.empty() && block.origin.text_size() == block.text.size());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr auto format = rawi::DocumentFormat::json_lines;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  std::istringstream stream(bytes);
  rawi::JsonLines lines(stream);
  std::size_t count = 0;
  while (const auto line = lines.next()) {
    const std::size_t record = count++;
    require(bytes.substr(line->begin, line->text.size()) == line->text);
    if (record >= most_lines) continue;
    const std::string where = rawi::place_of(*line, "fuzz");
    const auto name = rawi::check_json_article(*line, where);
    const auto alone = rawi::read_json_article(line->text, where);
    const auto document = rawi::read_document(bytes, format, "fuzz", {.record = record});
    require(alone.has_value() == document.has_value());
    require(name || !alone);
    if (document) {
      check(*document);
      require(document->title == alone->title && document->blocks.size() == alone->blocks.size());
    } else {
      require(rawi::to_string(document.error()) == rawi::to_string(alone.error()));
      require(name || rawi::to_string(name.error()) == rawi::to_string(document.error()));
    }
  }
  require(count == rawi::count_articles(bytes, format));
  require(!rawi::read_document(bytes, format, "fuzz", {.record = count}));
  return 0;
}
