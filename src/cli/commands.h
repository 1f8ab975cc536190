// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

namespace rawi {

// Each runs one command and gives the program's exit status. Text goes to standard output, messages
// to standard error.
[[nodiscard]] int run(const NormalizeCommand& command);
[[nodiscard]] int run(const SegmentCommand& command);
[[nodiscard]] int run(const DiacritizeCommand& command);
[[nodiscard]] int run(const PhonemizeCommand& command);
[[nodiscard]] int run(const RenderCommand& command);
[[nodiscard]] int run(const PlanCommand& command);
[[nodiscard]] int run(const VerifyCommand& command);
[[nodiscard]] int run(const InspectCommand& command);
[[nodiscard]] int run(const StatusCommand& command);
[[nodiscard]] int run(const MergeCommand& command);
[[nodiscard]] int run(const VoicesCommand& command);
[[nodiscard]] int run(const ExplainCommand& command);
[[nodiscard]] int run(const PrintCommand& command);

}  // namespace rawi
