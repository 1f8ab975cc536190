// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/model.h"

#include "core/files.h"
#include "diacritize/network_model.h"
#include "diacritize/ngram_model.h"

namespace rawi {
namespace {

/// What a file that is no model seems to be, from its first bytes.
std::string kind_of(std::string_view bytes) {
  if (bytes.empty()) return "an empty file";
  if (bytes.starts_with("version https://git-lfs")) return "a Git LFS pointer";
  if (bytes.starts_with("\x1F\x8B")) return "a gzip file";
  if (bytes.starts_with("\xFD"
                        "7zXZ"))
    return "an xz file";
  if (bytes.starts_with("PK")) return "a zip file (PyTorch checkpoints are zip files)";
  if (bytes.starts_with("<")) return "a web page";
  if (bytes.starts_with("rawi-") || bytes.starts_with("rawi "))
    return "a rawi file of another kind";
  if (NgramFile::magic.starts_with(bytes) || NetworkFile::magic.starts_with(bytes))
    return "the beginning of a model, cut";
  return "an unknown kind of file";
}

std::string advice_for(std::string_view bytes) {
  if (bytes.starts_with("version https://git-lfs")) return "fetch it with: git lfs pull";
  if (bytes.starts_with("\x1F\x8B")) return "unpack it with gunzip";
  if (bytes.starts_with("\xFD"
                        "7zXZ"))
    return "unpack it with unxz";
  return "copy the model file from the project's voices/ folder again";
}

}  // namespace

Result<std::unique_ptr<const DiacritizerModel>> load_model(const std::filesystem::path& path) {
  auto file = MappedFile::open(path);
  if (!file) {
    Error error = file.error();
    error.code = ErrorCode::missing_resource;
    return fail(error);
  }
  const std::string_view bytes = file->bytes();
  if (bytes.starts_with(NgramFile::magic)) return NgramModel::from_file(std::move(*file), path);
  if (bytes.starts_with(NetworkFile::magic)) return NetworkModel::from_file(std::move(*file), path);
  return fail({ErrorCode::missing_resource, "this is no diacritizer model", path.string(),
               kind_of(bytes), "a file that begins with \"rawi-\"", advice_for(bytes)});
}

}  // namespace rawi
