// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/intake.h"

#include <glob.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>

#include "core/arabic.h"
#include "core/files.h"
#include "document/document.h"
#include "plan/plan.h"
#include "render/cursors.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

/// Leaves room for an extension and for "-2" within the 255 bytes of a file name.
constexpr std::size_t max_name_bytes = 240;

/// How far into a file the key may stand that makes it a plan.
constexpr std::size_t most_note_bytes = 1U << 16U;

constexpr std::array<std::string_view, 9> archive_endings{
    ".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tar.zst", ".zip", ".tar.lz4"};
constexpr std::array<std::string_view, 2> json_lines_endings{".jsonl", ".ndjson"};

Error no_input(const fs::path& path, const std::string& got) {
  return {ErrorCode::no_input, "can't be read", path.string(), got, "a file, a folder or -", ""};
}

template <class List>
bool ends_with_any(const std::string& name, const List& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view e) { return name.ends_with(e); });
}

std::string small_name(const fs::path& path) {
  std::string name = path.filename().string();
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

/// Of a folder's TOML files, most of which are the settings of some program, plans alone are articles.
bool holds_plan(const fs::path& path) {
  std::string head(most_note_bytes, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return is_plan(head);
}

/// "news" of "news.tar.gz" and "news.jsonl".
std::string container_stem(const fs::path& path) {
  const fs::path stem = path.stem();
  return file_name_from((stem.extension() == ".tar" ? stem.stem() : stem).string(), max_name_bytes);
}

std::vector<std::string> matches_of(const std::string& pattern) {
  glob_t found{};
  std::vector<std::string> paths;
  if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
    paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  }
  ::globfree(&found);
  return paths;
}

/// Inputs with patterns replaced by what they match.
Result<std::vector<std::string>> expand(const std::vector<std::string>& inputs) {
  std::vector<std::string> paths;
  for (const std::string& input : inputs) {
    std::error_code error;
    if (input == "-" || fs::exists(fs::status(input, error))) {
      paths.push_back(input);
      continue;
    }
    const auto matches = input.find_first_of("*?[") == std::string::npos
                             ? std::vector<std::string>()
                             : matches_of(input);
    if (matches.empty()) return fail(no_input(input, error ? error.message() : "nothing there"));
    paths.insert(paths.end(), matches.begin(), matches.end());
  }
  return paths;
}

/// How a root is written into records: the same however the folder was named.
std::string root_name(const std::string& input) {
  std::error_code ignored;
  return input == "-" ? input : fs::weakly_canonical(input, ignored).string();
}

std::string place_of(const fs::path& folder, const fs::path& output) {
  return folder.lexically_relative(output).string();
}

}  // namespace

std::string list_root(const std::string& list, bool nul_separated) {
  return (nul_separated ? "list0 " : "list ") + root_name(list);
}

std::optional<IntakeSources> sources_of_root(const std::string& root) {
  for (const bool nul_separated : {false, true}) {
    const std::string_view start = nul_separated ? "list0 " : "list ";
    if (!root.starts_with(start)) continue;
    if (root.substr(start.size()) == "-") return std::nullopt;
    return IntakeSources{{}, root.substr(start.size()), nul_separated};
  }
  return root.empty() || root == "-" ? std::nullopt : std::optional(IntakeSources{{root}, "", false});
}

FileKind kind_of(const fs::path& path) {
  const std::string name = small_name(path);
  if (is_named_plan(name)) return FileKind::maybe_plan;
  if (ends_with_any(name, json_lines_endings)) return FileKind::json_lines;
  if (ends_with_any(name, archive_endings)) return FileKind::archive;
  return ends_with_any(name, article_extensions()) ? FileKind::article : FileKind::other;
}

Intake::Intake(const fs::path& output) : output_(output) {
  std::error_code ignored;
  output_real_ = fs::weakly_canonical(output, ignored);
}
Intake::Intake(Intake&&) noexcept = default;
Intake& Intake::operator=(Intake&&) noexcept = default;
Intake::~Intake() = default;

Result<Intake> Intake::open(const IntakeSources& sources, const fs::path& output) {
  Intake intake(output);
  auto paths = expand(sources.inputs);
  if (!paths) return fail(paths.error());
  intake.pending_ = std::move(*paths);
  std::reverse(intake.pending_.begin(), intake.pending_.end());
  for (const std::string& input : intake.pending_) intake.roots_.insert(root_name(input));
  if (!sources.list.empty()) {
    std::error_code ignored;
    if (sources.list != "-" && !fs::exists(sources.list, ignored)) {
      return fail(no_input(sources.list, "nothing there"));
    }
    intake.root_ = list_root(sources.list, sources.nul_separated);
    intake.roots_.insert(intake.root_);
    intake.cursors_.push_back(open_list(sources.list, sources.nul_separated ? '\0' : '\n'));
  }
  return intake;
}

bool Intake::has_met(const std::string& place) const {
  return taken_.contains(std::hash<std::string>{}(place));
}

