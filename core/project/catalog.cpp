#include "project/catalog.h"

namespace pentimento::project {

namespace {
template <typename Map>
auto second_of(const Map& map, const void* key) {
  const auto found = map.find(key);
  using Result = std::optional<std::decay_t<decltype(found->second.second)>>;
  return found == map.end() ? Result() : Result(found->second.second);
}
}  // namespace

std::optional<std::int64_t> Catalog::id_of(const State& state) const {
  const std::lock_guard lock(mutex_);
  return second_of(states_, state.identity());
}

std::optional<std::int64_t> Catalog::id_of(const document::EditPtr& edit) const {
  const std::lock_guard lock(mutex_);
  return second_of(edits_, edit.get());
}

std::optional<FillPlace> Catalog::place_of(const Fill& fill) const {
  const std::lock_guard lock(mutex_);
  return second_of(fills_, fill.identity());
}

document::EditPtr Catalog::edit(std::int64_t id) const {
  const std::lock_guard lock(mutex_);
  const auto found = edits_by_id_.find(id);
  return found == edits_by_id_.end() ? nullptr : found->second.lock();
}

std::optional<Catalog::Fill> Catalog::fill(const FillPlace& place) const {
  const std::lock_guard lock(mutex_);
  const auto found = fills_by_place_.find(place);
  return found == fills_by_place_.end() ? std::nullopt : found->second.lock();
}

std::shared_ptr<const image::Image> Catalog::base(std::int64_t id) const {
  const std::lock_guard lock(mutex_);
  const auto found = bases_.find(id);
  return found == bases_.end() ? nullptr : found->second.lock();
}

void Catalog::add(const State& state, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  states_.insert_or_assign(state.identity(), std::pair(state.weak(), id));
}

void Catalog::add(const document::EditPtr& edit, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  edits_.insert_or_assign(edit.get(), std::pair(WeakEdit(edit), id));
  edits_by_id_.insert_or_assign(id, edit);
}

void Catalog::add(const Fill& fill, const FillPlace& place) {
  const std::lock_guard lock(mutex_);
  fills_.insert_or_assign(fill.identity(), std::pair(fill.weak(), place));
  fills_by_place_.insert_or_assign(place, fill.weak());
}

void Catalog::add(const std::shared_ptr<const image::Image>& base, std::int64_t id) {
  const std::lock_guard lock(mutex_);
  bases_[id] = base;
}

void Catalog::merge(const Catalog& other) {
  for (const auto& [key, value] : other.states_) {
    if (const auto state = value.first.lock()) add(*state, value.second);
  }
  for (const auto& [key, value] : other.edits_) {
    if (const auto edit = value.first.lock()) add(edit, value.second);
  }
  for (const auto& [key, value] : other.fills_) {
    if (const auto fill = value.first.lock()) add(*fill, value.second);
  }
  for (const auto& [id, base] : other.bases_) add(base.lock(), id);
}

void Catalog::set_reads(const std::function<State::Read(std::int64_t)>& state,
                        const std::function<Fill::Read(FillPlace)>& fill) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, value] : states_) {
    if (const auto known = value.first.lock()) known->set_read(state(value.second));
  }
  for (const auto& [key, value] : fills_) {
    if (const auto known = value.first.lock()) known->set_read(fill(value.second));
  }
}

std::vector<std::int64_t> Catalog::ids_of_states_but(const std::vector<document::Step>& steps) const {
  const std::lock_guard lock(mutex_);
  std::set<const void*> kept;
  for (const document::Step& step : steps) kept.insert(step.document.identity());
  std::vector<std::int64_t> ids;
  for (const auto& [identity, value] : states_) {
    if (!kept.contains(identity)) ids.push_back(value.second);
  }
  return ids;
}

Catalog::Living Catalog::living() const {
  const std::lock_guard lock(mutex_);
  Living living;
  for (const auto& [id, edit] : edits_by_id_) {
    if (!edit.expired()) living.edits.insert(id);
  }
  for (const auto& [key, value] : edits_) {
    if (!value.first.expired()) living.edits.insert(value.second);
  }
  for (const auto& [key, value] : fills_) {
    if (!value.first.expired()) living.images.insert(value.second.image);
  }
  for (const auto& [id, base] : bases_) {
    if (!base.expired()) living.images.insert(id);
  }
  return living;
}

void Catalog::forget_states(const std::vector<std::int64_t>& ids) {
  const std::lock_guard lock(mutex_);
  const std::set<std::int64_t> forgotten(ids.begin(), ids.end());
  std::erase_if(states_, [&](const auto& entry) { return forgotten.contains(entry.second.second); });
  const auto gone = [](const auto& entry) { return entry.second.first.expired(); };
  std::erase_if(edits_, gone);
  std::erase_if(fills_, gone);
  std::erase_if(edits_by_id_, [](const auto& entry) { return entry.second.expired(); });
  std::erase_if(fills_by_place_, [](const auto& entry) { return entry.second.expired(); });
}

}  // namespace pentimento::project
