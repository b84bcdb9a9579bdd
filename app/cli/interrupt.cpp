#include "app/cli/interrupt.h"

#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <thread>

namespace pentimento::cli {

namespace {
void add_unless_ignored(sigset_t& signals, int signal) {
  struct sigaction action {};
  sigaction(signal, nullptr, &action);
  if (action.sa_handler != SIG_IGN) sigaddset(&signals, signal);
}

/// Dies of `signal`, so that the caller sees it.
void end_by(int signal) {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  sigaction(signal, &action, nullptr);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
  raise(signal);
}
}  // namespace

struct Interrupt::Impl {
  std::stop_source stop;
  sigset_t signals{};
  sigset_t before{};
  std::atomic<bool> done = false;
  std::thread listener;

  void listen() {
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && !done) {
      if (!stop.request_stop()) end_by(signal);
    }
  }
};

Interrupt::Interrupt() : impl_(std::make_unique<Impl>()) {
  // Whoever reads the progress may go away; the work goes on.
  signal(SIGPIPE, SIG_IGN);
  sigemptyset(&impl_->signals);
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) add_unless_ignored(impl_->signals, signal);
  sigaddset(&impl_->signals, SIGUSR2);  // wakes the listener at the end
  pthread_sigmask(SIG_BLOCK, &impl_->signals, &impl_->before);
  impl_->listener = std::thread([impl = impl_.get()] { impl->listen(); });
}

Interrupt::~Interrupt() {
  impl_->done = true;
  pthread_kill(impl_->listener.native_handle(), SIGUSR2);
  impl_->listener.join();
  pthread_sigmask(SIG_SETMASK, &impl_->before, nullptr);
}

std::stop_token Interrupt::token() const {
  return impl_->stop.get_token();
}

}  // namespace pentimento::cli
