// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "document/json_lines.h"

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
      {R"({"headline": "ع", "\u0074ext": "نعم."})", "title(ع)paragraph(نعم.)"},
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

TEST_CASE("a line that is no article says which and why, to whoever reads it") {
  struct Row {
    std::string line;
    std::string name;   ///< where it is an article
    std::string error;  ///< else
  };
  const Row rows[] = {
      {R"({"id": "n-1", "title": "ع", "text": "نص."})", "n-1", ""},
      {R"({"id": 17, "text": "نص."})", "17", ""},
      {R"({"author": {"id": "x"}, "title": "ع", "content": "نص."})", "ع", ""},
      {R"({"html": "<p>نص.</p>"})", "", ""},
      {R"({"title":})", "", "the line is no JSON (got \"title\":} at byte 10 of the line, expected one JSON"},
      {R"({"text": "نص)", "", "the line is no JSON (got "},
      {R"({"text": "نص."} {})", "", "the line is no JSON (got "},
      {"{", "", "jq -c . writes JSON as JSON Lines"},
      {R"([{"text": "نص."}])", "", "jq -c '.[]' writes a JSON array as JSON Lines"},
      {"17", "", "the line is no article (expected one JSON object with \"text\", \"html\" or"},
      {R"({"title": "ع"})", "", "the line is no article"},
      {R"({"text": 17})", "", "the line is no article"},
      {R"({"extra": {"text": "نص."}})", "", "the line is no article"},
      {"{\"text\": \"\xC7\xE1\"}", "", "the line is no valid UTF-8 (got byte 11 of the line"},
      {R"({"text": "\uD800"})", "", "the line is no JSON (got "},
      {R"({"text": "نص.", "n": 1e999})", "", "the line is no JSON (got 1e999 at byte"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    const std::string file = "\n" + row.line + "\n";
    std::istringstream stream(file);
    JsonLines lines(stream);
    const auto line = lines.next();
    REQUIRE(line);
    CHECK(line->number == 2);
    CHECK(file.substr(line->begin, line->text.size()) == row.line);
    const auto name = check_json_article(*line, place_of(*line, "a.jsonl"));
    const auto document = read(file);
    const auto alone = read_json_article(row.line, "a.jsonl, line 2");
    REQUIRE(name.has_value() == row.error.empty());
    CHECK(document.has_value() == row.error.empty());
    if (name) {
      CHECK(*name == row.name);
      CHECK(shown(alone) == shown(document));
    } else {
      const std::string message = to_string(name.error());
      CHECK_THAT(message, Catch::StartsWith("a.jsonl, line 2: ") && Catch::Contains(row.error));
      CHECK(shown(document) == message);
      CHECK(shown(alone) == message);
    }
  }
}

TEST_CASE("a line without an end fills no memory, and the lines behind it are read") {
  // 257 MB of blanks within a string, made as they are read.
  class Endless : public std::streambuf {
   public:
    Endless() : piece_(std::size_t{1} << 20U, ' ') {}

   protected:
    int_type underflow() override {
      text_ = count_ == 0    ? std::string("{\"text\": \"")
              : count_ < 258 ? piece_
                             : std::string("\"}\n{\"text\": \"نص.\"}");
      if (count_++ > 258) return traits_type::eof();
      setg(text_.data(), text_.data(), text_.data() + text_.size());
      return traits_type::to_int_type(text_[0]);
    }

   private:
    std::string piece_;
    std::string text_;
    int count_ = 0;
  };
  Endless endless;
  std::istream stream(&endless);
  JsonLines lines(stream);
  auto line = lines.next();
  REQUIRE(line);
  CHECK(line->text.size() == max_article_bytes);
  const auto name = check_json_article(*line, "x, line 1");
  REQUIRE_FALSE(name);
  CHECK_THAT(to_string(name.error()), Catch::StartsWith("x, line 1: the line is longer than 256 MB"));
  line = lines.next();
  REQUIRE(line);
  CHECK(line->number == 2);
  CHECK(check_json_article(*line, "x, line 2"));
  CHECK_FALSE(lines.next());
}

TEST_CASE("a line in which reading fails is told, and is the last") {
  class Failing : public std::streambuf {
   protected:
    int_type underflow() override {
      if (read_) throw std::ios_base::failure("Input/output error");
      read_ = true;
      setg(text_.data(), text_.data(), text_.data() + text_.size());
      return traits_type::to_int_type(text_[0]);
    }

   private:
    std::string text_ = "{\"text\": \"نص.\"}\n{\"text\": \"نص.\"}";
    bool read_ = false;
  };
  Failing failing;
  std::istream stream(&failing);
  JsonLines lines(stream);
  auto line = lines.next();
  REQUIRE(line);
  CHECK(check_json_article(*line, "x, line 1"));
  line = lines.next();
  REQUIRE(line);
  // It looks whole, but nobody knows how it goes on.
  const auto name = check_json_article(*line, "x, line 2");
  REQUIRE_FALSE(name);
  CHECK(name.error().code == ErrorCode::io);
  CHECK_FALSE(lines.next());
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
