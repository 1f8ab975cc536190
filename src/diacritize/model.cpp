// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/model.h"

#include <array>
#include <fstream>

#include "core/files.h"
#include "diacritize/network_model.h"

namespace rawi {
namespace {

constexpr std::string_view usual_advice =
    "copy the model file from the project's voices/ folder again";

/// A kind of file that is no model, by its first bytes.
struct Kind {
  std::string_view beginning;
  std::string_view name;
  std::string_view advice;
};

constexpr std::array<Kind, 6> kinds = {{
    {"version https://git-lfs", "a Git LFS pointer", "fetch it with: git lfs pull"},
    {"\x1F\x8B", "a gzip file", "unpack it with gunzip"},
    {"\xFD\x37zXZ", "an xz file", "unpack it with unxz"},
    {"PK", "a zip file, as PyTorch writes them", "export it with training/export.py"},
    {"<", "a web page", usual_advice},
    {"rawi", "a rawi file of another kind", usual_advice},
}};

Kind kind_of(std::string_view bytes) {
  if (bytes.empty()) return {"", "an empty file", usual_advice};
  if (NetworkFile::magic.starts_with(bytes)) {
    return {"", "the beginning of a model, cut", usual_advice};
  }
  for (const Kind& kind : kinds) {
    if (bytes.starts_with(kind.beginning)) return kind;
  }
  return {"", "an unknown kind of file", usual_advice};
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
  if (bytes.starts_with(NetworkFile::magic)) return NetworkModel::from_file(std::move(*file), path);
  const Kind kind = kind_of(bytes);
  return fail({ErrorCode::missing_resource, "this is no diacritizer model", path.string(),
               std::string(kind.name), "", std::string(kind.advice)});
}

Result<std::string> model_identity(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(NetworkFile::head_size, '\0');
  if (!file || !file.read(head.data(), static_cast<std::streamsize>(head.size()))) {
    return fail({ErrorCode::no_input, "can't be read, or is shorter than a model's head", path.string(), "",
                 "a diacritizer model", ""});
  }
  return head;
}

}  // namespace rawi
