// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/lines.h"

namespace rawi {

int run(const VoicesCommand& command) {
  const std::vector<Voice> voices = list_voices(voice_folders());
  if (voices.empty()) {
    return report({ErrorCode::missing_resource, "there are no voices", "", "", "",
                   "RAWI_VOICES names a folder of voices"});
  }
  for (const Voice& voice : voices) {
    if (command.json) {
      const nlohmann::ordered_json line{{"schema", 1},
                                        {"id", voice.id},
                                        {"name", voice.name},
                                        {"description", voice.description},
                                        {"folder", voice.folder.string()}};
      std::cout << line.dump() << '\n';
    } else {
      std::cout << voice.id << '\t' << voice.name << '\t' << voice.description << '\n';
    }
  }
  return 0;
}

}  // namespace rawi
