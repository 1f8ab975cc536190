// SPDX-License-Identifier: GPL-3.0-or-later
// Any parts of an archive (see packed_parts.h) are a document or an error; every block knows its
// bytes, and can be said.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "document/structure.h"
#include "packed_parts.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes = rawi::fuzz::pack_parts({reinterpret_cast<const char*>(data), size});
  const auto document = rawi::read_document(bytes, rawi::DocumentFormat::docx, "fuzz");
  if (!document) return 0;
  const rawi::Document spoken = rawi::spoken_form(
      *document, {.lists = rawi::ListStyle::words, .footnotes = rawi::FootnoteStyle::place});
  for (const auto* blocks : {&document->blocks, &spoken.blocks}) {
    for (const rawi::Block& block : *blocks) {
      if (block.text.empty() || block.origin.text_size() != block.text.size()) std::abort();
    }
  }
  return 0;
}
