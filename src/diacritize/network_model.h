// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/files.h"
#include "diacritize/known_words.h"
#include "diacritize/model.h"
#include "diacritize/network.h"

namespace rawi {

/// The learned diacritizer: a small convolutional network over letters and words, and a list of
/// known words that its readings are measured against.
class NetworkModel final : public DiacritizerModel {
 public:
  /// A model in a mapped file. Fails with missing_resource where the file is damaged or its test
  /// sentence does not give the numbers that it says.
  [[nodiscard]] static Result<std::unique_ptr<const DiacritizerModel>> from_file(
      MappedFile file, const std::string& name);
  /// A model whose bytes the caller holds in memory, run by a set of kernels of the caller's
  /// choice.
  [[nodiscard]] static Result<std::unique_ptr<const DiacritizerModel>> from_bytes(
      std::string bytes, const std::string& name, const NetworkKernels& kernels);

  [[nodiscard]] std::vector<std::vector<PredictedWord>> predict(
      std::span<const Sentence> sentences) const override;
  [[nodiscard]] std::string provenance() const override;

 private:
  NetworkModel(Network network, std::optional<KnownWords> known)
      : network_(std::move(network)), known_(known) {}
  [[nodiscard]] static Result<std::unique_ptr<NetworkModel>> make(std::string_view bytes,
                                                                  const std::string& name,
                                                                  const NetworkKernels& kernels);

  std::unique_ptr<const std::string> bytes_;
  std::optional<MappedFile> mapped_;
  Network network_;
  std::optional<KnownWords> known_;
};

}  // namespace rawi
