// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <iostream>
#include <utility>
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
    if (error) {
      note_cut();
      problem_ =
          Error{ErrorCode::no_input, "can't be read", folder.string(), error.message(), "", ""};
    }
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
    if (!stream_) give_up(ErrorCode::no_input, "the list can't be opened");
  }

  std::optional<CursorItem> next() override {
    std::string path;
    while (!is_cut() && std::getline(stream_, path, separator_)) {
      if (separator_ == '\n' && path.ends_with('\r')) path.pop_back();
      if (!path.empty()) return FoundPath{path, {}, true};
    }
    if (!is_cut() && stream_.bad()) give_up(ErrorCode::io, "the list can't be read to its end");
    if (auto problem = std::exchange(problem_, std::nullopt)) return std::move(*problem);
    return std::nullopt;
  }

 private:
  void give_up(ErrorCode code, const char* what) {
    note_cut();
    problem_ = Error{code, what, name_, "", "", ""};
  }

  std::string name_;
  std::ifstream file_;
  std::istream& stream_;
  char separator_;
  std::optional<Error> problem_;
};

}  // namespace

std::unique_ptr<Cursor> open_folder(const fs::path& folder, const fs::path& relative) {
  return std::make_unique<FolderCursor>(folder, relative);
}

std::unique_ptr<Cursor> open_list(const std::string& file, char separator) {
  return std::make_unique<ListCursor>(file, separator);
}

}  // namespace rawi
