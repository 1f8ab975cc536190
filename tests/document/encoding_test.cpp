// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "core/unicode.h"
#include "document/document.h"

using namespace rawi;
using namespace std::string_literals;

namespace {

const std::string article =
    "وصل الوفد إلى العاصمة صباح اليوم، وعقد اجتماعا مع الوزير استمر ساعتين. وقال الناطق إن اللقاء "
    "كان مثمرا.";

std::string utf16(const std::string& text, bool big, bool with_mark) {
  std::string out = !with_mark ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
  for (char32_t c : to_utf32(text)) {
    const auto push = [&](char32_t unit) {
      const char high = static_cast<char>(unit >> 8u);
      const char low = static_cast<char>(unit & 0xFFu);
      out += big ? std::string{high, low} : std::string{low, high};
    };
    if (c > 0xFFFF) {
      push(0xD800 + ((c - 0x10000) >> 10u));
      push(0xDC00 + ((c - 0x10000) & 0x3FFu));
    } else {
      push(c);
    }
  }
  return out;
}

// Windows-1256 of the letters that the article uses.
std::string windows_1256(const std::string& text) {
  static const std::u32string letters = U"ءآأؤإئابةتثجحخدذرزسشصض×طظعغـفقكàلâمنهو";
  std::string out;
  for (char32_t c : to_utf32(text)) {
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (c == U'،') {
      out.push_back('\xA1');
    } else if (c == U'ى') {
      out.push_back('\xEC');
    } else if (c == U'ي') {
      out.push_back('\xED');
    } else {
      const auto at = letters.find(c);
      REQUIRE(at != std::u32string::npos);
      out.push_back(static_cast<char>(0xC1 + at));
    }
  }
  return out;
}

Result<Document> read(const std::string& bytes) {
  return read_document(bytes, DocumentFormat::plain_text, "a.txt");
}

}  // namespace

TEST_CASE("UTF-8 is taken as it is, with or without its mark") {
  CHECK(read(article)->blocks.at(0).text == article);
  CHECK(read(article)->warnings.empty());
  const auto marked = read("\xEF\xBB\xBF" + article);
  CHECK(marked->blocks.at(0).text == article);
  CHECK(marked->blocks.at(0).origin.source_of({0, 2}) == ByteRange{3, 5});
}

TEST_CASE("UTF-16 of either order is converted, with a notice") {
  for (const bool big : {false, true}) {
    for (const bool with_mark : {false, true}) {
      INFO("big endian " << big << ", byte order mark " << with_mark);
      const auto document = read(utf16(article, big, with_mark));
      REQUIRE(document);
      CHECK(document->blocks.at(0).text == article);
      REQUIRE(document->warnings.size() == 1);
      CHECK(document->warnings[0].kind == "converted");
      // The second letter is the second unit of the file.
      const std::size_t skipped = with_mark ? 2 : 0;
      CHECK(document->blocks[0].origin.source_of({2, 4}) == ByteRange{skipped + 2, skipped + 4});
    }
  }
}

TEST_CASE("Windows-1256 is recognized and converted, with a notice") {
  const auto document = read(windows_1256(article + " " + article));
  REQUIRE(document);
  CHECK(document->blocks.at(0).text == article + " " + article);
  REQUIRE(document->warnings.size() == 1);
  CHECK(document->warnings[0].message.find("windows-1256") != std::string::npos);
  CHECK(document->blocks[0].origin.source_of({2, 4}) == ByteRange{1, 2});
}

TEST_CASE("what is no text is refused with its file and byte") {
  struct Row {
    std::string bytes;
    std::string where;
    std::string says;
  };
  const Row rows[] = {
      {"", "a.txt", "empty"},
      {"سلام\0عليكم"s, "a.txt, byte 8", "NUL"},
      {article + "\xED\xA0\x80", "a.txt, byte " + std::to_string(article.size()), "lone surrogate"},
      {article + "\xC3(", "a.txt, byte " + std::to_string(article.size()), "no valid UTF-8"},
      {"\xFF\xFE\x00\xD8\x41\x00"s, "a.txt, byte 2", "lone surrogate"},
      {"\xFF\xFE\x41\x06\x41"s, "a.txt, byte 4", "half a character"},
      {"\x1F\x8B\x08\x00"s, "a.txt, byte 0", "no text"},
      {"%PDF-1.7\n", "a.txt, byte 0", "no text"},
      {"PK\x03\x04zip", "a.txt, byte 0", "no text"},
      {" \n\t\n", "a.txt", "nothing to read"},
  };
  for (const Row& row : rows) {
    const auto document = read(row.bytes);
    REQUIRE_FALSE(document);
    CHECK(document.error().code == ErrorCode::bad_input);
    CHECK(document.error().where == row.where);
    CHECK(document.error().what.find(row.says) != std::string::npos);
  }
}

TEST_CASE("a mistaken file is recognized by its name") {
  CHECK(to_string(read("\x1F\x8B\x08\x00"s).error()).find("gunzip") != std::string::npos);
  CHECK(to_string(read("version https://git-lfs.github.com/spec/v1\n").error())
            .find("git lfs pull") != std::string::npos);
}
