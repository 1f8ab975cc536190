// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"
#include "core/files.h"
#include "document/inspect.h"

namespace rawi {

int run(const InspectCommand& command) {
  const bool standard_input = command.file == "-";
  const auto bytes = standard_input ? read_standard_input() : read_file(command.file);
  if (!bytes) return report(bytes.error());
  const std::string name = standard_input ? "standard input" : command.file;
  const DocumentFormat format = format_of(name);
  int status = 0;
  const std::size_t count = count_articles(*bytes, format);
  for (std::size_t record = 0; record < std::max<std::size_t>(1, count); ++record) {
    const auto document = read_document(*bytes, format, name,
                                        {.record = record, .front_matter = command.front_matter});
    if (!document) {
      status = report(document.error());
      continue;
    }
    if (record > 0 && !command.json) std::cout << '\n';
    std::cout << (command.json ? inspect_json(*document) + "\n" : inspect_text(*document));
  }
  const bool partly = status != 0 && count > 1;
  if (!std::cout.flush())
    return report({ErrorCode::io, "writing failed", "standard output", "", "", ""});
  return partly ? exit_status(ErrorCode::partial) : status;
}

}  // namespace rawi
