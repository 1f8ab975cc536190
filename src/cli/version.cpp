// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/version.h"

#include "diacritize/model.h"
#include "synthesize/synthesize.h"
#include "voice/voice.h"

namespace rawi {

std::string version_text() {
  std::string text = "rawi " RAWI_VERSION "\n" + Espeak::version();
  if (const auto voice = load_voice(default_voice, voice_folders())) {
    if (const auto model = load_model(voice->model)) text += "\n" + (*model)->provenance();
  }
  return text;
}

}  // namespace rawi
