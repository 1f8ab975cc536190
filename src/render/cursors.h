// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/error.h"

namespace rawi {

/// A path to look at: file, folder or archive.
struct FoundPath {
  std::filesystem::path path;
  std::filesystem::path relative;  ///< folder below the output that it belongs to
  bool is_named = false;           ///< by the user: taken for an article whatever its ending
};

/// An article whose bytes come out of a container.
struct FoundBytes {
  std::filesystem::path shown;  ///< "news.tar/a.txt"
  std::string stem;             ///< of its name
  std::filesystem::path relative;
  std::string format_name;
  std::string bytes;
};

using CursorItem = std::variant<FoundPath, FoundBytes, Error>;

/// A place that articles are taken from one by one. Next to nothing is read ahead.
class Cursor {
 public:
  Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  virtual ~Cursor() = default;
  [[nodiscard]] virtual std::optional<CursorItem> next() = 0;
  /// True once reading has failed, in all or in one article: what else the place holds is not known.
  [[nodiscard]] bool is_cut() const { return is_cut_; }

 protected:
  void note_cut() { is_cut_ = true; }

 private:
  bool is_cut_ = false;
};

/// The entries of a folder in the order of their names; only the names of one folder are held.
[[nodiscard]] std::unique_ptr<Cursor> open_folder(const std::filesystem::path& folder,
                                                  const std::filesystem::path& relative);

/// The paths of a list, one per line or each ended by NUL.
[[nodiscard]] std::unique_ptr<Cursor> open_list(const std::string& file, char separator);

/// The articles of a JSON Lines file (see document/json_lines.h). A line that is none is an error that
/// names its number. An article is named by its "id", else its title, else its line.
[[nodiscard]] std::unique_ptr<Cursor> open_json_lines(std::unique_ptr<std::istream> stream,
                                                      const std::filesystem::path& shown,
                                                      const std::filesystem::path& relative);

/// The members of a tar or zip archive that are articles, compressed or not. Absolute paths, paths
/// with "..", links and special files are errors; what is no article is passed over.
[[nodiscard]] std::unique_ptr<Cursor> open_archive(const std::filesystem::path& archive,
                                                   const std::filesystem::path& relative);

enum class FileKind { article, json_lines, archive, maybe_plan, other };
/// What a file's name announces.
[[nodiscard]] FileKind kind_of(const std::filesystem::path& path);

}  // namespace rawi
