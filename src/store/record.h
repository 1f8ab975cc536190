// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"

namespace rawi {

/// A finished file of an article.
struct StoredFile {
  std::string name;  ///< within the article's folder
  std::int64_t size = 0;
  std::string hash;  ///< SHA-256 of its bytes
  std::int64_t changed_ns =
      0;  ///< its time stamp, so that an untouched file need not be read; 0: unknown
  bool operator==(const StoredFile&) const = default;
};

enum class ArticleState {
  running,      ///< begun; where no process runs, it was cut off
  done,         ///< its files are complete
  failed,       ///< a rerun tries again
  quarantined,  ///< it crashed, hung or ate memory twice: left out until --retry-failed
};

[[nodiscard]] std::string_view name_of(ArticleState state);

/// What the store knows of one article.
struct ArticleRecord {
  std::string place;   ///< its folder, relative to the output folder: the key
  std::string source;  ///< the path that it came from, from the root, or "-"
  std::string root;    ///< the argument it was found under
  ArticleState state = ArticleState::running;
  std::string source_hash;   ///< SHA-256 of the article's bytes
  std::string text_hash;     ///< fingerprint of its normalized text
  std::string lexicon_hash;  ///< ... of the entries of the lexicon that it uses
  std::string lexicon;       ///< ... of the whole lexicon under which lexicon_hash was true
  std::string settings;      ///< ... of voice, formats, options and program version
  std::string title;
  double audio_s = 0;
  std::int64_t words = 0;
  std::int64_t attempts = 0;
  std::string reason;  ///< why it failed
  std::vector<StoredFile> files;
};

/// A finished article's record lies beside its files, so that the manifest can be made again from
/// them. It holds nothing of the machine or the clock: a rerun writes the same bytes.
inline constexpr const char* record_file_name = ".rawi.json";

[[nodiscard]] std::string to_json(const ArticleRecord& record);

/// Reads a record back; nothing for what is none (a torn or foreign file).
[[nodiscard]] std::optional<ArticleRecord> record_from_json(std::string_view json);

/// The record in an article's folder, where there is a sound one. Its place is that of the folder.
[[nodiscard]] std::optional<ArticleRecord> read_record(const std::filesystem::path& output,
                                                       const std::string& place);

/// The time stamp of a file in nanoseconds, 0 where there is none.
[[nodiscard]] std::int64_t time_stamp_ns(const std::filesystem::path& file);

/// Writes the files' present time stamps into the record; true where one was another.
[[nodiscard]] bool stamp_files(ArticleRecord& record, const std::filesystem::path& output);

/// True where each file of the record is there with its size and bytes. Only files whose time stamp
/// is not the recorded one are read.
[[nodiscard]] bool files_are_intact(const ArticleRecord& record,
                                    const std::filesystem::path& output);

}  // namespace rawi
