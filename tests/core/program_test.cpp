// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "core/component.h"
#include "support/command.h"

using namespace rawi;
using test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

/// RAWI_COMPONENTS for the time of a test.
class ComponentsIn {
 public:
  explicit ComponentsIn(const fs::path& folder) { ::setenv("RAWI_COMPONENTS", folder.c_str(), 1); }
  ComponentsIn(const ComponentsIn&) = delete;
  ComponentsIn& operator=(const ComponentsIn&) = delete;
  ~ComponentsIn() { ::unsetenv("RAWI_COMPONENTS"); }
};

}  // namespace

TEST_CASE("a component that is not there is an error that names its file") {
  const auto found = component_function("no-such-part", "rawi_nothing");
  REQUIRE_FALSE(found);
  CHECK(found.error().code == ErrorCode::missing_resource);
  CHECK(found.error().where == "rawi-no-such-part.so");
}

TEST_CASE("a component that can't be loaded says why") {
  const TemporaryFolder folder;
  folder.write("rawi-broken.so", "no library");
  const ComponentsIn here(folder.path());
  const auto found = component_function("broken", "rawi_nothing");
  REQUIRE_FALSE(found);
  CHECK(found.error().got.find("rawi-broken.so") != std::string::npos);
}

TEST_CASE("a component of another build, or of none, is not used") {
  const ComponentsIn here(RAWI_FOREIGN_COMPONENTS);
  const std::pair<const char*, const char*> cases[] = {{"old", "build 0.0.1-0123456789abcdef"},
                                                       {"foreign", "build none"}};
  for (const auto& [name, got] : cases) {
    INFO(name);
    const auto found = component_function(name, "rawi_nothing");
    REQUIRE_FALSE(found);
    const Error error = component_error(found.error(), {"it can't be done", "a library", "install it"});
    CHECK(error.code == ErrorCode::missing_resource);
    CHECK(error.what == "it can't be done: an optional part of rawi is of another build");
    CHECK(error.got == got);
    CHECK(error.advice == "build and install rawi and its parts together");
  }
}

TEST_CASE("a program is itself, and another one as soon as one of its components changes") {
  const TemporaryFolder folder;
  const ComponentsIn here(folder.path());
  folder.write("rawi-pdf.so", "one");
  const auto before = program_identity();
  REQUIRE(before);
  CHECK(*program_identity() == *before);
  folder.write("rawi-other.so", "no part of rawi");
  folder.write("libforeign.so", "no part of rawi");
  CHECK(*program_identity() == *before);
  folder.write("rawi-pdf.so", "two");
  CHECK(*program_identity() != *before);
}
