// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/plan_voices.h"

#include "render/fingerprint.h"

namespace rawi {
namespace {

std::string fingerprint_of(const std::string& name) {
  const auto voice = load_voice(name, voice_folders());
  if (!voice) return "no voice " + name;
  const auto settings = settings_fingerprint(*voice, "");
  const auto lexicon = lexicon_fingerprint(*voice, {});
  return (settings ? *settings : "") + (lexicon ? *lexicon : "");
}

}  // namespace

Result<std::optional<Resources>> resources_of(const Plan& plan, const ArticleJob& job,
                                              const Voice& run_voice,
                                              const RenderOptions& options) {
  if (options.voice_is_given || plan.voice.empty() || plan.voice == run_voice.id)
    return std::nullopt;
  const auto voice = load_voice(plan.voice, voice_folders());
  auto resources =
      voice ? load_resources(*voice, options.own_lexicon) : Result<Resources>(fail(voice.error()));
  if (resources) return std::move(*resources);
  Error error = resources.error();
  error.code = ErrorCode::bad_input;  // the plan's, not the run's
  if (!voice) error.where = job.input.string() + ", line " + std::to_string(plan.voice_line);
  return fail(std::move(error));
}

std::string PlanVoices::fingerprint_of(const ArticleJob& job) {
  if (run_voice_.empty() || !job.bytes || !is_plan(*job.bytes)) return "";
  const auto plan = read_plan(*job.bytes, job.input.string());
  if (!plan || plan->voice.empty() || plan->voice == run_voice_) return "";
  const auto [known, fresh] = known_.emplace(plan->voice, "");
  if (fresh) known->second = rawi::fingerprint_of(plan->voice);
  return known->second;
}

}  // namespace rawi
