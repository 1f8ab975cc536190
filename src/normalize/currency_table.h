// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "normalize/noun_lexicon.h"
#include "normalize/recognize.h"

namespace rawi {

struct Currency {
  Noun unit;
  std::optional<Noun> part;  ///< sub-unit
  std::size_t part_digits = 2;
};

struct CurrencyAt {
  const Currency* currency = nullptr;
  std::size_t length = 0;  ///< lexemes of the sign or code
};

/// The sign, code or abbreviation at `steps` (tables/currencies.tsv): $, USD, US$, ر.س, £E ...
[[nodiscard]] std::optional<CurrencyAt> currency_at(const View& view, std::size_t steps);

/// The currency whose noun is printed (دولار, ريالا, دنانير), for amounts with sub-units.
[[nodiscard]] const Currency* currency_of_noun(std::string_view bare);

/// A noun of the lexicon by its vocalized stem, with gender and plural.
[[nodiscard]] Noun noun_from_stem(std::string_view stem);

}  // namespace rawi
