// A large JPEG is seen coarsely before it is read.
#include "ui/coming_picture.h"

#include "tests/ui/window_fixture.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
constexpr QSize kSize(2600, 1700);
const QColor kLeft(200, 60, 40), kRight(30, 90, 180);

bool close(const QColor& a, const QColor& b) {
  return std::abs(a.red() - b.red()) < 6 && std::abs(a.green() - b.green()) < 6 &&
         std::abs(a.blue() - b.blue()) < 6;
}

struct Fixture : WindowFixture {
  Fixture() {
    const image::Image halves =
        picture(kSize, [](int x, int) { return x < kSize.width() / 2 ? kLeft.rgb() : kRight.rgb(); });
    Progress progress;
    image::write_image(halves, jpeg.toStdString(), {}, progress);
  }

  Canvas& canvas() { return tab.canvas(); }
  QColor seenAt(double x, double y) {
    const QImage shot = canvas().grab().toImage();
    return shot.pixelColor((canvas().toWidget({x, y}) * shot.devicePixelRatio()).toPoint());
  }
  bool showsBothHalves() {
    return close(seenAt(20, 20), kLeft) && close(seenAt(kSize.width() / 2.0 - 40, 1680), kLeft) &&
           close(seenAt(kSize.width() / 2.0 + 40, 20), kRight) && close(seenAt(2580, 1680), kRight);
  }
  /// Opens the file and calls `look` when the coarse picture is there.
  void open(const std::function<void()>& look) {
    int coming = 0;
    const auto connection = QObject::connect(&tab.files().files(), &PictureFiles::comes, &tab, [&] {
      ++coming;
      look();
    });
    window.open({jpeg});
    REQUIRE(waitUntil([&] { return !tab.files().opening(); }));
    CHECK(coming == 1);
    QObject::disconnect(connection);
  }

  const QString jpeg = file(QStringLiteral("large.jpg"));
};
}  // namespace

TEST_CASE("coming picture: only of large JPEG files that can be read") {
  const TestApplication application;
  const auto write = [](QSize size, const QString& name) {
    const std::filesystem::path path = testFolder().filePath(name).toStdString();
    Progress progress;
    image::write_image(flatPicture(size, qRgb(10, 120, 230)), path, {}, progress);
    return path;
  };
  const auto large = readComing(write(kSize, QStringLiteral("flat.jpg")), {});
  REQUIRE(large);
  CHECK(large->size == kSize);
  CHECK(large->coarse.size() == QSize(325, 213));
  CHECK(close(large->coarse.pixelColor(324, 212), QColor(10, 120, 230)));
  CHECK_FALSE(readComing(write({300, 200}, QStringLiteral("small.jpg")), {}));
  CHECK_FALSE(readComing(write(kSize, QStringLiteral("flat.png")), {}));
  CHECK_FALSE(readComing(testFolder().filePath(QStringLiteral("none.jpg")).toStdString(), {}));
}

TEST_CASE("coming picture: the canvas shows it at the place of the whole one, which takes its place") {
  Fixture f;
  QRectF placeBefore;
  f.open([&] {
    CHECK_FALSE(f.session.hasPicture());
    CHECK(f.canvas().showsComing());
    CHECK(f.showsBothHalves());
    placeBefore = {f.canvas().toWidget({0, 0}), f.canvas().toWidget({2600, 1700})};
    CHECK(QRectF(f.canvas().rect()).contains(placeBefore));
  });
  CHECK(f.session.document().picture.size() == Size{2600, 1700});
  CHECK_FALSE(f.canvas().showsComing());
  CHECK(QRectF(f.canvas().toWidget({0, 0}), f.canvas().toWidget({2600, 1700})) == placeBefore);
  CHECK(f.showsBothHalves());
  REQUIRE(waitUntil([&] { return f.canvas().settled(); }));
  CHECK(f.showsBothHalves());
}

TEST_CASE("coming picture: it can be looked at, not worked on, and the view stays where it was moved") {
  Fixture f;
  double zoom = 0;
  f.open([&] {
    QTest::mousePress(&f.canvas(), Qt::LeftButton, {}, f.canvas().rect().center());
    QTest::mouseRelease(&f.canvas(), Qt::LeftButton, {}, f.canvas().rect().center());
    QTest::keyClick(&f.canvas(), Qt::Key_Return);
    f.canvas().setZoom(1);
    CHECK(close(f.seenAt(1200, 850), kLeft));
    zoom = f.canvas().zoom();
  });
  CHECK(f.canvas().zoom() == zoom);
  CHECK(f.session.maskBounds().isEmpty());
  CHECK_FALSE(f.session.running());
}

TEST_CASE("coming picture: it goes when reading is cancelled") {
  Fixture f;
  f.open([&] { f.tab.files().files().cancelLoading(); });
  CHECK_FALSE(f.canvas().showsComing());
  CHECK(f.tab.untouched());
  CHECK_FALSE(close(f.seenAt(20, 20), kLeft));
}
