// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "store/folder_lock.h"

namespace rawi {

/// How a batch is run; nothing of it changes the files that come out.
struct BatchChoices {
  std::string list;  ///< --files-from
  bool nul_separated = false;
  Shard shard;
  bool retry_failed = false;
  bool prune = false;
  bool wait = false;
  double time_limit_s = 3600;
  std::size_t memory_limit_mb = 4096;
  std::string log;
  std::string settings;  ///< choices_text(): the options that do change them
};

struct StatusCommand {
  std::string output;
  bool json = false;
};
struct MergeCommand {
  std::string output;
  bool wait = false;
};

}  // namespace rawi
