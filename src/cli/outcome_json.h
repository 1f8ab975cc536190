// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "render/batch.h"
#include "store/record.h"

namespace rawi {

/// One line of `rawi render --json`: how an article ended ("done", "unchanged" or "failed").
[[nodiscard]] std::string outcome_json(const ArticleOutcome& outcome);

/// The line of an article that needed no work: "unchanged" or "quarantined".
[[nodiscard]] std::string record_json(const ArticleJob& job, const ArticleRecord& record,
                                      std::string_view status);

/// The line of something that is no article: "refused".
[[nodiscard]] std::string refusal_json(const Error& error);

}  // namespace rawi
