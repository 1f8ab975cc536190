// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/report_json.h"

#include <nlohmann/json.hpp>

namespace rawi {
namespace {

using nlohmann::json;

constexpr auto replace_invalid = json::error_handler_t::replace;

json warnings_to_json(const std::vector<Warning>& warnings) {
  json list = json::array();
  for (const Warning& warning : warnings) {
    list.push_back({warning.kind, warning.message, warning.source.begin, warning.source.end});
  }
  return list;
}

ArticleReport parse_report(const json& value) {
  ArticleReport report;
  for (const auto& file : value.at("files")) report.files.emplace_back(file.get<std::string>());
  report.title = value.at("title").get<std::string>();
  report.audio_s = value.at("audio_s").get<double>();
  report.chapters = value.at("chapters").get<std::size_t>();
  report.words = value.at("words").get<std::size_t>();
  for (const auto& entry : value.at("warnings")) {
    report.warnings.push_back({entry.at(0).get<std::string>(),
                               entry.at(1).get<std::string>(),
                               {entry.at(2).get<std::size_t>(), entry.at(3).get<std::size_t>()}});
  }
  report.content = {value.at("text").get<std::string>(), value.at("lexicon").get<std::string>()};
  report.unchanged = value.at("unchanged").get<bool>();
  for (const auto& entry : value.at("records")) {
    report.records.push_back({entry.at(0).get<std::string>(), entry.at(1).get<std::uint64_t>(),
                              entry.at(2).get<std::string>()});
  }
  for (const auto& entry : value.at("stage_s")) {
    report.stage_s.emplace_back(entry.at(0).get<std::string>(), entry.at(1).get<double>());
  }
  return report;
}

Error parse_error(const json& value) {
  const auto field = [&](const char* name) { return value.at(name).get<std::string>(); };
  return {static_cast<ErrorCode>(value.at("code").get<int>()),
          field("what"),
          field("where"),
          field("got"),
          field("expected"),
          field("advice")};
}

}  // namespace

std::string to_json(const Result<ArticleReport>& report) {
  json value;
  if (report) {
    json files = json::array();
    for (const auto& file : report->files) files.push_back(file.string());
    json records = json::array();
    for (const FileRecord& record : report->records) {
      records.push_back({record.name, record.size, record.hash});
    }
    json stages = json::array();
    for (const auto& [stage, seconds] : report->stage_s) stages.push_back({stage, seconds});
    value = {{"files", std::move(files)},      {"title", report->title},
             {"audio_s", report->audio_s},     {"chapters", report->chapters},
             {"words", report->words},         {"warnings", warnings_to_json(report->warnings)},
             {"text", report->content.text},   {"lexicon", report->content.lexicon},
             {"unchanged", report->unchanged}, {"records", std::move(records)},
             {"stage_s", std::move(stages)}};
  } else {
    const Error& error = report.error();
    value = {{"code", static_cast<int>(error.code)},
             {"what", error.what},
             {"where", error.where},
             {"got", error.got},
             {"expected", error.expected},
             {"advice", error.advice}};
  }
  return value.dump(-1, ' ', false, replace_invalid);
}

Result<ArticleReport> report_from_json(std::string_view text) {
  try {
    const json value = json::parse(text);
    if (value.contains("what")) return fail(parse_error(value));
    return parse_report(value);
  } catch (const json::exception&) {
    return fail({ErrorCode::partial, "its process ended without a report", "", "", "", ""});
  }
}

}  // namespace rawi
