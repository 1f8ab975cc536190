// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/files.h"
#include "core/sha256.h"

namespace rawi {
namespace {

using nlohmann::ordered_json;

constexpr int schema = 1;
constexpr std::array<std::string_view, 4> state_names{"running", "done", "failed", "quarantined"};

struct FileStatus {
  std::int64_t size = -1;
  std::int64_t changed_ns = 0;
};

FileStatus status_of(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
  return {status.st_size,
          status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec};
}

}  // namespace

std::string_view name_of(ArticleState state) {
  return state_names.at(static_cast<std::size_t>(state));
}

std::string to_json(const ArticleRecord& record) {
  ordered_json files = ordered_json::array();
  for (const StoredFile& file : record.files) {
    files.push_back({{"name", file.name}, {"size", file.size}, {"sha256", file.hash}});
  }
  const ordered_json value{{"schema", schema},          {"source", record.source},
                           {"root", record.root},       {"source_sha256", record.source_hash},
                           {"text", record.text_hash},  {"lexicon_used", record.lexicon_hash},
                           {"lexicon", record.lexicon}, {"settings", record.settings},
                           {"title", record.title},     {"audio_s", record.audio_s},
                           {"words", record.words},     {"files", std::move(files)}};
  return value.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::optional<ArticleRecord> record_from_json(std::string_view text) {
  try {
    const ordered_json value = ordered_json::parse(text);
    if (value.at("schema").get<int>() != schema) return std::nullopt;
    ArticleRecord record;
    record.state = ArticleState::done;
    record.source = value.at("source").get<std::string>();
    record.root = value.at("root").get<std::string>();
    record.source_hash = value.at("source_sha256").get<std::string>();
    record.text_hash = value.at("text").get<std::string>();
    record.lexicon_hash = value.at("lexicon_used").get<std::string>();
    record.lexicon = value.at("lexicon").get<std::string>();
    record.settings = value.at("settings").get<std::string>();
    record.title = value.at("title").get<std::string>();
    record.audio_s = value.at("audio_s").get<double>();
    record.words = value.at("words").get<std::int64_t>();
    for (const auto& file : value.at("files")) {
      record.files.push_back({file.at("name").get<std::string>(),
                              file.at("size").get<std::int64_t>(),
                              file.at("sha256").get<std::string>(), 0});
    }
    return record;
  } catch (const ordered_json::exception&) {
    return std::nullopt;
  }
}

std::optional<ArticleRecord> read_record(const std::filesystem::path& output,
                                         const std::string& place) {
  const auto content = read_file(output / place / record_file_name);
  if (!content) return std::nullopt;
  auto record = record_from_json(*content);
  if (record) record->place = place;
  return record;
}

std::int64_t time_stamp_ns(const std::filesystem::path& file) { return status_of(file).changed_ns; }

bool stamp_files(ArticleRecord& record, const std::filesystem::path& output) {
  bool changed = false;
  for (StoredFile& file : record.files) {
    const std::int64_t stamp = time_stamp_ns(output / record.place / file.name);
    changed = changed || stamp != file.changed_ns;
    file.changed_ns = stamp;
  }
  return changed;
}

bool files_are_intact(const ArticleRecord& record, const std::filesystem::path& output) {
  const std::filesystem::path folder = output / record.place;
  return std::all_of(record.files.begin(), record.files.end(), [&](const StoredFile& file) {
    const FileStatus status = status_of(folder / file.name);
    if (status.size != file.size) return false;
    if (file.changed_ns != 0 && status.changed_ns == file.changed_ns) return true;
    const auto hash = sha256_of_file(folder / file.name);
    return hash && *hash == file.hash;
  });
}

}  // namespace rawi
