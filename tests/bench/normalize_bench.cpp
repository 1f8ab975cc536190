// SPDX-License-Identifier: GPL-3.0-or-later
// Words a second of the first two stages, on one core. The target is 200,000 words/s.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <string>

#include "normalize/normalize.h"
#include "segment/segment.h"

namespace {

const std::string& article() {
  static const std::string text = [] {
    const std::string paragraph =
        "قالت وزيرة النقل إن 12 قطارا جديدا ستدخل الخدمة في 15/9/2025، وان كلفة المشروع بلغت $3.5 مليون، أي 22% أكثر من "
        "عام 2019. وأضافت أن الرحلة بين المدينتين ستستغرق ساعتين بدلا من 4 ساعات، على أن يغادر القطار الأول صباحا إلى "
        "المحطة الشمالية، ثم يتابع سيره نحو الساحل. ودعا اتحاد المسافرين الى خفض ثمن التذكرة، وطالب بتحسين الخدمات في "
        "المحطات الصغيرة التي يستخدمها الطلاب والعمال كل يوم. ";
    std::string repeated;
    for (int i = 0; i < 200; ++i) repeated += paragraph;
    return repeated;
  }();
  return text;
}

std::int64_t words() { return std::count(article().begin(), article().end(), ' '); }

void normalize_news(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(rawi::normalize(article()));
  state.SetItemsProcessed(state.iterations() * words());
}
BENCHMARK(normalize_news)->Unit(benchmark::kMillisecond);

void segment_news(benchmark::State& state) {
  const rawi::NormalizedText text = rawi::normalize(article());
  for (auto _ : state) benchmark::DoNotOptimize(rawi::segment(text));
  state.SetItemsProcessed(state.iterations() * words());
}
BENCHMARK(segment_news)->Unit(benchmark::kMillisecond);

}  // namespace
