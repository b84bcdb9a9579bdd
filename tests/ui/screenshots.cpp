// Drives the real window with the real engine through its states and writes a picture of each:
//   screenshots PICTURE MASK FOLDER [light|dark [en|zh [MODEL]]]
// With MODEL, a checkpoint, something is added with it; with random weights that is noise, in the right
// place. scripts/screenshots calls it. Not a test.
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "tests/core/weights/checkpoints.h"
#include "tests/ui/unsaved_work_left.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/models_dialog.h"
#include "ui/dialogs/preferences_dialog.h"
#include "ui/dialogs/repeated_dialog.h"
#include "ui/language.h"
#include "ui/main_window.h"
#include "ui/panels/fill_choice.h"
#include "ui/panels/format_choice.h"
#include "ui/placing/cut_out_dialog.h"
#include "ui/theme.h"

using namespace pentimento;
using namespace pentimento::ui;

namespace {
class Photographer {
 public:
  Photographer(Studio& studio, MainWindow& window, QString prefix)
      : studio_(studio),
        session_(window.current().session()),
        window_(window),
        tab_(window.current()),
        prefix_(std::move(prefix)) {}

  void take(const QString& state) {
    QTest::qWait(150);  // tiles arrive
    window_.grab().save(prefix_ + state + QStringLiteral(".png"));
    std::printf("%s\n", qPrintable(prefix_ + state + ".png"));
  }
  void wait(const std::function<bool()>& done) { (void)QTest::qWaitFor(done, 60000); }

  void openAndRemove(const QString& picture, const QString& mask) {
    window_.open({picture});
    wait([&] { return tab_.messages().isVisible(); });
    take(QStringLiteral("2-recover"));
    studio_.unsaved.discard(studio_.unsaved.works().front());
    wait([&] { return studio_.unsaved.works().empty(); });
    QTest::keyClick(&tab_.messages(), Qt::Key_Escape);
    take(QStringLiteral("2-before"));
    session_.close();
    window_.open({picture}, mask);
    wait([&] { return !session_.maskBounds().isEmpty(); });
    take(QStringLiteral("3-mask"));
    filling();
    session_.run(engine::Operation::Remove);
    wait([&] { return session_.preview() && session_.progress() > 0.2; });
    take(QStringLiteral("4-running"));
    wait([&] { return !session_.candidates().empty(); });
    take(QStringLiteral("5-candidate-while-running"));
    wait([&] { return !session_.running(); });
    session_.viewCandidate(1);
    take(QStringLiteral("6-candidates"));
    session_.acceptCandidate();
    take(QStringLiteral("7-after"));
  }

  /// What is copied, and a guide across the mask; all as before then.
  void filling() {
    const EditSettings before = session_.settings();
    const QRect hole = session_.maskBounds();
    const int middle = hole.center().y();
    session_.setGuides(
        {{{hole.left() - 60, middle}, {hole.center().x(), middle + 12}, {hole.right() + 60, middle}}});
    tab_.canvas().setTool(Canvas::Tool::Guide);
    take(QStringLiteral("29-guide"));
    tab_.canvas().setTool(Canvas::Tool::Brush);
    EditSettings settings = session_.settings();
    settings.fill.sampling = engine::SamplingArea::Sides;
    settings.fill.mirrored = true;
    session_.setSettings(settings);
    takePopover<FillChoice>(QStringLiteral("30-what-is-copied"));
    session_.setGuides({});
    session_.setSettings(before);
  }

  /// With the popover over the window.
  template <typename Content>
  void takePopover(const QString& state) {
    QTimer::singleShot(400, &window_, [this, state] {
      QPixmap shot = window_.grab();
      QWidget* popover = QApplication::activePopupWidget();
      QPainter painter(&shot);
      if (popover) painter.drawPixmap(window_.mapFromGlobal(popover->pos()), popover->grab());
      shot.save(prefix_ + state + QStringLiteral(".png"));
      if (popover) popover->close();
    });
    for (auto* button : tab_.workspace().bar()->findChildren<QToolButton*>()) {
      if (button->menu() && button->menu()->findChild<Content*>()) button->click();
    }
  }

