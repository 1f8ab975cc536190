// SPDX-License-Identifier: GPL-3.0-or-later
#include "normalize/clean.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "core/arabic.h"
#include "core/unicode.h"

namespace rawi {
namespace {

// Tatweel, Arabic letter mark, zero-width and bidi controls, soft hyphen, byte order mark,
// variation selectors: nothing of it is heard.
bool is_ignorable(char32_t c) {
  return c == 0x0640 || c == 0x061C || c == 0x00AD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

// Signs of recitation and of the Koran's layout.
bool is_annotation(char32_t c) {
  return (c >= 0x0610 && c <= 0x061A) || (c >= 0x06D6 && c <= 0x06ED && c != 0x06DD && c != 0x06E1);
}

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF && c != 0xFD3E && c != 0xFD3F) || (c >= 0xFE70 && c <= 0xFEFC);
}

bool is_combining(char32_t c) {
  return is_mark(c) || is_annotation(c) || (c >= 0x0653 && c <= 0x065F) || c == 0x06E1;
}

char32_t fold(char32_t c) {
  if (c >= 0x0660 && c <= 0x0669) return c - 0x0660 + U'0';
  if (c >= 0x06F0 && c <= 0x06F9) return c - 0x06F0 + U'0';
  if (c >= 0xFF10 && c <= 0xFF19) return c - 0xFF10 + U'0';
  switch (c) {
    case 0x06CC:
      return U'ي';  // Persian ya
    case 0x06A9:
      return U'ك';  // Persian kaf
    case 0x06E1:
      return mark::sukun;  // Koranic sukun
    case 0x06D4:
      return U'.';  // Urdu full stop
    case 0x066A:
      return U'%';
    case 0x2212:
      return U'-';  // minus sign
    default:
      return c;
  }
}

std::u32string compatibility_letters(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::u32string(1, c);
  std::string utf8;
  nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status).toUTF8String(utf8);
  return to_utf32(utf8);
}

/// One letter or sign with the marks that follow it, in the source's order.
struct Cluster {
  std::u32string base;
  std::u32string marks;
  ByteRange range;  // in the text
};

/// Keeps what one letter can carry: the first vowel, one shadda, one dagger alif, hamza and madda
/// signs that compose. Fathatan after fatha (an old habit) is the tanwin.
std::u32string reduce_marks(const std::u32string& marks) {
  char32_t vowel = 0;
  bool shadda = false;
  bool dagger = false;
  std::u32string reduced;
  for (char32_t c : marks) {
    c = fold(c);
    if (is_annotation(c)) continue;
    if (c == mark::shadda) {
      shadda = true;
    } else if (c == mark::dagger_alif) {
      dagger = true;
    } else if (is_mark(c)) {
      const bool tanwin_of_vowel = vowel >= mark::fatha && vowel <= mark::kasra && c + 3 == vowel;
      if (vowel == 0 || tanwin_of_vowel) vowel = c;
    } else if (reduced.size() < 2) {
      reduced.push_back(c);  // combining hamza or madda
    }
  }
  if (vowel != 0) reduced.push_back(vowel);
  if (shadda) reduced.push_back(mark::shadda);
  if (dagger) reduced.push_back(mark::dagger_alif);
  return reduced;
}

class Cleaner {
 public:
  Cleaner(std::string_view text, const OriginMap& origin) : text_(text), origin_(origin) {}

  CleanText run() {
    for (std::size_t at = 0; at < text_.size();) at = take(at);
    flush();
    if (stray_.size() > 0) {
      out_.warnings.push_back({"stray-mark", "marks without a letter were dropped", stray_});
    }
    return std::move(out_);
  }

 private:
  std::size_t take(std::size_t at) {
    const CodePoint point = code_point_at(text_, at);
    const ByteRange range{at, at + point.size};
    if (is_ignorable(point.value)) {
      if (!pending_.base.empty()) pending_.range.end = range.end;
      return range.end;
    }
    if (is_combining(point.value)) {
      if (pending_.base.empty() || !is_arabic_letter(pending_.base.back())) {
        if (!is_annotation(point.value)) {
          const ByteRange source = origin_.source_of(range);
          stray_ = stray_.empty() ? source : cover(stray_, source);
        }
      } else if (pending_.marks.size() < 16) {
        pending_.marks.push_back(point.value);
        pending_.range.end = range.end;
      } else {
        pending_.range.end = range.end;
      }
      return range.end;
    }
    flush();
    pending_.base = is_presentation_form(point.value) ? compatibility_letters(point.value)
                                                      : std::u32string(1, fold(point.value));
    pending_.range = range;
    return range.end;
  }

  void flush() {
    if (pending_.base.empty()) return;
    std::string piece = to_utf8(pending_.base + reduce_marks(pending_.marks));
    if (!pending_.marks.empty() || pending_.base.size() > 1) piece = to_nfc(piece);
    out_.text += piece;
    out_.origin.append(piece.size(), origin_.source_of(pending_.range));
    pending_ = {};
  }

  std::string_view text_;
  const OriginMap& origin_;
  Cluster pending_;
  ByteRange stray_;
  CleanText out_;
};

}  // namespace

CleanText clean(std::string_view text, const OriginMap& origin) {
  return Cleaner(text, origin).run();
}

}  // namespace rawi
