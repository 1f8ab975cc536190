// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <ctime>

#include "core/arabic.h"
#include "core/unicode.h"
#include "normalize/normalize.h"
#include "numeral_parser.h"

using namespace rawi;

namespace {

/// Pieces that make texts like those of newspapers, and worse.
rc::Gen<std::string> piece() {
  return rc::gen::element<std::string>(
      "في", "من", "بلغ", "كتاب", "ساعة", "سنوات", "الدورة", "ال", "و", "ب", "الساعة", "عام",
      "دولار", "مليون", "آلاف", "بين", "إلى", "الى", "مارس", "كانون الثاني", "د.", "م", "هـ", "ص",
      "هاتف", "الولاياتالمتحدة", "كَتَبَ", "NATO", "BBC", "Word", "X", "km", "كم", "1", "2", "3", "12",
      "25", "100", "2008", "007", "4/4/2008", "3:45", "1,250", "3.5", "10-15", "2-1", "$5", "5$",
      "20%", "½", "1/2", "°", "²", "+", "=", "<", ">", "@", "#", "_", "(", ")", "\"", "«", "»", "،",
      ".", "...", ":", "؟", "!", "-", "–", "/", "&", "😀", "👍", "©", "•", "٣٫٥", "۱۲", "\u200f", "ـ",
      "e", "USD", "ر.س", "http://a.com/b?c=1", "a@b.com",
      "(7)", "المادة", "القرنين", "كأس", "الخليج", "ج", "ط", "ر", "ت غ", "1980م", "منها", "20.000",
      "ارتفع", "نقطة", "السجن", "القرار", "مباراته", "سيارتين", "طن", "ألف", "كلغ", "98");
}

std::string text_of(const std::vector<std::string>& pieces, const std::vector<bool>& spaces) {
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    text += pieces[i];
    if (i < spaces.size() && spaces[i]) text += ' ';
  }
  return text;
}

std::string random_text() {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(piece());
  const auto spaces = *rc::gen::container<std::vector<bool>>(
      pieces.size(), rc::gen::element(true, true, true, false));
  return text_of(pieces, spaces);
}

bool holds_digit(const NormalizedText& text) {
  for (const Token& token : text.tokens) {
    if (token.kind == TokenKind::number) return true;
    for (const char32_t c : to_utf32(token.text)) {
      if ((c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9))
        return true;
    }
  }
  return false;
}

/// Signs that later stages know.
bool is_known_sign(std::string_view sign) {
  return std::string_view(".…،؛:؟!\"«»'()-–/").find(sign) != std::string_view::npos;
}

}  // namespace

TEST_CASE("no digit and no unknown sign is left in any token") {
  CHECK(rc::check("everything is read", [] {
    const NormalizedText text = normalize(random_text());
    RC_ASSERT(!holds_digit(text));
    for (const Token& token : text.tokens) {
      RC_ASSERT(!token.text.empty());
      if (token.kind == TokenKind::punctuation) RC_ASSERT(is_known_sign(token.text));
    }
  }));
}

TEST_CASE(
    "source ranges ascend, lie in the text, and cover all that is not white space or warned of") {
  CHECK(rc::check("sources", [] {
    const std::string source = random_text();
    const NormalizedText text = normalize(source);
    std::vector<bool> covered(source.size(), false);
    const auto mark = [&](ByteRange range) {
      RC_ASSERT(range.end <= source.size());
      for (std::size_t i = range.begin; i < range.end; ++i) covered[i] = true;
    };
    std::size_t last = 0;
    for (const Token& token : text.tokens) {
      RC_ASSERT(token.source.begin >= last);
      RC_ASSERT(!token.source.empty());
      last = token.source.begin;
      mark(token.source);
    }
    for (const Warning& warning : text.warnings) mark(warning.source);
    for (std::size_t at = 0; at < source.size();) {
      const CodePoint point = code_point_at(source, at);
      const bool silent = is_space(point.value) || point.value == 0x200F || point.value == 0x0640;
      RC_ASSERT(silent || covered[at]);
      at += point.size;
    }
  }));
}

