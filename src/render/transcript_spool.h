// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/nameless_file.h"
#include "transcript/transcript.h"

namespace rawi {

/// The sentences of a reading, on disk from when they were spoken until the text beside the audio is
/// written: ten hours have eighty thousand words. In memory stays where each begins.
class TranscriptSpool {
 public:
  /// Fails as NamelessFile does, like everything here.
  [[nodiscard]] static Result<TranscriptSpool> create(const std::filesystem::path& folder);

  /// Sentences come in the order in which they are heard.
  [[nodiscard]] Result<void> add(const TranscriptSentence& sentence);

  /// Gives those that begin in samples [begin, end), in order. Fails with the sink's error too.
  [[nodiscard]] Result<void> replay(std::int64_t begin, std::int64_t end, const SentenceSink& sink);

 private:
  explicit TranscriptSpool(NamelessFile file) : file_(std::move(file)) {}

  struct Place {
    std::int64_t begin_sample;
    std::int64_t in_file;
  };
  NamelessFile file_;
  std::vector<Place> places_;
};

}  // namespace rawi
