// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesize/markup.h"

#include <catch2/catch.hpp>

#include "phonemize/already_vocalized.h"
#include "synthesize/synthesize.h"

using namespace rawi;

namespace {

std::vector<std::string> markup_of(std::string_view text) {
  return to_espeak_markup(phonemize(already_vocalized(text)));
}

std::string engine_word(std::initializer_list<Sound> sounds) {
  std::vector<Phoneme> word;
  for (const Sound sound : sounds) word.push_back({.sound = sound});
  return engine_pieces(word).at(0);
}

std::vector<Phoneme> syllables(std::size_t count) {
  std::vector<Phoneme> word;
  for (std::size_t i = 0; i < count; ++i) {
    word.push_back({.sound = Sound::k});
    word.push_back({.sound = Sound::a});
  }
  return word;
}

}  // namespace

TEST_CASE("each word has a mark, each clause its sign outside the brackets") {
  CHECK(markup_of("قَالَ: نَعَمْ، مَنْ؟") ==
        std::vector<std::string>{"<mark name=\"0\"/>[[q'a.:l]] :", "<mark name=\"1\"/>[[n'aAam]] ،",
                                 "<mark name=\"2\"/>[[m'an]] ؟"});
  CHECK(markup_of("").empty());
}

TEST_CASE("mnemonics that would be read as one are kept apart") {
  CHECK(engine_word({Sound::d, Sound::h_pharyngeal}) == "d|H");
  CHECK(engine_word({Sound::d, Sound::dh_emphatic}) == "d|Z");
  CHECK(engine_word({Sound::t, Sound::sh}) == "t|S");
  CHECK(engine_word({Sound::g, Sound::h_pharyngeal}) == "g|H");
  CHECK(engine_word({Sound::d_emphatic, Sound::h_pharyngeal}) == "dHH");
  CHECK(engine_word({Sound::d, Sound::h}) == "dh");
}

TEST_CASE("long words come in pieces of whole syllables, long clauses in parts of whole words") {
  const std::vector<std::string> pieces = engine_pieces(syllables(100));
  REQUIRE(pieces.size() == 4);
  CHECK(pieces[0].size() == 60);
  for (const std::string& piece : pieces) {
    CHECK(piece.front() == 'k');
    CHECK(piece.back() == 'a');
  }
  std::string text;
  for (int i = 0; i < 60; ++i) text += "اسْتَقْبَلَتْهُمَا ";
  const std::vector<std::string> parts = markup_of(text);
  REQUIRE(parts.size() > 1);
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    CHECK(parts[i].ends_with("]] <break time=\"0ms\"/>"));
  }
  CHECK(parts.back().ends_with("]] ."));
}

TEST_CASE("foreign words are text that can't end the clause or open a tag") {
  CHECK(engine_text("Google", false) == "Google");
  CHECK(engine_text("AT&T", false) == "AT&amp;T");
  CHECK(engine_text("O'Neill", false) == "O&apos;Neill");
  CHECK(engine_text("BBC", true) == "B B C");
  CHECK(engine_text("3.5", false) == "3.5");
  CHECK(engine_text("U.S.", false) == "U S");
  CHECK(engine_text("<mark name=\"7\"/>", false) == "mark name 7 /");
  CHECK(engine_text("[[ka]]", false) == "ka");
  CHECK(engine_text(std::string("a\x01\x00\x1B\x7F", 5), false) == "a");
  CHECK(engine_text("a\uFFFE\U000E0001b", false) == "a b");
  CHECK(engine_text("\"!?;:", false).empty());
  CHECK(engine_text("Müller", false) == "Müller");
}
