// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <catch2/catch.hpp>
#include <functional>

#include "core/files.h"
#include "diacritize/model.h"
#include "diacritize/network_model.h"
#include "tiny_network.h"

using namespace rawi;
namespace fs = std::filesystem;

namespace {

Result<std::unique_ptr<const DiacritizerModel>> from_bytes(std::string bytes) {
  return NetworkModel::from_bytes(std::move(bytes), "tiny", generic_kernels());
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(from.size() == to.size());
  return text.replace(at, from.size(), to);
}

/// The message of load_model for a file with these bytes.
std::string message(const std::string& bytes) {
  const fs::path path = fs::temp_directory_path() / ("rawi-model-" + std::to_string(::getpid()));
  REQUIRE(write_file_atomically(path, bytes));
  const auto model = load_model(path);
  fs::remove(path);
  if (model) return "loaded";
  CHECK(model.error().code == ErrorCode::missing_resource);
  CHECK(model.error().where == path.string());
  return model.error().what + "|" + model.error().got + "|" + model.error().advice;
}

}  // namespace

TEST_CASE("a model is loaded from a file and says where it comes from") {
  CHECK(message(test::tiny_network()) == "loaded");
  CHECK(from_bytes(test::tiny_network()).value()->provenance() == "random numbers; a tiny list");
}

TEST_CASE("a model cut anywhere is refused") {
  const std::string file = test::tiny_network();
  for (std::size_t size = 0; size < file.size(); size += size < 4096 ? 1 : 97) {
    const auto model = from_bytes(file.substr(0, size));
    REQUIRE_FALSE(model);
    REQUIRE(model.error().code == ErrorCode::missing_resource);
  }
  CHECK_FALSE(from_bytes(file.substr(0, file.size() - 1)));
  CHECK_FALSE(from_bytes(file + '\0'));
}

TEST_CASE("a model with one bit changed anywhere is refused") {
  const std::string file = test::tiny_network();
  for (std::size_t at = 0; at < file.size(); at += at < 4096 ? 1 : 61) {
    std::string bytes = file;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 8)));
    REQUIRE_FALSE(from_bytes(bytes));
  }
}

TEST_CASE("a header that lies is refused even under a right checksum") {
  const std::string file = test::tiny_network();
  const auto [from, to] = GENERATE(table<const char*, const char*>({
      {"\"char_width\":32", "\"char_width\":64"},
      {"\"char_width\":32", "\"char_width\":33"},
      {"\"char_width\":32", "\"char_width\":-2"},
      {"\"embedding\":8", "\"embedding\":6"},
      {"\"before\":1", "\"before\":2"},
      {"\"classes\":14", "\"classes\":13"},
      {"\"shift\":24", "\"shift\":23"},
      {"\"taps\":3", "\"taps\":1"},
      {"\"dilation\":3", "\"dilation\":0"},
      {"\"name\":\"enter\"", "\"name\":\"entry\""},
      {"\"type\":\"i8\"", "\"type\":\"u8\""},
      {"\"offset\":", "\"offsat\":"},
      {"\"bytes\":", "\"bites\":"},
      {"\"tensors\":[", "\"tensorz\":["},
      {"\"layers\":[", "\"layerz\":["},
      {"\"logits_crc32\":", "\"logits_crc23\":"},
      {"{\"provenance\"", "[\"provenance\""},
  }));
  CAPTURE(from, to);
  const auto model = from_bytes(test::with_checksums(replaced(file, from, to)));
  REQUIRE_FALSE(model);
  CHECK(model.error().what.starts_with("the model file can't be used: "));
}

TEST_CASE("numbers out of range are refused even under a right checksum") {
  const std::string file = test::tiny_network();
  const NetworkFile parsed = NetworkFile::parse(file, "tiny").value();
  const auto refused = [&](const void* at, char value) {
    std::string bytes = file;
    bytes[static_cast<std::size_t>(static_cast<const char*>(at) - file.data())] = value;
    const auto model = NetworkFile::parse(test::with_checksums(std::move(bytes)), "tiny");
    return !model && model.error().what.find("test sentence") == std::string::npos;
  };
  const NetworkLayer& layer = parsed.layers[2];
  CHECK(refused(&parsed.word[9], '\x80'));  // the kernels would overflow 16 bits
  CHECK(refused(reinterpret_cast<const char*>(&layer.bias[3]) + 3, '\x7F'));
  CHECK(refused(reinterpret_cast<const char*>(&layer.multiplier[3]) + 3, '\x80'));
  CHECK(refused(&layer.weights[5], '\x80'));
}

TEST_CASE("any byte may be wrong under a right checksum without a crash") {
  const std::string file = test::tiny_network();
  for (std::size_t at = 24; at < 4096; ++at) {
    std::string bytes = file;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << (at % 7)));
    (void)from_bytes(test::with_checksums(std::move(bytes)));
  }
}

TEST_CASE("a model whose test sentence gives other numbers is refused") {
  std::string file = test::tiny_network();
  file[file.size() - 64 * 14] = static_cast<char>(file[file.size() - 64 * 14] ^ 64);
  const auto model = from_bytes(test::with_checksums(file));
  REQUIRE_FALSE(model);
  CHECK(model.error().what.find("test sentence") != std::string::npos);
}

TEST_CASE("another version is named") {
  std::string file = test::tiny_network();
  file[24] = 9;
  CHECK(
      message(test::with_checksums(file)) ==
      "the model file can't be used: it is of a version that this program does not read|version 9|"
      "copy the file again from the project, or make it anew with training/export.py");
}

TEST_CASE("files that are no models are called by their name") {
  CHECK(message("").find("an empty file") != std::string::npos);
  CHECK(message("version https://git-lfs.github.com/spec/v1\noid") ==
        "this is no diacritizer model|a Git LFS pointer|fetch it with: git lfs pull");
  CHECK(message("\x1F\x8B\x08").find("a gzip file|unpack it with gunzip") != std::string::npos);
  CHECK(message("PK\x03\x04").find("PyTorch") != std::string::npos);
  CHECK(message("<!DOCTYPE html>").find("a web page") != std::string::npos);
  CHECK(message("rawi diacri").find("the beginning of a model, cut") != std::string::npos);
  CHECK(message("hello").find("an unknown kind of file") != std::string::npos);
  CHECK(load_model("/nonexistent.model").error().code == ErrorCode::missing_resource);
}