  /// The whole picture in another format, and as a tile.
  void formats() {
    EditSettings settings = session_.settings();
    const EditSettings before = settings;
    const image::Mask mask = session_.mask();
    session_.setMask(image::Mask(mask.size()), QStringLiteral("Clear"));
    tab_.canvas().zoomToFit();
    settings.format.aspect = {9, 16};
    session_.setSettings(settings);
    takePopover<FormatChoice>(QStringLiteral("31-format"));
    session_.run(engine::Operation::Vary);
    wait([&] { return session_.preview().has_value(); });
    take(QStringLiteral("32-format-running"));
    wait([&] { return !session_.running(); });
    take(QStringLiteral("33-format-candidate"));
    session_.vary({session_.runs().back()->id, 0}, 0.4, true);
    wait([&] { return session_.preview().has_value(); });
    take(QStringLiteral("33-format-varying"));
    wait([&] { return !session_.running(); });
    session_.discardAllCandidates();
    settings.format = {};
    settings.format.tiling = engine::Tiling::Both;
    session_.setSettings(settings);
    session_.run(engine::Operation::Vary);
    wait([&] { return !session_.running(); });
    take(QStringLiteral("34-tile"));
    tab_.view().repeated->trigger();
    auto* repeated = window_.findChild<RepeatedDialog*>();
    wait([&] { return !repeated->copy().isNull(); });
    repeated->grab().save(prefix_ + QStringLiteral("35-repeated.png"));
    repeated->close();
    session_.discardAllCandidates();
    session_.setSettings(before);
    session_.setMask(mask, QStringLiteral("Mask"));
  }

  /// Words without a model, a model, and runs that wait.
  void words(const QString& model) {
    type("a small sailing boat with a red sail");
    tab_.words().start(engine::Operation::Add);
    take(QStringLiteral("12-no-model"));
    tab_.models().add({model});
    wait([&] { return session_.model().has_value(); });
    take(QStringLiteral("13-words"));
    type("");
    session_.run(engine::Operation::Remove);
    wait([&] { return session_.preview() && session_.progress() > 0.1; });
    type("a lighthouse");
    session_.run(engine::Operation::Add);
    type("");
    session_.run(engine::Operation::Vary);
    take(QStringLiteral("14-queue"));
    session_.cancelAll();
    tab_.words().models->trigger();
    QTest::qWait(100);
    if (auto* dialog = window_.findChild<ModelsDialog*>()) {
      dialog->grab().save(prefix_ + QStringLiteral("15-models.png"));
      dialog->close();
    }
    tab_.words().panel->setChecked(false);
  }

  void add(const QString& model) {
    tab_.models().add({model});
    const std::string name = QFileInfo(model).fileName().toStdString();
    wait([&] { return session_.model() && session_.model()->name == name; });
    type("a small sailing boat with a red sail");
    session_.run(engine::Operation::Add);
    wait([&] { return session_.preview() && session_.progress() > 0.2; });
    take(QStringLiteral("18-adding"));
    wait([&] { return !session_.running(); });
    session_.viewCandidate(static_cast<int>(session_.candidates().size()) - 1);
    take(QStringLiteral("19-added"));
    session_.discardAllCandidates();
    type("");
  }

  void preferences() {
    window_.findChild<QAction*>(QStringLiteral("window.preferences"))->trigger();
    auto* dialog = window_.findChild<PreferencesDialog*>();
    for (int page = 0; page < dialog->pages().count(); ++page) {
      dialog->pages().setCurrentIndex(page);
      QTest::qWait(50);
      dialog->grab().save(prefix_ + QStringLiteral("20-preferences-%1.png").arg(page));
    }
    dialog->close();
  }

  void palette() {
    auto* palette = window_.findChild<CommandPalette*>();
    palette->open();
    take(QStringLiteral("16-palette"));
    palette->line().setText(QStringLiteral("mask gr"));
    palette->keys().record();
    take(QStringLiteral("17-palette-keys"));
    palette->close();
  }

