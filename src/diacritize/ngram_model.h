// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/files.h"
#include "diacritize/model.h"
#include "diacritize/ngram_file.h"

namespace rawi {

/// The first form of the diacritizer: for each word the vocalizations that were seen, or are built
/// from its parts, chosen by word pairs and by classes of words (a trigram, with back-off).
class NgramModel final : public DiacritizerModel {
 public:
  /// A model in a mapped file. Fails like NgramFile::parse.
  [[nodiscard]] static Result<std::unique_ptr<const DiacritizerModel>> from_file(
      MappedFile file, const std::string& name);
  /// A model whose bytes the caller holds in memory.
  [[nodiscard]] static Result<std::unique_ptr<const DiacritizerModel>> from_bytes(
      std::string bytes, const std::string& name);

  [[nodiscard]] std::vector<std::vector<PredictedWord>> predict(
      std::span<const Sentence> sentences) const override;
  [[nodiscard]] std::string provenance() const override;

 private:
  NgramModel(std::unique_ptr<const std::string> bytes, std::optional<MappedFile> mapped,
             NgramFile file)
      : bytes_(std::move(bytes)), mapped_(std::move(mapped)), file_(std::move(file)) {}

  std::unique_ptr<const std::string> bytes_;
  std::optional<MappedFile> mapped_;
  NgramFile file_;
};

}  // namespace rawi
