// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/numeral.h"

namespace rawi {

/// Which form of a noun a printed word is.
enum class NounForm { singular, plural };

struct KnownNoun {
  Noun noun;
  NounForm form = NounForm::singular;
};

/// Looks a printed word up: letters only, without article and particles. Finds the singular (also
/// with the alif of tanwin: يوما), the dual not, the plurals in both cases (مشاركون، مشاركين), ثوان
/// for ثواني. A plural that the table names first is the one supplied; another is kept as printed.
/// tables/nouns.tsv wins over tables/nouns_wide.tsv. A woman's noun is made from the man's (مهندسة,
/// سفيرات) where the tables have only that.
[[nodiscard]] std::optional<KnownNoun> find_noun(std::string_view letters);

/// Best guess for a word that the tables do not have: gender by its ending and the plural patterns
/// (اجتماعات from a verbal noun is masculine, دراسات feminine).
[[nodiscard]] Gender guess_gender(std::string_view letters, NounForm form);

/// True where the word can be a noun in the form that `form` asks for, judged by its letters alone.
[[nodiscard]] bool could_be(std::string_view letters, Tamyiz form);

}  // namespace rawi
