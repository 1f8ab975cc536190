// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite.h"

#include <sqlite3.h>

namespace rawi {
namespace {

constexpr int patience_ms = 10000;  // another process reads the status, or a shard is merged

Error sqlite_error(const std::string& where, std::string problem, int status) {
  const int primary = status & 0xFF;  // of an extended code
  if (primary == SQLITE_READONLY) {
    return {ErrorCode::cannot_write, "the manifest can't be written", where, std::move(problem), "", ""};
  }
  if (primary == SQLITE_FULL) {
    return {ErrorCode::disk_full, "the manifest can't be written", where, std::move(problem), "", ""};
  }
  return {ErrorCode::io, "the manifest can't be used", where, std::move(problem), "", ""};
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close(database); }

void Statement::check(int result) {
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE) return;
  if (!problem_.empty()) return;
  problem_ = sqlite3_errstr(result);
  status_ = result;
}

Statement& Statement::bind(std::string_view text) {
  check(sqlite3_bind_text64(statement_.get(), next_++, text.data(), text.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), next_++, number));
  return *this;
}

Statement& Statement::bind(double number) {
  check(sqlite3_bind_double(statement_.get(), next_++, number));
  return *this;
}

bool Statement::step() {
  if (!problem_.empty()) return false;
  const int result = sqlite3_step(statement_.get());
  check(result);
  return result == SQLITE_ROW;
}

std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(size));
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

Result<void> Statement::run() {
  while (step()) {
  }
  return done();
}

Result<void> Statement::done() const {
  if (problem_.empty()) return {};
  return fail(sqlite_error(where_, problem_, status_));
}

Result<Database> Database::open(const std::filesystem::path& path, Access access) {
  sqlite3* raw = nullptr;
  const int flags =
      access == Access::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int result = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Database database(raw, path.string());
  if (result != SQLITE_OK) return fail(sqlite_error(path.string(), sqlite3_errstr(result), result));
  sqlite3_busy_timeout(raw, patience_ms);
  return database;
}

Result<void> Database::execute(const char* sql) {
  const int result = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (result == SQLITE_OK) return {};
  return fail(sqlite_error(path_, sqlite3_errmsg(database_.get()), result));
}

Statement Database::prepare(const char* sql) const {
  sqlite3_stmt* raw = nullptr;
  const int result = sqlite3_prepare_v2(database_.get(), sql, -1, &raw, nullptr);
  Statement statement(raw, path_);
  statement.check(result);
  return statement;
}

bool Database::is_sound() const {
  Statement check = prepare("PRAGMA quick_check(1)");
  return check.step() && check.text(0) == "ok";
}

}  // namespace rawi
