// SPDX-License-Identifier: GPL-3.0-or-later
#include "diacritize/network_file.h"

#include <algorithm>
#include <bit>
#include <nlohmann/json.hpp>
#include <optional>

#include "diacritize/checksum.h"

namespace rawi {
namespace {

using Json = nlohmann::json;
static_assert(std::endian::native == std::endian::little, "tensors are used where they lie");

constexpr std::size_t version_at = 24, header_size_at = 28, size_at = 32, body_crc_at = 40,
                      head_crc_at = 44, head_size = NetworkFile::head_size;
// Far above any model that is fast enough, far below what could overflow.
constexpr std::size_t widest = 1024, most_layers = 64, most_bytes = std::size_t{1} << 28U;
constexpr std::size_t classes = 14, givens = 15, characters = 64;

template <class Number>
Number number_at(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    number |= static_cast<Number>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return number;
}

/// Reads one file; the first thing that does not fit is kept as the error.
class Reader {
 public:
  Reader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  Result<NetworkFile> read() {
    if (!check_head()) return fail(*error_);
    header_ = Json::parse(header_text(), nullptr, false);
    if (!header_.is_object()) {
      damaged("its header is no JSON object");
      return fail(*error_);
    }
    file_.char_width = size(header_, "char_width", 32, widest);
    file_.word_width = size(header_, "word_width", 32, widest);
    file_.embedding = size(header_, "embedding", 4, widest);
    file_.before = size(header_, "before", 0, most_layers);
    file_.words = size(header_, "words", 0, most_layers);
    file_.after = size(header_, "after", 0, most_layers);
    if (size(header_, "classes", 0, classes) != classes) damaged("it has another set of marks");
    if (size(header_, "shift", 0, 64) != 24) damaged("its numbers have another scale");
    if (file_.char_width % 32 != 0 || file_.word_width % 32 != 0 || file_.embedding % 4 != 0) {
      damaged("its widths are no multiples of 32");
    }
    if (!error_) read_tables();
    if (!error_) read_layers();
    if (!error_) read_test();
    if (error_) return fail(*error_);
    return std::move(file_);
  }

 private:
  void damaged(const std::string& what, std::string got = "", std::string expected = "") {
    if (error_) return;
    error_ = Error{ErrorCode::missing_resource,
                   "the model file can't be used: " + what,
                   name_,
                   std::move(got),
                   std::move(expected),
                   "copy the file again from the project, or make it anew with training/export.py"};
  }

  bool check_head() {
    const std::size_t size = bytes_.size();
    if (size < head_size) {
      damaged("it is cut in its head", std::to_string(size) + " bytes", "more");
    } else if (!bytes_.starts_with(NetworkFile::magic)) {
      damaged("it does not begin like one");
    } else if (crc32_of(bytes_.substr(0, head_crc_at)) !=
                   number_at<std::uint32_t>(bytes_, head_crc_at) ||
               bytes_.substr(head_crc_at + 4, head_size - head_crc_at - 4) !=
                   std::string(16, '\0')) {
      damaged("its head is damaged");
    } else if (const auto found = number_at<std::uint32_t>(bytes_, version_at);
               found != NetworkFile::version) {
      damaged("it is of a version that this program does not read",
              "version " + std::to_string(found),
              "version " + std::to_string(NetworkFile::version));
    } else if (const auto said = number_at<std::uint64_t>(bytes_, size_at); said != size) {
      damaged(size < said ? "it is cut" : "it is too long", std::to_string(size) + " bytes",
              std::to_string(said) + " bytes");
    } else if (crc32_of(bytes_.substr(head_size)) != number_at<std::uint32_t>(bytes_, body_crc_at)) {
      damaged("its checksum does not fit its bytes");
    } else if (header_text().size() != number_at<std::uint32_t>(bytes_, header_size_at)) {
      damaged("its header does not fit into it");
    }
    return !error_;
  }

  std::string_view header_text() const {
    return bytes_.substr(head_size, number_at<std::uint32_t>(bytes_, header_size_at));
  }

  /// A whole number of an object, within limits.
  std::size_t size(const Json& object, const char* key, std::size_t least, std::size_t most) {
    const auto found = object.find(key);
    if (found != object.end() && found->is_number_unsigned()) {
      const auto value = found->get<std::uint64_t>();
      if (value >= least && value <= most) return value;
    }
    damaged(std::string("its header has no fitting \"") + key + "\"");
    return least;
  }

  std::string string(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found != object.end() && found->is_string()) return found->get<std::string>();
    damaged(std::string("its header has no text \"") + key + "\"");
    return {};
  }