TEST_CASE("a number in a sentence can be read back from its words") {
  const auto carrier = rc::gen::element<std::pair<std::string, std::string>>(
      std::pair("بلغ العدد ", " كتاب"), std::pair("في ", " مدينة"), std::pair("حضر ", " طالبة أمس"),
      std::pair("أكثر من ", "."), std::pair("لـ", " سنة"), std::pair("", ""),
      std::pair("وصل و", " راكبا"));
  CHECK(rc::check("value survives", [&] {
    const auto value = *rc::gen::inRange<std::uint64_t>(3, 9999999);
    if (value % 100 == 1 || value % 100 == 2 || (value >= 1700 && value <= 2200))
      return;  // the noun is said twice; years
    const auto [before, after] = *carrier;
    std::vector<std::string> words;
    for (const Token& token : normalize(before + std::to_string(value) + after).tokens) {
      if (token.rule.starts_with("number")) words.push_back(token.vocalized);
    }
    RC_ASSERT(!words.empty());
    for (const std::string_view particle : {"وَ", "لِ"}) {
      if (!test::parse_numeral(words) && words.front().starts_with(particle))
        words.front().erase(0, particle.size());
    }
    RC_ASSERT(test::parse_numeral(words) == value);
  }));
}

TEST_CASE("what is vocalized has the letters of its text, and marks") {
  CHECK(rc::check("vocalized words", [] {
    for (const Token& token : normalize(random_text()).tokens) {
      if (token.vocalized.empty()) continue;
      RC_ASSERT(strip_marks(token.vocalized) == strip_marks(token.text));
      RC_ASSERT(to_nfc(token.vocalized) == token.vocalized);
    }
  }));
}

/// Words, numbers and signs as sentences have them, each apart.
std::string random_sentence() {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
      "في", "من", "بلغ", "كتاب", "ساعة", "سنوات", "الدورة", "الساعة", "عام", "دولار", "مليون",
      "آلاف", "بين", "إلى", "الى", "مارس", "هاتف", "الولاياتالمتحدة", "كَتَبَ", "NATO", "BBC", "Word",
      "12", "25", "100", "2008", "007", "4/4/2008", "3:45", "1,250", "3.5", "10-15", "2-1", "$5",
      "5$", "20%", "½", "1/2", "5 كم", "(كلمة)", "«قول»", "اطلاق", "انه", "٣٫٥", "USD", "a@b.com",
      "كلمة،", "نهاية.", "المادة (7)", "القرنين 18 و19", "كأس الخليج 21", "ج 2", "الساعة 10.30",
      "1980م", "4 منها", "20.000 نقطة", "ارتفع 12%", "السجن 5 سنوات", "القرار 1701", "2 سيارتين",
      "20 ألف طن", "11 كلغ", "10,00 ت غ", "رمضان 1430 هـ"));
  std::string text;
  for (const std::string& piece : pieces) text += (text.empty() ? "" : " ") + piece;
  return text;
}

TEST_CASE("normalize is idempotent") {
  CHECK(rc::check("idempotent", [] {
    const std::string once = to_text(normalize(random_sentence()));
    RC_ASSERT(to_text(normalize(once)) == once);
  }));
}

TEST_CASE("a text without anything to write out stays as it is") {
  const char* const lines[] = {
      "وصل الوزير إلى العاصمة مساء أمس، والتقى رئيس الحكومة.",
      "قَالَ الْمُتَحَدِّثُ: \"لَا تَعْلِيقَ\".",
      "سأل المراسل: متى تبدأ المفاوضات؟",
      "اشترى كتابا و\"قاموسا\" من مكتبة (قديمة) في الحي.",
  };
  for (const char* line : lines) {
    const NormalizedText text = normalize(line);
    CHECK(to_text(text) == line);
    CHECK(text.warnings.empty());
  }
}

TEST_CASE("hostile input takes linear time and does no harm") {
  const auto repeat = [](std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  const std::string inputs[] = {
      repeat("كلمات كثيرة بلا نهاية ", 1u << 20u),
      repeat("ا\u064b", 200000),
      repeat("7", 1u << 19u),
      repeat("1.", 200000),
      repeat("1-", 200000),
      repeat("1/", 200000),
      repeat("1 ", 200000),
      repeat("1 و", 200000),
      repeat("latin ", 1u << 20u),
      repeat("A.", 200000),
      repeat("\"", 100000),
      repeat("(", 100000),
      repeat("د.", 100000),
      repeat("#a_", 200000),
      repeat("$", 100000),
      repeat("بلغ ", 200000),
      repeat("و", 200000),
      repeat("الولاياتالمتحدة", 200000),
      std::string(100000, '\xff').substr(0, 0),
  };
  for (const std::string& input : inputs) {
    const std::clock_t begin = std::clock();  // of this process: the machine may be busy
    const NormalizedText text = normalize(input);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    INFO(input.substr(0, 12));
    CHECK(seconds < 10.0);
    CHECK(!holds_digit(text));
  }
}
