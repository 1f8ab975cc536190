// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/government.h"

#include "normalize/embedded_tables.h"

namespace rawi {
namespace {

TextMap<bool>* set_of(Government& table, std::string_view kind) {
  if (kind == "masdar") return &table.masdars;
  if (kind == "verbal") return &table.verbal;
  if (kind == "noun-place") return &table.noun_places;
  if (kind == "wanting") return &table.wanting;
  if (kind == "measure") return &table.measures;
  if (kind == "time") return &table.times;
  if (kind == "label") return &table.labels;
  if (kind == "passing") return &table.passing;
  if (kind == "people") return &table.people;
  if (kind == "visit") return &table.visits;
  return kind == "name" ? &table.names : nullptr;
}

}  // namespace

const Government& government() {
  static const Government built = [] {
    Government fresh;
    for (const TableRow& row : parse_table(embedded::case_words)) {
      if (row[0] == "ord" || row[0] == "event" || row[0] == "short") continue;  // read_ordinal.cpp
      const std::vector<std::string_view> words = split_words(row[1]);
      if (TextMap<bool>* const set = set_of(fresh, row[0])) {
        for (const std::string_view word : words) set->emplace(word, true);
        continue;
      }
      if (row[0] == "extent" || row[0] == "obj" || row[0] == "change") {
        const Governs kind = row[0] == "obj"      ? Governs::object
                             : row[0] == "change" ? Governs::change
                                                  : Governs::extent;
        if (words[0] != "-") fresh.perfect.emplace(words[0], kind);
        if (words[1] != "-") fresh.imperfect.emplace(words[1], kind);
        continue;
      }
      const Governs kind = row[0] == "gen"   ? Governs::genitive
                           : row[0] == "acc" ? Governs::accusative
                                             : Governs::nominative;
      for (const std::string_view word : words) fresh.words.emplace(word, kind);
    }
    return fresh;
  }();
  return built;
}

}  // namespace rawi
