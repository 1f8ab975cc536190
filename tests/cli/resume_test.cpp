// SPDX-License-Identifier: GPL-3.0-or-later
// What a second run over the same folder does: the missing work, and no more.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <sstream>

#include "cli/program.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

const std::string program = quoted(std::string(RAWI_PROGRAM));

/// A folder of articles and where they go; runs render over it.
class Archive {
 public:
  explicit Archive(int articles) {
    for (int i = 1; i <= articles; ++i)
      write(i, short_article + "الرقم " + std::to_string(i) + ".\n");
  }
  void write(int number, const std::string& text) const {
    folder_.write("in/" + std::to_string(number) + ".txt", text);
  }
  [[nodiscard]] std::string call(const std::string& options = "") const {
    return "render " + quoted(in()) + " -o " + quoted(out()) + " --format wav --json " + options;
  }
  /// "done 2, unchanged 3": the states of a run's articles.
  std::string run(const std::string& options = "") {
    last_ = rawi::test::rawi(call(options));
    return counts(last_.output);
  }
  [[nodiscard]] static std::string counts(const std::string& lines) {
    std::map<std::string, int> states;
    std::istringstream stream(lines);
    for (std::string line; std::getline(stream, line);) ++states[json::parse(line)["status"]];
    std::string text;
    for (const auto& [state, count] : states) {
      text += (text.empty() ? "" : ", ") + state + " " + std::to_string(count);
    }
    return text;
  }
  [[nodiscard]] const CommandResult& last() const { return last_; }
  [[nodiscard]] bool said(const std::string& words) const {
    return last_.errors.find(words) != std::string::npos;
  }
  [[nodiscard]] fs::path in() const { return folder_.path() / "in"; }
  [[nodiscard]] fs::path out() const { return folder_.path() / "out"; }
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
  CommandResult last_;
};

}  // namespace

TEST_CASE("a finished article costs a look-up; a changed one is rendered again, alone") {
  Archive archive(4);
  CHECK(archive.run() == "done 4");
  CHECK(archive.run() == "unchanged 4");
  CHECK(archive.last().status == 0);
  archive.write(2, short_article + "جملة أخرى.\n");
  CHECK(status_of(archive.out())["rerun"]["changed"] == 1);
  CHECK(archive.run() == "done 1, unchanged 3");
  CHECK(archive.run("--format flac") == "done 4");
  CHECK(archive.run("--loudness -18") == "done 4");
}

TEST_CASE("an output file that is missing, cut or changed is made again; a touched one is not") {
  Archive archive(4);
  CHECK(archive.run() == "done 4");
  fs::remove(archive.out() / "1/1.wav");
  fs::resize_file(archive.out() / "2/2.wav", 1000);
  std::fstream(archive.out() / "3/3.wav", std::ios::in | std::ios::out | std::ios::binary)
          .seekp(5000)
      << "x";
  // A clock that was wrong, in either direction, changes nothing.
  CHECK(run_command("touch -d 2001-01-01 " + quoted(archive.out() / "4/4.wav")).status == 0);
  CHECK(run_command("touch -d 2040-01-01 " + quoted(archive.in() / "4.txt")).status == 0);
  CHECK(status_of(archive.out())["rerun"]["damaged"] == 3);
  CHECK(archive.run() == "done 3, unchanged 1");
}

TEST_CASE("a changed entry of the lexicon renders the articles that hold its word, and no other") {
  Archive archive(3);
  archive.write(2, short_article + "زارت البعثة زرزور مرتين.\n");
  const auto lexicon = archive.folder().write("own.tsv", "زرزور\tزُرْزُور\n");
  const std::string with = "--lexicon " + quoted(lexicon);
  CHECK(archive.run(with) == "done 3");
  archive.folder().write("own.tsv", "زرزور\tزَرْزُور\n");
  CHECK(archive.run(with) == "done 1, unchanged 2");
  CHECK(archive.run(with) == "unchanged 3");
  archive.folder().write("own.tsv", "زرزور\tزَرْزُور\nكلمةبعيدة\tكَلِمَةبَعِيدَة\n");
  CHECK(archive.run(with) == "unchanged 3");
}

