// SPDX-License-Identifier: GPL-3.0-or-later
// What a batch does when the world around it fails; each time a rerun finishes the work.
#include <unistd.h>

#include <catch2/catch.hpp>

#include "cli/program.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string program = quoted(std::string(RAWI_PROGRAM));

void write_articles(const TemporaryFolder& folder, int count, int sentences = 1) {
  for (int i = 1; i <= count; ++i) {
    folder.write("in/" + std::to_string(i) + ".txt",
                 repeated(short_article, sentences) + "الرقم " + std::to_string(i) + ".\n");
  }
}

std::string render_call(const fs::path& in, const fs::path& out) {
  return "render " + quoted(in) + " -o " + quoted(out) + " --format wav --quiet ";
}

std::size_t files_named(const fs::path& folder, const std::string& start) {
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    count += entry.path().filename().string().starts_with(start) ? 1U : 0U;
  }
  return count;
}

/// A small file system of its own, where this user may mount one.
class SmallDisk {
 public:
  SmallDisk(const TemporaryFolder& folder, const std::string& options)
      : path_(folder.path() / "disk") {
    fs::create_directories(path_);
    mounted_ = ::geteuid() == 0 &&
               run_command("mount -t tmpfs -o " + options + " tmpfs " + quoted(path_)).status == 0;
  }
  ~SmallDisk() {
    if (mounted_) static_cast<void>(run_command("umount -l " + quoted(path_)));
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mounted_; }
  [[nodiscard]] bool remount(const std::string& options) const {
    return run_command("mount -o remount," + options + " " + quoted(path_)).status == 0;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  bool mounted_ = false;
};

}  // namespace

TEST_CASE("a full disk tears no file, and a rerun with more room finishes") {
  const TemporaryFolder folder;
  const SmallDisk disk(folder, "size=2m");
  if (!disk.mounted()) {
    WARN("skipped: no file system can be mounted here");
    return;
  }
  write_articles(folder, 6);
  const std::string call = render_call(folder.path() / "in", disk.path() / "out");
  const auto full = rawi::test::rawi(call);
  INFO(full.errors);
  CHECK(full.status != 0);
  CHECK(full.errors.find("space") != std::string::npos);
  CHECK(files_named(disk.path(), ".rawi-") == 0);
  REQUIRE(disk.remount("size=40m"));
  CHECK(rawi::test::rawi(call).status == 0);
  CHECK(rawi::test::rawi(render_call(folder.path() / "in", folder.path() / "whole")).status == 0);
  CHECK(run_command("diff -r --exclude=.rawi " + quoted(disk.path() / "out") + " " +
                    quoted(folder.path() / "whole"))
            .output.empty());
}

TEST_CASE("an output folder that turns read-only is an error; a rerun finishes") {
  const TemporaryFolder folder;
  const SmallDisk disk(folder, "size=40m");
  if (!disk.mounted()) {
    WARN("skipped: no file system can be mounted here");
    return;
  }
  write_articles(folder, 2);
  const std::string call = render_call(folder.path() / "in", disk.path() / "out");
  REQUIRE(disk.remount("ro"));
  const auto refused = rawi::test::rawi(call);
  CHECK(refused.status == 73);
  CHECK(refused.errors.find("Read-only") != std::string::npos);
  REQUIRE(disk.remount("rw"));
  CHECK(rawi::test::rawi(call).status == 0);
}

TEST_CASE("a voice that goes missing in mid-run stops the run, not one article after the other") {
  const TemporaryFolder folder;
  write_articles(folder, 12, 3);
  REQUIRE(run_command("cp -r " + quoted(fs::path(RAWI_SOURCE_DIR) / "voices/narrator") + " " +
                      quoted(folder.path() / "voice"))
              .status == 0);
  const std::string call = render_call(folder.path() / "in", folder.path() / "out") +
                           "--jobs 1 --voice " + quoted(folder.path() / "voice");
  const auto result = run_command(
      program + " " + call + " & while [ -z \"$(find " + quoted(folder.path() / "out") +
      " -name '*.wav' 2>/dev/null)\" ] && kill -0 $!; do sleep 0.05; done; mv " +
      quoted(folder.path() / "voice") + " " + quoted(folder.path() / "away") + "; wait $!");
  INFO(result.errors);
  CHECK(result.status == 69);
  CHECK(std::count(result.errors.begin(), result.errors.end(), '\n') < 8);
  fs::rename(folder.path() / "away", folder.path() / "voice");
  CHECK(rawi::test::rawi(call).status == 0);
  CHECK(files_named(folder.path() / "out", ".rawi.json") == 12);
}

TEST_CASE("links that go in a circle end, and are no articles") {
  const TemporaryFolder folder;
  write_articles(folder, 1);
  fs::create_directory_symlink(folder.path() / "in", folder.path() / "in/again");
  fs::create_symlink("b.txt", folder.path() / "in/a.txt");
  fs::create_symlink("a.txt", folder.path() / "in/b.txt");
  const auto result = rawi::test::rawi(render_call(folder.path() / "in", folder.path() / "out"));
  CHECK(result.status == 0);
  CHECK(files_named(folder.path() / "out", ".rawi.json") == 1);
}

TEST_CASE("rendering a folder into itself does not render what came out") {
  const TemporaryFolder folder;
  write_articles(folder, 2);
  const std::string call = render_call(folder.path() / "in", folder.path() / "in/audio");
  CHECK(rawi::test::rawi(call).status == 0);
  CHECK(rawi::test::rawi(call).status == 0);
  CHECK(files_named(folder.path() / "in/audio", ".rawi.json") == 2);
}
