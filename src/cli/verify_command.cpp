// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"
#include "verify/verify.h"

namespace rawi {

int run(const VerifyCommand& command) {
  int status = 0;
  for (const std::string& file : command.files) {
    const auto verified = verify_file(file);
    if (!verified) {
      const int failed = report(verified.error());
      status = command.files.size() == 1 ? failed : exit_status(ErrorCode::partial);
      continue;
    }
    if (!verified->facts.problems.empty()) status = exit_status(ErrorCode::partial);
    std::cout << (command.json ? to_json(*verified, file) + "\n" : to_text(*verified, file));
  }
  return status;
}

}  // namespace rawi
