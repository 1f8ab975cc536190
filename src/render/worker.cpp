// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/worker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <utility>

#include "core/files.h"
#include "core/sha256.h"
#include "render/fingerprint.h"
#include "render/memory_limit.h"
#include "render/plan_voices.h"
#include "render/report_json.h"

namespace rawi {
namespace {

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Result<void> add_records(const ArticleJob& job, ArticleReport& report) {
  for (const std::filesystem::path& file : report.files) {
    const auto hash = sha256_of_file(file);
    if (!hash) return fail(hash.error());
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error)
      return fail(
          {ErrorCode::io, "its size can't be read", file.string(), error.message(), "", ""});
    report.records.push_back({file.lexically_relative(job.folder).string(), size, *hash});
  }
  return {};
}

Result<ArticleReport> render_in_child(const ArticleJob& job, const Resources& run_resources,
                                      const RenderOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  const auto text = read_article(job);
  if (!text) return fail(text.error());
  std::optional<Resources> own;
  if (text->plan) {
    auto named = resources_of(*text->plan, job, run_resources.voice, options);
    if (!named) return fail(named.error());
    own = std::move(*named);
  }
  const Resources& resources = own ? *own : run_resources;
  const ContentKey key = content_key(*text, resources.lexicon, options.script.normalize);
  const double read_s = seconds_since(begin);
  if (key == job.known) {
    ArticleReport same;
    same.content = key;
    same.unchanged = true;
    same.stage_s = {{"read", read_s}};
    return same;
  }
  auto engine = Espeak::open(resources.voice.engine);
  if (!engine) return fail(engine.error());
  auto report = render_article(job, *text, resources, *engine, options);
  if (!report) return report;
  const auto rendered = std::chrono::steady_clock::now();
  report->content = key;
  if (auto added = add_records(job, *report); !added) return fail(added.error());
  if (!job.settings.empty()) {
    if (auto written =
            write_file_atomically(job.folder / record_file_name, to_json(record_of(job, *report)));
        !written) {
      return fail(written.error());
    }
  }
  const double record_s = seconds_since(rendered);
  report->stage_s.insert(report->stage_s.begin(), {"read", read_s});
  if (report->stage_s.size() == 1) {
    report->stage_s.emplace_back("render", seconds_since(begin) - read_s - record_s);
  }
  report->stage_s.emplace_back("record", record_s);
  return report;
}

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// The child's whole life. The terminal's Ctrl-C goes to the parent, which lets children finish; a
/// parent that dies takes its children along.
[[noreturn]] void live_as_child(int report_pipe, pid_t parent, const ArticleJob& job,
                                const Resources& resources, const RenderOptions& options,
                                std::size_t memory_limit_mb) {
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGTERM, SIG_DFL);
  ::signal(SIGPIPE, SIG_IGN);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  limit_memory(memory_limit_mb);
  std::string report;
  try {
    report = to_json(render_in_child(job, resources, options));
  } catch (const std::bad_alloc&) {
    ::_exit(out_of_memory_status);
  } catch (const std::exception& exception) {
    report = to_json(
        fail({ErrorCode::io, "rendering failed", job.input.string(), exception.what(), "", ""}));
  }
  write_all(report_pipe, report);
  ::_exit(0);
}

Error ended_by_signal(int signal) {
  return {ErrorCode::partial,
          "its process was ended",
          "",
          "signal " + std::to_string(signal) + ", " + strsignal(signal),
          "",
          ""};
}

}  // namespace

ArticleRecord record_of(const ArticleJob& job, const ArticleReport& report) {
  ArticleRecord record;
  record.state = ArticleState::done;
  record.source = job.source.string();
  record.root = job.root;
  record.source_hash = job.source_hash;
  record.text_hash = report.content.text;
  record.lexicon_hash = report.content.lexicon;
  record.lexicon = job.lexicon;
  record.settings = job.settings;
  record.title = report.title;
  record.audio_s = report.audio_s;
  record.words = static_cast<std::int64_t>(report.words);
  for (const FileRecord& file : report.records) {
    record.files.push_back({file.name, static_cast<std::int64_t>(file.size), file.hash,
                            time_stamp_ns(job.folder / file.name)});
  }
  return record;
}

Result<Worker> Worker::start(const ArticleJob& job, const Resources& resources,
                             const RenderOptions& options, std::size_t memory_limit_mb) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail({ErrorCode::io, "no pipe can be made", "", std::strerror(errno), "", ""});
  }
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    live_as_child(ends[1], parent, job, resources, options, memory_limit_mb);
  }
  ::close(ends[1]);
  if (child < 0) {
    const int number = errno;
    ::close(ends[0]);
    return fail({ErrorCode::io, "no process can be started", "", std::strerror(number), "", ""});
  }
  ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return Worker(child, ends[0]);
}

void Worker::drain() {
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = ::read(pipe_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    received_.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

std::optional<Result<ArticleReport>> Worker::poll() {
  drain();
  int status = 0;
  const pid_t ended = ::waitpid(child_, &status, WNOHANG);
  if (ended == 0) return std::nullopt;
  child_ = -1;
  drain();
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    const bool sent = signal == SIGKILL || signal == SIGTERM || signal == SIGHUP;
    end_ = sent ? WorkerEnd::outside : WorkerEnd::fault;
    return fail(ended_by_signal(signal));
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == out_of_memory_status) {
    end_ = WorkerEnd::fault;
    return fail({ErrorCode::partial, "it needs more memory than it may have", "", "", "",
                 "--memory-limit sets the limit"});
  }
  auto report = report_from_json(received_);
  if (!report && WEXITSTATUS(status) != 0) end_ = WorkerEnd::outside;
  return report;
}

void Worker::kill() {
  if (child_ > 0) ::kill(child_, SIGKILL);
}

double Worker::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

Worker::Worker(Worker&& other) noexcept
    : child_(std::exchange(other.child_, -1)),
      pipe_(std::exchange(other.pipe_, -1)),
      end_(other.end_),
      received_(std::move(other.received_)),
      begin_(other.begin_) {}

Worker& Worker::operator=(Worker&& other) noexcept {
  std::swap(child_, other.child_);
  std::swap(pipe_, other.pipe_);
  std::swap(received_, other.received_);
  end_ = other.end_;
  begin_ = other.begin_;
  return *this;
}

Worker::~Worker() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  if (pipe_ >= 0) ::close(pipe_);
}

}  // namespace rawi
