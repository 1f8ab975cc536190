// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/batch.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>

#include "cover/cover.h"
#include "encode/encode.h"
#include "render/worker.h"

namespace rawi {
namespace {

constexpr int poll_interval_ms = 100;
constexpr int max_attempts = 2;

struct Running {
  ArticleJob job;
  int attempt;
  Worker worker;
  bool timed_out = false;
};

void wait_for_reports(const std::vector<Running>& running) {
  std::vector<pollfd> descriptors;
  descriptors.reserve(running.size());
  for (const Running& entry : running) {
    descriptors.push_back({entry.worker.report_descriptor(), POLLIN, 0});
  }
  ::poll(descriptors.data(), descriptors.size(), poll_interval_ms);
}

/// Before the fork, so that the load is paid once and shared. What is missing is reported by the articles
/// that need it.
void load_components(const RenderOptions& options) {
  for (const AudioFormat format : options.formats) static_cast<void>(prepare_format(format));
  const bool drawn = options.cover_choice == CoverChoice::drawn ||
                     options.cover_choice == CoverChoice::automatic;
  if (drawn) static_cast<void>(can_draw_covers());
}

class Batch {
 public:
  Batch(const BatchCalls& calls, const Resources& resources, const BatchOptions& options)
      : calls_(calls), resources_(resources), options_(options) {}

  void run() {
    bool more = true;
    while (more || !running_.empty()) {
      const bool stopping = calls_.stop();
      more = more && !stopping;
      while (more && running_.size() < std::max<std::size_t>(options_.jobs, 1)) {
        auto job = calls_.next();
        more = job.has_value();
        if (job) start(std::move(*job), 1);
      }
      if (running_.empty()) continue;
      wait_for_reports(running_);
      collect(stopping);
      calls_.tick(running_.size());
    }
  }

 private:
  void start(ArticleJob job, int attempt) {
    load_components(options_.render);
    auto worker = Worker::start(job, resources_, options_.render, options_.memory_limit_mb);
    if (worker) {
      running_.push_back({std::move(job), attempt, std::move(*worker)});
    } else {
      calls_.done({std::move(job), fail(worker.error()), 0, attempt});
    }
  }

  void collect(bool stopping) {
    for (std::size_t i = 0; i < running_.size();) {
      Running& entry = running_[i];
      if (!entry.timed_out && entry.worker.seconds() > options_.time_limit_s) {
        entry.timed_out = true;
        entry.worker.kill();
      }
      auto report = entry.worker.poll();
      if (!report) {
        ++i;
        continue;
      }
      Running ended = std::move(entry);
      running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
      finish(std::move(ended), std::move(*report), stopping);
    }
  }

  void finish(Running ended, Result<ArticleReport> report, bool stopping) {
    const bool died = ended.worker.end() != WorkerEnd::reported;
    if (died) {
      remove_leftovers(ended.job.folder);
      const bool repeatable = ended.job.input != "-" || ended.job.bytes;
      if (ended.attempt < max_attempts && repeatable && !stopping) {
        start(std::move(ended.job), ended.attempt + 1);
        return;
      }
      Error error = report.error();
      error.where = ended.job.input.string();
      if (ended.timed_out) {
        error.what = fmt::format("it took longer than {} s", options_.time_limit_s);
        error.got.clear();
        error.advice = "--time-limit sets the limit";
      }
      report = fail(std::move(error));
    }
    const bool own_fault = ended.timed_out || ended.worker.end() == WorkerEnd::fault;
    const double seconds = ended.worker.seconds();
    calls_.done({std::move(ended.job), std::move(report), seconds, ended.attempt, own_fault});
  }

  const BatchCalls& calls_;
  const Resources& resources_;
  const BatchOptions& options_;
  std::vector<Running> running_;
};

}  // namespace

bool fails_every_article(const Error& error) {
  return error.code == ErrorCode::missing_resource || error.code == ErrorCode::disk_full;
}

void remove_leftovers(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (std::filesystem::directory_iterator it(folder, ignored), end; !ignored && it != end;
       it.increment(ignored)) {
    std::error_code removal;
    if (it->path().filename().native().starts_with(".rawi-")) {
      std::filesystem::remove(it->path(), removal);
    }
  }
}

void render_batch(const BatchCalls& calls, const Resources& resources,
                  const BatchOptions& options) {
  Batch(calls, resources, options).run();
}

}  // namespace rawi
