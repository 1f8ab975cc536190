// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <sstream>

#include "cli/program.h"

using namespace rawi::test;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

std::vector<json> json_lines(const std::string& text) {
  std::vector<json> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(json::parse(line));
  return lines;
}

const std::string program = quoted(std::string(RAWI_PROGRAM));

/// Two minutes of work for a child, so that it can be caught at it.
const std::string endless = repeated(short_article, 20000);

}  // namespace

TEST_CASE("a bad article costs itself alone: exit status 1, the rest is done") {
  const TemporaryFolder folder;
  folder.write("in/1.txt", short_article);
  folder.write("in/2.txt", "");
  folder.write("in/3.txt", short_article);
  const auto result = rawi::test::rawi("render " + quoted(folder.path() / "in") + " -o " +
                                       quoted(folder.path() / "out") + " --format wav --json");
  CHECK(result.status == 1);
  std::size_t done = 0;
  for (const json& line : json_lines(result.output)) {
    const bool empty = line["input"].get<std::string>().ends_with("2.txt");
    CHECK(line["status"] == (empty ? "failed" : "done"));
    if (empty) CHECK(line["exit_status"] == 65);
    done += empty ? 0 : 1;
  }
  CHECK(done == 2);
  CHECK(fs::exists(folder.path() / "out/3/3.wav"));
}

TEST_CASE("a child that is killed is tried once more, then reported by name; the rest goes on") {
  const TemporaryFolder folder;
  const auto victim = folder.write("ضحية.txt", endless);
  const auto other = folder.write("سليم.txt", short_article);
  // Kills every child that works on the long article, twice.
  const auto result = run_command(
      program + " render " + quoted(victim) + " " + quoted(other) + " -o " +
      quoted(folder.path() / "out") + " --format wav --jobs 1 --json & parent=$!; "
      "for i in 1 2; do child=; while [ -z \"$child\" ]; do sleep 0.05; child=$(pgrep -P $parent); done; "
      "sleep 0.3; kill -9 $child; while kill -0 $child 2>/dev/null; do sleep 0.05; done; done; wait $parent");
  INFO(result.errors);
  CHECK(result.status == 1);
  const auto lines = json_lines(result.output);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["status"] == "failed");
  CHECK(lines[0]["attempts"] == 2);
  CHECK(lines[0]["input"].get<std::string>().ends_with("ضحية.txt"));
  CHECK(result.errors.find("signal 9") != std::string::npos);
  CHECK(lines[1]["status"] == "done");
  const fs::path left = folder.path() / "out/ضحية";  // it may have been killed before it made it
  CHECK((!fs::exists(left) || fs::is_empty(left)));
}

TEST_CASE("the first Ctrl-C finishes the running article and is exit status 130") {
  const TemporaryFolder folder;
  for (int i = 1; i <= 200; ++i) folder.write("in/" + std::to_string(i) + ".txt", repeated(short_article, 10));
  const auto result = run_command(
      "set -m; " + program + " render " + quoted(folder.path() / "in") + " -o " +
      quoted(folder.path() / "out") + " --format wav --jobs 1 --json & parent=$!; sleep 0.5; "
      "kill -INT $parent; wait $parent");
  CHECK(result.status == 130);
  const auto lines = json_lines(result.output);
  CHECK(lines.size() >= 1);
  CHECK(lines.size() < 200);
  for (const json& line : lines) CHECK(line["status"] == "done");
  for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "out")) {
    CHECK_FALSE(entry.path().filename().string().starts_with(".rawi-"));
  }
}

TEST_CASE("the second Ctrl-C stops at once, its children too; a rerun clears what was left") {
  const TemporaryFolder folder;
  const auto article = folder.write("in/1.txt", endless);
  const fs::path out = folder.path() / "out";
  const std::string call = program + " render " + quoted(folder.path() / "in") + " -o " +
                           quoted(out) + " --format wav --jobs 1 --quiet";
  const auto result = run_command(
      "set -m; " + call + " & parent=$!; child=; while [ -z \"$child\" ]; do sleep 0.05; "
      "child=$(pgrep -P $parent); done; sleep 0.3; kill -INT $parent; sleep 0.5; "
      "kill -0 $child && echo goes on; kill -INT $parent; wait $parent; status=$?; "
      "for i in $(seq 50); do case $(ps -o stat= -p $child) in ''|Z*) exit $status;; esac; "
      "sleep 0.1; done; echo left behind; exit $status");
  INFO(result.errors);
  CHECK(result.status == 130);
  CHECK(result.output == "goes on\n");
  folder.write("in/1.txt", short_article);
  CHECK(run_command(call).status == 0);
  for (const auto& entry : fs::directory_iterator(out / "1")) {
    CHECK_FALSE(entry.path().filename().string().starts_with(".rawi-"));
  }
}

TEST_CASE("the log has a line per event, with its time; a second run adds to it") {
  const TemporaryFolder folder;
  folder.write("in/1.txt", short_article);
  folder.write("in/2.txt", "");
  const fs::path log = folder.path() / "log.txt";
  const std::string call = program + " render " + quoted(folder.path() / "in") + " -o " +
                           quoted(folder.path() / "out") + " --format wav --quiet --log " +
                           quoted(log);
  CHECK(run_command(call).status == 1);
  CHECK(run_command(call).status == 1);
  const std::string time = "20..-..-..T..:..:..Z\t";
  const auto lines = [&](const std::string& pattern) {
    return std::stoi(run_command("grep -c '^" + time + pattern + "' " + quoted(log)).output);
  };
  CHECK(lines("begin\t2 articles") == 2);
  CHECK(lines("done\t.*/in/1.txt\t.* s of audio in ") == 1);
  CHECK(lines("failed\t.*/in/2.txt\t") == 2);
  CHECK(lines("end\t") == 2);
}
