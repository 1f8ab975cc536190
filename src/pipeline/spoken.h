// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/pipeline.h"

namespace rawi {

/// What of a document is spoken with a voice: the sections that were asked for, in the voice's way
/// to read lists, quotes and tables. Fails with usage where there are no such sections.
[[nodiscard]] Result<Document> spoken_document(const Document& document, const Voice& voice,
                                               const ScriptOptions& options);

/// The chapters of a plan that were asked for, counted from 1; all where none were. Fails with
/// usage where there are no such chapters.
[[nodiscard]] Result<Plan> chapters_of(const Plan& plan, const std::optional<SectionRange>& range);

}  // namespace rawi
