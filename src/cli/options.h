// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/batch_choices.h"
#include "core/error.h"
#include "encode/encode.h"
#include "phonemize/phonemize.h"
#include "render/parts.h"
#include "voice/voice.h"

namespace rawi {

/// What the line-by-line calls share.
struct LineInput {
  std::string file = "-";
  bool line_buffered = false;
};

/// Which voice, and a user's own lexicon.
struct VoiceChoice {
  std::string name{default_voice};
  std::string lexicon;
};

struct NormalizeCommand {
  LineInput input;
  bool repair = true;
};
struct SegmentCommand {
  LineInput input;
};
struct DiacritizeCommand {
  LineInput input;
  VoiceChoice voice;
};
struct PhonemizeCommand {
  LineInput input;
  VoiceChoice voice;
  bool diacritized = false;
  bool repair = true;
  Endings endings = Endings::pausal;
  Notation notation = Notation::ipa;
};
/// Which parts of an article are spoken, and what becomes a chapter.
struct PartChoices {
  std::string chapters;     ///< "2", "2-4"; empty for all
  std::string sample;       ///< "30s"; empty for the whole
  std::string max_chapter;  ///< "8m"; empty for the default
  std::string min_chapter;  ///< "8s"; empty for the default
};
struct RenderCommand {
  std::vector<std::string> inputs;
  std::string output;
  VoiceChoice voice;
  bool voice_is_given = false;  ///< a plan's own voice counts for nothing
  std::vector<AudioFormat> formats;
  Layout layout = Layout::single;
  std::string name_template;
  std::string loudness = "-19";  ///< LUFS, or "off"
  std::vector<std::string> texts;
  std::string cover = "auto";    ///< "auto", "draw", "none" or a file
  PartChoices parts;
  Tags tags;
  BatchChoices batch;
  std::size_t jobs = 0;  ///< 0: one per core
  bool repair = true;
  bool json = false;
  bool quiet = false;
};
struct PlanCommand {
  std::string file = "-";
  std::size_t record = 0;  ///< of JSON Lines, from 1; 0: the only one
  VoiceChoice voice;
  PartChoices parts;
  bool repair = true;
  bool vocalized = false;
};
struct VerifyCommand {
  std::vector<std::string> files;
  bool json = false;
};
struct InspectCommand {
  std::string file = "-";
  bool front_matter = false;
  bool json = false;
};
struct VoicesCommand {
  bool json = false;
};
struct ExplainCommand {
  std::string text;
  VoiceChoice voice;
};
/// Something to print and be done: help, the version.
struct PrintCommand {
  std::string text;
};

using Command = std::variant<NormalizeCommand, SegmentCommand, DiacritizeCommand, PhonemizeCommand,
                             RenderCommand, PlanCommand, VerifyCommand, InspectCommand, StatusCommand, MergeCommand,
                             VoicesCommand, ExplainCommand, PrintCommand>;

/// The command line as data. Fails with usage; the message says what is wrong and how to see the
/// help.
[[nodiscard]] Result<Command> parse_command(int argc, const char* const* argv);

}  // namespace rawi
