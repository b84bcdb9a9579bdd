// A network that is built when it is first used, and put away when others need the room. Its configuration is
// known all the time. Used by one thread at a time.
#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <utility>

namespace pentimento::diffusion {

template <typename Network>
class LazyNetwork {
 public:
  using Config = std::decay_t<decltype(std::declval<const Network&>().config())>;

  LazyNetwork(Config config, std::function<Network()> build)
      : config_(std::move(config)), build_(std::move(build)) {}
  /// One that is there and cannot be put away.
  LazyNetwork(Network network) : config_(network.config()), network_(std::move(network)) {}

  const Config& config() const { return config_; }
  const Network& operator*() const {
    if (!network_) network_.emplace(build_());
    return *network_;
  }
  const Network* operator->() const { return &**this; }
  void put_away() const {
    if (build_) network_.reset();
  }

 private:
  Config config_;
  std::function<Network()> build_;
  mutable std::optional<Network> network_;
};

}  // namespace pentimento::diffusion
