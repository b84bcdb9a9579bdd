#include "ui/dialogs/preferences_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QVBoxLayout>

#include "ui/language.h"
#include "ui/panels/controls.h"
#include "ui/panels/mask_look.h"
#include "ui/theme.h"

namespace pentimento::ui {

namespace {
QLabel* makeNote(const QString& text, QWidget* parent) {
  QLabel* note = makeFaintLabel(text, parent);
  note->setWordWrap(true);
  return note;
}

/// Form labels are no accessible names of their own accord everywhere.
void addRow(QFormLayout* form, const QString& label, QWidget* control) {
  control->setAccessibleName(QString(label).remove('&').remove(':'));
  form->addRow(label, control);
}
}  // namespace

PreferencesDialog::PreferencesDialog(Canvas& canvas, RecentFiles& recent, QWidget* parent)
    : QDialog(parent), canvas_(canvas), recent_(recent), pages_(new QTabWidget(this)) {
  setWindowTitle(tr("Preferences"));
  for (QWidget* each : {static_cast<QWidget*>(pages_), static_cast<QWidget*>(pages_->tabBar())}) {
    each->setAccessibleName(tr("Preferences"));
  }
  addWindow();
  addCanvas();
  addFiles();
  addPerformance();
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
          &PreferencesDialog::reset);
  auto* column = new QVBoxLayout(this);
  column->addWidget(pages_);
  column->addWidget(buttons);
  for (const auto& read : read_) read();
}

QFormLayout* PreferencesDialog::addPage(const QString& title) {
  auto* page = new QWidget(pages_);
  auto* form = new QFormLayout(page);
  form->setContentsMargins(2 * kGap, 2 * kGap, 2 * kGap, 2 * kGap);
  form->setVerticalSpacing(kGap);
  pages_->addTab(page, title);
  return form;
}

/// A list to choose from, for one member of the preferences.
template <typename Value>
void PreferencesDialog::addChoice(QFormLayout* form, const QString& label,
                                  const QList<std::pair<Value, QString>>& choices,
                                  Value Preferences::*member) {
  auto* box = new QComboBox(this);
  for (const auto& [value, name] : choices) box->addItem(name);
  connect(box, &QComboBox::activated, this, [choices, member](int index) {
    Preferences p = preferences();
    p.*member = choices[index].first;
    setPreferences(p);
  });
  read_.push_back([box, choices, member] {
    for (int i = 0; i < choices.size(); ++i) {
      if (choices[i].first == preferences().*member) box->setCurrentIndex(i);
    }
  });
  addRow(form, label, box);
}

void PreferencesDialog::addNumber(QFormLayout* form, const QString& label, int low, int high, int step,
                                  const QString& suffix, const QString& zero, int Preferences::*member) {
  auto* box = new QSpinBox(this);
  box->setRange(low, high);
  box->setSingleStep(step);
  box->setSuffix(suffix);
  box->setSpecialValueText(zero);
  connect(box, &QSpinBox::valueChanged, this, [member](int value) {
    Preferences p = preferences();
    p.*member = value;
    setPreferences(p);
  });
  read_.push_back([box, member] { box->setValue(preferences().*member); });
  addRow(form, label, box);
}

void PreferencesDialog::addTheme(QFormLayout* form) {
  auto* box = new QComboBox(this);
  box->addItems({tr("As the system"), tr("Light"), tr("Dark")});
  connect(box, &QComboBox::activated, this, [](int index) {
    saveTheme(static_cast<Theme>(index));
    applyTheme(static_cast<Theme>(index));
  });
  read_.push_back([box] { box->setCurrentIndex(static_cast<int>(savedTheme())); });
  addRow(form, tr("&Theme:"), box);
}

void PreferencesDialog::addLanguage(QFormLayout* form) {
  auto* box = new QComboBox(this);
  for (const Language each : kLanguages) box->addItem(nameOf(each));
  connect(box, &QComboBox::activated, this, [](int index) {
    saveLanguage(kLanguages[index]);
    applyLanguage(kLanguages[index]);
  });
  read_.push_back([box] { box->setCurrentIndex(static_cast<int>(savedLanguage())); });
  addRow(form, tr("&Language:"), box);
}

