// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/error.h"

namespace rawi {

/// Words whose vocalization a person has decided: it wins over the model.
///
/// A text file, one entry a line: WORD <tab> VOCALIZED [<tab> comment]; '#' begins a comment line.
///
///   ناتو <tab> نَاتُو
///
/// Where the last letter of an entry has no mark, the model decides that mark (the case ending). An
/// entry also serves the word with proclitics و ف ب ك ل and the article before it.
class Lexicon {
 public:
  Lexicon() = default;

  /// Adds the entries of a text; later entries win. Fails with missing_resource, naming the line,
  /// where the letters of the two columns differ or a column is missing.
  [[nodiscard]] Result<void> add(std::string_view tsv, std::string_view name);

  /// The vocalization of a bare word, proclitics analysed, or nothing.
  [[nodiscard]] std::optional<std::string> find(std::string_view bare_word) const;

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  std::unordered_map<std::string, std::string> entries_;
};

}  // namespace rawi
