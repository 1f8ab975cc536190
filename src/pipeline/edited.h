// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "normalize/normalize.h"
#include "plan/plan.h"
#include "segment/segment.h"

namespace rawi {

struct EditedSentence {
  std::optional<Sentence> sentence;  ///< nothing where no word or sign is left
  std::vector<Warning> warnings;
};

/// A sentence that an editor changed, as it will be said. What the editor wrote is taken as
/// written: its spelling is not repaired, its marks bind; digits and abbreviations are written out
/// as everywhere. Words that the article's own text gives too keep the bytes and the grammar that
/// they have there; what stands between them has the bytes between theirs.
[[nodiscard]] EditedSentence read_edited(const PlanSentence& planned,
                                         const NormalizeOptions& options);

}  // namespace rawi
