// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "normalize/grammar_types.h"

namespace rawi {

/// How a noun ends: with tanwin (a book), without because something it governs follows (book of),
/// or without because it has the article. The last two sound the same except for ـان and ـون.
enum class State { indefinite, construct, definite };

/// Grammar of single words. Stems are vocalized but for the ending: "كِتَاب", "سَاعَة", "دَنَانِير",
/// "ثَوَانِي"; only sound masculine plurals keep theirs, "مُشَارِكُونَ". All results are in NFC.

/// The stem with the ending of its case and state. Knows triptotes, diptotes (دَنَانِيرُ/َ), sound
/// plurals (ـَاتٍ, ـُونَ/ـِينَ), defective nouns (ثَوَانٍ), ى and ا (invariable), and nouns that take
/// no ending in speech (يُورُو).
///
///   decline("كِتَاب", accusative, indefinite) == "كِتَابًا"
///   decline("دَنَانِير", genitive, indefinite) == "دَنَانِيرَ"
[[nodiscard]] std::string decline(std::string_view stem, Case kase, State state);

/// True for the plural patterns that take no tanwin and no kasra: مَفَاعِل, مَفَاعِيل, أَفْعِلَاء,
/// فُعَلَاء (Wright I §§ 304-309).
[[nodiscard]] bool is_diptote_plural(std::string_view stem);

/// The dual: "كِتَابَانِ", "سَاعَتَيْنِ", in construct "كِتَابَا", "سَاعَتَيْ".
[[nodiscard]] std::string dual(std::string_view stem, Case kase, State state);

/// The word with the article: "التَّاسِعُ", "الْعِشْرُونَ", "الِاثْنَا".
[[nodiscard]] std::string with_article(std::string_view word);

/// The word as a list or a pause has it, with a sukun so that no later stage adds an ending:
/// "خَمْسَةٌ" -> "خَمْسَةْ", "سِين" -> "سِينْ". Long vowels, and tanwin before an alif, stay.
[[nodiscard]] std::string citation(std::string_view word);

/// A nominative word of a table in another case: its final damma becomes kasra or fatha.
[[nodiscard]] std::string in_case(std::string_view nominative, Case kase);

/// A nisba or participle agreeing with a counted noun: stem "سُعُودِيّ" gives "سُعُودِيَّة" in the
/// feminine.
[[nodiscard]] std::string feminine_of(std::string_view stem);

/// A word with the particles written before it, "و", "ب", "ل", "ك", "ف", "وب" ...; "ال" at the end
/// of the particles is the article: prefixed("بال", "عِشْرِينَ") == "بِالْعِشْرِينَ".
[[nodiscard]] std::string prefixed(std::string_view particles, std::string_view word);

}  // namespace rawi
