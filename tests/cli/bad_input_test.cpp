// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is fed in: a clear error or a correct file, never a crash, never a half-written file.
#include <sys/mount.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "cli/program.h"

using namespace rawi::test;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

/// Files under a folder, however deep; temporaries count too.
std::size_t files_in(const fs::path& folder) {
  std::size_t count = 0;
  if (!fs::exists(folder)) return 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file() && !is_of_store(entry.path())) ++count;
  }
  return count;
}

/// The most memory that a program run so far has had, in MB.
long peak_memory_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return usage.ru_maxrss / 1024;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr long most_memory_mb = 900;  // freed memory is kept for a while, and there is a shadow of it
#else
constexpr long most_memory_mb = 96;
#endif

CommandResult render(const TemporaryFolder& folder, const std::string& bytes,
                     const std::string& options = "--format wav") {
  const auto article = folder.write("in/a.txt", bytes);
  return rawi::test::rawi("render " + quoted(article) + " -o " + quoted(folder.path() / "out") + " " + options);
}

}  // namespace

TEST_CASE("what is no text is exit status 65, names file and byte, and leaves nothing") {
  struct Row {
    std::string bytes;
    std::string says;
  };
  const Row rows[] = {
      {"", "empty"},
      {" \n \n", "nothing to read"},
      {"سلام\0"s, "NUL byte"},
      {"سلام \xC3(", "byte 9"},
      {"سلام \xED\xA0\x80", "lone surrogate"},
      {"\xFF\xFE\x00\xD8\x41\x00"s, "lone surrogate"},
      {"\x1F\x8B\x08zzz", "gunzip"},
      {"\x89PNG\r\n", "PNG"},
      {"...!!! ؟", "nothing to read"},
  };
  for (const Row& row : rows) {
    const TemporaryFolder folder;
    const auto result = render(folder, row.bytes);
    INFO(result.errors);
    CHECK(result.status == 65);
    CHECK(result.errors.find("a.txt") != std::string::npos);
    CHECK(result.errors.find(row.says) != std::string::npos);
    CHECK(files_in(folder.path() / "out") == 0);
  }
}

TEST_CASE("odd but readable input gives audio") {
  const std::string utf16 = "\xFF\xFE\x33\x06\x44\x06\x27\x06\x45\x06"s;
  const std::string rows[] = {
      utf16, "12 345 6.7", "Only Latin words here.", "ا", "!نعم", "\xEF\xBB\xBFسلام", "ﷺ", "سلام\r\nسلام",
      "كـــــــلام", "😀 سلام", "ٱلسَّلَامُ", "ـ ـ سلام",
  };
  for (const std::string& bytes : rows) {
    const TemporaryFolder folder;
    const auto result = render(folder, bytes);
    INFO(bytes << "\n" << result.errors);
    CHECK(result.status == 0);
    CHECK(duration_of(folder.path() / "out/a/a.wav") > 1.1);  // more than the silence at both ends
  }
}

TEST_CASE("a line of 100,000 marks") {
  const TemporaryFolder folder;
  const std::string marks = repeated("\u064E", 100000);
  CHECK(render(folder, marks).status == 65);  // marks alone say nothing
  CHECK(render(folder, "سلام" + marks + " عليكم").status == 0);
  for (const char* command : {"normalize", "diacritize", "phonemize"}) {
    CHECK(rawi::test::rawi(std::string(command) + " -", "س" + marks + "لام\n").status == 0);
  }
}

TEST_CASE("a single line of 5 MB is read in all its length") {
  const std::string sentence = short_article.substr(0, short_article.size() - 1);
  const std::string line = repeated(sentence, static_cast<int>(5'000'000 / sentence.size()), " ");
  const auto sentences = rawi::test::rawi("segment -", line);
  CHECK(sentences.status == 0);
  CHECK(std::count(sentences.output.begin(), sentences.output.end(), '\n') ==
        2 * static_cast<long>(5'000'000 / sentence.size()));
  for (const char* command : {"normalize", "diacritize", "phonemize"}) {
    INFO(command);
    const auto result = rawi::test::rawi(std::string(command) + " -", line + "\n");
    CHECK(result.status == 0);
    CHECK(result.output.size() > line.size() / 2);
    CHECK(std::count(result.output.begin(), result.output.end(), '\n') == 1);
  }
  CHECK(peak_memory_mb() < most_memory_mb);
}

TEST_CASE("a word of 50,000 letters is spoken and not cut") {
  const TemporaryFolder folder;
  const auto result = render(folder, repeated("بَتَ", 25000));
  INFO(result.errors);
  CHECK(result.status == 0);
  CHECK(duration_of(folder.path() / "out/a/a.wav") > 1000);
}

TEST_CASE("a folder that can't be written is exit status 73") {
  const TemporaryFolder folder;
  const auto article = folder.write("a.txt", short_article);
  for (const std::string out : {"/proc/rawi", "/dev/null/rawi"}) {
    const auto result = rawi::test::rawi("render " + quoted(article) + " -o " + out);
    INFO(result.errors);
    CHECK(result.status == 73);
    CHECK(result.errors.find(out) != std::string::npos);
  }
}

TEST_CASE("a full disk is exit status 73, and no half-written file stays") {
  const TemporaryFolder folder;
  const auto disk = folder.path() / "disk";
  fs::create_directories(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=100k") != 0) {
    WARN("skipped: a small file system can't be mounted here");
    return;
  }
  const auto article = folder.write("a.txt", repeated(short_article, 60));
  for (const std::string format : {"wav", "flac", "ogg", "mp3", "opus"}) {
    const auto result = rawi::test::rawi("render " + quoted(article) + " -o " + quoted(disk) + " --format " + format);
    INFO(format << ": " << result.errors);
    CHECK(result.status == 73);
    CHECK(files_in(disk) == 0);
  }
  ::umount(disk.c_str());
}

TEST_CASE("a missing or broken voice is exit status 69") {
  const TemporaryFolder folder;
  const auto article = folder.write("a.txt", short_article);
  const std::string call = "render " + quoted(article) + " -o " + quoted(folder.path() / "out") + " --voice ";
  CHECK(rawi::test::rawi(call + "nobody").status == 69);
  CHECK(rawi::test::rawi(call + "nobody").errors.find("narrator") != std::string::npos);
  folder.write("broken/voice.toml", "name = 'x'\n[engine]\nvoice_file='v'\n[diacritizer]\nmodel='m'\n");
  folder.write("broken/v", "name v\nlanguage ar\n");
  folder.write("broken/m", "version https://git-lfs.github.com/spec/v1\n");
  const auto result = rawi::test::rawi(call + quoted(folder.path() / "broken"));
  CHECK(result.status == 69);
  CHECK(result.errors.find("git lfs pull") != std::string::npos);
  CHECK(files_in(folder.path() / "out") == 0);
}
