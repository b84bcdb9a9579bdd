// A value that is in memory, or that can be read again when it is asked for.
//
// What a project file keeps (the fills of candidates, the states of the history) is opened this way: a file
// of a hundred edits shows its picture before anything else of it is read, and memory that is on disk as well
// can be given back. Copies share the value. Safe to use from several threads.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace pentimento::document {

template <typename Value>
class Stored {
  struct Shared {
    std::mutex mutex;
    std::shared_ptr<const Value> value;
    std::function<Value()> read;
  };

 public:
  using Read = std::function<Value()>;  ///< may throw Error

  Stored() : Stored(Value()) {}
  Stored(Value value) : shared_(std::make_shared<Shared>()) {  // NOLINT: a value is a stored value
    shared_->value = std::make_shared<const Value>(std::move(value));
  }
  explicit Stored(Read read) : shared_(std::make_shared<Shared>()) { shared_->read = std::move(read); }

  /// The value; reads it if it is not in memory, and throws what reading throws.
  std::shared_ptr<const Value> get() const {
    const std::lock_guard lock(shared_->mutex);
    if (!shared_->value) shared_->value = std::make_shared<const Value>(shared_->read());
    return shared_->value;
  }

  bool in_memory() const {
    const std::lock_guard lock(shared_->mutex);
    return shared_->value != nullptr;
  }

  /// From now on `read` gives the same value, so that release() may let go of it.
  void set_read(Read read) const {
    const std::lock_guard lock(shared_->mutex);
    shared_->read = std::move(read);
  }

  /// Gives the memory back if the value can be read again; whoever holds what get() gave keeps it. True when
  /// it is no longer in memory.
  bool release() const {
    const std::lock_guard lock(shared_->mutex);
    if (shared_->read) shared_->value.reset();
    return shared_->value == nullptr;
  }

  /// What get() gives, for a moment: a value that was not in memory leaves it again with the loan.
  class Loan {
   public:
    explicit Loan(const Stored& stored)
        : stored_(stored), was_in_memory_(stored.in_memory()), value_(stored.get()) {}
    ~Loan() {
      if (!was_in_memory_) stored_.release();
    }
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    const Value& operator*() const { return *value_; }
    const Value* operator->() const { return value_.get(); }

   private:
    const Stored& stored_;
    bool was_in_memory_;
    std::shared_ptr<const Value> value_;
  };
  /// Throws what reading throws.
  Loan borrow() const { return Loan(*this); }

  /// Does not keep the value alive. identity() stays that of this one value as long as a Weak is there.
  class Weak {
   public:
    std::optional<Stored> lock() const {
      auto shared = shared_.lock();
      return shared ? std::optional<Stored>(Stored(std::move(shared))) : std::nullopt;
    }
    bool expired() const { return shared_.expired(); }

   private:
    friend class Stored;
    explicit Weak(const std::shared_ptr<typename Stored::Shared>& shared) : shared_(shared) {}
    std::weak_ptr<typename Stored::Shared> shared_;
  };
  Weak weak() const { return Weak(shared_); }

  /// The same stored value: the same content without looking at it.
  bool operator==(const Stored& other) const { return shared_ == other.shared_; }

  /// The same for every copy, and for nothing else as long as one of them lives.
  const void* identity() const { return shared_.get(); }

 private:
  explicit Stored(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}

  std::shared_ptr<Shared> shared_;
};

}  // namespace pentimento::document
