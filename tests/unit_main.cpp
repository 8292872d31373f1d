// The one main() of all unit test programs; the tests themselves only include doctest.
// Both names are defined: the precompiled headers have passed the place that derives the first.
#define DOCTEST_CONFIG_IMPLEMENT
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
