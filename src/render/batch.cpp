// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/batch.h"

#include <poll.h>

#include <algorithm>

#include "render/worker.h"

namespace rawi {
namespace {

constexpr int poll_interval_ms = 100;
constexpr int max_attempts = 2;

struct Running {
  std::size_t index;
  int attempt;
  Worker worker;
  bool timed_out = false;
};

/// The files of a child that was killed are left under their temporary names: ".rawi-PID-...".
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

void wait_for_reports(const std::vector<Running>& running) {
  std::vector<pollfd> descriptors;
  descriptors.reserve(running.size());
  for (const Running& entry : running) {
    descriptors.push_back({entry.worker.report_descriptor(), POLLIN, 0});
  }
  ::poll(descriptors.data(), descriptors.size(), poll_interval_ms);
}

class Batch {
 public:
  Batch(std::span<const ArticleJob> jobs, const Resources& resources, const BatchOptions& options,
        const std::function<void(const ArticleOutcome&)>& done)
      : jobs_(jobs), resources_(resources), options_(options), done_(done) {}

  void run(const std::function<void(std::size_t)>& tick, const std::function<bool()>& stop) {
    std::size_t next = 0;
    while (next < jobs_.size() || !running_.empty()) {
      const bool stopping = stop();
      while (!stopping && next < jobs_.size() && running_.size() < std::max<std::size_t>(options_.jobs, 1)) {
        start(next++, 1);
      }
      if (running_.empty() && stopping) return;
      wait_for_reports(running_);
      collect(stopping);
      tick(running_.size());
    }
  }

 private:
  void start(std::size_t index, int attempt) {
    auto worker = Worker::start(jobs_[index], resources_, options_.render);
    if (worker) {
      running_.push_back({index, attempt, std::move(*worker)});
    } else {
      done_({index, fail(worker.error()), 0, attempt});
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
    const std::size_t index = ended.index;
    if (ended.worker.crashed()) {
      remove_leftovers(jobs_[index].folder);
      const bool repeatable = jobs_[index].input != "-";
      if (ended.attempt < max_attempts && repeatable && !stopping) {
        start(index, ended.attempt + 1);
        return;
      }
      Error error = report.error();
      error.where = jobs_[index].input.string();
      if (ended.timed_out) {
        error.what = "it took longer than " + std::to_string(options_.time_limit_s) + " s";
      }
      report = fail(std::move(error));
    }
    done_({index, std::move(report), ended.worker.seconds(), ended.attempt});
  }

  std::span<const ArticleJob> jobs_;
  const Resources& resources_;
  const BatchOptions& options_;
  const std::function<void(const ArticleOutcome&)>& done_;
  std::vector<Running> running_;
};

}  // namespace

void render_batch(std::span<const ArticleJob> jobs, const Resources& resources,
                  const BatchOptions& options,
                  const std::function<void(const ArticleOutcome&)>& done,
                  const std::function<void(std::size_t)>& tick, const std::function<bool()>& stop) {
  Batch(jobs, resources, options, done).run(tick, stop);
}

}  // namespace rawi
