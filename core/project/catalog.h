// Which values in memory are which rows of a project file, both ways: nothing is written twice, and what is
// read twice is one value. Private to this module.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "document/history.h"

namespace pentimento::project {

/// Where a fill is kept: its pixels are a row of `images`.
struct FillPlace {
  std::int64_t image = 0;
  int x = 0;
  int y = 0;
  bool opaque = false;

  auto operator<=>(const FillPlace&) const = default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 errs
};

/// Safe to use from several threads. Keeps nothing alive: values hold the reader that holds the catalog.
class Catalog {
 public:
  using State = document::Stored<document::Document>;
  using Fill = document::Stored<image::Fill>;

  std::optional<std::int64_t> id_of(const State& state) const;
  std::optional<std::int64_t> id_of(const document::EditPtr& edit) const;
  std::optional<FillPlace> place_of(const Fill& fill) const;

  document::EditPtr edit(std::int64_t id) const;  ///< null when it has not been seen
  std::optional<Fill> fill(const FillPlace& place) const;
  std::shared_ptr<const image::Image> base(std::int64_t id) const;

  void add(const State& state, std::int64_t id);
  void add(const document::EditPtr& edit, std::int64_t id);
  void add(const Fill& fill, const FillPlace& place);
  void add(const std::shared_ptr<const image::Image>& base, std::int64_t id);

  /// All that `other` knows.
  void merge(const Catalog& other);
  /// From now on everything known is read again by these.
  void set_reads(const std::function<State::Read(std::int64_t)>& state,
                 const std::function<Fill::Read(FillPlace)>& fill) const;
  /// The ids of the states that are not among `steps`.
  std::vector<std::int64_t> ids_of_states_but(const std::vector<document::Step>& steps) const;
  /// The rows of `edits` and `images` that values in memory stand for.
  struct Living {
    std::set<std::int64_t> edits, images;
  };
  Living living() const;
  /// Forgets these states, and all that is no longer in memory.
  void forget_states(const std::vector<std::int64_t>& ids);

 private:
  using WeakEdit = std::weak_ptr<const document::Edit>;

  mutable std::mutex mutex_;
  std::map<const void*, std::pair<State::Weak, std::int64_t>> states_;
  std::map<const void*, std::pair<WeakEdit, std::int64_t>> edits_;
  std::map<std::int64_t, WeakEdit> edits_by_id_;
  std::map<const void*, std::pair<Fill::Weak, FillPlace>> fills_;
  std::map<FillPlace, Fill::Weak> fills_by_place_;
  std::map<std::int64_t, std::weak_ptr<const image::Image>> bases_;
};

}  // namespace pentimento::project
