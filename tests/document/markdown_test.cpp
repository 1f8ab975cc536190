// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "document/document.h"

using namespace rawi;

namespace {

std::string blocks_of(const std::string& text) {
  const auto document = read_document(text, DocumentFormat::markdown, "a.md");
  if (!document) return to_string(document.error());
  std::string out;
  for (const Block& block : document->blocks) {
    out += block.kind == BlockKind::title       ? "T"
           : block.kind == BlockKind::heading   ? "H" + std::to_string(block.level)
           : block.kind == BlockKind::list_item ? "L" + std::to_string(block.number)
           : block.kind == BlockKind::quote     ? "Q"
           : block.kind == BlockKind::table_row ? "R" + std::to_string(block.level)
           : block.kind == BlockKind::footnote  ? "F" + block.id
                                                : "P";
    out += "(" + block.text + ")";
  }
  return out;
}

}  // namespace

TEST_CASE("Markdown falls into title, headings and paragraphs") {
  struct Row {
    std::string text;
    std::string blocks;
  };
  const Row rows[] = {
      {"# عنوان\n\nفقرة.\n\n## قسم\n\nنص.\n", "T(عنوان)P(فقرة.)H2(قسم)P(نص.)"},
      {"# أول\n\nنص.\n\n# ثان\n\nنص.\n", "H1(أول)P(نص.)H1(ثان)P(نص.)"},
      {"سطر\nتابع له.\n", "P(سطر تابع له.)"},
      {"نص **غامق** و*مائل* و[رابط](http://a.b/c).\n", "P(نص غامق ومائل ورابط.)"},
      {"- أول\n- ثان\n", "L0(أول)L0(ثان)"},
      {"> اقتباس\n", "Q(اقتباس)"},
      {"أ &amp; ب &quot;ج&quot; &#1587;\n", "P(أ & ب \"ج\" س)"},
      {"قبل\n\n```\ncode\n```\n\nبعد\n", "P(قبل)P(بعد)"},
      {"![صورة](a.png) نص\n", "P( نص)"},
      {"| أ | ب |\n|---|---|\n| ج | د |\n", "R1(أ، ب)R0(ج، د)"},
      {"3. ثالث\n4. رابع\n", "L3(ثالث)L4(رابع)"},
      {"نص[^1] ثم.\n\n[^1]: حاشية.\n", "P(نص ثم.)F1(حاشية.)"},
      {"---\ntitle: عنوان\n---\n\nنص.\n", "T(عنوان)P(نص.)"},
      {"---\ntitle: عنوان\n---\n\n# عنوان\n\nنص.\n", "T(عنوان)P(نص.)"},
      {"---\n\nنص بعد خط.\n", "P(نص بعد خط.)"},
  };
  for (const Row& row : rows) CHECK(blocks_of(row.text) == row.blocks);
}

TEST_CASE("front matter becomes facts") {
  const auto document = read_document(
      "---\ntitle: \"عنوان المقال\"\nauthors:\n  - هدى\n  - مازن\ndate: 2024-03-11\nlang: "
      "ar\ntags: [أ, ب]\n---\n\nنص.\n",
      DocumentFormat::markdown, "a.md");
  REQUIRE(document);
  CHECK(document->title == "عنوان المقال");
  CHECK(document->author == "هدى، مازن");
  CHECK(document->date == "2024-03-11");
  CHECK(document->language == "ar");
}

TEST_CASE("text of Markdown knows its bytes through marks of emphasis and entities") {
  const std::string text = "نص **غامق** &amp; آخر\n";
  const auto document = read_document(text, DocumentFormat::markdown, "a.md");
  const Block& block = document->blocks.at(0);
  REQUIRE(block.text == "نص غامق & آخر");
  const auto source_of = [&](const std::string& part) {
    const std::size_t at = block.text.find(part);
    const ByteRange source = block.origin.source_of({at, at + part.size()});
    return text.substr(source.begin, source.size());
  };
  CHECK(source_of("نص") == "نص");
  CHECK(source_of("غامق") == "غامق");
  CHECK(source_of("&") == "&amp;");
  CHECK(source_of("آخر") == "آخر");
}

TEST_CASE("what is left out is named") {
  const auto document = read_document("قبل\n\n```\ncode\n```\n", DocumentFormat::markdown, "a.md");
  REQUIRE(document->warnings.size() == 1);
  CHECK(document->warnings[0].kind == "left-out");
}

TEST_CASE("what pictures show is at hand for a voice that says it") {
  const std::string text =
      "---\ntitle: الملح\n---\n\nفقرة أولى.\n\n![قافلة تحمل الملح](a.jpg)\n\nفقرة ثانية "
      "![رمز](b.png).\n\n[^1]: "
      "حاشية.\n";
  const auto document = read_document(text, DocumentFormat::markdown, "a.md");
  REQUIRE(document);
  REQUIRE(document->dropped.size() == 1);
  const DroppedBlock& picture = document->dropped[0];
  CHECK(picture.block.kind == BlockKind::alt_text);
  CHECK(picture.block.text == "قافلة تحمل الملح");
  CHECK(document->blocks.at(picture.before).text == "فقرة ثانية .");
  const ByteRange source = picture.block.origin.source_of({0, picture.block.text.size()});
  CHECK(text.substr(source.begin, source.size()) == picture.block.text);
}

TEST_CASE("the format follows the extension") {
  CHECK(format_of("a.md") == DocumentFormat::markdown);
  CHECK(format_of("A.MD") == DocumentFormat::markdown);
  CHECK(format_of("a.markdown") == DocumentFormat::markdown);
  CHECK(format_of("a.txt") == DocumentFormat::plain_text);
  CHECK(format_of("md") == DocumentFormat::plain_text);
}
