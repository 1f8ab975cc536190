// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iostream>
#include <vector>

#include "render/cursors.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

class FolderCursor : public Cursor {
 public:
  FolderCursor(const fs::path& folder, const fs::path& relative)
      : folder_(folder), relative_(relative) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      std::string name = it->path().filename().string();
      if (!name.starts_with(".")) names_.push_back(std::move(name));
    }
    if (error)
      problem_ =
          Error{ErrorCode::no_input, "can't be read", folder.string(), error.message(), "", ""};
    std::sort(names_.begin(), names_.end(), std::greater<>());
  }

  std::optional<CursorItem> next() override {
    if (problem_) {
      Error error = std::move(*problem_);
      problem_.reset();
      return error;
    }
    if (names_.empty()) return std::nullopt;
    const fs::path path = folder_ / names_.back();
    names_.pop_back();
    return FoundPath{path, relative_, false};
  }

 private:
  fs::path folder_;
  fs::path relative_;
  std::vector<std::string> names_;  ///< the next one last
  std::optional<Error> problem_;
};

class ListCursor : public Cursor {
 public:
  ListCursor(const std::string& file, char separator)
      : name_(file),
        file_(file == "-" ? std::ifstream() : std::ifstream(file, std::ios::binary)),
        stream_(file == "-" ? std::cin : static_cast<std::istream&>(file_)),
        separator_(separator) {
    failed_ = !stream_;
  }

  std::optional<CursorItem> next() override {
    if (std::exchange(failed_, false)) {
      return Error{ErrorCode::no_input, "the list can't be opened", name_, "", "", ""};
    }
    std::string path;
    while (std::getline(stream_, path, separator_)) {
      if (separator_ == '\n' && path.ends_with('\r')) path.pop_back();
      if (!path.empty()) return FoundPath{path, {}, true};
    }
    return std::nullopt;
  }

 private:
  std::string name_;
  std::ifstream file_;
  std::istream& stream_;
  char separator_;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Cursor> open_folder(const fs::path& folder, const fs::path& relative) {
  return std::make_unique<FolderCursor>(folder, relative);
}

std::unique_ptr<Cursor> open_list(const std::string& file, char separator) {
  return std::make_unique<ListCursor>(file, separator);
}

}  // namespace rawi
