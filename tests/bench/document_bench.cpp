// SPDX-License-Identifier: GPL-3.0-or-later
// Reading pages: 4 MB of HTML at once, ordinary pages one after the other.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>

#include "core/files.h"
#include "document/document.h"

namespace {

namespace fs = std::filesystem;

std::string long_page(std::size_t size) {
  std::string page = "<html><body><article><h1>عنوان طويل</h1>";
  for (int number = 0; page.size() < size; ++number) {
    page += "<div class=\"block text\"><p>الفقرة رقم " + std::to_string(number) +
            " فيها كلام مفيد عن الموضوع، وهي طويلة بما يكفي. <a href=\"/a\">رابط</a> ثم "
            "<b>كلام</b> آخر.</p></div>\n";
  }
  return page;
}

void read_four_megabytes(benchmark::State& state) {
  const std::string page = long_page(4'000'000);
  for (auto _ : state) {
    benchmark::DoNotOptimize(rawi::read_document(page, rawi::DocumentFormat::html, "long.html"));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}
BENCHMARK(read_four_megabytes)->Unit(benchmark::kMillisecond);

void read_ordinary_pages(benchmark::State& state) {
  std::vector<std::string> pages;
  for (const auto& entry :
       fs::directory_iterator(std::string(RAWI_SOURCE_DIR) + "/tests/document/pages")) {
    if (entry.path().extension() == ".html") pages.push_back(rawi::read_file(entry.path()).value());
  }
  for (auto _ : state) {
    for (const std::string& page : pages) {
      benchmark::DoNotOptimize(rawi::read_document(page, rawi::DocumentFormat::html, "page.html"));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages.size()));
}
BENCHMARK(read_ordinary_pages)->Unit(benchmark::kMillisecond);

}  // namespace
