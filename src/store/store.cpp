// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include <algorithm>
#include <charconv>

namespace rawi {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t schema_version = 1;
constexpr const char* main_manifest = "manifest.sqlite";

// A journal that is truncated needs no shared memory, so that it serves network folders too; FULL
// puts each commit on the disk before the next begins. One commit sets a new manifest up.
constexpr const char* setup =
    "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL;"
    "BEGIN IMMEDIATE;"
    "CREATE TABLE IF NOT EXISTS articles(place TEXT PRIMARY KEY, source TEXT, root TEXT,"
    " state INTEGER, source_hash TEXT, text_hash TEXT, lexicon_hash TEXT, lexicon TEXT,"
    " settings TEXT, title TEXT, audio_s REAL, words INTEGER, attempts INTEGER, reason TEXT,"
    " files TEXT) WITHOUT ROWID;"
    "PRAGMA user_version=1;"
    "COMMIT";
constexpr const char* find_sql = "SELECT * FROM articles WHERE place=?";
constexpr const char* all_sql = "SELECT * FROM articles ORDER BY place";
constexpr const char* put_sql =
    "INSERT OR REPLACE INTO articles VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* remove_sql = "DELETE FROM articles WHERE place=?";

/// "NAME/SIZE/HASH/STAMP" per line: a file name holds no slash.
std::string files_to_text(const std::vector<StoredFile>& files) {
  std::string text;
  for (const StoredFile& file : files) {
    text += file.name + '/' + std::to_string(file.size) + '/' + file.hash + '/' +
            std::to_string(file.changed_ns) + '\n';
  }
  return text;
}

std::int64_t to_number(std::string_view digits) {
  std::int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::vector<StoredFile> files_from_text(std::string_view text) {
  std::vector<StoredFile> files;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    const std::size_t stamp = line.rfind('/');
    if (stamp == std::string_view::npos || stamp == 0) continue;
    const std::size_t hash = line.rfind('/', stamp - 1);
    if (hash == std::string_view::npos || hash == 0) continue;
    const std::size_t size = line.rfind('/', hash - 1);
    if (size == std::string_view::npos) continue;
    files.push_back(
        {std::string(line.substr(0, size)), to_number(line.substr(size + 1, hash - size - 1)),
         std::string(line.substr(hash + 1, stamp - hash - 1)), to_number(line.substr(stamp + 1))});
  }
  return files;
}

ArticleRecord read_row(const Statement& row) {
  ArticleRecord record;
  record.place = row.text(0);
  record.source = row.text(1);
  record.root = row.text(2);
  record.state = static_cast<ArticleState>(std::clamp<std::int64_t>(row.number(3), 0, 3));
  record.source_hash = row.text(4);
  record.text_hash = row.text(5);
  record.lexicon_hash = row.text(6);
  record.lexicon = row.text(7);
  record.settings = row.text(8);
  record.title = row.text(9);
  record.audio_s = row.real(10);
  record.words = row.number(11);
  record.attempts = row.number(12);
  record.reason = row.text(13);
  record.files = files_from_text(row.text(14));
  return record;
}

bool is_usable(const Database& database) {
  Statement version = database.prepare("PRAGMA user_version");
  if (!version.step()) return false;
  const std::int64_t number = version.number(0);
  return (number == 0 || number == schema_version) && database.is_sound();
}

fs::path manifest_of(const fs::path& output, Shard shard) {
  const fs::path folder = output / store_folder_name;
  if (shard.is_whole()) return folder / main_manifest;
  return folder / ("manifest-" + std::to_string(shard.index + 1) + "-of-" +
                   std::to_string(shard.count) + ".sqlite");
}

/// A damaged manifest is kept under another name: whoever asks what happened may need it.
Result<void> set_aside(const fs::path& manifest) {
  std::error_code error;
  fs::rename(manifest, fs::path(manifest.string() + ".damaged"), error);
  fs::remove(fs::path(manifest.string() + "-journal"), error);
  if (!fs::exists(manifest, error)) return {};
  return fail({ErrorCode::cannot_write, "the damaged manifest can't be set aside",
               manifest.string(), "", "", ""});
}

}  // namespace

