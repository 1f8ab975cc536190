// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/error.h"
#include "render/article.h"

namespace rawi {

/// A report or error as one line of JSON, the form in which a child process hands it to its parent.
[[nodiscard]] std::string to_json(const Result<ArticleReport>& report);

/// Reads such a line back; what is no such line is an error that says so.
[[nodiscard]] Result<ArticleReport> report_from_json(std::string_view json);

}  // namespace rawi
