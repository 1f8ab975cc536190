// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/diacritize.h"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "diacritize/letters.h"
#include "diacritize/network_model.h"
#include "sentences.h"
#include "tiny_network.h"

using namespace rawi;
using test::sentence_of;

namespace {

/// Random weights: marks that no learned model would choose, which constraints have to hold
/// against.
const DiacritizerModel& tiny() {
  static const auto model =
      NetworkModel::from_bytes(test::tiny_network(), "tiny", *usable_kernels().front());
  return **model;
}

const std::vector<std::string>& corpus() {
  static const std::vector<std::string> lines = [] {
    std::ifstream in(RAWI_SOURCE_DIR "/training/corpus/text3.txt");
    std::vector<std::string> all;
    for (std::string line; std::getline(in, line);) {
      if (!line.empty()) all.push_back(to_nfc(line));
    }
    return all;
  }();
  return lines;
}

std::vector<VocalizedSentence> vocalize(const std::vector<Sentence>& sentences,
                                        const Lexicon& lexicon = {}) {
  return diacritize(sentences, lexicon, tiny());
}

/// The line without each of its marks with a chance of `percent`.
std::string with_fewer_marks(const std::string& line, int percent) {
  std::string result;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    const bool dropped = is_mark(point.value) && *rc::gen::inRange(0, 100) < percent;
    if (!dropped) result += line.substr(at, point.size);
    at += point.size;
  }
  return result;
}

void check_word(const Token& token, const VocalizedWord& word) {
  RC_ASSERT(strip_marks(word.text) == strip_marks(token.text));
  RC_ASSERT(word.text == to_nfc(word.text));
  const WordLetters before = split_letters(token.text), after = split_letters(word.text);
  RC_ASSERT(token.kind != TokenKind::word || word.letters.size() == before.letters.size());
  for (std::size_t i = 0; i < before.letters.size(); ++i) {
    const Letter &old = before.letters[i], &now = after.letters[i];
    if (old.has_vowel) RC_ASSERT(now.mark % 7 == old.mark % 7);
    if (old.has_shadda) RC_ASSERT(now.has_shadda);
    if (old.has_vowel && old.mark % 7 == 0) RC_ASSERT(now.has_shadda == old.has_shadda);
  }
}

}  // namespace

TEST_CASE("marks that remain in a text are never changed, and letters never are") {
  CHECK(rc::check([] {
    const std::string line =
        with_fewer_marks(*rc::gen::elementOf(corpus()), *rc::gen::inRange(0, 101));
    const Sentence sentence = sentence_of(line);
    const auto vocalized = vocalize({sentence});
    RC_ASSERT(vocalized.size() == 1U);
    RC_ASSERT(vocalized[0].words.size() == sentence.tokens.size());
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      check_word(sentence.tokens[i], vocalized[0].words[i]);
    }
  }));
}

TEST_CASE("any text keeps its letters and its marks") {
  const auto sign = rc::gen::oneOf(
      rc::gen::elementOf(
          std::vector<char32_t>{U'ا', U'ل', U'و', U'ب', U'ة', U'ى', U'آ', U'پ', U'ٱ'}),
      rc::gen::inRange<char32_t>(0x064B, 0x0653),
      rc::gen::elementOf(std::vector<char32_t>{U' ', U' ', U'ـ', 0x0670, U'3', U'.', U'x', 0x200F,
                                               0x0654, 0x06DD, 0x06D5, 0x1F600}));
  CHECK(rc::check([&] {
    const auto points = *rc::gen::container<std::u32string>(sign);
    const Sentence sentence = sentence_of(to_utf8(points));
    const auto vocalized = vocalize({sentence});
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
      check_word(sentence.tokens[i], vocalized[0].words[i]);
    }
  }));
}

TEST_CASE("a fully vocalized text comes out as it went in") {
  for (std::size_t i = 0; i < 50; ++i) {
    const Sentence sentence = sentence_of(corpus()[i]);
    const auto vocalized = vocalize({sentence});
    for (std::size_t k = 0; k < sentence.tokens.size(); ++k) {
      const WordLetters before = split_letters(sentence.tokens[k].text);
      const WordLetters after = split_letters(vocalized[0].words[k].text);
      for (std::size_t p = 0; p < before.letters.size(); ++p) {
        if (before.letters[p].has_vowel)
          CHECK(after.letters[p].mark % 7 == before.letters[p].mark % 7);
      }
    }
  }
}