TEST_CASE("a removed article is told, and its files go with --prune alone") {
  Archive archive(3);
  CHECK(archive.run() == "done 3");
  const auto other = archive.folder().write("other.txt", short_article);
  CHECK(
      rawi::test::rawi("render " + quoted(other) + " -o " + quoted(archive.out()) + " --format wav")
          .status == 0);
  fs::remove(archive.in() / "2.txt");
  CHECK(status_of(archive.out())["rerun"]["gone"] == 1);
  CHECK(status_of(archive.out())["rerun"]["unchanged"] == 3);
  CHECK(archive.run() == "unchanged 2");
  CHECK(archive.said("--prune"));
  CHECK(fs::exists(archive.out() / "2/2.wav"));
  CHECK(archive.run("--prune") == "unchanged 2");
  CHECK_FALSE(fs::exists(archive.out() / "2"));
  CHECK(fs::exists(archive.out() / "1/1.wav"));
  CHECK(fs::exists(archive.out() / "other/other.wav"));  // of another run: not this one's to remove
}

TEST_CASE("pruning removes nothing for being out of sight: behind the damage of an archive") {
  Archive archive(3);
  const fs::path pack = archive.folder().path() / "pack.tar";
  REQUIRE(run_command("tar -C " + quoted(archive.in()) + " -cf " + quoted(pack) + " 1.txt 2.txt 3.txt")
              .status == 0);
  const std::string call = "render " + quoted(pack) + " -o " + quoted(archive.out()) + " --format wav ";
  REQUIRE(rawi::test::rawi(call).status == 0);
  fs::resize_file(pack, 1024 + 512 + 100);  // a member of one block behind its head; half of the next
  const auto cut = rawi::test::rawi(call + "--prune");
  CHECK(cut.status == 1);
  CHECK(cut.errors.find("--prune removed nothing") != std::string::npos);
  for (const std::string name : {"1", "2", "3"}) CHECK(fs::exists(archive.out() / name / (name + ".wav")));
  REQUIRE(run_command("tar -C " + quoted(archive.in()) + " -cf " + quoted(pack) + " 1.txt 3.txt").status == 0);
  CHECK(rawi::test::rawi(call + "--prune").status == 0);
  CHECK_FALSE(fs::exists(archive.out() / "2"));
  CHECK(fs::exists(archive.out() / "3/3.wav"));
}

TEST_CASE("pruning keeps what came of a line that is damaged now") {
  const TemporaryFolder folder;
  const fs::path out = folder.path() / "out";
  const std::string a = R"({"id": "a", "text": "وصل الوفد."})", b = R"({"id": "b", "text": "غادر الوفد."})";
  const auto lines = folder.write("x.jsonl", a + "\n" + b + "\n");
  const std::string call = "render " + quoted(lines) + " -o " + quoted(out) + " --format wav --prune";
  REQUIRE(rawi::test::rawi(call).status == 0);
  folder.write("x.jsonl", a + "\n" + b.substr(0, b.size() / 2));
  CHECK(rawi::test::rawi(call).status == 1);
  CHECK(fs::exists(out / "b/b.wav"));
  folder.write("x.jsonl", a + "\n");
  CHECK(rawi::test::rawi(call).status == 0);
  CHECK_FALSE(fs::exists(out / "b"));
}

TEST_CASE("status looks for the sources where they are, from whichever folder it is called") {
  Archive archive(3);
  const fs::path root = archive.folder().path();
  const auto at_root = [&](const std::string& call) {
    return run_command("cd " + quoted(root) + " && " + program + " " + call);
  };
  CHECK(at_root("render in -o out --format wav --quiet").status == 0);
  fs::remove(archive.in() / "3.txt");
  for (const std::string from : {".", "in", "/"}) {
    const auto result = run_command("cd " + quoted(root) + " && cd " + from + " && " + program +
                                    " status --json " + quoted(archive.out()));
    const json rerun = json::parse(result.output)["rerun"];
    INFO(from << ": " << rerun);
    CHECK(rerun["unchanged"] == 2);
    CHECK(rerun["gone"] == 1);
  }
}

