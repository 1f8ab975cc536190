// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.h"
#include "store/folder_lock.h"
#include "store/record.h"
#include "store/sqlite.h"

namespace rawi {

/// The render store of an output folder: what was made from what (`.rawi/manifest.sqlite`).
///
/// It is an index over the records that lie beside the audio: a manifest that is lost or damaged is
/// made again from them, and a record that the manifest does not know yet (its process was killed
/// between the two writes, or another shard made it) is taken over. One process writes at a time
/// (see FolderLock); others may read meanwhile.
class Store {
 public:
  /// Opens or creates the manifest of a shard. Fails with cannot_write or io.
  [[nodiscard]] static Result<Store> open(const std::filesystem::path& output, Shard shard);

  /// What all manifests of a folder know together, without writing into it. Fails with no_input
  /// where there is none.
  [[nodiscard]] static Result<Store> read(const std::filesystem::path& output);

  /// What an article's folder holds, by the manifest or by the record in the folder.
  [[nodiscard]] std::optional<ArticleRecord> find(const std::string& place);

  /// Writes a record; it is on the disk after flush().
  [[nodiscard]] Result<void> put(const ArticleRecord& record);
  [[nodiscard]] Result<void> remove(const std::string& place);
  [[nodiscard]] Result<void> flush();

  /// Every record of the manifest, sorted by place. `visit` must not write.
  [[nodiscard]] Result<void> for_each(const std::function<void(const ArticleRecord&)>& visit) const;

  /// Takes over every record of the manifests of shards, and removes these. Where two shards know
  /// one place (the article changed in between), the record beside the audio decides.
  [[nodiscard]] Result<std::size_t> merge_shards();

  /// How many records were recovered where the manifest was damaged; nothing where it was sound.
  [[nodiscard]] std::optional<std::size_t> rebuilt() const { return rebuilt_; }

 private:
  Store(std::filesystem::path output, Database database)
      : output_(std::move(output)), database_(std::make_unique<Database>(std::move(database))) {}
  Result<void> begin();
  Result<std::size_t> take_from_files();
  Result<std::size_t> take_from_manifest(const std::filesystem::path& file);

  std::filesystem::path output_;
  std::unique_ptr<Database> database_;
  bool writing_ = false;
  std::optional<std::size_t> rebuilt_;
};

/// The manifests of an output folder: that of the whole and those of shards.
[[nodiscard]] std::vector<std::filesystem::path> manifests_of(const std::filesystem::path& output);

}  // namespace rawi
