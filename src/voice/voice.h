// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "document/structure.h"
#include "synthesize/synthesize.h"

namespace rawi {

/// Silence that structure adds after what the engine leaves after a sentence, in milliseconds.
struct VoicePauses {
  int edge_ms = 500;        ///< before the first and after the last word of the file
  int sentence_ms = 0;      ///< after each sentence
  int paragraph_ms = 350;   ///< after a paragraph
  int heading_ms = 600;     ///< after a heading or title
  int item_ms = 250;        ///< after an item of a list or a row of a table
};

/// A way to speak: everything that decides how an article sounds, in one folder `voices/<id>/`.
struct Voice {
  std::string id;           ///< name of the folder
  std::string name;         ///< what people see
  std::string description;  ///< one line
  std::filesystem::path folder;
  EngineVoice engine;
  VoicePauses pauses;
  int heading_pitch = 4;          ///< added to the engine's pitch in headings, -30..30
  StructureOptions structure;     ///< [structure]: what of an article is read, and how
  std::filesystem::path model;    ///< the diacritizer's model file
  std::filesystem::path lexicon;  ///< vocalizations that win over the model; empty for none
};

/// Folders that hold voices, the first that has a voice wins: $RAWI_VOICES, `voices` beside the
/// program, `../share/rawi/voices` beside it (an installed program), and the source tree it was built
/// in.
[[nodiscard]] std::vector<std::filesystem::path> voice_folders();

/// Loads a voice by its id, or by the path of its folder. Fails with missing_resource, naming the
/// voices at hand, the key or the line in voice.toml.
[[nodiscard]] Result<Voice> load_voice(std::string_view name_or_path,
                                       const std::vector<std::filesystem::path>& folders);

/// Every voice in the folders, sorted by id; those that can't be loaded are left out.
[[nodiscard]] std::vector<Voice> list_voices(const std::vector<std::filesystem::path>& folders);

/// The voice that is used where none is named.
inline constexpr std::string_view default_voice = "narrator";

}  // namespace rawi
