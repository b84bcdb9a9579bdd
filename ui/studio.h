// What all open documents share.
#pragma once

#include <memory>

#include "document/flatten_cache.h"
#include "engine/job_queue.h"
#include "ui/model_library.h"
#include "ui/recent_files.h"
#include "ui/unsaved_work.h"
#include "ui/work_queue.h"

namespace pentimento::ui {

class ReadAhead;
class TileCache;

/// One engine with one worker and one loaded model, one thread that writes projects, the lists that are the
/// same for every document, and caches whose budgets hold for all documents together. Outlives them.
struct Studio {
  explicit Studio(engine::Backends backends = engine::built_in_backends());

  engine::JobQueue queue;
  WorkQueue disk;
  const std::shared_ptr<document::FlattenCache> flattenCache = std::make_shared<document::FlattenCache>();
  const std::shared_ptr<TileCache> tiles;
  ModelLibrary models;
  RecentFiles recent;
  UnsavedWorkList unsaved{disk};
  std::shared_ptr<ReadAhead> ahead;  ///< the picture to begin with; may be null
};

}  // namespace pentimento::ui
