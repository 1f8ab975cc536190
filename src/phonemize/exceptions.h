// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "phonemize/spelling.h"

namespace rawi {

/// Words whose spelling by convention hides a sound or shows one that is not said. Each is written
/// here as a Quran print would write it, so that the letters say everything:
///   ـٰ   an alif is said here             هٰذا  لٰكِن  اللّٰه
///   ـ۟   this letter is not said          مِا۟ئة  عَمْرو۟  أُو۟لٰئِك
///   ۥ ۦ  one more waw or ya is said       داوُۥد
/// A row holds for a word with the same letters (with any proclitics, و ف أ ب ك ل ت ال, before
/// them) whose marks do not contradict the row's.
struct Exception {
  std::u32string_view word;
  bool takes_pronouns = false;  ///< holds with ـه ـها ـي ـنا ... after it too
  bool only_bare = false;       ///< holds where the word has no vowel mark at all
};

[[nodiscard]] std::span<const Exception> exceptions();

/// Completes the letters of a word that is an exception; the row that did it, or nothing.
const Exception* apply_exception(std::vector<SpelledLetter>& letters);

}  // namespace rawi