  /// The stack of edits, the mask of one of them, and the panels around the canvas.
  void edits() {
    const Size size = session_.document().picture.size();
    session_.setMask(image::Mask(size), QStringLiteral("Clear"));
    session_.beginStroke({90, 1, false}, {size.width * 0.2, size.height * 0.7, 1});
    session_.continueStroke({{size.width * 0.3, size.height * 0.72, 1}});
    session_.endStroke();
    session_.run(engine::Operation::Vary);
    wait([&] { return !session_.running(); });
    session_.viewCandidate(1);
    session_.acceptCandidate();
    const auto top = session_.document().edits.back()->id;
    session_.setEditOpacity(top, 0.7);
    wait([&] { return !session_.changingEdits(); });
    session_.setMask(image::Mask(size), QStringLiteral("Clear"));
    tab_.edits().list().setFocus();
    take(QStringLiteral("18-edits"));
    tab_.edit().stack.rename->trigger();
    take(QStringLiteral("18-edit-name"));
    if (auto* name = tab_.edits().list().findChild<QLineEdit*>()) QTest::keyClick(name, Qt::Key_Escape);
    session_.maskAgain(session_.document().edits.front()->id);
    tab_.canvas().setFocus();
    take(QStringLiteral("19-mask-of-an-edit"));
    session_.maskAgain({});
    tab_.words().panel->setChecked(true);
    take(QStringLiteral("20-all-panels"));
    tab_.words().panel->setChecked(false);
    tab_.panels().canvasOnly->setChecked(true);
    take(QStringLiteral("21-canvas-only"));
    tab_.panels().canvasOnly->setChecked(false);
    ExportDialog dialog(session_.document(), &window_);
    dialog.show();
    QTest::qWait(1500);
    dialog.grab().save(prefix_ + QStringLiteral("22-export.png"));
    session_.deleteEdit(top);
    wait([&] { return !session_.changingEdits(); });
  }

  void varyAndExtend() {
    session_.run(engine::Operation::Vary);
    wait([&] { return !session_.running(); });
    take(QStringLiteral("8-vary"));
    session_.discardAllCandidates();
    const Size size = session_.document().picture.size();
    session_.setMargins({0, 0, size.width / 4, 0});
    tab_.canvas().zoomToFit();
    take(QStringLiteral("9-extend"));
    session_.run(engine::Operation::Extend);
    wait([&] { return !session_.running(); });
    take(QStringLiteral("10-extend-candidates"));
    session_.vary(*session_.placeOf(0), 0.5, false);
    wait([&] { return session_.running(); });
    wait([&] { return !session_.running(); });
    session_.viewCandidate(static_cast<int>(session_.candidates().size()) - 1);
    take(QStringLiteral("10-extend-varied"));
    session_.discardAllCandidates();
    session_.setMargins({});
  }

  /// Everything that was made: marked, grouped, searched, gone on from, compared.
  void board() {
    CandidateArea& area = tab_.candidateArea();
    BoardPanel& board = area.panel();
    area.board->trigger();
    board.view().select(0);
    tab_.candidates().star->trigger();
    board.view().select(1);
    tab_.candidates().labels[3]->trigger();
    session_.noteCandidate(board.model().entry(1).place, QStringLiteral("warm light"));
    board.view().select(2);
    tab_.vary().moreLikeThis->trigger();
    QTest::qWait(100);
    wait([&] { return !session_.running(); });
    session_.viewCandidate(-1);
    board.view().select(5);
    take(QStringLiteral("16-board"));
    board.view().setCellWidth(260);
    take(QStringLiteral("17-board-large"));
    board.view().setCellWidth(144);
    board.model().setGranularity(0.85);
    board.model().setGrouped(true);
    wait([&] { return !board.model().similar().busy(); });
    take(QStringLiteral("18-board-groups"));
    board.model().toggleGroup(0);
    take(QStringLiteral("19-board-group-opened"));
    board.model().setGrouped(false);
    compareModes(board);
    area.board->trigger();
  }

  void compareModes(BoardPanel& board) {
    board.view().select(0);
    board.view().selectionModel()->select(board.model().index(3), QItemSelectionModel::Select);
    tab_.candidates().compare->trigger();
    CompareView* compare = tab_.workspace().comparing();
    wait([&] { return compare->isVisible(); });
    take(QStringLiteral("20-compare-sides"));
    compare->comparison().setMode(CompareMode::Wipe);
    take(QStringLiteral("21-compare-wipe"));
    compare->comparison().setMode(CompareMode::Flicker);
    take(QStringLiteral("22-compare-flicker"));
    compare->comparison().setMode(CompareMode::Difference);
    wait([&] { return compare->bar().numbers().contains(QStringLiteral("differ")); });
    take(QStringLiteral("23-compare-difference"));
    compare->leave();
  }

