// SPDX-License-Identifier: GPL-3.0-or-later
// What a stranger's program does with an installed rawi: text in, phonemes out.
#include <iostream>

#include "pipeline/pipeline.h"

int main() {
  const auto voice = rawi::load_voice(rawi::default_voice, rawi::voice_folders());
  if (!voice) return std::cerr << rawi::to_string(voice.error()) << '\n', 1;
  const auto resources = rawi::load_resources(*voice);
  if (!resources) return std::cerr << rawi::to_string(resources.error()) << '\n', 1;
  rawi::Block block;
  block.text = "سلام";
  block.origin.append(block.text.size(), {0, block.text.size()});
  for (const rawi::Utterance& utterance : rawi::write_script(block, *resources).utterances) {
    std::cout << rawi::to_string(utterance, rawi::Notation::buckwalter) << '\n';
  }
}