  /// The values of a tensor of that name, type and number of values.
  template <class Value>
  std::span<const Value> tensor(const std::string& name, std::string_view type, std::size_t count) {
    for (const Json& entry : header_["tensors"]) {
      if (!entry.is_object() || string(entry, "name") != name || error_) continue;
      const std::size_t offset = size(entry, "offset", head_size, most_bytes);
      const std::size_t length = size(entry, "bytes", 0, most_bytes);
      if (string(entry, "type") != type || length != count * sizeof(Value) || offset % 64 != 0 ||
          offset > bytes_.size() || length > bytes_.size() - offset) {
        break;
      }
      return {reinterpret_cast<const Value*>(bytes_.data() + offset), count};
    }
    damaged("its tensor " + name + " is missing or has another shape");
    return {};
  }

  /// Size of a tensor in bytes, 0 where there is none.
  std::size_t bytes_of(std::string_view name) {
    for (const Json& entry : header_["tensors"]) {
      if (entry.is_object() && string(entry, "name") == name)
        return size(entry, "bytes", 0, most_bytes);
    }
    return 0;
  }

  void read_tables() {
    if (!header_["tensors"].is_array()) return damaged("it has no tensors");
    const std::size_t rows = bytes_of("vocabulary") / 4;
    if (const std::size_t length = bytes_of("known_words"); length > 0) {
      const auto part = tensor<char>("known_words", "u8", length);
      file_.known_words = {part.data(), part.size()};
    }
    file_.vocabulary = tensor<std::uint32_t>("vocabulary", "u32", rows);
    file_.word = tensor<std::uint8_t>("word", "u8", (rows + 2) * file_.embedding);
    file_.chars = tensor<std::int16_t>("char", "i16", characters * file_.char_width);
    file_.given = tensor<std::int16_t>("given", "i16", givens * file_.char_width);
    // The kernels multiply pairs in 16 bits.
    std::uint8_t bits = 0;
    for (const std::uint8_t value : file_.word) bits |= value;
    if (bits > 127) damaged("its word table has values above 127");
  }

  void read_layers() {
    const std::size_t c = file_.char_width, w = file_.word_width;
    for (std::size_t i = 0; i < file_.before; ++i) layer("before" + std::to_string(i), c, c, 3);
    layer("enter", 3 * c + 4 * file_.embedding, w, 1);
    for (std::size_t i = 0; i < file_.words; ++i) layer("words" + std::to_string(i), w, w, 3);
    layer("context", w, 2 * c, 1);
    for (std::size_t i = 0; i < file_.after; ++i) layer("after" + std::to_string(i), c, c, 3);
    layer("head", c, classes, 1);
  }

  void layer(const std::string& name, std::size_t inputs, std::size_t outputs, std::size_t taps) {
    const std::size_t at = file_.layers.size();
    const Json& list = header_["layers"];
    if (error_) return;
    if (!list.is_array() || at >= list.size() || !list[at].is_object() ||
        string(list[at], "name") != name || size(list[at], "in", 1, 4 * widest) != inputs ||
        size(list[at], "out", 1, widest) != outputs || size(list[at], "taps", 1, 3) != taps) {
      return damaged("its layer " + name + " is missing or has another shape");
    }
    NetworkLayer layer{name, inputs, outputs, taps, size(list[at], "dilation", 1, 64),
                       0,    {},     {},      {}};
    layer.clamp = static_cast<std::int16_t>(size(list[at], "clamp", 1, 32767));
    layer.weights = tensor<std::int8_t>(name + ".weights", "i8", outputs * taps * inputs);
    layer.bias = tensor<std::int32_t>(name + ".bias", "i32", outputs);
    layer.multiplier = tensor<std::int32_t>(name + ".multiplier", "i32", outputs);
    const auto fits = [](std::int32_t least, std::int32_t most) {
      return [=](std::int32_t value) { return value > least && value < most; };
    };
    constexpr std::int32_t limit = 1 << 24;
    if (!std::all_of(layer.bias.begin(), layer.bias.end(), fits(-limit, limit)) ||
        !std::all_of(layer.multiplier.begin(), layer.multiplier.end(), fits(0, limit)) ||
        std::count(layer.weights.begin(), layer.weights.end(), std::int8_t{-128}) != 0) {
      damaged("numbers of its layer " + name + " are out of range");
    }
    file_.layers.push_back(std::move(layer));
  }

  void read_test() {
    file_.provenance = string(header_, "provenance");
    const Json& test = header_["test"];
    if (!test.is_object()) return damaged("it has no test sentence");
    file_.test_text = string(test, "text");
    file_.test_chars = size(test, "chars", 1, 4096);
    file_.test_logits_crc32 = static_cast<std::uint32_t>(size(test, "logits_crc32", 0, 0xFFFFFFFF));
  }

  std::string_view bytes_;
  std::string name_;
  Json header_;
  NetworkFile file_;
  std::optional<Error> error_;
};

}  // namespace

Result<NetworkFile> NetworkFile::parse(std::string_view bytes, const std::string& name) {
  return Reader(bytes, name).read();
}

}  // namespace rawi
