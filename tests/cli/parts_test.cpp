// SPDX-License-Identifier: GPL-3.0-or-later
// --chapters, --sample, --min-chapter and --max-chapter: which parts are spoken, and what becomes a chapter.
#include <catch2/catch.hpp>

#include "cli/program.h"
#include "core/files.h"

using namespace rawi::test;
using nlohmann::json;

namespace {

const std::string sentence = "وصل الوفد إلى العاصمة صباح اليوم، وعقد لقاء طويلا مع المسؤولين. ";

/// A title, then three sections with three paragraphs of four sentences each: about a minute a section.
std::string book() {
  std::string text = "# الكتاب\n\n";
  for (const char* name : {"الأول", "الثاني", "الثالث"}) {
    text += std::string("## القسم ") + name + "\n\n";
    for (int i = 0; i < 3; ++i) text += repeated(sentence, 4) + "\n\n";
  }
  return text;
}

struct Shelf {
  TemporaryFolder folder;
  std::filesystem::path input = folder.write("a.md", book());

  [[nodiscard]] CommandResult run(const std::string& options) const {
    return rawi::test::rawi("render " + quoted(input) + " -o " + quoted(folder.path() / "out") +
                            " --quiet --format wav --cover none " + options);
  }
  [[nodiscard]] json chapters(const std::string& options) const {
    const auto result = run(options);
    INFO(result.errors);
    REQUIRE(result.status == 0);
    return json::parse(rawi::read_file(folder.path() / "out" / "a" / "chapters.json").value())["chapters"];
  }
  [[nodiscard]] double length() const { return duration_of(folder.path() / "out" / "a" / "a.wav"); }
};

std::vector<std::string> titles(const json& chapters) {
  std::vector<std::string> all;
  for (const json& chapter : chapters) all.push_back(chapter["title"]);
  return all;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("the option --chapters speaks these sections alone") {
  const Shelf shelf;
  CHECK(titles(shelf.chapters("--min-chapter 0s")) ==
        Titles{"الكتاب", "القسم الأول", "القسم الثاني", "القسم الثالث"});
  const double whole = shelf.length();
  CHECK(titles(shelf.chapters("--chapters 3-4")) == Titles{"القسم الثاني", "القسم الثالث"});
  CHECK(shelf.length() < 0.75 * whole);
  CHECK(titles(shelf.chapters("--chapters 4-99")) == Titles{"القسم الثالث"});
  const auto none = shelf.run("--chapters 7");
  CHECK(none.status == 2);
  CHECK_THAT(none.errors, Catch::Contains("the article has no such chapter (got 7, expected 1 to 4)"));
}

TEST_CASE("the option --sample stops at the end of a sentence") {
  const Shelf shelf;
  CHECK(titles(shelf.chapters("--sample 20s")).front() == "القسم الأول");
  CHECK(shelf.length() > 20);
  CHECK(shelf.length() < 20 + 8);
  const std::string text = rawi::read_file(shelf.folder.path() / "out" / "a" / "a.vtt").value();
  CHECK_THAT(text, Catch::EndsWith("المسؤولين.\n") || Catch::EndsWith("المسؤولين.\n\n"));
}

TEST_CASE("the option --max-chapter cuts a section at its paragraphs, under its title with a number") {
  const Shelf shelf;
  const json chapters = shelf.chapters("--max-chapter 30s --chapters 2-3");
  REQUIRE(chapters.size() == 6);
  CHECK(titles(chapters)[0] == "القسم الأول");
  CHECK(titles(chapters)[1] == "القسم الأول (2)");
  CHECK(titles(chapters)[3] == "القسم الثاني");
  for (const json& chapter : chapters)
    CHECK(chapter["endTime"].get<double>() - chapter["startTime"].get<double>() < 45);
}

TEST_CASE("the option --min-chapter joins short sections") {
  const Shelf shelf;
  CHECK(titles(shelf.chapters("--min-chapter 10m")).size() == 1);
}

TEST_CASE("values that make no sense are wrong usage, with what would make some") {
  const Shelf shelf;
  for (const auto& [option, value, expected] :
       {std::tuple("--chapters", "0", "2 or 2-4"), std::tuple("--chapters", "4-2", "2 or 2-4"),
        std::tuple("--chapters", "x", "2 or 2-4"), std::tuple("--sample", "0", "a length: 30s, 2m"),
        std::tuple("--sample", "soon", "a length: 30s, 2m"), std::tuple("--max-chapter", "-5m", "a length: 8m, 300s"),
        std::tuple("--min-chapter", "8q", "a length: 8s, 1m")}) {
    const auto result = shelf.run(std::string(option) + "=" + value);
    INFO(option << " " << value);
    CHECK(result.status == 2);
    CHECK_THAT(result.errors, Catch::Contains(std::string(option) + " can't be that (got " + value + ", expected " + expected));
  }
}
