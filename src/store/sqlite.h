// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rawi {

/// A prepared SQL statement. Errors are kept until `done()`, so that binding reads as one line.
class Statement {
 public:
  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind(double number);

  /// True while there is a row to read; columns count from 0.
  [[nodiscard]] bool step();
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] double real(int column) const;

  /// Runs a statement that gives no rows.
  [[nodiscard]] Result<void> run();
  /// The first error since it was prepared.
  [[nodiscard]] Result<void> done() const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3_stmt* statement, std::string where)
      : statement_(statement), where_(std::move(where)) {}
  void check(int result);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::string where_;
  std::string problem_;
  int status_ = 0;  // of the first problem
  int next_ = 1;
};

/// An SQLite database file; the only place that knows libsqlite3.
class Database {
 public:
  enum class Access { read, write };
  /// Opens or (to write) creates it. Fails with cannot_write or io.
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& path, Access access);

  [[nodiscard]] Result<void> execute(const char* sql);
  [[nodiscard]] Statement prepare(const char* sql) const;
  /// SQLite's own check of the file's structure: false for what is damaged or no database.
  [[nodiscard]] bool is_sound() const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  Database(sqlite3* database, std::string path) : database_(database), path_(std::move(path)) {}

  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
};

}  // namespace rawi
