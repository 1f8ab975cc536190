// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/error.h"
#include "render/article.h"

namespace rawi {

/// The resources of the voice that a plan names; nothing where it names none or that of the run, or
/// where the user chose one. Fails with bad_input, at the line of the plan, for a voice that can't
/// be had.
[[nodiscard]] Result<std::optional<Resources>> resources_of(const Plan& plan, const ArticleJob& job,
                                                            const Voice& run_voice,
                                                            const RenderOptions& options);

/// Fingerprints of the voices that plans name, for the store: a voice that changed changes the
/// audio of the plans that name it. Each voice is read once.
class PlanVoices {
 public:
  /// `run_voice`: the id of the run's voice; empty where the user chose it and plans do not.
  explicit PlanVoices(std::string run_voice) : run_voice_(std::move(run_voice)) {}

  /// Of the voice that a plan names; empty for what is no plan, and where the run's voice speaks.
  [[nodiscard]] std::string fingerprint_of(const ArticleJob& job);

 private:
  std::string run_voice_;
  std::map<std::string, std::string> known_;
};

}  // namespace rawi