std::vector<fs::path> manifests_of(const fs::path& output) {
  std::vector<fs::path> found;
  std::error_code ignored;
  for (fs::directory_iterator it(output / store_folder_name, ignored), end; !ignored && it != end;
       it.increment(ignored)) {
    const std::string name = it->path().filename().string();
    if (name.starts_with("manifest") && name.ends_with(".sqlite")) found.push_back(it->path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

Result<Store> Store::open(const fs::path& output, Shard shard) {
  const fs::path manifest = manifest_of(output, shard);
  std::error_code ignored;
  const bool is_new = !fs::exists(manifest, ignored);
  auto database = Database::open(manifest, Database::Access::write);
  const bool damaged = !is_new && (!database || !is_usable(*database));
  if (damaged) {
    database = fail(Error{});  // closes the file
    if (auto moved = set_aside(manifest); !moved) return fail(moved.error());
    database = Database::open(manifest, Database::Access::write);
  }
  if (!database) return fail(database.error());
  if (auto ready = database->execute(setup); !ready) return fail(ready.error());
  Store store(output, std::move(*database));
  if (damaged) {
    const auto count = store.take_from_files();
    if (!count) return fail(count.error());
    store.rebuilt_ = *count;
  }
  return store;
}

Result<Store> Store::read(const fs::path& output) {
  const std::vector<fs::path> manifests = manifests_of(output);
  if (manifests.empty()) {
    return fail({ErrorCode::no_input, "no rawi has rendered into it", output.string(), "", "", ""});
  }
  auto database = Database::open(":memory:", Database::Access::write);
  if (!database) return fail(database.error());
  if (auto ready = database->execute(setup); !ready) return fail(ready.error());
  Store store(output, std::move(*database));
  for (const fs::path& manifest : manifests) {
    if (auto taken = store.take_from_manifest(manifest); !taken) return fail(taken.error());
  }
  if (auto flushed = store.flush(); !flushed) return fail(flushed.error());
  return store;
}

std::optional<ArticleRecord> Store::find(const std::string& place) {
  Statement query = database_->prepare(find_sql);
  if (!query.bind(place).step()) return read_record(output_, place);
  ArticleRecord row = read_row(query);
  if (row.state != ArticleState::running) return row;
  // Its process may have been killed after the files and before the manifest.
  auto beside = read_record(output_, place);
  return beside ? std::move(beside) : std::optional(std::move(row));
}

Result<void> Store::begin() {
  if (writing_) return {};
  auto begun = database_->execute("BEGIN IMMEDIATE");
  writing_ = begun.has_value();
  return begun;
}

Result<void> Store::put(const ArticleRecord& record) {
  if (auto begun = begin(); !begun) return begun;
  return database_->prepare(put_sql)
      .bind(record.place)
      .bind(record.source)
      .bind(record.root)
      .bind(static_cast<std::int64_t>(record.state))
      .bind(record.source_hash)
      .bind(record.text_hash)
      .bind(record.lexicon_hash)
      .bind(record.lexicon)
      .bind(record.settings)
      .bind(record.title)
      .bind(record.audio_s)
      .bind(record.words)
      .bind(record.attempts)
      .bind(record.reason)
      .bind(files_to_text(record.files))
      .run();
}

Result<void> Store::remove(const std::string& place) {
  if (auto begun = begin(); !begun) return begun;
  return database_->prepare(remove_sql).bind(place).run();
}

Result<void> Store::flush() {
  if (!writing_) return {};
  auto committed = database_->execute("COMMIT");
  if (committed) writing_ = false;
  return committed;
}

Result<void> Store::for_each(const std::function<void(const ArticleRecord&)>& visit) const {
  Statement query = database_->prepare(all_sql);
  while (query.step()) visit(read_row(query));
  return query.done();
}

Result<std::size_t> Store::take_from_files() {
  std::size_t count = 0;
  std::error_code ignored;
  const auto skip_locked = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator it(output_, skip_locked, ignored), end;
       !ignored && it != end; it.increment(ignored)) {
    if (it->path().filename() != record_file_name) continue;
    const std::string place = it->path().parent_path().lexically_relative(output_).string();
    const auto record = read_record(output_, place);
    if (!record) continue;
    if (auto written = put(*record); !written) return fail(written.error());
    ++count;
  }
  if (auto flushed = flush(); !flushed) return fail(flushed.error());
  return count;
}

Result<std::size_t> Store::take_from_manifest(const fs::path& file) {
  const auto shard = Database::open(file, Database::Access::read);
  if (!shard || !is_usable(*shard)) {
    const auto taken = take_from_files();
    if (taken) rebuilt_ = *taken;
    return taken;
  }
  std::size_t count = 0;
  Statement query = shard->prepare(all_sql);
  while (query.step()) {
    const ArticleRecord record = read_row(query);
    Statement known = database_->prepare(find_sql);
    if (known.bind(record.place).step()) {
      const auto beside = read_record(output_, record.place);
      if (!beside || beside->source_hash != record.source_hash) continue;
    }
    if (auto written = put(record); !written) return fail(written.error());
    ++count;
  }
  if (auto done = query.done(); !done) return fail(done.error());
  return count;
}

Result<std::size_t> Store::merge_shards() {
  std::size_t count = 0;
  std::vector<fs::path> merged;
  for (const fs::path& file : manifests_of(output_)) {
    if (file.filename() == main_manifest) continue;
    const auto taken = take_from_manifest(file);
    if (!taken) return fail(taken.error());
    count += *taken;
    merged.push_back(file);
  }
  if (auto flushed = flush(); !flushed) return fail(flushed.error());
  std::error_code ignored;
  for (const fs::path& file : merged) {
    fs::remove(file, ignored);
    fs::remove(fs::path(file.string() + "-journal"), ignored);
  }
  return count;
}

}  // namespace rawi
