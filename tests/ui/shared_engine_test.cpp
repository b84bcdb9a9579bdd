// Several sessions on one engine: their jobs take turns, and each hears of its own.
#include <thread>

#include "base/system.h"
#include "document/flatten_cache.h"
#include "tests/ui/session_fixture.h"
#include "ui/event_mailbox.h"
#include "ui/work_queue.h"

using namespace pentimento;
using namespace pentimento::ui;
using engine::Operation;

namespace {
struct Fixture : SessionFixture {
  Fixture() { other->open(document::opened(noisePicture({200, 160})), QStringLiteral("/nowhere/q.png")); }

  std::unique_ptr<EditorSession> other = std::make_unique<EditorSession>(queue);
};
}  // namespace

TEST_CASE("the run of one session waits until that of another has ended and each gets its own candidates") {
  Fixture f;
  f.script->allowed = 0;
  f.session.run(Operation::Vary);
  REQUIRE(waitUntil([&] { return f.script->started == 1 && !f.session.waitsForEngine(); }));
  f.other->run(Operation::Vary);
  CHECK(f.other->running());
  CHECK(f.other->waitsForEngine());
  CHECK_FALSE(f.session.waitsForEngine());
  CHECK(f.script->started == 1);
  f.script->allowed = 3;
  REQUIRE(waitUntil([&] { return !f.session.running() && !f.other->waitsForEngine(); }));
  CHECK(f.session.candidates().size() == 3);
  CHECK(f.other->candidates().empty());
  f.script->allowed = 1000;
  REQUIRE(waitUntil([&] { return !f.other->running(); }));
  REQUIRE(f.other->candidates().size() == 3);
  CHECK(f.other->candidates()[0]->image.size() == Size{200, 160});
  CHECK(f.session.candidates().size() == 3);
}

TEST_CASE("a session that goes cancels its own job and the next one's turn comes") {
  Fixture f;
  f.script->allowed = 0;
  f.other->run(Operation::Vary);
  REQUIRE(waitUntil([&] { return f.script->started == 1; }));
  f.session.run(Operation::Vary);
  f.other.reset();
  REQUIRE(waitUntil([&] { return f.script->cancelled == 1; }));
  CHECK(f.session.running());
  f.script->allowed = 1000;
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.session.candidates().size() == 3);
}

TEST_CASE("a session that goes while its job waits takes it out of the queue") {
  Fixture f;
  f.script->allowed = 0;
  f.session.run(Operation::Vary);
  REQUIRE(waitUntil([&] { return f.script->started == 1; }));
  f.other->run(Operation::Vary);
  f.other.reset();
  f.script->allowed = 1000;
  REQUIRE(waitUntil([&] { return !f.session.running(); }));
  CHECK(f.script->jobs.size() == 3);
}

TEST_CASE("a smaller budget leaves the latest candidates to choose from and all in the runs") {
  SessionFixture f;
  f.run(Operation::Vary);
  REQUIRE(f.session.candidates().size() == 3);
  const auto latest = f.session.candidates().back();
  f.session.viewCandidate(2);
  f.session.setOfferedBudget(1);
  REQUIRE(f.session.candidates().size() == 1);
  CHECK(f.session.candidates().front() == latest);
  CHECK(f.session.currentCandidate() == 0);
  CHECK(f.session.runs().front()->candidates.size() == 3);
}

TEST_CASE("on machines with less memory fewer candidates are offered") {
  limit_memory(std::uint64_t{8} << 30);
  CHECK(EditorSession::defaultOfferedBudget() == std::size_t{1} << 30);
  limit_memory(0);
  CHECK(EditorSession::defaultOfferedBudget() <= std::size_t{2} << 30);
}

TEST_CASE("two sessions share the pictures of their stacks within one budget") {
  const TestApplication application;
  const auto script = std::make_shared<Script>();
  const auto cache = std::make_shared<document::FlattenCache>(std::size_t{1} << 20);
  engine::JobQueue queue{scripted(script)};
  EditorSession a(queue, cache), b(queue, cache);
  for (EditorSession* session : {&a, &b}) {
    session->open(document::opened(noisePicture({320, 240})), QStringLiteral("/nowhere/p.png"));
    for (int i = 0; i < 3; ++i) {
      session->run(Operation::Vary);
      REQUIRE(waitUntil([&] { return !session->running(); }));
      session->viewCandidate(0);
      session->acceptCandidate();
    }
  }
  // Both at once, on threads of their own.
  for (EditorSession* session : {&a, &b}) session->setEditOpacity(session->document().edits[0]->id, 0.5);
  REQUIRE(waitUntil([&] { return !a.changingEdits() && !b.changingEdits(); }));
  for (EditorSession* session : {&a, &b}) {
    const document::Document& now = session->document();
    CHECK(test::same_samples(document::flattened(now.base, now.edits).pixels, now.picture.pixels));
  }
  CHECK(cache->bytes() > 0);
  CHECK(cache->bytes() <= std::size_t{1} << 20);
}

TEST_CASE("events for a mailbox that is gone are dropped") {
  const TestApplication application;
  int read = 0;
  auto mailbox = std::make_unique<EventMailbox>([&](engine::JobId, const engine::Event&) { ++read; });
  const auto slot = mailbox->slot();
  slot->post(1, engine::Started{});
  REQUIRE(waitUntil([&] { return read == 1; }));
  slot->post(1, engine::Finished{});
  mailbox.reset();
  slot->post(2, engine::Started{});
  QCoreApplication::processEvents();
  CHECK(read == 1);
}

TEST_CASE("work is done when who asked for it is gone, who is then told nothing") {
  const TestApplication application;
  std::atomic<int> done = 0;
  int told = 0;
  {
    WorkQueue queue;
    auto asker = std::make_unique<QObject>();
    queue.post([&] { ++done; }, *asker, [&](const QString&) { ++told; });
    REQUIRE(waitUntil([&] { return told == 1; }));
    queue.post([&] { ++done; }, *asker, [&](const QString&) { ++told; });
    asker.reset();
    queue.post([&] { ++done; });
  }
  QCoreApplication::processEvents();
  CHECK(done == 3);
  CHECK(told == 1);
}
