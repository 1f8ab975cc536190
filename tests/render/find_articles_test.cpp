// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "render/batch.h"
#include "support/command.h"

using namespace rawi;
using rawi::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// "input -> folder/name" per job, relative to the two folders.
std::string show(const JobList& list, const fs::path& in, const fs::path& out) {
  std::string text;
  for (const ArticleJob& job : list.jobs) {
    text += (job.input == "-" ? "-" : fs::relative(job.input, in).string()) + " -> " +
            fs::relative(job.folder, out).string() + "/" + job.name + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a folder tree keeps its shape and its order") {
  const TemporaryFolder folder;
  for (const char* name : {"ب.txt", "أ.md", "sub/c.txt", "sub/deeper/d.markdown", "x.png", ".hidden.txt"}) {
    folder.write(name, "نص");
  }
  const auto list = find_articles(std::vector<std::string>{folder.path().string()}, "out");
  REQUIRE(list);
  CHECK(show(*list, folder.path(), "out") ==
        "sub/c.txt -> sub/c/c\n"
        "sub/deeper/d.markdown -> sub/deeper/d/d\n"
        "أ.md -> أ/أ\n"
        "ب.txt -> ب/ب\n");
  REQUIRE(list->skipped.size() == 1);
  CHECK(list->skipped[0].filename() == "x.png");
}

TEST_CASE("articles of one name get names of their own") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.txt", "نص").string();
  const std::string b = folder.write("a.md", "نص").string();
  const std::string c = folder.write("sub/a.txt", "نص").string();
  const auto list = find_articles(std::vector<std::string>{a, b, c, "-"}, "out");
  REQUIRE(list);
  CHECK(show(*list, folder.path(), "out") ==
        "a.txt -> a/a\na.md -> a-2/a-2\nsub/a.txt -> a-3/a-3\n- -> stdin/stdin\n");
}

TEST_CASE("names are cleaned, and fit into a file name") {
  const TemporaryFolder folder;
  const std::string marked = folder.write("الفَصْلُ [1].txt", "نص").string();
  const std::string path_long = folder.write(std::string(251, 'x') + ".txt", "نص").string();
  const auto list = find_articles(std::vector<std::string>{marked, path_long}, "out");
  REQUIRE(list);
  CHECK(list->jobs[0].name == "الفصل 1");
  CHECK(list->jobs[1].name.size() == 240);
}

TEST_CASE("a path that is not there is an error") {
  const auto list = find_articles(std::vector<std::string>{"/no/such/file.txt"}, "out");
  REQUIRE_FALSE(list);
  CHECK(list.error().code == ErrorCode::no_input);
}

TEST_CASE("links to folders are not followed") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "نص");
  fs::create_directory_symlink(folder.path() / "in", folder.path() / "in" / "loop");
  const auto list = find_articles(std::vector<std::string>{(folder.path() / "in").string()}, "out");
  REQUIRE(list);
  CHECK(list->jobs.size() == 1);
}
