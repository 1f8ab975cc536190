// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"
#include "cli/render_options.h"
#include "core/files.h"
#include "document/document.h"
#include "pipeline/pipeline.h"

namespace rawi {
namespace {

Result<Document> read_one(const PlanCommand& command) {
  const bool standard_input = command.file == "-";
  const std::string name = standard_input ? "standard input" : command.file;
  const auto bytes = standard_input ? read_standard_input() : read_file(command.file);
  if (!bytes) return fail(bytes.error());
  if (is_plan(*bytes)) {
    return fail({ErrorCode::bad_input, "it is a plan already", name, "", "an article",
                 "edit it, then rawi render " + command.file + " -o DIR"});
  }
  const DocumentFormat format = format_of(name);
  const std::size_t count = count_articles(*bytes, format);
  if (count > 1 && command.record == 0) {
    return fail({ErrorCode::usage, "a plan is of one article", name,
                 std::to_string(count) + " articles", "", "--record N chooses the N-th"});
  }
  return read_document(*bytes, format, name,
                       {.record = std::max<std::size_t>(command.record, 1) - 1});
}

Result<Plan> plan_of(const PlanCommand& command) {
  PlanOptions options;
  options.script.normalize.repair_spelling = command.repair;
  options.form = command.vocalized ? ReadForm::vocalized : ReadForm::letters;
  if (auto chosen = choose_parts(command.parts, options.script, options.chapters); !chosen)
    return fail(chosen.error());
  const auto document = read_one(command);
  if (!document) return fail(document.error());
  const auto voice = load_voice(command.voice.name, voice_folders());
  if (!voice) return fail(voice.error());
  const auto resources = load_resources(*voice, command.voice.lexicon);
  if (!resources) return fail(resources.error());
  auto engine = Espeak::open(voice->engine);
  if (!engine) return fail(engine.error());
  auto plan = make_plan(*document, *resources, *engine, options);
  if (plan) plan->voice = command.voice.name;
  return plan;
}

}  // namespace

int run(const PlanCommand& command) {
  const auto plan = plan_of(command);
  if (!plan) return report(plan.error());
  std::cout << write_plan(*plan);
  return std::cout.flush()
             ? 0
             : report({ErrorCode::io, "writing failed", "standard output", "", "", ""});
}

}  // namespace rawi
