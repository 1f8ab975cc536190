// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/inspect.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace rawi {
namespace {

using Json = nlohmann::ordered_json;

struct Fact {
  const char* name;
  std::string Document::*field;
};
constexpr std::array facts{
    Fact{"title", &Document::title},      Fact{"author", &Document::author},
    Fact{"date", &Document::date},        Fact{"source", &Document::source},
    Fact{"lead", &Document::lead},        Fact{"language", &Document::language},
    Fact{"evidence", &Document::evidence}};

std::string place_of(const Block& block) {
  const ByteRange source = block.origin.source_of({0, block.text.size()});
  return fmt::format("{}{}-{}", block.part.empty() ? "" : block.part + ":", source.begin,
                     source.end);
}

Json json_of(const Block& block) {
  const ByteRange source = block.origin.source_of({0, block.text.size()});
  Json json{{"kind", name_of(block.kind)},
            {"level", block.level},
            {"text", block.text},
            {"bytes", {source.begin, source.end}}};
  if (!block.part.empty()) json["part"] = block.part;
  if (block.number != 0) json["number"] = block.number;
  if (!block.id.empty()) json["id"] = block.id;
  for (const NoteReference& note : block.notes)
    json["notes"].push_back({{"at", note.at}, {"id", note.id}});
  return json;
}

}  // namespace

std::string inspect_text(const Document& document) {
  std::string out;
  for (const Fact& fact : facts) {
    if (!(document.*fact.field).empty())
      out += fmt::format("{}: {}\n", fact.name, document.*fact.field);
  }
  std::size_t next = 0;
  std::vector<const DroppedBlock*> dropped;
  for (const DroppedBlock& one : document.dropped) dropped.push_back(&one);
  std::stable_sort(
      dropped.begin(), dropped.end(),
      [](const DroppedBlock* a, const DroppedBlock* b) { return a->before < b->before; });
  for (std::size_t i = 0; i <= document.blocks.size(); ++i) {
    for (; next < dropped.size() && (dropped[next]->before <= i || i == document.blocks.size());
         ++next) {
      const DroppedBlock& one = *dropped[next];
      out += fmt::format("- {} ({}) [{}] {}\n", one.reason, one.evidence, place_of(one.block),
                         one.block.text);
    }
    if (i == document.blocks.size()) break;
    const Block& block = document.blocks[i];
    out += fmt::format("+ {} {} [{}] {}\n", name_of(block.kind), block.level, place_of(block),
                       block.text);
  }
  for (const Warning& warning : document.warnings) {
    out += fmt::format("! {} [{}-{}] {}\n", warning.kind, warning.source.begin, warning.source.end,
                       warning.message);
  }
  return out;
}

std::string inspect_json(const Document& document) {
  Json json{{"schema", 1}};
  for (const Fact& fact : facts) json[fact.name] = document.*fact.field;
  json["blocks"] = Json::array();
  for (const Block& block : document.blocks) json["blocks"].push_back(json_of(block));
  json["dropped"] = Json::array();
  for (const DroppedBlock& one : document.dropped) {
    Json block = json_of(one.block);
    block["reason"] = one.reason;
    block["evidence"] = one.evidence;
    block["before"] = one.before;
    json["dropped"].push_back(std::move(block));
  }
  json["warnings"] = Json::array();
  for (const Warning& warning : document.warnings) {
    json["warnings"].push_back({{"kind", warning.kind},
                                {"message", warning.message},
                                {"bytes", {warning.source.begin, warning.source.end}}});
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace rawi
