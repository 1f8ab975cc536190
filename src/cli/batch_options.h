// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/batch_choices.h"

namespace rawi {

/// The options of `rawi render` that steer a batch and change no sound.
void describe_batch(CLI::App* render, BatchChoices& batch);

/// `rawi status` and `rawi merge`.
void describe_store_commands(CLI::App& app, StatusCommand& status, MergeCommand& merge);

/// Every given option that may change a file, with its value, as text; of a value that names a
/// file, its content. An option that nobody knows to be harmless counts.
[[nodiscard]] std::string choices_text(const CLI::App& render);

}  // namespace rawi
