// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "diacritize/decode.h"

namespace rawi {

/// Takes the tanwin of a nominative or genitive off words that are annexed to the name after them,
/// which the learned model leaves in too often because it has never seen most names. Two cases, for
/// words that follow each other with nothing between them:
/// - a man's given name (tables/person_names.tsv) before another name, a link such as "بن" or a
///   family name with the article: مُحَمَّدُ الْعَلِيُّ. A word with the article in the accusative is
///   taken for an object or adverb instead: زَارَ مُحَمَّدٌ الْقَاهِرَةَ;
/// - a noun before a foreign name, which shows as a word that ends in a sukun and is no particle,
///   verb or dual (بَرْنَامَجُ سْكَايِبْ), or that no list knows and that ends in a long vowel. In our
///   corpus 9 in 1,000 such nouns have a tanwin.
/// Marks of the source stay. `known` may be null: then no word counts as unknown. `words` are the
/// decoded `tokens`, in parallel.
void settle_annexed_names(std::span<const DecoderToken> tokens, const KnownWords* known,
                          std::span<DecodedWord> words);

}  // namespace rawi
