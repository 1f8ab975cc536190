// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <catch2/catch.hpp>
#include <random>

#include "cli/program.h"
#include "core/files.h"

using namespace rawi::test;
namespace fs = std::filesystem;

namespace {

const std::string all_formats = " --format m4b --format mp3 --format opus --format ogg --format flac --format wav";

/// Files in a folder that are no temporaries, and not the program's own records in ".rawi".
std::vector<fs::path> final_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    const bool own = entry.path().native().find("/.") != std::string::npos;
    if (entry.is_regular_file() && !own) files.push_back(entry.path());
  }
  return files;
}

}  // namespace

TEST_CASE("killed at fifty moments: no half file under a final name, and a rerun finishes") {
  const TemporaryFolder folder;
  const auto input = folder.write("a.txt", repeated(short_article, 4));
  const std::string program = quoted(std::string(RAWI_PROGRAM));
  const auto whole = folder.path() / "whole";
  const std::string options = " --quiet --text none" + all_formats;
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(run_command(program + " render " + quoted(input) + " -o " + quoted(whole) + options).status == 0);
  const double length = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  const auto complete = final_files(whole);
  std::mt19937 random(20261125);
  std::size_t published = 0;
  for (int i = 0; i < 50; ++i) {
    const auto out = folder.path() / "out";
    const double moment = std::uniform_real_distribution<double>(0.4 * length, 1.2 * length)(random);
    (void)run_command("timeout -s KILL " + std::to_string(moment) + " " + program + " render " + quoted(input) +
                      " -o " + quoted(out) + options);
    ::usleep(20000);  // the children of the killed parent end
    for (const fs::path& file : final_files(out)) {
      INFO(file << " after " << moment << " s");
      CHECK((rawi::read_file(file).value() == rawi::read_file(whole / "a" / file.filename()).value()));
      ++published;
    }
    if (i % 10 == 9) {
      CHECK(run_command(program + " render " + quoted(input) + " -o " + quoted(out) + options).status == 0);
      CHECK(final_files(out).size() == complete.size());
    }
    fs::remove_all(out);
  }
  CHECK(published > 0);
}

TEST_CASE("a full disk is an error that leaves nothing behind") {
  const TemporaryFolder folder;
  const auto input = folder.write("a.txt", repeated(short_article, 50));
  // A limit on the size of files stands for the full disk: writing fails in the same way.
  for (const std::string format : {"m4b", "mp3", "opus", "ogg", "flac", "wav"}) {
    INFO(format);
    const auto out = folder.path() / format;
    const auto result = run_command("ulimit -f 100; trap '' XFSZ; " + quoted(std::string(RAWI_PROGRAM)) + " render " + quoted(input) +
                                    " -o " + quoted(out) + " --quiet --text none --format " + format);
    CHECK(result.status == 73);
    CHECK(result.errors.find("can't be written") != std::string::npos);
    CHECK(final_files(out).empty());
  }
}

TEST_CASE("a folder that can't be written to is an error") {
  const TemporaryFolder folder;
  const auto input = folder.write("a.txt", short_article);
  folder.write("out", "a file, not a folder");
  CHECK(rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path() / "out")).status == 73);
  const auto locked = folder.path() / "locked";
  fs::create_directory(locked);
  fs::permissions(locked, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::others_read |
                              fs::perms::others_exec);
  std::string call = quoted(std::string(RAWI_PROGRAM)) + " ";
  if (::geteuid() == 0) {  // who may write everywhere: another user tries
    call = "setpriv --reuid 65534 --regid 65534 --clear-groups " + call;
    fs::permissions(folder.path(), fs::perms::others_read | fs::perms::others_exec,
                    fs::perm_options::add);
    if (run_command(call + "voices").status != 0) {
      WARN("skipped: no other user can run this program here");
      return;
    }
  }
  const auto result = run_command(call + "render " + quoted(input) + " -o " + quoted(locked));
  CHECK(result.status == 73);
  CHECK(result.errors.find("Permission denied") != std::string::npos);
}
