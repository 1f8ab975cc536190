// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/edited.h"

#include <catch2/catch.hpp>

using namespace rawi;

namespace {

/// A sentence of the article that begins at byte 100.
PlanSentence planned(std::string text, std::string read) {
  PlanSentence sentence;
  sentence.origin.append(text.size(), {100, 100 + text.size()});
  sentence.text = std::move(text);
  sentence.read = std::move(read);
  return sentence;
}

/// The article's words that the tokens came from, one for each token.
std::vector<std::string> origins(const PlanSentence& sentence) {
  const EditedSentence edited = read_edited(sentence, {});
  REQUIRE(edited.sentence);
  std::vector<std::string> words;
  for (const Token& token : edited.sentence->tokens)
    words.push_back(sentence.text.substr(token.source.begin - 100, token.source.size()));
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words of an edited sentence know what they stand for in the article") {
  CHECK(origins(planned("جاء الولد مساء", "جاء الولد مساء")) == Words{"جاء", "الولد", "مساء"});
  CHECK(origins(planned("جاء الولد مساء", "جاءَ الوَلَدُ مساء")) == Words{"جاء", "الولد", "مساء"});
  CHECK(origins(planned("جاء الولد مساء", "جاء مساء")) == Words{"جاء", "مساء"});
  CHECK(origins(planned("جاء الولد مساء", "جاء الطفل الصغير مساء")) == Words{"جاء", "الولد", "الولد", "مساء"});
  CHECK(origins(planned("جاء مساء", "جاء الولد مساء")) == Words{"جاء", "", "مساء"});
  CHECK(origins(planned("عام 25", "عام خمسة وعشرين")) == Words{"عام", "25", "25"});
  CHECK(origins(planned("جاء", "كلام آخر تماما")) == Words{"جاء", "جاء", "جاء"});
}

TEST_CASE("numbers that the editor left keep the grammar of the article") {
  const auto marks = [](const PlanSentence& sentence) {
    const EditedSentence edited = read_edited(sentence, {});
    std::string text;
    for (const Token& token : edited.sentence->tokens) text += (text.empty() ? "" : " ") + (token.vocalized.empty() ? token.text : token.vocalized);
    return text;
  };
  const std::string text = "مر 25 يوما";
  const NormalizedText normalized = normalize(text);
  const std::string read = to_text(normalized);
  CHECK(marks(planned(text, read)) == marks(planned(text, "")));
  CHECK(marks(planned(text, read + " كاملا")) == marks(planned(text, "")) + " كاملا");
}

TEST_CASE("what the editor writes is not repaired, digits are written out") {
  const auto words = [](const std::string& read) {
    const EditedSentence edited = read_edited(planned("س", read), {});
    return to_text(NormalizedText{edited.sentence->tokens, {}});
  };
  CHECK(words("الاميركية") == "الاميركية");
  CHECK(words("5 أيام") == "خمسة أيام");
}

TEST_CASE("an editor's full stop makes a pause within the sentence") {
  const EditedSentence edited = read_edited(planned("س", "جملة أولى طويلة هنا. وجملة ثانية طويلة هناك."), {});
  REQUIRE(edited.sentence);
  REQUIRE(edited.sentence->clauses.size() == 2);
  CHECK(edited.sentence->clauses[0].pause == Pause::full_stop);
  CHECK(edited.sentence->clauses[1].begin == edited.sentence->clauses[0].end);
  CHECK(edited.sentence->clauses[1].end == edited.sentence->tokens.size());
}

TEST_CASE("nothing to say is no sentence, and told") {
  const EditedSentence edited = read_edited(planned("س", "\u2603"), {});
  CHECK_FALSE(edited.sentence);
  REQUIRE_FALSE(edited.warnings.empty());
  CHECK(edited.warnings[0].source == ByteRange{100, 102});
}

TEST_CASE("a sentence of a megabyte is read in a moment") {
  std::string text, read;
  for (int i = 0; i < 40'000; ++i) {
    text += "كلمة ";
    read += i % 2 == 0 ? "كلمة " : "غيرها ";
  }
  const EditedSentence edited = read_edited(planned(text, read), {});
  REQUIRE(edited.sentence);
  CHECK(edited.sentence->tokens.size() == 40'000);
}
