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
#include <utility>

#include "render/report_json.h"

namespace rawi {
namespace {

Result<ArticleReport> render_in_child(const ArticleJob& job, const Resources& resources,
                                      const RenderOptions& options) {
  const auto document = read_article(job);
  if (!document) return fail(document.error());
  auto engine = Espeak::open(resources.voice.engine);
  if (!engine) return fail(engine.error());
  return render_article(job, *document, resources, *engine, options);
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
                                const Resources& resources, const RenderOptions& options) {
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGTERM, SIG_DFL);
  ::signal(SIGPIPE, SIG_IGN);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  std::string report;
  try {
    report = to_json(render_in_child(job, resources, options));
  } catch (const std::exception& exception) {
    report = to_json(fail({ErrorCode::io, "rendering failed", job.input.string(), exception.what(),
                           "", ""}));
  }
  write_all(report_pipe, report);
  ::_exit(0);
}

}  // namespace

Result<Worker> Worker::start(const ArticleJob& job, const Resources& resources,
                             const RenderOptions& options) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return fail({ErrorCode::io, "no pipe can be made", "", std::strerror(errno), "", ""});
  }
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    live_as_child(ends[1], parent, job, resources, options);
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
    crashed_ = true;
    return fail({ErrorCode::partial, "its process was ended", "",
                 "signal " + std::to_string(WTERMSIG(status)) + ", " + strsignal(WTERMSIG(status)),
                 "", ""});
  }
  auto report = report_from_json(received_);
  crashed_ = !report && WEXITSTATUS(status) != 0;
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
      crashed_(other.crashed_),
      received_(std::move(other.received_)),
      begin_(other.begin_) {}

Worker& Worker::operator=(Worker&& other) noexcept {
  std::swap(child_, other.child_);
  std::swap(pipe_, other.pipe_);
  std::swap(received_, other.received_);
  crashed_ = other.crashed_;
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
