// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <toml++/toml.h>

#include <sstream>

#include "plan/origin_text.h"
#include "plan/plan.h"
#include "plan/plan_keys.h"

namespace rawi {
namespace {

constexpr std::string_view note =
    R"(# What will be read aloud, and how. Change it, then: rawi render THIS_FILE -o DIR
#
# To cut a sentence or chapter, remove its table; to add one, write a table with read or text alone.
#
#   title      of a chapter: what players show. The heading that is heard is a sentence of its own.
#   read       what is said. Marks (harakat) that you write stay, the others are added.
#   text       what subtitles and transcripts show meanwhile: the article's own spelling.
#   pause_ms   silence after the sentence.
#   heading    the sentence is spoken higher.
#   paragraph  sentences with one number stand in one paragraph.
#   bytes      where text stands in the article. Leave it.
#   length_s   seconds, as the plan was made. Nothing changes with it.
)";

/// A text in double quotes, on one line.
std::string in_quotes(const std::string& text) {
  std::ostringstream out;
  const toml::value<std::string> value(text);
  out << toml::toml_formatter(value, toml::format_flags::allow_unicode_strings);
  return out.str();
}

std::string seconds(double length_s) { return fmt::format("{:.1f}", length_s); }

std::string sentence_table(const PlanSentence& sentence) {
  std::string table = fmt::format("\n[[chapter.sentence]]\n");
  if (!sentence.read.empty()) table += fmt::format("read = {}\n", in_quotes(sentence.read));
  table += fmt::format("text = {}\nparagraph = {}\n", in_quotes(sentence.text), sentence.paragraph);
  if (sentence.heading) table += "heading = true\n";
  if (sentence.pause_ms) table += fmt::format("pause_ms = {}\n", *sentence.pause_ms);
  return table + fmt::format("bytes = \"{}\"\n", to_text(sentence.origin, sentence.text));
}

}  // namespace

std::string write_plan(const Plan& plan) {
  std::string toml = fmt::format("{}{} = {}\n\n", note, plan_key, plan_version);
  for (const PlanFact& fact : plan_facts) {
    const std::string& value = plan.*fact.field;
    if (!value.empty()) toml += fmt::format("{} = {}\n", fact.key, in_quotes(value));
  }
  if (!plan.voice.empty()) toml += fmt::format("voice = {}\n", in_quotes(plan.voice));
  if (!plan.repair_spelling) toml += "repair_spelling = false\n";
  if (plan.edge_ms) toml += fmt::format("edge_ms = {}  # silence at both ends\n", *plan.edge_ms);
  toml += fmt::format("length_s = {}\n", seconds(plan.length_s));
  for (const PlanChapter& chapter : plan.chapters) {
    toml += fmt::format("\n[[chapter]]\ntitle = {}\nlength_s = {}\n", in_quotes(chapter.title),
                        seconds(chapter.length_s));
    for (const PlanSentence& sentence : chapter.sentences) toml += sentence_table(sentence);
  }
  return toml;
}

}  // namespace rawi
