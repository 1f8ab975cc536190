// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/decode.h"

#include <catch2/catch.hpp>

#include "core/unicode.h"
#include "tiny_words.h"

using namespace rawi;

namespace {

/// A word for which the network favours the marks of `vocalized` by `lead` steps a letter.
DecoderToken token_of(const std::string& text, const std::string& vocalized, std::uint16_t lead) {
  const WordLetters word = split_letters(text), favoured = split_letters(vocalized);
  DecoderToken token;
  token.open = open_classes(word, "");
  for (const Letter& letter : favoured.letters) {
    token.ids.push_back(letter.id);
    token.costs.emplace_back();
    token.costs.back().fill(lead);
    token.costs.back()[letter.mark] = 0;
  }
  return token;
}

std::string text_of(const std::string& text, const DecodedWord& word) {
  return join_letters(split_letters(text), word.marks);
}

}  // namespace

TEST_CASE("without a list every word follows the network") {
  Decoder decoder(nullptr);
  const auto words = decoder.decode(std::vector{token_of("كتب", "كُتِبَ", 100), DecoderToken{}});
  CHECK(text_of("كتب", words[0]) == to_nfc("كُتِبَ"));
  CHECK(words[0].confidences.size() == 3);
  CHECK(words[1].marks.empty());
}

TEST_CASE("the list wins over a network in doubt, and loses against one that is sure") {
  const std::string file = test::tiny_words();
  const KnownWords known = KnownWords::parse(file, "tiny").value();
  const auto decoded = [&](const std::string& text, const std::string& favoured,
                           std::uint16_t lead) {
    Decoder decoder(&known);
    return text_of(text, decoder.decode(std::vector{token_of(text, favoured, lead)})[0]);
  };
  CHECK(decoded("كتب", "كَتِبَ", 200) == to_nfc("كَتَبَ"));  // no such word
  CHECK(decoded("كتب", "كَتِبَ", 3000) == to_nfc("كَتِبَ"));
  CHECK(decoded("كتب", "كُتُبِ", 200) == to_nfc("كُتُبِ"));    // another listed reading
  CHECK(decoded("زلمب", "زُلْمُبْ", 50) == to_nfc("زُلْمُبْ"));  // not listed: the network's
  CHECK(decoded("كتِب", "كَتَبَ", 3000) == to_nfc("كَتِبَ"));   // what is written binds
}

TEST_CASE("a word that nobody knows has a case ending only where the network is sure") {
  const std::string file = test::tiny_words();
  const KnownWords known = KnownWords::parse(file, "tiny").value();
  const auto decoded = [&](const std::string& text, const std::string& favoured,
                           std::uint16_t lead) {
    Decoder decoder(&known);
    return text_of(text, decoder.decode(std::vector{token_of(text, favoured, lead)})[0]);
  };
  CHECK(decoded("زلمبر", "زُلْمُبْرُ", 400) == to_nfc("زُلْمُبْرْ"));
  CHECK(decoded("زلمبر", "زُلْمُبْرُ", 900) == to_nfc("زُلْمُبْرُ"));
  CHECK(decoded("زلمبرة", "زُلْمُبْرَةٌ", 400) == to_nfc("زُلْمُبْرَةٌ"));     // a ta marbuta is Arabic
  CHECK(decoded("الزلمبر", "الزُّلْمُبْرُ", 400) == to_nfc("الزُّلْمُبْرُ"));  // so is the article
  CHECK(decoded("زلمبرُ", "زُلْمُبْرُ", 400) == to_nfc("زُلْمُبْرُ"));        // what is written binds
}

TEST_CASE("the class of a word depends on its neighbours") {
  // After "من" a genitive is likely, a nominative is not.
  const std::vector<LetterId> bayt = {8, 36, 10};
  const std::uint32_t genitive = tag_of(bayt, std::vector<MarkClass>{1, 0, 3});
  const std::uint32_t nominative = tag_of(bayt, std::vector<MarkClass>{1, 0, 2});
  const std::vector<LetterId> min = {31, 32};
  const std::uint32_t preposition = lexical_tag(word_key(min, std::vector<MarkClass>{3, 0}));
  const std::vector<test::ListedEntry> entries = {
      {EntryKind::lexical, {word_key(min, std::vector<MarkClass>{3, 0})}, 0},
      {EntryKind::tag1, {genitive}, 20},
      {EntryKind::tag1, {nominative}, 20},
      {EntryKind::tag2_back, {preposition}, 40},
      {EntryKind::tag2, {preposition, genitive}, 4},
      {EntryKind::tag2, {preposition, nominative}, 80},
      {EntryKind::ending, {8U * 0 + 9U * 4096U + 10U * 64U + 63U, 2}, 8},
      {EntryKind::ending, {9U * 4096U + 10U * 64U + 63U, 3}, 8}};
  const std::string file = test::words_file({{"مِنْ"}, {"بَيْت؟"}}, entries);
  const KnownWords known = KnownWords::parse(file, "list").value();
  const std::vector tokens = {token_of("من", "مِنْ", 200), token_of("بيت", "بَيْتُ", 60)};
  Decoder together(&known);
  CHECK(text_of("بيت", together.decode(tokens)[1]) == to_nfc("بَيْتِ"));
  Decoder apart(&known);  // in two calls: the second remembers what stood before
  CHECK(text_of("من", apart.decode(std::span(tokens).first(1))[0]) == to_nfc("مِنْ"));
  CHECK(text_of("بيت", apart.decode(std::span(tokens).last(1))[0]) == to_nfc("بَيْتِ"));
  Decoder alone(&known);
  CHECK(text_of("بيت", alone.decode(std::span(tokens).last(1))[0]) == to_nfc("بَيْتُ"));
}

TEST_CASE("a confidence is low where readings compete") {
  const std::string file = test::tiny_words();
  const KnownWords known = KnownWords::parse(file, "tiny").value();
  const auto confidence = [&](std::uint16_t lead) {
    Decoder decoder(&known);
    return decoder.decode(std::vector{token_of("كتب", "كَتَبَ", lead)})[0].confidences[0];
  };
  CHECK(confidence(100) < confidence(400));
  CHECK(confidence(3000) > 0.99F);
  CHECK(confidence(100) > 0.0F);
}
