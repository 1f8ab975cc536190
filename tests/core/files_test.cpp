// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <system_error>

using namespace rawi;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path = fs::temp_directory_path() / ("rawi-files-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

}  // namespace

TEST_CASE("what is written is read back, and no temporary stays") {
  const Folder folder;
  const auto path = folder.path / "ملف.txt";
  const std::string content("a\0b\n", 4);
  REQUIRE(write_file_atomically(path, content));
  CHECK(read_file(path).value() == content);
  CHECK(MappedFile::open(path)->bytes() == content);
  CHECK(std::distance(fs::directory_iterator(folder.path), fs::directory_iterator{}) == 1);
}

TEST_CASE("a missing file and an impossible folder are errors of their kind") {
  CHECK(read_file("/nonexistent/file").error().code == ErrorCode::no_input);
  CHECK(MappedFile::open("/nonexistent/file").error().code == ErrorCode::no_input);
  CHECK(write_file_atomically("/proc/rawi/file", "x").error().code == ErrorCode::cannot_write);
}

TEST_CASE("what would refuse every other file too is a full disk, by the system's words") {
  for (const int number : {ENOSPC, EDQUOT, EROFS}) {
    const Error error = write_error("can't be written", "a.opus", number, "write failed");
    CHECK(error.code == ErrorCode::disk_full);
    CHECK(error.got == std::generic_category().message(number));
  }
  const Error other = write_error("can't be written", "a.opus", EFBIG, "write failed");
  CHECK(other.code == ErrorCode::cannot_write);
  CHECK(other.got == "write failed");
  CHECK(write_error("can't be written", "a.opus", EACCES).got == "Permission denied");
}

TEST_CASE("a temporary of a name of 255 bytes can be created") {
  const Folder folder;
  const auto path = folder.path / (std::string(250, 'x') + ".opus");
  REQUIRE(write_file_atomically(path, "x"));
  CHECK(temporary_name_for(path).extension() == ".opus");
}
