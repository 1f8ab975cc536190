// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/component.h"

#include <dlfcn.h>

#include <cstdlib>
#include <map>
#include <mutex>
#include <string>

#include "core/program.h"

namespace rawi {
namespace {

namespace fs = std::filesystem;

constexpr int build_tree_levels = 3;

Error missing(std::string_view component, std::string got) {
  return {ErrorCode::missing_resource, "an optional part of rawi is missing",
          "rawi-" + std::string(component) + ".so", std::move(got), "", ""};
}

std::string id_of(void* library) {
  using id_function = const char*();
  auto* function = reinterpret_cast<id_function*>(::dlsym(library, "rawi_component_id"));
  return function == nullptr ? "none" : function();
}

Result<void*> load(std::string_view component) {
  const auto file = component_file(component);
  if (!file) return fail(missing(component, ""));
  void* library = ::dlopen(file->c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (library == nullptr) {
    const char* reason = ::dlerror();
    return fail(missing(component, reason == nullptr ? "" : reason));
  }
  const std::string id = id_of(library);
  if (id == RAWI_COMPONENT_ID) return library;
  ::dlclose(library);
  return fail({ErrorCode::missing_resource, "an optional part of rawi is of another build",
               file->string(), "build " + id, "build " RAWI_COMPONENT_ID,
               "build and install rawi and its parts together"});
}

}  // namespace

std::optional<fs::path> component_file(std::string_view component) {
  const std::string name = "rawi-" + std::string(component) + ".so";
  for (const fs::path& folder : component_folders()) {
    std::error_code error;
    if (fs::exists(folder / name, error)) return folder / name;
  }
  return std::nullopt;
}

Error component_error(Error error, ComponentNeeds needs) {
  const bool is_there = !error.advice.empty();
  error.what = is_there ? needs.what + ": " + error.what : std::move(needs.what);
  if (is_there) return error;
  error.expected = std::move(needs.expected);
  error.advice = std::move(needs.advice);
  return error;
}

std::vector<fs::path> component_folders() {
  std::vector<fs::path> folders;
  if (const char* own = std::getenv("RAWI_COMPONENTS"); own != nullptr && *own != '\0') {
    folders.emplace_back(own);
  }
  fs::path folder = program_folder();
  if (folder.empty()) return folders;  // never from whatever the current folder is
  folders.push_back(folder / RAWI_COMPONENTS_FROM_BIN);
  for (int level = 0; level <= build_tree_levels; ++level) {
    folders.push_back(folder / "components");
    folder /= "..";
  }
  return folders;
}

Result<void*> component_function(std::string_view component, const char* symbol) {
  static std::mutex mutex;
  static std::map<std::string, void*, std::less<>> loaded;  // never closed: libraries keep state
  const std::lock_guard lock(mutex);
  auto found = loaded.find(component);
  if (found == loaded.end()) {
    auto library = load(component);
    if (!library) return fail(library.error());
    found = loaded.emplace(component, *library).first;
  }
  if (void* function = ::dlsym(found->second, symbol)) return function;
  return fail(missing(component, std::string("a library without ") + symbol));
}

}  // namespace rawi