void PreferencesDialog::addWindow() {
  QFormLayout* form = addPage(tr("Window"));
  addLanguage(form);
  addTheme(form);
  addChoice<Motion>(form, tr("&Animations:"),
                    {{Motion::System, tr("As the system")}, {Motion::On, tr("On")}, {Motion::Off, tr("Off")}},
                    &Preferences::motion);
  addNumber(form, tr("&Size of the interface:"), 100, 300, 25, QStringLiteral(" %"), {}, &Preferences::scale);
  form->addRow(makeNote(
      tr("The size changes with the next start. The desktop's own scaling comes on top of it."), this));
}

void PreferencesDialog::addCanvas() {
  QFormLayout* form = addPage(tr("Canvas"));
  addChoice<Backdrop>(form, tr("&Around the picture:"),
                      {{Backdrop::Theme, tr("As the theme")},
                       {Backdrop::Black, tr("Black")},
                       {Backdrop::Grey, tr("Middle grey")},
                       {Backdrop::White, tr("White")}},
                      &Preferences::backdrop);
  addChoice<Checkers>(form, tr("Behind &transparency:"),
                      {{Checkers::Theme, tr("Checkerboard, as the theme")},
                       {Checkers::Light, tr("Light checkerboard")},
                       {Checkers::Dark, tr("Dark checkerboard")},
                       {Checkers::None, tr("What is around the picture")}},
                      &Preferences::checkers);
  addChoice<Wheel>(form, tr("The &wheel:"),
                   {{Wheel::Zooms, tr("Zooms; with Ctrl in fine steps")},
                    {Wheel::Scrolls, tr("Moves the picture; with Ctrl it zooms")}},
                   &Preferences::wheel);
  auto* look = new MaskLook(canvas_, this);
  look->layout()->setContentsMargins(0, 0, 0, 0);
  form->addRow(look);
}

void PreferencesDialog::addFiles() {
  QFormLayout* form = addPage(tr("Files"));
  addChoice<Start>(
      form, tr("At the &start:"),
      {{Start::StartPage, tr("The start page")}, {Start::LastDocuments, tr("The documents of last time")}},
      &Preferences::start);
  addChoice<QString>(form, tr("&New pictures are saved as:"),
                     {{QStringLiteral("png"), QStringLiteral("PNG")},
                      {QStringLiteral("tif"), QStringLiteral("TIFF")},
                      {QStringLiteral("webp"), QStringLiteral("WebP")},
                      {QStringLiteral("jpg"), QStringLiteral("JPEG")},
                      {QStringLiteral("exr"), QStringLiteral("OpenEXR")}},
                     &Preferences::format);
  addNumber(form, tr("&Recent pictures in the list:"), 1, 50, 1, {}, {}, &Preferences::recentFiles);
  auto* clear = new QPushButton(tr("&Clear the list of recent pictures"), this);
  connect(clear, &QPushButton::clicked, &recent_, &RecentFiles::clear);
  const auto enable = [this, clear] { clear->setEnabled(!recent_.files().isEmpty()); };
  connect(&recent_, &RecentFiles::changed, clear, enable);
  enable();
  form->addRow(clear);
}

void PreferencesDialog::addPerformance() {
  QFormLayout* form = addPage(tr("Performance"));
  addChoice<QString>(form, tr("&Models run on:"),
                     {{QStringLiteral("auto"), tr("What is fastest")},
                      {QStringLiteral("cpu"), tr("The processor")},
                      {QStringLiteral("cuda"), tr("The graphics card")}},
                     &Preferences::device);
  addNumber(form, tr("&Threads:"), 0, 256, 1, {}, tr("One for each core"), &Preferences::threads);
  addNumber(form, tr("Memory &limit:"), 0, 4096, 1, tr(" GB"), tr("What the machine has"),
            &Preferences::memoryGigabytes);
  form->addRow(makeNote(tr("Threads and memory limit change with the next start. With less memory large runs "
                           "take turns or are refused, with a sentence that says so."),
                        this));
}

void PreferencesDialog::reset() {
  setPreferences({});
  saveTheme(Theme::System);
  applyTheme(Theme::System);
  for (const auto& read : read_) read();
  if (savedLanguage() == Language::System) return;
  saveLanguage(Language::System);
  applyLanguage(Language::System);
}

}  // namespace pentimento::ui