TEST_CASE("status counts the articles that no run has come to yet") {
  Archive archive(2);
  CHECK(archive.run() == "done 2");
  CHECK(status_of(archive.out())["rerun"]["new"] == 0);
  archive.write(3, short_article);
  const auto other = archive.folder().write("more/4.txt", short_article);
  const auto list = archive.folder().write("list", (archive.in() / "1.txt").string() + '\0' +
                                                       other.string() + '\0');
  CHECK(status_of(archive.out())["rerun"]["new"] == 1);
  const std::string call = "render --files-from " + quoted(list) + " -0 --format wav --quiet -o " +
                           quoted(archive.out());
  CHECK(rawi::test::rawi(call).status == 0);
  CHECK(status_of(archive.out())["done"] == 3);
  archive.folder().write("list", (archive.in() / "1.txt").string() + '\0' + other.string() + '\0' +
                                     (archive.in() / "3.txt").string() + '\0');
  CHECK(status_of(archive.out())["rerun"]["new"] == 1);  // in two places, and still one article
  CHECK(archive.run() == "done 1, unchanged 2");
  CHECK(status_of(archive.out())["rerun"]["new"] == 0);
}

TEST_CASE("an article that another run has found elsewhere is looked for there from then on") {
  Archive archive(2);
  // First one by one, then as a folder.
  for (const char* name : {"1.txt", "2.txt"}) {
    CHECK(rawi::test::rawi("render " + quoted(archive.in() / name) + " -o " + quoted(archive.out()) +
                           " --format wav --quiet")
              .status == 0);
  }
  CHECK(archive.run() == "unchanged 2");
  // The records beside the audio know it too.
  std::ofstream(archive.out() / ".rawi/manifest.sqlite", std::ios::binary) << "no database";
  fs::remove(archive.in() / "2.txt");
  CHECK(archive.run("--prune") == "unchanged 1");
  CHECK(archive.said("an article of an earlier run is no longer there, 2; the files were removed"));
  CHECK_FALSE(fs::exists(archive.out() / "2"));
}

TEST_CASE("another list on standard input does not take the articles of the last one for removed") {
  Archive archive(2);
  const auto render_list = [&](const std::string& name) {
    return rawi::test::rawi("render --files-from - --prune --format wav -o " + quoted(archive.out()),
                            (archive.in() / name).string() + "\n");
  };
  CHECK(render_list("1.txt").status == 0);
  CHECK(render_list("2.txt").errors.find("no longer there") == std::string::npos);
  CHECK(fs::exists(archive.out() / "1/1.wav"));
  fs::remove(archive.in() / "1.txt");
  CHECK(render_list("2.txt").errors.find("no longer there, 1;") != std::string::npos);
  CHECK_FALSE(fs::exists(archive.out() / "1"));
  CHECK(fs::exists(archive.out() / "2/2.wav"));
}

TEST_CASE(
    "a damaged manifest is made again from the files, with a notice, and nothing is rendered") {
  Archive archive(3);
  CHECK(archive.run() == "done 3");
  std::ofstream(archive.out() / ".rawi/manifest.sqlite", std::ios::binary)
      << "not a database at all";
  CHECK(status_of(archive.out())["done"] == 3);
  CHECK(archive.run() == "unchanged 3");
  CHECK(archive.said("3 articles"));
  fs::remove_all(archive.out() / ".rawi");
  CHECK(archive.run() == "unchanged 3");
  CHECK(status_of(archive.out())["done"] == 3);
}

TEST_CASE("a second run on one folder is refused; with --wait it follows the first") {
  Archive archive(2);
  archive.write(1, repeated(short_article, 120));
  const std::string call = program + " " + archive.call();
  const auto result =
      run_command(call + " >/dev/null 2>&1 & first=$!; while [ ! -s " +
                  quoted(archive.out() / ".rawi/lock") + " ]; do sleep 0.02; done; " + call +
                  "; echo status=$?; " + call + " --wait; echo status=$?; wait $first");
  INFO(result.errors);
  CHECK(result.errors.find("another rawi writes to this folder") != std::string::npos);
  CHECK(result.output.find("status=73") != std::string::npos);
  CHECK(result.output.find("\"status\":\"unchanged\"") != std::string::npos);
  CHECK(result.output.find("status=0") != std::string::npos);
}

