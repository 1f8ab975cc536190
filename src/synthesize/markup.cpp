// SPDX-License-Identifier: GPL-3.0-or-later
#include "synthesize/markup.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/unicode.h"
#include "synthesize/synthesize.h"

namespace rawi {
namespace {

// The engine takes the longest mnemonic that fits, so these pairs need a separator.
constexpr std::array<std::string_view, 5> ambiguous_pairs = {"dH", "dZ", "tS", "gH", "s["};

bool is_ambiguous(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty()) return false;
  const std::array<char, 2> pair = {left.back(), right.front()};
  return std::ranges::find(ambiguous_pairs, std::string_view(pair.data(), 2)) !=
         ambiguous_pairs.end();
}

// A piece may end before a consonant that a vowel follows: there a syllable begins.
bool begins_syllable(const std::vector<Phoneme>& word, std::size_t i) {
  return !is_vowel(word[i].sound) && i + 1 < word.size() && is_vowel(word[i + 1].sound);
}

std::size_t end_of_piece(const std::vector<Phoneme>& word, std::size_t begin, std::size_t most) {
  if (word.size() - begin <= most) return word.size();
  for (std::size_t end = begin + most; end > begin + most / 2; --end) {
    if (begins_syllable(word, end)) return end;
  }
  return begin + most;
}

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'٠' && c <= U'٩'); }

// Signs inside a foreign word that the engine reads or passes over without ending the clause.
bool is_harmless_sign(char32_t c) {
  return std::u32string_view(U"-'%$+#@/€£").find(c) != std::u32string_view::npos;
}

bool is_readable(std::u32string_view text, std::size_t i) {
  const char32_t c = text[i];
  if (is_digit(c) || is_foreign_letter(c) || is_harmless_sign(c)) return true;
  if (c >= 0x0300 && c <= 0x036F) return true;  // combining accents
  const bool between_digits =
      i > 0 && i + 1 < text.size() && is_digit(text[i - 1]) && is_digit(text[i + 1]);
  return between_digits && std::u32string_view(U".,٫٬").find(c) != std::u32string_view::npos;
}

std::string_view sign_of(Pause pause) {
  switch (pause) {
    case Pause::breath:
      return ",";
    case Pause::comma:
      return "،";
    case Pause::semicolon:
      return "؛";
    case Pause::colon:
      return ":";
    case Pause::question:
      return "؟";
    case Pause::exclamation:
      return "!";
    case Pause::full_stop:
      return ".";
  }
  return ".";
}

// The engine keeps a clause in 800 bytes, of which some 730 take text; a mark costs up to 7 there.
constexpr std::size_t clause_bytes = 640;
constexpr std::size_t mark_bytes = 8;
// Ends the engine's clause without a pause or a fall of the melody.
constexpr std::string_view silent_flush = "<break time=\"0ms\"/>";

class MarkupWriter {
 public:
  std::vector<std::string> write(const Utterance& utterance) {
    std::size_t number = 0;
    for (const SpokenClause& clause : utterance.clauses) {
      for (const SpokenWord& word : clause.words) add_word(word, number++);
      end_clause(clause.pause);
    }
    return std::move(parts_);
  }

 private:
  void add_word(const SpokenWord& word, std::size_t number) {
    std::string mark = "<mark name=\"" + std::to_string(number) + "\"/>";
    if (!word.foreign.empty()) return add(std::move(mark), engine_text(word.foreign, word.spelled));
    const std::vector<std::string> pieces = engine_pieces(word.phonemes);
    if (pieces.empty()) return add(std::move(mark), "");
    for (const std::string& piece : pieces) {
      add(std::move(mark), "[[" + piece + "]]");
      mark.clear();
    }
  }

  void add(std::string mark, std::string_view text) {
    const std::size_t cost = text.size() + (mark.empty() ? 1 : mark_bytes);
    if (used_ > 0 && used_ + cost > clause_bytes) {
      part_ += silent_flush;
      flush();
    }
    part_ += mark;
    part_ += text;
    part_ += ' ';
    used_ += cost;
  }

  void end_clause(Pause pause) {
    if (used_ == 0) return;
    part_ += sign_of(pause);
    flush();
  }

  void flush() {
    parts_.push_back(std::move(part_));
    part_.clear();
    used_ = 0;
  }

  std::vector<std::string> parts_;
  std::string part_;
  std::size_t used_ = 0;  // bytes that the engine's clause buffer holds
};

}  // namespace

std::vector<std::string> engine_pieces(const std::vector<Phoneme>& word, std::size_t most) {
  std::vector<std::string> pieces;
  for (std::size_t begin = 0; begin < word.size();) {
    const std::size_t end = end_of_piece(word, begin, most);
    std::string& piece = pieces.emplace_back();
    for (std::size_t i = begin; i < end; ++i) {
      const std::string mnemonic = to_string(word[i], Notation::espeak);
      if (is_ambiguous(piece, mnemonic)) piece += '|';
      piece += mnemonic;
    }
    begin = end;
  }
  return pieces;
}

std::string engine_text(std::string_view foreign, bool spelled) {
  const std::u32string text = to_utf32(foreign);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool space = !is_readable(text, i) && text[i] != U'&';
    if ((space || spelled) && !out.empty() && out.back() != ' ') out += ' ';
    if (space) continue;
    if (text[i] == U'&') {
      out += "&amp;";
    } else if (text[i] == U'\'') {
      out += "&apos;";
    } else {
      append_utf8(out, text[i]);
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> to_espeak_markup(const Utterance& utterance) {
  return MarkupWriter().write(utterance);
}

}  // namespace rawi
