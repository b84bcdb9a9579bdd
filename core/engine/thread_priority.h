// When the system lets a thread run: the only calls of the operating system in this module.
#pragma once

namespace pentimento::engine {

/// Threads that make tiles for the screen or read and write files go before engines and after the window.
inline constexpr int kBackgroundNice = 5;
inline constexpr int kEngineNice = 10;

/// Lets other threads of the machine go first from now on, and takes turns of less than a ms where others
/// wait (Linux since 6.12): a window whose turn ends in the middle of a frame gets the next one soon. Never
/// raises the priority again. Threads that this one starts inherit it where the system does that (Linux: the
/// thread's nice value, setpriority(2)). Does nothing where it cannot.
void lower_thread_priority(int nice = kEngineNice);

/// The same for the threads of OpenCV's pool, which keep the priority of whoever happened to start them.
void lower_pool_priority();

/// For the window's thread: it asks for short turns, so that it runs at once when there is something to do,
/// and need not wait for the end of another's turn (Linux since 6.12; by itself, of lower priority or not,
/// that lasts up to 3 ms). Threads that it starts inherit it until lower_thread_priority(). Does nothing
/// where it cannot.
void take_short_turns();

}  // namespace pentimento::engine
