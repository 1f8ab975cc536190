// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes are a plan or an error; a plan comes back as it was written, and every sentence knows its
// bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "plan/plan.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto plan = rawi::read_plan(bytes, "fuzz");
  if (!plan) return 0;
  for (const rawi::PlanChapter& chapter : plan->chapters) {
    for (const rawi::PlanSentence& sentence : chapter.sentences) {
      if (sentence.text.empty() || sentence.origin.text_size() != sentence.text.size()) std::abort();
    }
  }
  const std::string written = rawi::write_plan(*plan);
  const auto again = rawi::read_plan(written, "again");
  if (!again || rawi::write_plan(*again) != written) std::abort();
  return 0;
}
