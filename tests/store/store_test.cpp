// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "core/files.h"
#include "core/sha256.h"
#include "support/command.h"

using namespace rawi;
using rawi::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// A finished article: its audio, its record, and the row for the manifest.
ArticleRecord make_article(const TemporaryFolder& folder, const std::string& place,
                           const std::string& audio = "sound") {
  const fs::path file = folder.write(place + "/a.opus", audio);
  ArticleRecord record;
  record.place = place;
  record.state = ArticleState::done;
  record.source = "in/" + place + ".txt";
  record.source_hash = sha256(place);
  record.title = "عنوان " + place;
  record.audio_s = 1.5;
  record.words = 12;
  record.files = {
      {"a.opus", static_cast<std::int64_t>(audio.size()), sha256(audio), time_stamp_ns(file)}};
  folder.write(place + "/" + record_file_name, to_json(record));
  return record;
}

Store open_store(const TemporaryFolder& folder, Shard shard = {}) {
  fs::create_directories(folder.path() / store_folder_name);
  auto store = Store::open(folder.path(), shard);
  REQUIRE(store);
  return std::move(*store);
}

std::vector<std::string> places(const Store& store) {
  std::vector<std::string> all;
  REQUIRE(store.for_each([&](const ArticleRecord& record) { all.push_back(record.place); }));
  return all;
}

}  // namespace

TEST_CASE("what is put into the store is found again, by another process too") {
  const TemporaryFolder folder;
  ArticleRecord record = make_article(folder, "سياسة/مقال");
  record.attempts = 2;
  record.reason = "why";
  {
    Store store = open_store(folder);
    REQUIRE(store.put(record));
    REQUIRE(store.flush());
  }
  Store store = open_store(folder);
  CHECK_FALSE(store.rebuilt());
  const auto found = store.find("سياسة/مقال");
  REQUIRE(found);
  CHECK(found->files == record.files);
  CHECK(found->title == record.title);
  CHECK(found->attempts == 2);
  CHECK(found->reason == "why");
  CHECK(files_are_intact(*found, folder.path()));
  REQUIRE(store.remove("سياسة/مقال"));
  fs::remove(folder.path() / "سياسة/مقال" / record_file_name);
  CHECK_FALSE(store.find("سياسة/مقال"));
}

TEST_CASE("a file that is missing, cut, or changed is noticed; a touched one is not") {
  const TemporaryFolder folder;
  const ArticleRecord record = make_article(folder, "a");
  const fs::path file = folder.path() / "a/a.opus";
  fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(9000));
  CHECK(files_are_intact(record, folder.path()));
  folder.write("a/a.opus", "soond");
  CHECK_FALSE(files_are_intact(record, folder.path()));
  folder.write("a/a.opus", "soun");
  CHECK_FALSE(files_are_intact(record, folder.path()));
  fs::remove(file);
  CHECK_FALSE(files_are_intact(record, folder.path()));
}

TEST_CASE("a manifest that is damaged in any place is made again from the articles' own records") {
  const TemporaryFolder folder;
  {
    Store store = open_store(folder);
    for (const char* place : {"a", "b/c", "d"}) REQUIRE(store.put(make_article(folder, place)));
    REQUIRE(store.flush());
  }
  const fs::path manifest = folder.path() / ".rawi/manifest.sqlite";
  const std::string sound = read_file(manifest).value();
  const std::string kept = GENERATE_COPY(std::string("no database"), sound.substr(0, 600),
                                         sound.substr(0, 4096) + std::string(4096, 'x'),
                                         std::string(100, '\0') + sound.substr(100));
  std::ofstream(manifest, std::ios::binary) << kept;
  Store store = open_store(folder);
  REQUIRE(store.rebuilt());
  CHECK(*store.rebuilt() == 3);
  CHECK(places(store) == std::vector<std::string>{"a", "b/c", "d"});
  CHECK(files_are_intact(*store.find("b/c"), folder.path()));
}

TEST_CASE("an article finished by a killed process is taken over from its record") {
  const TemporaryFolder folder;
  Store store = open_store(folder);
  ArticleRecord running = make_article(folder, "a");
  running.state = ArticleState::running;
  running.files.clear();
  REQUIRE(store.put(running));
  const auto found = store.find("a");
  REQUIRE(found);
  CHECK(found->state == ArticleState::done);
  CHECK(found->files.size() == 1);
}

TEST_CASE("a torn record is no record") {
  const TemporaryFolder folder;
  const std::string whole = to_json(make_article(folder, "a"));
  REQUIRE(record_from_json(whole));
  for (std::size_t size = 0; size + 2 < whole.size(); ++size) {
    CHECK_FALSE(record_from_json(whole.substr(0, size)));
  }
}

TEST_CASE("the manifests of shards become one; where two know an article, its files decide") {
  const TemporaryFolder folder;
  const ArticleRecord old_version = make_article(folder, "b", "old");
  ArticleRecord new_version = make_article(folder, "b", "new");
  new_version.source_hash = sha256("new text");
  folder.write("b/.rawi.json", to_json(new_version));
  {
    Store one = open_store(folder, {0, 2});
    REQUIRE(one.put(make_article(folder, "a")));
    REQUIRE(one.put(new_version));
    REQUIRE(one.flush());
    Store two = open_store(folder, {1, 2});
    REQUIRE(two.put(old_version));
    REQUIRE(two.put(make_article(folder, "c")));
    REQUIRE(two.flush());
  }
  CHECK(manifests_of(folder.path()).size() == 2);
  Store store = open_store(folder);
  REQUIRE(store.merge_shards().value() == 3);
  CHECK(places(store) == std::vector<std::string>{"a", "b", "c"});
  CHECK(store.find("b")->source_hash == sha256("new text"));
  CHECK(manifests_of(folder.path()).size() == 1);
}
