// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/intake.h"

#include <catch2/catch.hpp>
#include <set>

#include "support/command.h"

using namespace rawi;
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

}  // namespace

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
