// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program.h"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <vector>

#include "core/component.h"
#include "core/sha256.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t aligned(std::size_t size) { return (size + 3) / 4 * 4; }

/// The build id among the notes of a segment (elf(5)): each a head, a name, and what it says, on bounds of
/// four bytes.
std::string build_id_in(std::string_view notes) {
  ElfW(Nhdr) head{};
  while (notes.size() >= sizeof head) {
    std::memcpy(&head, notes.data(), sizeof head);
    const std::size_t name_end = sizeof head + aligned(head.n_namesz);
    const std::size_t end = name_end + aligned(head.n_descsz);
    if (end > notes.size()) break;
    const std::string_view name = notes.substr(sizeof head, head.n_namesz);
    if (head.n_type == NT_GNU_BUILD_ID && name == std::string_view("GNU\0", 4)) {
      return std::string(notes.substr(name_end, head.n_descsz));
    }
    notes.remove_prefix(end);
  }
  return {};
}

/// Looks at the first object only, which is the program.
int look_at_program(dl_phdr_info* info, std::size_t /*size*/, void* id) {
  for (std::size_t i = 0; i < info->dlpi_phnum && static_cast<std::string*>(id)->empty(); ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    // The loader tells addresses as numbers.
    const auto* begin = reinterpret_cast<const char*>(  // NOLINT(performance-no-int-to-ptr)
        info->dlpi_addr + segment.p_vaddr);
    *static_cast<std::string*>(id) = build_id_in({begin, segment.p_memsz});
  }
  return 1;
}

/// Those that would be loaded.
std::vector<fs::path> component_files() {
  std::vector<fs::path> files;
  for (const std::string_view name : component_names) {
    if (auto file = component_file(name)) files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace

fs::path program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path();
}

Result<std::string> program_identity() {
  Sha256 hash;
  std::string id;
  ::dl_iterate_phdr(look_at_program, &id);
  std::vector<fs::path> files = component_files();
  if (id.empty()) files.emplace_back("/proc/self/exe");
  hash.add_field(id);
  for (const fs::path& file : files) {
    auto digest = sha256_of_file(file);
    if (!digest) return digest;
    hash.add_field(file.filename().string());
    hash.add_field(*digest);
  }
  return hash.hex();
}

}  // namespace rawi
