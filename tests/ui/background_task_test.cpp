#include "ui/background_task.h"

#include <atomic>
#include <thread>
#include <vector>

#include "base/error.h"
#include "tests/catch.h"
#include "tests/ui/test_application.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
/// Work that ends when it is told to.
struct HeldWork : TestApplication {
  std::function<int(Progress&)> held(int value) {
    return [this, value](Progress& progress) {
      ++started;
      while (!open) {
        progress.check();
        std::this_thread::yield();
      }
      return value;
    };
  }
  std::function<void(int)> noted() {
    return [this](int value) { seen.push_back(value); };
  }

  std::atomic<bool> open = false;
  std::atomic<int> started = 0;
  std::vector<int> seen;
  BackgroundTask task;
};
}  // namespace

TEST_CASE_METHOD(HeldWork, "background task: what is started cancels what runs") {
  task.start<int>(held(1), noted());
  task.start<int>(held(2), noted());
  open = true;
  REQUIRE(waitUntil([&] { return !task.busy(); }));
  CHECK((seen == std::vector<int>{2}));
}

TEST_CASE_METHOD(HeldWork,
                 "background task: what follows waits, and the newest takes the place of the others") {
  task.follow<int>(held(1), noted());
  REQUIRE(waitUntil([&] { return started == 1; }));
  for (int i = 2; i <= 5; ++i) task.follow<int>(held(i), noted());
  open = true;
  REQUIRE(waitUntil([&] { return !task.busy(); }));
  CHECK((seen == std::vector<int>{1, 5}));
  CHECK(started == 2);
}

TEST_CASE_METHOD(HeldWork, "background task: with what runs goes what waits") {
  const int way = GENERATE(0, 1);
  task.follow<int>(held(1), noted());
  task.follow<int>(held(2), noted());
  if (way == 0) task.cancel();
  if (way == 1) task.start<int>(held(3), noted());
  CHECK(task.busy() == (way == 1));
  open = true;
  REQUIRE(waitUntil([&] { return !task.busy(); }));
  QTest::qWait(20);
  CHECK((seen == (way == 1 ? std::vector<int>{3} : std::vector<int>{})));
}

TEST_CASE_METHOD(HeldWork, "background task: what follows something that failed is done all the same") {
  QString sentence;
  QObject::connect(&task, &BackgroundTask::failed, [&](const QString& text) { sentence = text; });
  task.follow<int>([](Progress&) -> int { throw Error(ErrorCode::Internal, "on purpose"); }, noted());
  task.follow<int>(held(2), noted());
  open = true;
  REQUIRE(waitUntil([&] { return !task.busy(); }));
  CHECK(sentence == QStringLiteral("on purpose"));
  CHECK((seen == std::vector<int>{2}));
}
