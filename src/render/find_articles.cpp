// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/batch.h"
#include "render/intake.h"

namespace rawi {

Result<JobList> find_articles(std::span<const std::string> inputs,
                              const std::filesystem::path& output) {
  auto intake = Intake::open({{inputs.begin(), inputs.end()}, "", false}, output);
  if (!intake) return fail(intake.error());
  JobList list;
  while (auto found = intake->next()) {
    if (auto* job = std::get_if<ArticleJob>(&*found)) list.jobs.push_back(std::move(*job));
    if (auto* skipped = std::get_if<SkippedFile>(&*found))
      list.skipped.push_back(std::move(skipped->path));
    if (auto* error = std::get_if<Error>(&*found)) return fail(std::move(*error));
  }
  return list;
}

}  // namespace rawi
