// The scheduling priority of a thread: the one call of the operating system in this module.
#pragma once

namespace pentimento::engine {

/// Lets other threads of the machine go first from now on. Threads that this one starts (OpenCV's pool)
/// inherit it where the system does that (Linux: the thread's nice value). Does nothing where it cannot.
void lower_thread_priority();

}  // namespace pentimento::engine
