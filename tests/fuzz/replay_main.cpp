// Runs one fuzz target over files, where there is no libFuzzer: seeds in the ordinary build, and
// inputs that once failed. Usage: fuzz_NAME FILES...
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/fuzz/target.h"

int main(int count, char** names) {
  for (int i = 1; i < count; ++i) {
    std::ifstream file(names[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "cannot read %s\n", names[i]);
      return 2;
    }
    const std::string text((std::istreambuf_iterator<char>(file)),
                           std::istreambuf_iterator<char>());
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  }
  std::printf("%d inputs\n", count - 1);
  return count > 1 ? 0 : 2;
}
