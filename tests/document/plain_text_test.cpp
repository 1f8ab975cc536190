// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "document/document.h"

using namespace rawi;

namespace {

std::string blocks_of(const std::string& text) {
  std::string out;
  const auto document = read_document(text, DocumentFormat::plain_text, "a.txt");
  REQUIRE(document);
  for (const Block& block : document->blocks) {
    out += block.kind == BlockKind::title ? "T" : block.kind == BlockKind::heading ? "H" : "P";
    out += "(" + block.text + ")";
  }
  return out;
}

}  // namespace

TEST_CASE("plain text falls into title, headings and paragraphs") {
  struct Row {
    std::string text;
    std::string blocks;
  };
  const std::string body = "هذه فقرة طويلة فيها جملة كاملة تنتهي بنقطة. ثم جملة أخرى بعدها.";
  const Row rows[] = {
      {"كلمة", "P(كلمة)"},
      {body, "P(" + body + ")"},
      {"عنوان المقال\n\n" + body, "T(عنوان المقال)P(" + body + ")"},
      {"عنوان المقال\r\n\r\n" + body + "\r\n", "T(عنوان المقال)P(" + body + ")"},
      // A first line that ends like a sentence is none.
      {"جملة قصيرة.\n\n" + body, "P(جملة قصيرة.)P(" + body + ")"},
      // Lines of a paragraph are joined where empty lines separate paragraphs ...
      {"سطر أول من الفقرة\nسطر ثان منها.\n\nفقرة ثانية.",
       "P(سطر أول من الفقرة سطر ثان منها.)P(فقرة ثانية.)"},
      // ... and are paragraphs of their own where none do.
      {"فقرة أولى.\nفقرة ثانية.\n", "P(فقرة أولى.)P(فقرة ثانية.)"},
      {"عنوان\n\n" + body + "\n\nقسم\n\n" + body, "T(عنوان)P(" + body + ")H(قسم)P(" + body + ")"},
      {"عنوان المقال\n\nبقلم: هدى شاهين\n\n" + body + "\n\n" + body,
       "T(عنوان المقال)P(" + body + ")P(" + body + ")"},
      {body + "\n* * *\n" + body, "P(" + body + ")P(" + body + ")"},
      {"الفصل الأول\n\nنص قصير.\n\nالفصل الثاني\n\nنص قصير.",
       "P(الفصل الأول)P(نص قصير.)H(الفصل الثاني)P(نص قصير.)"},
      // Lines broken at a width of about fifty columns are one paragraph.
      {"هذا سطر طويل من رسالة كتبت في برنامج يكسر السطور\nعند عرض ثابت من الأعمدة ولا يترك سطرا "
       "فارغا بين\n"
       "الفقرات فيظن القارئ أن كل سطر فقرة قائمة بذاتها\nوليس الأمر كذلك بل هي فقرة واحدة متصلة "
       "إلى\nآخرها.\n"
       "ثم تبدأ فقرة أخرى كتبت بالطريقة نفسها وفيها سطران\nلا أكثر.",
       "P(هذا سطر طويل من رسالة كتبت في برنامج يكسر السطور عند عرض ثابت من الأعمدة ولا يترك سطرا "
       "فارغا بين "
       "الفقرات فيظن القارئ أن كل سطر فقرة قائمة بذاتها وليس الأمر كذلك بل هي فقرة واحدة متصلة إلى "
       "آخرها.)"
       "P(ثم تبدأ فقرة أخرى كتبت بالطريقة نفسها وفيها سطران لا أكثر.)"},
      {"\n\n  " + body + "  \n\n", "P(" + body + ")"},
  };
  for (const Row& row : rows) CHECK(blocks_of(row.text) == row.blocks);
}

TEST_CASE("each block knows its bytes") {
  const std::string text = "عنوان\n\nسطر أول طويل بما يكفي هنا\nسطر ثان.\n";
  const auto document = read_document(text, DocumentFormat::plain_text, "a.txt");
  REQUIRE(document->blocks.size() == 2);
  const Block& paragraph = document->blocks[1];
  // Every letter of the block is the letter at its source bytes.
  for (std::size_t at = 0; at < paragraph.text.size(); ++at) {
    if (paragraph.text[at] == ' ') continue;
    const ByteRange source = paragraph.origin.source_of({at, at + 1});
    REQUIRE(source.size() == 1);
    CHECK(text[source.begin] == paragraph.text[at]);
  }
}
