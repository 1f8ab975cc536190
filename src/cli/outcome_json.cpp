// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/outcome_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace rawi {
namespace {

using nlohmann::ordered_json;

constexpr int schema = 1;

double milli(double seconds) { return std::round(seconds * 1000) / 1000; }

void add_report(ordered_json& line, const ArticleReport& report) {
  line["title"] = report.title;
  line["audio_s"] = milli(report.audio_s);
  line["chapters"] = report.chapters;
  line["words"] = report.words;
  line["stages"] = ordered_json::object();
  for (const auto& [stage, seconds] : report.stage_s) line["stages"][stage + "_s"] = milli(seconds);
  line["files"] = ordered_json::array();
  for (const auto& file : report.files) line["files"].push_back(file.string());
  line["warnings"] = ordered_json::array();
  for (const Warning& warning : report.warnings) {
    line["warnings"].push_back({{"kind", warning.kind},
                                {"message", warning.message},
                                {"begin", warning.source.begin},
                                {"end", warning.source.end}});
  }
}

std::string to_line(const ordered_json& value) {
  return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

std::string outcome_json(const ArticleOutcome& outcome) {
  const bool unchanged = outcome.report && outcome.report->unchanged;
  ordered_json line{{"schema", schema},
                    {"input", outcome.job.input.string()},
                    {"status", unchanged        ? "unchanged"
                               : outcome.report ? "done"
                                                : "failed"},
                    {"attempts", outcome.attempts},
                    {"wall_s", milli(outcome.wall_s)}};
  if (!outcome.report) {
    line["exit_status"] = exit_status(outcome.report.error().code);
    line["error"] = to_string(outcome.report.error());
  } else if (!unchanged) {
    add_report(line, *outcome.report);
  }
  return to_line(line);
}

std::string record_json(const ArticleJob& job, const ArticleRecord& record,
                        std::string_view status) {
  ordered_json line{
      {"schema", schema},      {"input", job.input.string()},      {"status", status},
      {"title", record.title}, {"audio_s", milli(record.audio_s)}, {"words", record.words}};
  if (!record.reason.empty()) line["error"] = record.reason;
  return to_line(line);
}

std::string refusal_json(const Error& error) {
  return to_line({{"schema", schema},
                  {"input", error.where},
                  {"status", "refused"},
                  {"exit_status", exit_status(error.code)},
                  {"error", to_string(error)}});
}

}  // namespace rawi
