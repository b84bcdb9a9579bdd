// Controls by the name that a screen reader says.
#pragma once

#include <QComboBox>
#include <QString>
#include <QTest>
#include <QWidget>

#include "tests/catch.h"

namespace pentimento::ui {

/// The control of that kind and name inside `in`; null when there is none.
template <typename Control>
Control* named(const QWidget& in, const QString& name) {
  for (auto* control : in.findChildren<Control*>()) {
    if (control->accessibleName() == name) return control;
  }
  return nullptr;
}

/// Down to the entry, with the keys.
inline void pickWithKeys(QComboBox& box, const QString& entry) {
  box.setFocus();
  QTest::keyClick(&box, Qt::Key_Home);
  for (int i = 0; i < box.count() && box.currentText() != entry; ++i) QTest::keyClick(&box, Qt::Key_Down);
  CHECK(box.currentText() == entry);
}

}  // namespace pentimento::ui
