// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/warning.h"
#include "normalize/lex.h"

namespace rawi {

/// Repairs the spelling habits of newspapers where the evidence is clear: the hamza of particles
/// and verbal nouns (الى، ارجاء، إلتزم), ة and ى written ه and ي, words run together, a و set apart
/// from its word, spaces around quotes. Each repair is a warning "spelling" with its reason, and
/// the lexeme's rule says it too. A word that well-spelled texts have is never touched.
void repair_spelling(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings);

/// The right spelling of one word by itself, and why; nothing where it is right or doubtful. The
/// result may hold a space (two words that were run together).
///
///   "اطلاق" -> "إطلاق"   "بإسم" -> "باسم"   "هى" -> "هي"   "سأل" -> nothing
struct Repair {
  std::string right;
  std::string reason;
};
[[nodiscard]] std::optional<Repair> repair_word(std::string_view bare);

/// Words whose spelling the words around them decide: ان، اثر، لدي، ارجاء.
[[nodiscard]] std::optional<Repair> repair_in_context(const std::vector<Lexeme>& lexemes,
                                                      std::size_t at);

/// True for a word with two marks or more: its writer looked at every letter and its reading is
/// settled, so it is no newspaper's slip.
[[nodiscard]] bool is_vocalized(const Lexeme& lexeme);

/// True for a word that the texts of the evidence have often enough.
[[nodiscard]] bool is_frequent_word(std::string_view bare);

/// Cuts a word that is two words run together ("الولاياتالمتحدة"): where the first must end, in
/// bytes of `bare`; 0 where it is one word.
[[nodiscard]] std::size_t run_on_cut(std::string_view bare);

/// Joins a و that stands alone to its word, and puts spaces outside quotes and after a comma or
/// stop inside a line.
void repair_spacing(std::vector<Lexeme>& lexemes, std::vector<Warning>& warnings);

}  // namespace rawi
