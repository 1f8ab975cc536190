// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/intake.h"

#include <catch2/catch.hpp>
#include <set>

#include "support/command.h"

using namespace rawi;
using rawi::test::quoted;
using rawi::test::run_command;
using rawi::test::TemporaryFolder;

namespace {

std::vector<std::string> names_in(const std::string& input) {
  auto intake = Intake::open({{input}, "", false}, "out");
  REQUIRE(intake);
  std::vector<std::string> names;
  while (auto found = intake->next()) {
    if (auto* job = std::get_if<ArticleJob>(&*found)) names.push_back(job->folder.string());
    if (auto* error = std::get_if<Error>(&*found)) names.push_back(to_string(*error));
  }
  return names;
}

/// "taken" files and "repeated" ones, in the order of the search.
std::string taken_and_repeated(std::vector<std::string> inputs, const std::string& list = "") {
  const IntakeSources sources{std::move(inputs), list, false};
  auto intake = Intake::open(sources, "out");
  REQUIRE(intake);
  std::string text;
  std::size_t taken = 0;
  while (auto found = intake->next()) {
    if (auto* job = std::get_if<ArticleJob>(&*found)) {
      text += job->source.filename().string() + " ";
      ++taken;
    }
    if (auto* again = std::get_if<RepeatedFile>(&*found)) {
      text += "(" + again->path.filename().string() + ") ";
    }
  }
  CHECK(count_articles(sources, "out").value_or(taken) == taken);
  return text;
}

}  // namespace

TEST_CASE("a file is taken once, in whichever spelling it comes again") {
  const TemporaryFolder folder;
  const std::string in = (folder.path() / "in").string();
  folder.write("in/a.txt", "نص");
  folder.write("in/b.txt", "نص");  // of the same content, and still another article
  folder.write("x.jsonl", "{\"id\":\"x\",\"text\":\"نص\"}\n");
  std::filesystem::create_directory_symlink(in, folder.path() / "link");
  std::filesystem::create_symlink("a.txt", folder.path() / "in/c.txt");
  const std::string lines = (folder.path() / "x.jsonl").string();
  const auto list = folder.write("list", in + "/b.txt\n" + in + "/../in/b.txt\n" + lines + "\n");
  struct Row {
    std::vector<std::string> inputs;
    std::string found;
  };
  const Row rows[] = {
      {{in + "/a.txt", in + "/a.txt"}, "a.txt (a.txt) "},
      {{in + "/a.txt", in + "/./a.txt", in + "//a.txt"}, "a.txt (a.txt) (a.txt) "},
      {{in + "/[ab].txt", in + "/a*"}, "a.txt b.txt (a.txt) "},
      {{in + "/b.txt", in}, "b.txt a.txt (b.txt) c.txt "},
      {{in, in + "/b.txt"}, "a.txt b.txt c.txt (b.txt) "},
      {{in, (folder.path() / "link").string()}, "a.txt b.txt c.txt (link) "},
      {{(folder.path() / "link").string() + "/a.txt", in + "/a.txt"}, "a.txt (a.txt) "},
      // A link to a file has a name of its own, and so is an article of its own.
      {{in + "/c.txt", in + "/a.txt"}, "c.txt a.txt "},
      {{lines, in + "/../x.jsonl"}, "x.jsonl, line 1 (x.jsonl) "},
  };
  for (const Row& row : rows) {
    INFO(row.inputs.back());
    CHECK(taken_and_repeated(row.inputs) == row.found);
  }
  CHECK(taken_and_repeated({}, list.string()) == "b.txt (b.txt) x.jsonl, line 1 ");
}

TEST_CASE("a source is named from the root, whatever the present folder and the way there") {
  const TemporaryFolder folder;
  folder.write("in/a.txt", "نص");
  folder.write("x.jsonl", "{\"id\":\"x\",\"text\":\"نص\"}\n");
  std::filesystem::create_directory_symlink(folder.path() / "in", folder.path() / "link");
  REQUIRE(run_command("tar -C " + quoted(folder.path().string()) + " -cf " +
                      quoted((folder.path() / "in/pack.tar").string()) + " in/a.txt x.jsonl")
              .status == 0);
  const std::filesystem::path real = std::filesystem::canonical(folder.path());
  const auto here = std::filesystem::relative(folder.path());
  auto intake = Intake::open({{(here / "link").string(), (here / "x.jsonl").string()}, "", false}, "out");
  REQUIRE(intake);
  std::vector<std::string> sources;
  while (auto found = intake->next()) {
    if (auto* job = std::get_if<ArticleJob>(&*found)) sources.push_back(job->source.string());
  }
  CHECK(sources == std::vector<std::string>{real / "in/a.txt", real / "in/pack.tar/in/a.txt",
                                            real / "in/pack.tar/x.jsonl, line 1",
                                            real / "x.jsonl, line 1"});
}

TEST_CASE("3,000 articles with the same title get 3,000 names, the same ones each time") {
  const TemporaryFolder folder;
  std::string lines;
  for (int i = 0; i < 3000; ++i)
    lines += R"({"title":"عنوان واحد","text":"نص"})"
             "\n";
  const auto file = folder.write("x.jsonl", lines).string();
  const auto names = names_in(file);
  CHECK(std::set(names.begin(), names.end()).size() == 3000);
  CHECK(names.front() == "out/عنوان واحد");
  CHECK(names.back() == "out/عنوان واحد-3000");
  CHECK(names_in(file) == names);
}

TEST_CASE("names of 300 bytes are cut between letters, and stay different") {
  const TemporaryFolder folder;
  std::string longest;
  for (int i = 0; i < 150; ++i) longest += "ع";
  const auto file =
      folder
          .write("x.jsonl", "{\"id\":\"" + longest + "\",\"text\":\"نص\"}\n{\"id\":\"" + longest +
                                "ب\",\"text\":\"نص\"}\n")
          .string();
  const auto names = names_in(file);
  REQUIRE(names.size() == 2);
  CHECK(names[0].size() == 4 + 240);
  CHECK(names[1] == names[0] + "-2");
}

TEST_CASE("an id is a name, not a path") {
  const TemporaryFolder folder;
  const auto file =
      folder.write("x.jsonl",
                   "{\"id\":\"../../etc/x\",\"text\":\"نص\"}\n{\"id\":\"..\",\"text\":\"نص\"}\n"
                   "{\"id\":17,\"text\":\"نص\"}\n{\"text\":\"نص\"}\n");
  for (const std::string& name : names_in(file.string())) {
    CHECK(name.find("..") == std::string::npos);
    CHECK(std::count(name.begin(), name.end(), '/') == 1);
  }
  CHECK(names_in(file.string())[2] == "out/17");
  CHECK(names_in(file.string())[3] == "out/article-4");
}

TEST_CASE("the last line needs no line break, a first one may have a byte order mark") {
  const TemporaryFolder folder;
  const auto file = folder.write(
      "x.jsonl", "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"\"}\r\n{\"id\":\"b\",\"html\":\"\"}");
  CHECK(names_in(file.string()) == std::vector<std::string>{"out/a", "out/b"});
}
