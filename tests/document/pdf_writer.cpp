// SPDX-License-Identifier: GPL-3.0-or-later
#include "pdf_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace rawi::test {
namespace {

constexpr int first_code = 33;
constexpr int letter_width = 6;

class Writer {
 public:
  explicit Writer(const std::vector<std::vector<PdfLine>>& pages) {
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", page_object(i));
    add("<< /Type /Catalog /Pages 2 0 R >>");
    add(fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()));
    std::vector<std::string> contents;
    for (const auto& lines : pages) contents.push_back(content_of(lines));
    add(fmt::format(
        "<< /Type /Font /Subtype /TrueType /BaseFont /Fixture /FirstChar {} /LastChar {} "
        "/Widths [{}] /ToUnicode 4 0 R >>",
        first_code, 255, widths()));
    add(stream(to_unicode()));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      add(
          fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
                      "/Resources << /Font << /F 3 0 R >> >> >>",
                      page_object(i) + 1));
      add(stream(contents[i]));
    }
  }

  [[nodiscard]] std::string take() {
    const std::size_t table = out_.size();
    out_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", places_.size() + 1);
    for (const std::size_t place : places_) out_ += fmt::format("{:010} 00000 n \n", place);
    out_ += fmt::format("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                        places_.size() + 1, table);
    return out_;
  }

 private:
  static std::size_t page_object(std::size_t page) { return 5 + 2 * page; }

  void add(const std::string& object) {
    places_.push_back(out_.size());
    out_ += fmt::format("{} 0 obj\n{}\nendobj\n", places_.size(), object);
  }

  static std::string stream(const std::string& content) {
    return fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content);
  }

  std::string content_of(const std::vector<PdfLine>& lines) {
    std::string content = "BT /F 10 Tf\n";
    int y = 800;
    for (const PdfLine& line : lines) {
      const bool leftwards = line.letters == Letters::right_to_left;
      int x = leftwards ? 560 : 20;
      for (const char32_t letter : line.text) {
        if (letter != U' ')
          content += fmt::format("1 0 0 1 {} {} Tm <{:02X}> Tj\n", x, y, code_of(letter));
        x += leftwards ? -letter_width : letter_width;
      }
      y -= 14;
    }
    return content + "ET";
  }

  int code_of(char32_t letter) {
    auto at = std::find(letters_.begin(), letters_.end(), letter);
    if (at == letters_.end()) at = letters_.insert(at, letter);
    return first_code + static_cast<int>(at - letters_.begin());
  }

  static std::string widths() {
    std::string all;
    for (int code = first_code; code <= 255; ++code) all += fmt::format("{} ", letter_width * 100);
    return all;
  }

  [[nodiscard]] std::string to_unicode() const {
    std::string map = fmt::format(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n/CMapName /F def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n{} beginbfchar\n",
        letters_.size());
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      map += fmt::format("<{:02X}> <{:04X}>\n", first_code + i,
                         static_cast<std::uint32_t>(letters_[i]));
    }
    return map + "endbfchar endcmap end end";
  }

  std::string out_ = "%PDF-1.4\n";
  std::vector<std::size_t> places_;
  std::u32string letters_;
};

}  // namespace

std::string pdf_of(const std::vector<std::vector<PdfLine>>& pages) { return Writer(pages).take(); }

}  // namespace rawi::test
