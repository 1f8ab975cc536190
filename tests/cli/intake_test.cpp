// SPDX-License-Identifier: GPL-3.0-or-later
// Input at scale: lists, patterns, archives, JSON Lines.
#include <catch2/catch.hpp>
#include <sstream>

#include "cli/program.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

/// "status input" per line of --json, sorted, the folder's path left out.
std::vector<std::string> ends_of(const CommandResult& result, const TemporaryFolder& folder) {
  std::vector<std::string> ends;
  std::istringstream stream(result.output);
  for (std::string line; std::getline(stream, line);) {
    const json value = json::parse(line);
    std::string input = value["input"];
    const std::string prefix = folder.path().string() + "/";
    if (input.starts_with(prefix)) input.erase(0, prefix.size());
    ends.push_back(value["status"].get<std::string>() + " " + input);
  }
  std::sort(ends.begin(), ends.end());
  return ends;
}

CommandResult render(const TemporaryFolder& folder, const std::string& inputs,
                     const std::string& input = "") {
  return rawi::test::rawi(
      "render " + inputs + " -o " + quoted(folder.path() / "out") + " --format wav --json", input);
}

}  // namespace

TEST_CASE(
    "a list of paths, by lines or NULs, from a file or standard input; a bad one costs itself") {
  const TemporaryFolder folder;
  const auto a = folder.write("a.txt", short_article).string();
  const auto b = folder.write("b ب.txt", short_article).string();
  const std::string missing = (folder.path() / "none.txt").string();
  const auto lines = folder.write("list", a + "\n\n" + missing + "\n" + b + "\n");
  const auto from_file = render(folder, "--files-from " + quoted(lines));
  CHECK(ends_of(from_file, folder) ==
        std::vector<std::string>{"done a.txt", "done b ب.txt", "refused none.txt"});
  CHECK(from_file.status == 1);
  const auto from_input = rawi::test::run_command(
      "printf '%s\\0%s\\0' " + quoted(a) + " " + quoted(b) + " | " +
      quoted(std::string(RAWI_PROGRAM)) + " render --files-from - -0 --format wav --json -o " +
      quoted(folder.path() / "out"));
  CHECK(ends_of(from_input, folder) ==
        std::vector<std::string>{"unchanged a.txt", "unchanged b ب.txt"});
  CHECK(rawi::test::rawi("render -o x").status == 2);
}

TEST_CASE("a list or JSON Lines that can't be read to the end are told, and cost no other article") {
  const std::string unreadable = "/proc/self/mem";
  if (!fs::exists(unreadable)) return;
  const TemporaryFolder folder;
  const auto a = folder.write("a.txt", short_article).string();
  fs::create_symlink(unreadable, folder.path() / "bad.jsonl");
  const auto lines = render(folder, quoted(folder.path() / "bad.jsonl") + " " + quoted(a));
  CHECK(ends_of(lines, folder) == std::vector<std::string>{"done a.txt", "refused bad.jsonl, line 1"});
  CHECK(lines.status == 1);
  const auto list = render(folder, quoted(a) + " --files-from " + unreadable);
  CHECK(ends_of(list, folder) == std::vector<std::string>{"refused " + unreadable, "unchanged a.txt"});
  CHECK(list.status == 1);
}

TEST_CASE("a file that is named twice is rendered once, with a notice") {
  const TemporaryFolder folder;
  const fs::path& root = folder.path();
  folder.write("a.txt", short_article);
  folder.write("b.txt", short_article);
  const auto result = run_command("cd " + quoted(root) + " && " + quoted(std::string(RAWI_PROGRAM)) +
                                  " render a.txt ./a.txt 'b*' '[ab].txt' -o out --format wav --json");
  CHECK(ends_of(result, folder) == std::vector<std::string>{"done a.txt", "done b.txt"});
  CHECK(result.status == 0);
  CHECK(result.errors.find("3 files were named more than once and are taken once, the first is ./a.txt") !=
        std::string::npos);
  CHECK_FALSE(fs::exists(root / "out/a-2"));
}

TEST_CASE("patterns are matched where no shell did it") {
  const TemporaryFolder folder;
  folder.write("a1.txt", short_article);
  folder.write("a2.txt", short_article);
  folder.write("b.txt", short_article);
  const auto result = render(folder, quoted(folder.path() / "a*.txt"));
  CHECK(ends_of(result, folder) == std::vector<std::string>{"done a1.txt", "done a2.txt"});
  CHECK(render(folder, quoted(folder.path() / "c*.txt")).status == 66);
}

