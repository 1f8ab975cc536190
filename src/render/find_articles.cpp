// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "core/arabic.h"
#include "render/batch.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

/// Leaves room for an extension and for "-2" within the 255 bytes of a file name.
constexpr std::size_t max_name_bytes = 240;

bool is_article(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return extension == ".txt" || extension == ".md" || extension == ".markdown";
}

Error no_input(const fs::path& path, const std::string& got) {
  return {ErrorCode::no_input, "can't be read", path.string(), got, "a file, a folder or -", ""};
}

class Finder {
 public:
  explicit Finder(const fs::path& output) : output_(output) {}

  void add(const fs::path& input, const fs::path& relative_folder) {
    const std::string stem = input == "-" ? "stdin" : input.stem().string();
    const std::string name = file_name_from(stem, max_name_bytes);
    const fs::path parent = output_ / relative_folder;
    std::string folder_name = name;
    for (int number = 2; !taken_.insert(parent / folder_name).second; ++number) {
      folder_name = name + "-" + std::to_string(number);
    }
    list_.jobs.push_back({input, folder_name, parent / folder_name});
  }

  Result<void> add_tree(const fs::path& root, const fs::path& folder, const fs::path& relative) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      entries.push_back(*it);
    }
    if (error) return fail(no_input(folder, error.message()));
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
    for (const fs::directory_entry& entry : entries) {
      const fs::path name = entry.path().filename();
      std::error_code ignored;
      if (name.native().starts_with(".")) continue;
      if (entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
        if (auto added = add_tree(root, entry.path(), relative / name); !added) return added;
      } else if (entry.is_regular_file(ignored) && is_article(entry.path())) {
        add(entry.path(), relative);
      } else {
        list_.skipped.push_back(entry.path());
      }
    }
    return {};
  }

  JobList take() { return std::move(list_); }

 private:
  fs::path output_;
  std::set<fs::path> taken_;
  JobList list_;
};

}  // namespace

Result<JobList> find_articles(std::span<const std::string> inputs, const fs::path& output) {
  Finder finder(output);
  for (const std::string& input : inputs) {
    const fs::path path(input);
    std::error_code error;
    const fs::file_status status = input == "-" ? fs::file_status() : fs::status(path, error);
    if (input == "-") {
      finder.add(path, {});
    } else if (fs::is_directory(status)) {
      if (auto added = finder.add_tree(path, path, {}); !added) return fail(added.error());
    } else if (fs::exists(status)) {
      finder.add(path, {});
    } else {
      return fail(no_input(path, error ? error.message() : "nothing there"));
    }
  }
  return finder.take();
}

}  // namespace rawi
