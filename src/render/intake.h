// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "core/error.h"
#include "render/article.h"

namespace rawi {

class Cursor;

/// Where articles come from.
struct IntakeSources {
  std::vector<std::string> inputs;  ///< files, folders, archives, patterns ("*.txt"), "-"
  std::string list;                 ///< a file of paths, or "-"; empty for none
  bool nul_separated = false;       ///< the list's paths end in NUL, not in a line break
};

/// A file that is no article.
struct SkippedFile {
  std::filesystem::path path;
};

/// A file or folder that the search has been to already.
struct RepeatedFile {
  std::filesystem::path path;
};

/// What the search comes upon: an article, a file that is none, one that was named before, or
/// something that can't be taken (a bad line, a path that climbs out of its archive).
using Found = std::variant<ArticleJob, SkippedFile, RepeatedFile, Error>;

/// Searches files, folders, archives (tar, zip), JSON Lines and lists for articles, one at a time,
/// so that a hundred thousand cost no more memory than one.
///
/// Folders are searched to the bottom in the order of names; links to folders are not followed,
/// names that begin with a dot are passed over, and so is the output folder. An article keeps its
/// place in its folder or archive below `output`, in a folder of its own; names that meet get "-2",
/// "-3" ... in the order of the search, so that the same input always gives the same tree.
///
/// A file is taken once, where it is named first, however often and in whichever spelling it comes
/// again ("a.txt", "./a.txt", its folder, a list). A link to a file is an article of its own: it has
/// a name of its own.
class Intake {
 public:
  /// Fails with no_input for an input that is not there, or a pattern that nothing matches.
  [[nodiscard]] static Result<Intake> open(const IntakeSources& sources,
                                           const std::filesystem::path& output);

  /// The next thing found; nothing at the end.
  [[nodiscard]] std::optional<Found> next();

  /// True where an article with this folder (relative to the output) has been found.
  [[nodiscard]] bool has_met(const std::string& place) const;
  /// False once reading has failed: in a damaged archive or line, a folder that may not be read. Articles that
  /// were not found may still be there then.
  [[nodiscard]] bool has_seen_all() const { return has_seen_all_; }
  /// True where the root of an article's record is among the inputs of this search.
  [[nodiscard]] bool covers(const std::string& root) const { return roots_.contains(root); }

  Intake(Intake&&) noexcept;
  Intake& operator=(Intake&&) noexcept;
  Intake(const Intake&) = delete;
  Intake& operator=(const Intake&) = delete;
  ~Intake();

 private:
  explicit Intake(const std::filesystem::path& output);
  [[nodiscard]] std::optional<Found> enter(const std::filesystem::path& path,
                                           const std::filesystem::path& relative, bool is_named);
  [[nodiscard]] ArticleJob make_job(std::filesystem::path input, const std::string& stem,
                                    const std::filesystem::path& relative);
  [[nodiscard]] std::filesystem::path home_of(const std::filesystem::path& file);
  [[nodiscard]] bool is_repeated(const std::filesystem::path& home);
  [[nodiscard]] std::filesystem::path source_of(const std::filesystem::path& member) const;

  std::filesystem::path output_;
  std::filesystem::path output_real_;
  std::vector<std::string> pending_;  ///< named inputs, the next one last
  std::vector<std::unique_ptr<Cursor>> cursors_;
  std::filesystem::path container_;       ///< archive or JSON Lines that is open, as it was named
  std::filesystem::path container_home_;  ///< where it lies
  std::filesystem::path parent_;          ///< the folder that home_of() saw last, as it was named
  std::filesystem::path parent_home_;
  std::string root_;
  bool has_seen_all_ = true;
  std::unordered_set<std::string> roots_;
  std::unordered_set<std::uint64_t> taken_;  ///< hashes of places
  std::unordered_set<std::uint64_t> been_;   ///< hashes of the files and folders that were entered
  std::unordered_map<std::uint64_t, unsigned> next_number_;
};

/// The root of the articles of a list, in which paths end in NUL or in line breaks.
[[nodiscard]] std::string list_root(const std::string& list, bool nul_separated);
/// The sources that a root stands for; nothing for standard input, which is gone.
[[nodiscard]] std::optional<IntakeSources> sources_of_root(const std::string& root);

/// How many articles and refused things there are; nothing where only reading standard input could
/// tell.
[[nodiscard]] std::optional<std::size_t> count_articles(const IntakeSources& sources,
                                                        const std::filesystem::path& output);

}  // namespace rawi
