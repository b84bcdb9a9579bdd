// The scheduling priority of a thread: the one call of the operating system in this module.
#pragma once

namespace pentimento::engine {

/// Threads that make tiles for the screen or read and write files go before engines and after the window.
inline constexpr int kBackgroundNice = 5;
inline constexpr int kEngineNice = 10;

/// Lets other threads of the machine go first from now on; never raises the priority again. Threads that this
/// one starts inherit it where the system does that (Linux: the thread's nice value, setpriority(2)). Does
/// nothing where it cannot.
void lower_thread_priority(int nice = kEngineNice);

/// The same for the threads of OpenCV's pool, which keep the priority of whoever happened to start them.
void lower_pool_priority();

}  // namespace pentimento::engine
