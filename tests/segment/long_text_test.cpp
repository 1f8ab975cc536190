// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/long_text.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/unicode.h"

using namespace rawi;

namespace {

/// The pieces of a text, joined by "|".
std::string cut(std::string_view text, std::size_t target) {
  std::string line;
  for (const ByteRange& piece : long_text_pieces(text, target)) {
    line += (line.empty() ? "" : "|") + std::string(text.substr(piece.begin, piece.size()));
  }
  return line;
}

}  // namespace

TEST_CASE("a long text is cut where a sentence ends") {
  struct Row {
    const char* text;
    const char* pieces;
  };
  const Row rows[] = {  // pieces of 20 bytes, which are ten letters, and more
      {"", ""},
      {"نزل المطر. فرح الناس.", "نزل المطر. فرح الناس."},  // short enough
      {"نزل المطر اليوم. فرح الناس كلهم بذلك.", "نزل المطر اليوم. |فرح الناس كلهم بذلك."},
      {"هل نزل المطر؟ نعم، نزل المطر كله.", "هل نزل المطر؟ |نعم، نزل المطر كله."},
      {"كتبه الأستاذ د. سامي أمس. ثم رحل عنا.", "كتبه الأستاذ د. سامي أمس. |ثم رحل عنا."},
      {"بلغ طولها الآن 25. متر قديم. ثم رحل.", "بلغ طولها الآن 25. متر قديم. |ثم رحل."},
      {"قال: «نزل المطر. فرحنا». ثم مضى عنا.", "قال: «نزل المطر. فرحنا». |ثم مضى عنا."},
      {"قال: «نزل المطر كله. فرحنا جميعا بذلك كله", "قال: «نزل المطر كله. |فرحنا جميعا بذلك كله"},
      {"مطر غزير على المدينة والريف والبحر معا", "مطر غزير على المدينة |والريف والبحر معا"},
      {"استقسطنطينيةاستقسطنطينيةاستقسطنطينية نعم", "استقسطنطينيةاستقسطنطينيةاستقسطنطينية |نعم"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(cut(row.text, 20) == row.pieces);
  }
}

TEST_CASE("the pieces of a long text tile it, and no word or letter is cut") {
  CHECK(rc::check("pieces tile", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        " ", "  ", ". ", "»", "«", "\"", "؟ ", "مدينة", "نَعَم", "د", "25", "a", "\xC2\xA0"));
    const auto target = *rc::gen::inRange<std::size_t>(1, 40);
    std::string text;
    for (const std::string& part : parts) text += part;
    const auto pieces = long_text_pieces(text, target);
    std::size_t at = 0;
    for (const ByteRange& piece : pieces) {
      RC_ASSERT(piece.begin == at);
      RC_ASSERT(piece.end > piece.begin || text.empty());
      at = piece.end;
      if (at == text.size()) break;
      RC_ASSERT(piece.size() >= target);
      std::size_t last = at - 1;
      while ((static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
      RC_ASSERT(is_space(code_point_at(text, last).value));
    }
    RC_ASSERT(at == text.size());
  }));
}
