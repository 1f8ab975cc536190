// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "render/article.h"

namespace rawi {

/// What the command line asks of the renderer; reads the cover's file and SOURCE_DATE_EPOCH. Fails with
/// usage for a value that makes no sense, no_input for a cover that is not there, missing_resource for
/// what this build can't do.
[[nodiscard]] Result<RenderOptions> render_options(const RenderCommand& command);

/// Which parts are spoken and what becomes a chapter. Fails with usage.
[[nodiscard]] Result<void> choose_parts(const PartChoices& choices, ScriptOptions& script,
                                        ChapterOptions& chapters);

}  // namespace rawi
