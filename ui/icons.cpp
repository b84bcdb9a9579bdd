#include "ui/icons.h"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>
#include <utility>

/// The resources of a static library are not linked unless they are asked for; the macro wants the global
/// namespace.
static void linkIcons() {
  Q_INIT_RESOURCE(icons);
}

namespace pentimento::ui {

namespace {
QByteArray source(const QString& name) {
  static const bool linked = (linkIcons(), true);
  Q_UNUSED(linked)
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Renders the drawing for each request, so that it is crisp at every scale and follows the palette.
class SvgIconEngine : public QIconEngine {
 public:
  SvgIconEngine(QByteArray svg, bool onAccent) : svg_(std::move(svg)), onAccent_(onAccent) {}

  void paint(QPainter* painter, const QRect& area, QIcon::Mode mode, QIcon::State) override {
    QByteArray tinted = svg_;
    tinted.replace("currentColor", color(mode).name().toLatin1());
    QSvgRenderer(tinted).render(painter, area);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1);
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paint(&painter, QRect(QPoint(), size), mode, state);
    return pixmap;
  }

  QIconEngine* clone() const override { return new SvgIconEngine(svg_, onAccent_); }

 private:
  QColor color(QIcon::Mode mode) const {
    const QPalette palette = QApplication::palette();
    if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::ButtonText);
    return onAccent_ ? QColor(Qt::white) : palette.color(QPalette::ButtonText);
  }

  QByteArray svg_;
  bool onAccent_;
};
}  // namespace

QIcon icon(const QString& name) {
  return QIcon(new SvgIconEngine(source(name), false));
}

QIcon iconOnAccent(const QString& name) {
  return QIcon(new SvgIconEngine(source(name), true));
}

}  // namespace pentimento::ui
