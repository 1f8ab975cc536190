// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/lex.h"
#include "normalize/normalize.h"
#include "normalize/number_literal.h"
#include "normalize/numeral.h"

namespace rawi {

/// The last number that was written out, for a second one that is joined to it by و or إلى.
struct NumberMemory {
  std::size_t end = 0;  ///< lexeme after it; 0: there was none
  Case kase = Case::nominative;
};

/// Where a recognizer stands: it may look at every lexeme, and reads from `at` on.
struct View {
  std::span<const Lexeme> all;
  std::size_t at = 0;
  const NormalizeOptions& options;
  NumberMemory last;
  std::string_view particles = {};  ///< و ب ل ... written before the number, without the article
  bool definite = false;            ///< the article was written before the number
  std::size_t before = 0;           ///< lexeme at which the particles begin; `at` without particles

  [[nodiscard]] const Lexeme* ahead(std::size_t steps) const {
    return at + steps < all.size() ? &all[at + steps] : nullptr;
  }
  /// The lexeme before the number and its particles.
  [[nodiscard]] const Lexeme* previous(std::size_t steps = 1) const {
    return before >= steps ? &all[before - steps] : nullptr;
  }
  [[nodiscard]] bool is_sign(std::size_t steps, std::string_view sign) const {
    const Lexeme* lexeme = ahead(steps);
    return lexeme != nullptr && lexeme->kind == LexemeKind::sign && lexeme->text == sign;
  }
  [[nodiscard]] bool is_word(std::size_t steps, std::string_view bare) const {
    const Lexeme* lexeme = ahead(steps);
    return lexeme != nullptr && lexeme->kind == LexemeKind::word && lexeme->bare == bare;
  }
  [[nodiscard]] bool is_digits(std::size_t steps) const {
    const Lexeme* lexeme = ahead(steps);
    return lexeme != nullptr && lexeme->kind == LexemeKind::digits;
  }
  /// True where lexeme at+steps follows without a space.
  [[nodiscard]] bool is_glued(std::size_t steps) const {
    const Lexeme* lexeme = ahead(steps);
    return lexeme != nullptr && !lexeme->space_before;
  }
  [[nodiscard]] View moved(std::size_t steps) const {
    View view = *this;
    view.at += steps;
    return view;
  }
};

/// A token to be: spoken words are vocalized, and their text is the same without marks.
struct Piece {
  TokenKind kind = TokenKind::word;
  std::string text;       ///< empty: made from `vocalized`
  std::string vocalized;  ///< may be empty where the source's spelling is kept
  std::string rule;
  std::size_t from = 0;  ///< lexemes of the reading that it comes from, [from, to)
  std::size_t to = 0;    ///< 0: the whole reading
};

/// What a recognizer made of the lexemes [at, at + length).
struct Reading {
  std::size_t length = 0;
  std::vector<Piece> pieces;
  std::optional<Case> kase;  ///< case of the number, for NumberMemory
  std::string warning;       ///< kind of a warning; empty for none
};

using Recognizer = std::optional<Reading> (*)(const View&);

// One recognizer per class, each in a file of its own. All look at the lexemes only; none fails.
[[nodiscard]] std::optional<Reading> read_url(const View& view);
[[nodiscard]] std::optional<Reading> read_abbreviation(const View& view);
[[nodiscard]] std::optional<Reading> read_hijri_or_date(const View& view);
[[nodiscard]] std::optional<Reading> read_day_and_month(const View& view);
[[nodiscard]] std::optional<Reading> read_time(const View& view);
[[nodiscard]] std::optional<Reading> read_bare_hour(const View& view);
[[nodiscard]] std::optional<Reading> read_money(const View& view);
[[nodiscard]] std::optional<Reading> read_printed_money(const View& view);
[[nodiscard]] std::optional<Reading> read_phone(const View& view);
[[nodiscard]] std::optional<Reading> read_code(const View& view);
[[nodiscard]] std::optional<Reading> read_range(const View& view);
[[nodiscard]] std::optional<Reading> read_percent(const View& view);
[[nodiscard]] std::optional<Reading> read_unit(const View& view);
[[nodiscard]] std::optional<Reading> read_fraction(const View& view);
[[nodiscard]] std::optional<Reading> read_ordinal(const View& view);
[[nodiscard]] std::optional<Reading> read_year(const View& view);
[[nodiscard]] std::optional<Reading> read_roman(const View& view);
[[nodiscard]] std::optional<Reading> read_latin(const View& view);
[[nodiscard]] std::optional<Reading> read_number(const View& view);
[[nodiscard]] std::optional<Reading> read_sign(const View& view);

/// Tries the recognizers in order; the first that answers wins.
[[nodiscard]] std::optional<Reading> recognize(const View& view);

/// Adds words that share one rule and one range of lexemes.
void add_words(Reading& reading, const Words& words, std::string_view rule, std::size_t from = 0,
               std::size_t to = 0);

/// A number without noun: whole, decimal ("ثَلَاثَةٌ فَاصِلَةٌ خَمْسَةٌ") or negative ("سَالِبُ ..."), in
/// the given case; the options give the decimal word.
[[nodiscard]] Words spoken_number(const NumberLiteral& number, const Count& count,
                                  const NormalizeOptions& options);

/// "vocalized words" of a table as a list; a word without a mark at its end is said without ending.
[[nodiscard]] Words spoken(std::string_view vocalized_words);

}  // namespace rawi
