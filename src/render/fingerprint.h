// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/error.h"
#include "render/article.h"

namespace rawi {

/// What of an article decides its files: the text of its blocks with their places in the source
/// (transcripts name them), title, author, date ...; and those entries of the lexicon that its
/// words meet, so that a changed entry changes only the articles that hold its word. Of a plan, what
/// it has said and shown; comments and lengths count for nothing.
[[nodiscard]] ContentKey content_key(const ArticleText& article, const Lexicon& lexicon,
                                     const NormalizeOptions& options);

/// Everything beside the article and the lexicon: this program, the engine, the voice's files, and
/// `choices`, the options of the run as text. Fails with missing_resource.
[[nodiscard]] Result<std::string> settings_fingerprint(const Voice& voice,
                                                       const std::string& choices);

/// Of the lexicon files that a run uses. Fails with missing_resource.
[[nodiscard]] Result<std::string> lexicon_fingerprint(const Voice& voice,
                                                      const std::filesystem::path& own_lexicon);

}  // namespace rawi