TEST_CASE("articles come out of tar and zip archives; paths that climb out and links are refused") {
  const TemporaryFolder folder;
  folder.write("pack/سياسة/a.txt", short_article);
  folder.write("pack/b.md", "# عنوان\n\n" + short_article);
  folder.write("pack/image.png", "no article");
  folder.write("out.txt", short_article);
  fs::create_symlink("/etc/passwd", folder.path() / "pack/link.txt");
  const auto made = run_command(
      "cd " + quoted(folder.path() / "pack") +
      " && tar -czPf ../news.tar.gz سياسة b.md image.png link.txt ../out.txt && "
      "python3 -c \"import zipfile; z = zipfile.ZipFile('../z.zip', 'w'); "
      "z.write('b.md'); z.writestr('/abs.txt', 'x'); z.writestr('x/../../up.txt', 'x')\"");
  REQUIRE(made.status == 0);
  const auto tar = render(folder, quoted(folder.path() / "news.tar.gz"));
  CHECK(ends_of(tar, folder) ==
        std::vector<std::string>{"done news.tar.gz/b.md", "done news.tar.gz/سياسة/a.txt",
                                 "refused news.tar.gz/../out.txt", "refused news.tar.gz/link.txt"});
  CHECK(tar.status == 1);
  CHECK(fs::exists(folder.path() / "out/سياسة/a/a.wav"));
  const auto zip = render(folder, quoted(folder.path() / "z.zip"));
  CHECK(ends_of(zip, folder) == std::vector<std::string>{"refused z.zip/abs.txt",
                                                         "refused z.zip/x/../../up.txt",
                                                         "unchanged z.zip/b.md"});
  CHECK_FALSE(fs::exists(folder.path() / "up.txt"));
  const auto broken = folder.write("broken.tar", "this is no tar archive, whatever it is called");
  CHECK(render(folder, quoted(broken)).status == 65);
}

TEST_CASE("members of zip archives are found whatever their names are written in") {
  const TemporaryFolder folder;
  folder.write("b.txt", short_article);
  // By the rules names are UTF-8 or code page 437; many programs write the machine's own, as Windows-1256.
  const auto made = run_command(
      "cd " + quoted(folder.path()) + " && python3 -c \"import zipfile; z = zipfile.ZipFile('z.zip', 'w'); "
      "z.write('b.txt', 'سياسة/خبر.txt'); z.write('b.txt', 'XXX.txt'); z.close(); "
      "d = open('z.zip', 'rb').read().replace(b'XXX', bytes([0xCE, 0xC8, 0xD1])); "
      "open('z.zip', 'wb').write(d)\"");
  REQUIRE(made.status == 0);
  for (const std::string locale : {"C", "C.UTF-8"}) {
    const fs::path out = folder.path() / ("out-" + locale);
    const auto result = run_command("LC_ALL=" + locale + " " + quoted(std::string(RAWI_PROGRAM)) +
                                    " render " + quoted(folder.path() / "z.zip") + " -o " +
                                    quoted(out) + " --format wav");
    INFO(result.errors);
    CHECK(result.status == 0);
    CHECK(result.errors.find("2 articles") != std::string::npos);
    CHECK(fs::exists(out / "سياسة/خبر/خبر.wav"));
  }
}

TEST_CASE("a bad line of JSON Lines is reported by its number, the others are rendered") {
  const TemporaryFolder folder;
  const auto file =
      folder.write("news.jsonl", R"({"id":"n-1","title":"عنوان","text":"وصل الوفد إلى العاصمة."})"
                                 "\n\n{\"id\":\"n-2\",\n[1,2]\n"
                                 R"({"id":"n-3","text":"انتهى اللقاء مساء اليوم."})");
  const auto result = render(folder, quoted(file));
  INFO(result.errors);
  CHECK(ends_of(result, folder) ==
        std::vector<std::string>{"done news.jsonl, line 1", "done news.jsonl, line 5",
                                 "refused news.jsonl, line 3", "refused news.jsonl, line 4"});
  CHECK(fs::exists(folder.path() / "out/n-1/n-1.wav"));
  CHECK(fs::exists(folder.path() / "out/n-3/n-3.wav"));
  CHECK(result.status == 1);
}