  /// What the mask selects, cut out of the picture and put into it once more.
  void placing(const QString& picture, const QString& maskFile) {
    Progress progress;
    Placing& placing = tab_.workspace().placing();
    placing.beginFile(picture);
    wait([&] { return placing.active(); });
    placing.setCutOut(image::read_mask(std::filesystem::path(maskFile.toStdU16String()),
                                       placing.placement().picture.size(), progress));
    engine::Transform transform = placing.placement().transform;
    transform.rotation = 12;
    transform.scale_x = transform.scale_y = 0.8;
    placing.setTransform(transform);
    placing.moveBy(-120, 60);
    wait([&] { return placing.preview().has_value(); });
    take(QStringLiteral("24-placing"));
    HarmonyOptions* options = tab_.workspace().placingBar()->options();
    options->window()->grab().save(prefix_ + QStringLiteral("26-harmonize.png"));
    tab_.place().cutOut->trigger();
    auto* dialog = window_.findChild<CutOutDialog*>();
    QTest::qWait(400);
    dialog->grab().save(prefix_ + QStringLiteral("27-cut-out.png"));
    dialog->reject();
    placing.accept();
    wait([&] { return !session_.changingEdits(); });
    take(QStringLiteral("28-placed"));
  }

 private:
  void type(const std::string& words) {
    EditSettings settings = session_.settings();
    settings.generation.prompt = words;
    session_.setSettings(settings);
  }

  Studio& studio_;
  EditorSession& session_;
  MainWindow& window_;
  DocumentTab& tab_;
  QString prefix_;
};
}  // namespace

int main(int argc, char** argv) {
  QTemporaryDir settings;
  qputenv("XDG_CONFIG_HOME", settings.path().toLocal8Bit());
  qputenv("XDG_DATA_HOME", settings.path().toLocal8Bit());
  QApplication::setApplicationName(QStringLiteral("pentimento"));
  QApplication::setOrganizationName(QStringLiteral("pentimento"));
  QApplication app(argc, argv);
  const QStringList arguments = QApplication::arguments();
  if (arguments.size() < 4) {
    std::fprintf(stderr, "usage: screenshots PICTURE MASK FOLDER [light|dark [en|zh [MODEL]]]\n");
    return 2;
  }
  const bool light = arguments.value(4) == QLatin1String("light");
  applyTheme(light ? Theme::Light : Theme::Dark);
  const bool chinese = arguments.value(5) == QLatin1String("zh");
  applyLanguage(chinese ? Language::Chinese : Language::English);
  QDir().mkpath(arguments[3]);

  leaveUnsavedWork(QStringLiteral("/home/me/Pictures/harbor.jpg"), {image::TiledImage({}, Size{300, 200})});
  Studio studio;
  Prompts prompts = dialogPrompts();
  prompts.unsaved = [](QWidget*, const QString&) { return UnsavedAnswer::Discard; };
  prompts.candidates = prompts.unsaved;
  MainWindow window(studio, prompts);
  EditorSession& session = window.current().session();
  window.current().canvas().setAnimated(false);
  window.resize(1280, 860);
  window.show();
  studio.recent.add(arguments[1]);
  studio.recent.add(arguments[2]);
  Photographer photographer(studio, window,
                            arguments[3] + (light ? "/light-" : "/dark-") + (chinese ? "zh-" : ""));
  photographer.take(QStringLiteral("1-start"));
  photographer.preferences();
  photographer.openAndRemove(arguments[1], arguments[2]);
  photographer.edits();
  const QString model = settings.filePath(QStringLiteral("tiny-model.safetensors"));
  weights::test::write_single_file(model.toStdString(), weights::test::full_sd1());
  session.undo();
  photographer.words(model);
  session.redo();
  photographer.palette();
  photographer.varyAndExtend();
  photographer.formats();
  photographer.board();
  photographer.placing(arguments[1], arguments[2]);
  if (arguments.size() > 6) photographer.add(arguments[6]);
  window.open({arguments[3] + QStringLiteral("/no-such-picture.png")});
  photographer.wait([&] { return window.current().messages().isVisible(); });
  photographer.take(QStringLiteral("11-error"));
  return 0;
}