TEST_CASE("a sentence's result does not depend on the others, nor on threads") {
  std::vector<Sentence> sentences;
  for (std::size_t i = 0; i < 60; ++i) sentences.push_back(sentence_of(strip_marks(corpus()[i])));
  const auto all = vocalize(sentences);
  std::vector<std::string> alone(sentences.size());
  const auto work = [&](std::size_t from) {
    for (std::size_t i = from; i < sentences.size(); i += 4) {
      alone[i] = dump(vocalize({sentences[i]}).front());
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t) threads.emplace_back(work, t);
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < sentences.size(); ++i) CHECK(dump(all[i]) == alone[i]);
}

TEST_CASE("each letter says who decided it") {
  Sentence sentence = sentence_of("كْتاب أَلْف ناتو 3 زيد");
  sentence.tokens[1].text = "ألف";
  sentence.tokens[1].vocalized = to_nfc("أَلْفُ");
  Lexicon lexicon;
  REQUIRE(lexicon.add("ناتو\tنَاتُو\nزيد\tزَيْد", "test"));
  const auto words = vocalize({sentence}, lexicon).front().words;
  const auto sources = [&](std::size_t i) {
    std::string names;
    for (const LetterMark& mark : words[i].letters) {
      names += std::string(names.empty() ? "" : " ") + std::string(name_of(mark.source));
      CHECK((mark.source == MarkSource::model) == (mark.confidence < 1));
    }
    return names;
  };
  CHECK(sources(0) == "input model model model");
  CHECK(sources(1) == "grammar grammar grammar");
  CHECK(words[1].text == to_nfc("أَلْفُ"));
  CHECK(sources(2) == "lexicon lexicon lexicon lexicon");
  CHECK(words[2].text == to_nfc("نَاتُو"));
  CHECK(sources(3).empty());
  CHECK(words[3].text == "3");
  CHECK(sources(4) == "lexicon lexicon model");  // the case ending is left to the model
  CHECK(words[4].text.starts_with(to_nfc("زَيْد")));
  CHECK(words[4].source == MarkSource::lexicon);
  CHECK(words[2].confidence == 1.0F);
}

TEST_CASE("marks in the text win over grammar and lexicon") {
  Lexicon lexicon;
  REQUIRE(lexicon.add("كتب\tكُتِبَ", "test"));
  const auto words = vocalize({sentence_of("كَتب")}, lexicon).front().words;
  CHECK(words[0].text == to_nfc("كَتِبَ"));
  CHECK(words[0].letters[0].source == MarkSource::input);
  CHECK(words[0].letters[1].source == MarkSource::lexicon);
}

TEST_CASE("a tanwin that the source writes on the alif is not written twice") {
  Lexicon lexicon;
  REQUIRE(lexicon.add("كتابا\tكِتَابًا", "test"));
  const auto text = [&](const std::string& word) {
    return vocalize({sentence_of(word)}, lexicon).front().words[0].text;
  };
  CHECK(text("كتابا") == to_nfc("كِتَابًا"));
  CHECK(text("كتاباً") == to_nfc("كِتَابَاً"));
  CHECK(text("كتابًاً") == to_nfc("كِتَابًاً"));  // what is there stays
}

TEST_CASE("what is no word stays as it is") {
  const std::string long_run(500, 'x');
  std::string letters;
  for (int i = 0; i < 1000; ++i) letters += "ب";  // far too long for a word
  std::string marks = "ب";
  for (int i = 0; i < 100000; ++i) marks += "\u064E";
  for (const std::string& text : {long_run, letters, std::string("، 3.5 %"), marks}) {
    const Sentence sentence = sentence_of(text);
    const auto words = vocalize({sentence}).front().words;
    for (std::size_t i = 0; i < words.size(); ++i) CHECK(words[i].text == sentence.tokens[i].text);
  }
  CHECK(vocalize({}).empty());
  CHECK(vocalize({Sentence{}}).front().words.empty());
}

TEST_CASE("a sentence is printed one word a line") {
  Sentence sentence = sentence_of("ألف، BBC");
  sentence.tokens[0].vocalized = to_nfc("أَلْفٌ");
  CHECK(dump(vocalize({sentence}).front()) ==
        to_nfc("أَلْفٌ") + "\tgrammar\t1.00\n،\tnone\t0.00\nBBC\tnone\t0.00\n");
}
