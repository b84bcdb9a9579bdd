// pentimento-cli: what the window does, from a command line.
#include "app/cli/command_line.h"

int main(int argc, char** argv) {
  return pentimento::cli::run_command_line(argc, argv);
}
