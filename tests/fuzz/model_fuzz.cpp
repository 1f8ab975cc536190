// SPDX-License-Identifier: GPL-3.0-or-later
// A model file with bytes changed at will, its checksums made right again, is refused or gives some
// marks; the bytes themselves, taken for a file, are refused or a model. Neither ever crashes.
#include <cstddef>
#include <cstdint>

#include "../diacritize/sentences.h"
#include "../diacritize/tiny_network.h"
#include "diacritize/network_model.h"

namespace {

void use(const rawi::Result<std::unique_ptr<const rawi::DiacritizerModel>>& model) {
  static const rawi::Sentence sentence = rawi::test::sentence_of("وكتب الولدُ 3 رسائل، ثم نام.");
  if (model) (void)(*model)->predict({&sentence, 1});
}

/// The input as edits of a sound file: two bytes of place, one of value.
std::string edited(const std::uint8_t* data, std::size_t size) {
  static const std::string sound = rawi::test::tiny_network();
  std::string file = sound;
  for (std::size_t i = 0; i + 3 <= size; i += 3) {
    file[(data[i] * 256U + data[i + 1]) % file.size()] = static_cast<char>(data[i + 2]);
  }
  return rawi::test::with_checksums(std::move(file));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  use(rawi::NetworkModel::from_bytes(edited(data, size), "fuzz", rawi::generic_kernels()));
  use(rawi::NetworkModel::from_bytes(bytes, "fuzz", rawi::generic_kernels()));
  return 0;
}
