// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "document/document.h"

using namespace rawi;

namespace {

Result<Document> read(const std::string& bytes, std::size_t record = 0) {
  return read_document(bytes, DocumentFormat::json_lines, "a.jsonl", {.record = record});
}

std::string shown(const Result<Document>& document) {
  if (!document) return to_string(document.error());
  std::string text;
  for (const Block& block : document->blocks) {
    text += std::string(name_of(block.kind)) + "(" + block.text + ")";
  }
  return text;
}

}  // namespace

TEST_CASE("an article of JSON Lines falls into title, chapters and paragraphs") {
  struct Row {
    std::string line;
    std::string blocks;
  };
  const Row rows[] = {
      {R"({"title": "عنوان", "text": "فقرة أولى.\n\nفقرة ثانية."})",
       "title(عنوان)paragraph(فقرة أولى.)paragraph(فقرة ثانية.)"},
      {R"({"text": "فقرة."})", "paragraph(فقرة.)"},
      {R"({"title": "\u0639\u0646\u0648\u0627\u0646", "text": "قال: \"نعم\"."})",
       "title(عنوان)paragraph(قال: \"نعم\".)"},
      {R"({"text": "وجه \uD83D\uDE00 ضاحك."})", "paragraph(وجه 😀 ضاحك.)"},
      {R"({"title": "ع", "chapters": [{"title": "أول", "text": "نص."}, {"title": "ثان", "text": "نص."}]})",
       "title(ع)heading(أول)paragraph(نص.)heading(ثان)paragraph(نص.)"},
      {R"({"title": "ع", "body": "<p>نص الخبر كاملا، وهو جملة.</p><p>وفقرة أخرى منه.</p>"})",
       "title(ع)paragraph(نص الخبر كاملا، وهو جملة.)paragraph(وفقرة أخرى منه.)"},
      {R"({"text": "إذا كان س < ص فإن ص > س."})", "paragraph(إذا كان س < ص فإن ص > س.)"},
      {R"({"html": "<article><h1>عنوان طويل</h1><p>نص الخبر كاملا، وهو جملة واحدة.</p></article>"})",
       "title(عنوان طويل)paragraph(نص الخبر كاملا، وهو جملة واحدة.)"},
      {R"({"title": "ع", "extra": {"text": "لا", "x": [1, "]}"]}, "text": "نعم."})",
       "title(ع)paragraph(نعم.)"},
      {"{\"title\":}", "a.jsonl, record 1: the line is no JSON article"},
      {"[1]", "a.jsonl, record 1: the line is no JSON article (got it is no object"},
  };
  for (const Row& row : rows) CHECK(shown(read(row.line)).starts_with(row.blocks));
}

TEST_CASE("each line is an article, empty lines are none") {
  const std::string lines = "{\"text\": \"أول.\"}\n\n{\"text\": \"ثان.\", \"author\": \"كاتب\"}\n";
  CHECK(count_articles(lines, DocumentFormat::json_lines) == 2);
  CHECK(shown(read(lines, 1)) == "paragraph(ثان.)");
  CHECK(read(lines, 1)->author == "كاتب");
  CHECK(shown(read(lines, 2)).find("no such record") != std::string::npos);
}

TEST_CASE("blanks behind a record do not lead into the next line") {
  const std::string line = "{\"title\":\"عنوان\",\"text\":\"فقرة أولى.\"}   ";
  const auto alone = read_document(line, DocumentFormat::json_lines, "a.jsonl");
  REQUIRE(alone);
  for (const std::string next : {"\n\"text\":\"غيرها\"}", "\n\":\"", "\n\"", "\n   "}) {
    INFO(next);
    const auto document = read_document(line + next, DocumentFormat::json_lines, "a.jsonl");
    REQUIRE(document);
    CHECK(document->title == "عنوان");
    REQUIRE(document->blocks.size() == alone->blocks.size());
    CHECK(document->blocks.back().text == "فقرة أولى.");
  }
}

TEST_CASE("text of JSON knows its bytes through escapes") {
  const std::string line = "{}\n{\"text\": \"قال \\u0646عم.\"}\n";
  const auto document = read(line, 1);
  REQUIRE(document);
  const Block& block = document->blocks.at(0);
  REQUIRE(block.text == "قال نعم.");
  const std::size_t at = block.text.find("ن");
  const ByteRange source = block.origin.source_of({at, at + 2});
  CHECK(line.substr(source.begin, source.size()) == "\\u0646");
}
