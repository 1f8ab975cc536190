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

std::size_t count_of(const std::string& text, const std::string& piece) {
  std::size_t count = 0;
  for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) ++count;
  return count;
}

/// The start of a command line that runs the program as a user without rights, who may read the
/// folder; empty where this user has none to give up, or where that user can't run it.
std::string as_user(const TemporaryFolder& folder) {
  if (::geteuid() != 0) return "";
  fs::permissions(folder.path(), fs::perms::others_read | fs::perms::others_exec,
                  fs::perm_options::add);
  const std::string call = "setpriv --reuid 65534 --regid 65534 --clear-groups ";
  return run_command(call + program + " voices").status == 0 ? call : "";
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

TEST_CASE("a full disk stops the run with one message; a rerun with more room finishes") {
  const TemporaryFolder folder;
  const SmallDisk disk(folder, "size=3m");
  if (!disk.mounted()) {
    WARN("skipped: no file system can be mounted here");
    return;
  }
  write_articles(folder, 20);
  const std::string call =
      render_call(folder.path() / "in", disk.path() / "out") + "--jobs 2 --json";
  const auto full = rawi::test::rawi(call);
  INFO(full.errors);
  CHECK(full.status == 73);
  CHECK(full.errors.find("No space left") != std::string::npos);
  CHECK(full.errors.find("a rerun goes on from here") != std::string::npos);
  CHECK(std::count(full.errors.begin(), full.errors.end(), '\n') == 1);
  // Two articles were running; none was begun afterwards.
  const std::size_t done = count_of(full.output, "\"status\":\"done\"");
  CHECK(done >= 2);
  CHECK(count_of(full.output, "\"status\":\"failed\"") <= 2);
  CHECK(files_named(disk.path(), ".rawi-") == 0);
  const json status = status_of(disk.path() / "out");
  CHECK(status["done"] == done);
  CHECK(status["failed"] == 0);  // an article is not to blame for the disk
  REQUIRE(disk.remount("size=60m"));
  const auto rerun = rawi::test::rawi(call);
  CHECK(rerun.status == 0);
  CHECK(count_of(rerun.output, "\"status\":\"unchanged\"") == done);
  CHECK(rawi::test::rawi(render_call(folder.path() / "in", folder.path() / "whole")).status == 0);
  CHECK(difference(disk.path() / "out", folder.path() / "whole").empty());
}

TEST_CASE("wherever the disk ends within an article, no file is torn and no process crashes") {
  const TemporaryFolder folder;
  write_articles(folder, 1);
  const std::string options = " --format opus --format ogg --quiet";
  const std::string input = "render " + quoted(folder.path() / "in") + " -o ";
  REQUIRE(rawi::test::rawi(input + quoted(folder.path() / "whole") + options).status == 0);
  int refused = 0;
  for (int kb = 56; kb <= 200; kb += 4) {
    const SmallDisk disk(folder, "size=" + std::to_string(kb) + "k");
    if (!disk.mounted()) {
      WARN("skipped: no file system can be mounted here");
      return;
    }
    const auto result = rawi::test::rawi(input + quoted(disk.path() / "out") + options);
    INFO(kb << " kB: " << result.errors);
    CHECK((result.status == 73 || result.status == 0));
    refused += result.status == 73 ? 1 : 0;
    const fs::path made = disk.path() / "out/1";
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(made, ignored)) {
      CHECK(run_command("cmp " + quoted(entry.path()) + " " +
                        quoted(folder.path() / "whole/1" / entry.path().filename()))
                .status == 0);
    }
  }
  CHECK(refused > 10);
}

TEST_CASE("who may not write into the output folder is told so; a folder within it costs one article") {
  const TemporaryFolder folder;
  const std::string user = as_user(folder);
  if (::geteuid() == 0 && user.empty()) {
    WARN("skipped: no other user can run this program here");
    return;
  }
  write_articles(folder, 3);
  const fs::path out = folder.path() / "out";
  fs::create_directories(out / "2");
  const auto locked = fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                      fs::perms::others_exec;
  fs::permissions(out / "2", locked);
  fs::permissions(out, locked);
  const std::string call = user + program + " " + render_call(folder.path() / "in", out) + "--json";
  const auto refused = run_command(call);
  INFO(refused.errors);
  CHECK(refused.status == 73);
  CHECK(refused.errors.find("Permission denied") != std::string::npos);
  CHECK(refused.errors.find(out.string()) != std::string::npos);
  fs::permissions(out, fs::perms::all);
  const auto partly = run_command(call);
  INFO(partly.errors);
  CHECK(partly.status == 1);
  CHECK(count_of(partly.output, "\"status\":\"done\"") == 2);
  CHECK(partly.errors.find((out / "2").string()) != std::string::npos);
  fs::permissions(out / "2", fs::perms::all);
  CHECK(run_command(call).status == 0);
  CHECK(files_named(out, ".rawi.json") == 3);
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
