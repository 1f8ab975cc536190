// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "encode/encode.h"
#include "pipeline/pipeline.h"

namespace rawi {

/// One article to render.
struct ArticleJob {
  std::filesystem::path input;   ///< "-" is standard input
  std::string name;              ///< of its files, without an extension
  std::filesystem::path folder;  ///< where they go; created where it is missing
};

/// What became of an article.
struct ArticleReport {
  std::vector<std::filesystem::path> files;
  std::string title;
  double audio_s = 0;
  std::size_t chapters = 0;
  std::size_t words = 0;
  std::vector<Warning> warnings;
};

struct RenderOptions {
  std::vector<AudioFormat> formats{AudioFormat::opus};
  ScriptOptions script;
};

/// Renders one article in this process: audio in each format and `chapters.json`. The engine must be
/// fresh for the bytes to be reproducible. Files appear under their names only when complete.
[[nodiscard]] Result<ArticleReport> render_article(const ArticleJob& job,
                                                   const Resources& resources, Espeak& engine,
                                                   const RenderOptions& options);

}  // namespace rawi