TEST_CASE("an article that takes too long is tried twice, then left out until --retry-failed") {
  Archive archive(2);
  archive.write(2, repeated(short_article, 20000));
  CHECK(archive.run("--time-limit 1.5") == "done 1, failed 1");
  CHECK(archive.said("longer than 1.5 s"));
  const json status = status_of(archive.out());
  CHECK(status["quarantined"] == 1);
  CHECK(status["failures"][0]["attempts"] == 2);
  CHECK(status["failures"][0]["error"].get<std::string>().find("longer than") != std::string::npos);
  CHECK(archive.run("--time-limit 1.5") == "quarantined 1, unchanged 1");
  CHECK(archive.last().status == 1);
  archive.write(2, short_article);  // a changed article gets a new chance by itself
  CHECK(archive.run() == "done 1, unchanged 1");
}

TEST_CASE("what was left out is taken up with --retry-failed, and its name is cleared") {
  Archive archive(1);
  archive.write(1, repeated(short_article, 150));
  CHECK(archive.run("--time-limit 0.2") == "failed 1");
  CHECK(archive.run() == "quarantined 1");
  CHECK(archive.said("--retry-failed"));
  CHECK(archive.run("--retry-failed") == "done 1");
  CHECK(status_of(archive.out())["quarantined"] == 0);
  CHECK(status_of(archive.out())["failures"].empty());
}

TEST_CASE("an article that eats memory costs itself alone") {
  Archive archive(2);
  archive.write(2, repeated(short_article, 250000));  // 45 MB of text
  CHECK(archive.run("--memory-limit 128") == "done 1, failed 1");
  CHECK(archive.said("memory"));
  CHECK(status_of(archive.out())["quarantined"] == 1);
}

TEST_CASE("shards write side by side what one run would, and merge into one manifest") {
  Archive archive(9);
  CHECK(archive.run() == "done 9");
  const fs::path whole = archive.folder().path() / "whole";
  fs::rename(archive.out(), whole);
  const std::string call = program + " " + archive.call("--shard ");
  const auto result = run_command(call + "1/3 & " + call + "2/3 & " + call + "3/3 & wait");
  CHECK(Archive::counts(result.output) == "done 9");
  CHECK(difference(whole, archive.out()).empty());
  CHECK(status_of(archive.out())["done"] == 9);
  CHECK(rawi::test::rawi("merge " + quoted(archive.out())).status == 0);
  for (const auto& entry : fs::directory_iterator(archive.out() / ".rawi")) {
    CHECK_FALSE(entry.path().filename().string().starts_with("manifest-"));
  }
  CHECK(archive.run() == "unchanged 9");
  CHECK(archive.run("--shard 1/2").find("done") == std::string::npos);
  CHECK(rawi::test::rawi(archive.call("--shard 3/2")).status == 2);
}

TEST_CASE("killed at any moment, a rerun finishes what is missing, byte by byte the same") {
  Archive archive(8);
  CHECK(archive.run() == "done 8");
  const fs::path whole = archive.folder().path() / "whole";
  fs::rename(archive.out(), whole);
  for (int i = 1; i <= 12; ++i) {
    const std::string delay = "0." + std::to_string(i * 37 % 90 + 10);
    const auto killed =
        run_command("set -m; " + program + " " + archive.call() + " >/dev/null & sleep " + delay +
                    (i % 3 == 0   ? "; kill -9 -$!"
                     : i % 3 == 1 ? "; kill -9 $!"
                                  : "; pkill -9 -P $!") +
                    "; wait");
    INFO(killed.errors);
  }
  archive.run();
  CHECK(archive.last().status == 0);
  CHECK(archive.run() == "unchanged 8");
  CHECK(difference(whole, archive.out()).empty());
}
