// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "cli/lines.h"
#include "core/files.h"
#include "document/inspect.h"
#include "pipeline/pipeline.h"
#include "plan/plan.h"

namespace rawi {
namespace {

/// A plan's sentences as blocks, with what the plan says of its article.
Document document_of(const Plan& plan) {
  Document document = facts_of(plan);
  document.evidence = "a plan (chapters: " + std::to_string(plan.chapters.size()) +
                      "); each block is a sentence, its bytes those of the article";
  for (const PlanChapter& chapter : plan.chapters) {
    for (const PlanSentence& sentence : chapter.sentences) {
      Block& block = document.blocks.emplace_back();
      if (sentence.heading) block.kind = BlockKind::heading;
      block.level = sentence.heading ? 1 : 0;
      block.text = sentence.text;
      block.origin = sentence.origin;
    }
  }
  return document;
}

Result<Document> read(std::string_view bytes, DocumentFormat format, const std::string& name,
                      const ReadOptions& options) {
  // As render tells plans from articles.
  if (!is_named_plan(name) && (format != DocumentFormat::plain_text || !is_plan(bytes))) {
    return read_document(bytes, format, name, options);
  }
  const auto plan = read_plan(bytes, name);
  return plan ? Result<Document>(document_of(*plan)) : fail(plan.error());
}

}  // namespace

int run(const InspectCommand& command) {
  const bool standard_input = command.file == "-";
  const auto bytes = standard_input ? read_standard_input() : read_file(command.file);
  if (!bytes) return report(bytes.error());
  const std::string name = standard_input ? "standard input" : command.file;
  const DocumentFormat format = format_of(name);
  int status = 0;
  const std::size_t count = count_articles(*bytes, format);
  for (std::size_t record = 0; record < std::max<std::size_t>(1, count); ++record) {
    const auto document =
        read(*bytes, format, name, {.record = record, .front_matter = command.front_matter});
    if (!document) {
      status = report(document.error());
      continue;
    }
    if (record > 0 && !command.json) std::cout << '\n';
    std::cout << (command.json ? inspect_json(*document) + "\n" : inspect_text(*document));
  }
  const bool partly = status != 0 && count > 1;
  if (!std::cout.flush())
    return report({ErrorCode::io, "writing failed", "standard output", "", "", ""});
  return partly ? exit_status(ErrorCode::partial) : status;
}

}  // namespace rawi
