// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalize/noun_lexicon.h"
#include "normalize/recognize.h"

namespace rawi {

/// The counted noun that is printed after a number.
struct PrintedNoun {
  Noun noun;  ///< from the lexicon, or only its gender
  NounForm form = NounForm::singular;
  bool known = false;  ///< in the lexicon, so that other forms can be supplied
  std::size_t at = 0;  ///< steps from the view's position
};

/// The noun that a number of this tamyiz counts, at `steps` from the view; nothing where the word
/// there can't be it (a preposition, a definite word, a verb).
[[nodiscard]] std::optional<PrintedNoun> printed_noun(const View& view, std::size_t steps,
                                                      Tamyiz form);

/// True where a noun in idafa with the word before can stand at `steps`: a word without article and
/// particle that is no function word.
[[nodiscard]] bool noun_may_follow(const View& view, std::size_t steps);

/// A word that counts thousands, millions ...: ألف، آلاف، مليون، ملايين، مليار ...
[[nodiscard]] bool is_scale_word(std::string_view bare);

/// Gender that the number at the view agrees with where its noun follows only a second number: 10
/// إلى 15 دقيقة, 30 و50 سنة, 7 من الطلاب.
[[nodiscard]] std::optional<Gender> shared_gender(const View& view, std::size_t steps);

/// Appends a printed dual (2 طيارين) in its case, and the adjective that agrees with it; returns
/// the lexemes taken.
std::size_t add_printed_dual(Reading& reading, const View& view, std::size_t at, Case kase,
                             std::string_view rule);

/// Appends the printed noun (and an adjective that must change with it) to a reading of a whole
/// number; returns the lexemes taken. The noun is altered only where the number makes its printed
/// form impossible: 2 كتاب, 10 خبر, 99 خبر.
std::size_t add_printed_noun(Reading& reading, const View& view, const PrintedNoun& noun,
                             Tamyiz form, Case kase);

}  // namespace rawi
