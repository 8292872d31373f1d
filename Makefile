# The commands of the project; each installs what it needs and is missing (scripts/install-deps.sh).
#   make demo    build, then render the chat example for you to see
#   make test    build, then run all tests
#   make soak    a million evaluations through `vtlsim serve`, beside fuzzed and slow clients
#   make lint    clang-tidy over all sources (slow)
#   make format  lay out all sources
#   make asan / make tsan   all tests under the sanitizers
#   make clean   throw the builds away
JOBS ?= $(shell nproc 2> /dev/null || echo 2)

.PHONY: demo test build soak lint format asan tsan clean

demo:
	@scripts/install-deps.sh build
	@cmake --preset release -DVTLSIM_BUILD_TESTS=OFF
	@cmake --build --preset release --parallel $(JOBS)
	@if [ -x examples/chat/demo.sh ]; then \
	  VTLSIM=build/release/vtlsim examples/chat/demo.sh; \
	else \
	  echo "built; there is no example to show yet"; \
	fi

build:
	@scripts/install-deps.sh build
	@cmake --preset release -DVTLSIM_BUILD_TESTS=OFF
	@cmake --build --preset release --parallel $(JOBS)

test:
	@scripts/install-deps.sh test
	@cmake --preset release -DVTLSIM_BUILD_TESTS=ON
	@cmake --build --preset release --parallel $(JOBS)
	@ctest --preset release --parallel $(JOBS)

soak: build
	@python3 tests/cli_serve/soak.py build/release/vtlsim --requests $(or $(REQUESTS),1000000)

asan tsan:
	@scripts/install-deps.sh test
	@cmake --preset $@
	@cmake --build --preset $@ --parallel $(JOBS)
	@ctest --preset $@ --parallel $(JOBS)

lint:
	@scripts/install-deps.sh lint
	@JOBS=$(JOBS) scripts/lint.sh

format:
	@scripts/format.sh --fix

clean:
	rm -rf build
