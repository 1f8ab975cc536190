// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables.h"

namespace rawi {

/// What a word asks of the number that follows it.
enum class Governs { genitive, accusative, nominative, extent, object, change };

/// Words by what they ask of a number; the kinds are told in tables/case_words.tsv.
struct Government {
  TextMap<Governs> words;  // as they stand
  TextMap<Governs> perfect;
  TextMap<Governs> imperfect;  // without the prefix of person
  // verbal nouns: never a verb, written like a verb, the words before which only a noun stands, and
  // names of their shape
  TextMap<bool> masdars, verbal, noun_places, wanting, names;
  // nouns of quantity and of time, nouns whose number is their name, verbs of passing time
  TextMap<bool> measures, times, labels, passing;
  TextMap<bool> people, visits;  // persons by broken plurals; verbs whose object is no person
};

/// The table, read once.
[[nodiscard]] const Government& government();

}  // namespace rawi
