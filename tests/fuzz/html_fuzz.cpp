// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a page or an error; every kept and dropped word knows bytes inside the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "document/document.h"
#include "document/inspect.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto format : {rawi::DocumentFormat::html, rawi::DocumentFormat::mhtml}) {
    const auto document = rawi::read_document(bytes, format, "fuzz");
    if (!document) continue;
    for (const rawi::Block& block : document->blocks) {
      if (block.text.empty() || block.origin.text_size() != block.text.size()) std::abort();
      if (block.origin.source_of({0, block.text.size()}).end > size) std::abort();
    }
    for (const rawi::DroppedBlock& dropped : document->dropped) {
      if (dropped.before > document->blocks.size() || dropped.reason.empty()) std::abort();
    }
    (void)rawi::inspect_json(*document);
  }
  return 0;
}
