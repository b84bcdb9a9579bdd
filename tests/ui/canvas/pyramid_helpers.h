// For tests that show pictures through a DisplayPyramid.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>
#include <memory>

#include "tests/catch.h"
#include "tests/ui/canvas/pictures.h"
#include "ui/canvas/display_pyramid.h"

namespace pentimento::ui {

/// What pyramids need to tell that tiles are ready.
struct Events {
  Events() {
    static int argc = 1;
    static char name[] = "test";
    static char* argv[] = {name, nullptr};
    if (!qApp) new QCoreApplication(argc, argv);
  }
};

inline std::shared_ptr<const image::ColorConverter> converterOf(const image::Image& image) {
  return std::make_shared<const image::ColorConverter>(image.pixels.format(), *image.metadata);
}

inline void waitUntilIdle(const DisplayPyramid& pyramid) {
  QElapsedTimer clock;
  clock.start();
  while (!pyramid.idle() && clock.elapsed() < 20000) {
    QCoreApplication::processEvents();
    QThread::msleep(1);
  }
  REQUIRE(pyramid.idle());
}

}  // namespace pentimento::ui
