// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/error.h"
#include "segment/segment.h"

namespace rawi {

/// A word with the marks that a model believes in, and how sure it is of each letter's.
struct PredictedWord {
  std::string text;                ///< NFC; the letters of the token, with marks
  std::vector<float> confidences;  ///< one per letter, 0..1
};

/// Something learned that gives marks to bare words from their letters and neighbours. Immutable
/// after loading: any number of threads may use one at once.
class DiacritizerModel {
 public:
  DiacritizerModel() = default;
  DiacritizerModel(const DiacritizerModel&) = delete;
  DiacritizerModel& operator=(const DiacritizerModel&) = delete;
  virtual ~DiacritizerModel() = default;

  /// For each sentence one prediction per token (tokens that are no words: their text as it is).
  /// Marks in the tokens, full or partial, and the tokens' grammar vocalizations are kept as they
  /// are and serve as context. The result of a sentence does not depend on the others.
  [[nodiscard]] virtual std::vector<std::vector<PredictedWord>> predict(
      std::span<const Sentence> sentences) const = 0;

  /// What it was learned from, when, and how well it does: one line.
  [[nodiscard]] virtual std::string provenance() const = 0;
};

/// Loads a model file of any kind that this program knows, by its magic. The file is mapped, not
/// read. Fails with missing_resource where it is missing, cut, damaged, of another version, or no
/// model (a Git LFS pointer, a gzip file and the like are named).
[[nodiscard]] Result<std::unique_ptr<const DiacritizerModel>> load_model(
    const std::filesystem::path& path);

/// What tells a model file from every other without reading it whole: its head, with its size and the
/// checksum of everything behind the head. load_model has verified both. Fails with no_input.
[[nodiscard]] Result<std::string> model_identity(const std::filesystem::path& path);

}  // namespace rawi
