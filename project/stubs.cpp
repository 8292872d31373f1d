#include "project/reading/format.h"
namespace project {
bool find_terraform(Reading&, Found&) {
  return false;
}
bool find_resolver_files(Reading&, Found&) {
  return false;
}
void read_terraform(Reading&, const Found&) {}
void read_resolver_files(Reading&, const Found&) {}
}  // namespace project
