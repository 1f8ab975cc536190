// SPDX-License-Identifier: GPL-3.0-or-later
#include <exception>
#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"

int main(int argc, char** argv) {
  try {
    const auto command = rawi::parse_command(argc, argv);
    if (!command) return rawi::report(command.error());
    return std::visit([](const auto& chosen) { return rawi::run(chosen); }, *command);
  } catch (const std::exception& exception) {  // the last resort: out of memory, say
    std::cerr << "rawi: " << exception.what() << '\n';
    return rawi::exit_status(rawi::ErrorCode::io);
  }
}