/// Where a file lies, whichever way it was named: its folder without links, and its own name.
fs::path Intake::home_of(const fs::path& file) {
  const fs::path parent = file.parent_path();
  if (parent_home_.empty() || parent != parent_) {
    std::error_code error;
    parent_home_ = fs::canonical(parent.empty() ? "." : parent, error);
    if (error) parent_home_ = fs::absolute(parent, error);
    parent_ = parent;
  }
  return parent_home_ / file.filename();
}

bool Intake::is_repeated(const fs::path& home) {
  return !been_.insert(std::hash<std::string>{}(home.string())).second;
}

/// The home of a member of the container that is open: "/archive/a.tar/b.txt" of "a.tar/b.txt".
fs::path Intake::source_of(const fs::path& member) const {
  return container_home_.string() + member.string().substr(container_.string().size());
}

ArticleJob Intake::make_job(fs::path input, const std::string& stem, const fs::path& relative) {
  const std::string name = file_name_from(stem, max_name_bytes);
  const fs::path parent = output_ / relative;
  const std::hash<std::string> hash;
  std::string folder_name = name;
  unsigned& number = next_number_[hash(place_of(parent / name, output_))];
  while (!taken_.insert(hash(place_of(parent / folder_name, output_))).second) {
    number = std::max(number + 1, 2U);
    folder_name = name + "-" + std::to_string(number);
  }
  ArticleJob job;
  job.input = std::move(input);
  job.name = folder_name;
  job.folder = parent / folder_name;
  job.root = root_;
  return job;
}

std::optional<Found> Intake::enter(const fs::path& path, const fs::path& relative, bool is_named) {
  std::error_code error;
  if (path == "-") {
    if (is_repeated(path)) return RepeatedFile{path};
    auto bytes = read_standard_input();
    if (!bytes) return bytes.error();
    ArticleJob job = make_job(path, "stdin", relative);
    job.source = path;
    job.bytes = std::make_shared<const std::string>(std::move(*bytes));
    return job;
  }
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) {
    const bool is_link = !is_named && fs::is_symlink(fs::symlink_status(path, error));
    if (is_link) return SkippedFile{path};
    const fs::path home = fs::weakly_canonical(path, error);
    if (home == output_real_) return std::nullopt;
    if (is_repeated(home)) return RepeatedFile{path};
    cursors_.push_back(open_folder(path, is_named ? relative : relative / path.filename()));
    return std::nullopt;
  }
  if (is_named && !fs::exists(status))
    return no_input(path, error ? error.message() : "nothing there");
  const FileKind kind = fs::is_regular_file(status) ? kind_of(path) : FileKind::other;
  const bool is_container = kind == FileKind::archive || kind == FileKind::json_lines;
  const bool is_article = kind == FileKind::article || is_named ||
                          (kind == FileKind::maybe_plan && holds_plan(path));
  if (!is_container && !is_article) return SkippedFile{path};
  const fs::path home = home_of(path);
  if (is_repeated(home)) return RepeatedFile{path};
  if (!is_container) {
    ArticleJob job = make_job(path, path.stem().string(), relative);
    job.source = home;
    return job;
  }
  container_ = path;
  container_home_ = home;
  const fs::path place = is_named ? relative : relative / container_stem(path);
  cursors_.push_back(kind == FileKind::archive
                         ? open_archive(path, place)
                         : open_json_lines(std::make_unique<std::ifstream>(path, std::ios::binary),
                                           path, place));
  return std::nullopt;
}

std::optional<Found> Intake::next() {
  for (;;) {
    if (cursors_.empty()) {
      if (pending_.empty()) return std::nullopt;
      const std::string input = std::move(pending_.back());
      pending_.pop_back();
      root_ = root_name(input);
      if (auto found = enter(input, {}, true)) return found;
      continue;
    }
    auto item = cursors_.back()->next();
    has_seen_all_ = has_seen_all_ && !cursors_.back()->is_cut();
    if (!item) {
      cursors_.pop_back();
    } else if (auto* error = std::get_if<Error>(&*item)) {
      return std::move(*error);
    } else if (auto* path = std::get_if<FoundPath>(&*item)) {
      if (auto found = enter(path->path, path->relative, path->is_named)) return found;
    } else {
      auto& member = std::get<FoundBytes>(*item);
      ArticleJob job = make_job(std::move(member.shown), member.stem, member.relative);
      job.source = source_of(job.input);
      job.format_name = std::move(member.format_name);
      job.bytes = std::make_shared<const std::string>(std::move(member.bytes));
      return job;
    }
  }
}

std::optional<std::size_t> count_articles(const IntakeSources& sources, const fs::path& output) {
  const auto is_stdin = [](const std::string& input) { return input == "-"; };
  if (sources.list == "-" || std::any_of(sources.inputs.begin(), sources.inputs.end(), is_stdin)) {
    return std::nullopt;
  }
  auto intake = Intake::open(sources, output);
  if (!intake) return std::nullopt;
  std::size_t count = 0;
  while (const auto found = intake->next()) {
    const bool counts = !std::holds_alternative<SkippedFile>(*found) &&
                        !std::holds_alternative<RepeatedFile>(*found);
    count += counts ? 1U : 0U;
  }
  return count;
}

}  // namespace rawi
