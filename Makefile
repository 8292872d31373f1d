# The commands of the project; each installs what it needs and is missing (scripts/install-deps.sh).
#   make demo    build, then render the chat example for you to see
#   make test    build, then run all tests
#   make bench   compare the speed with the JVM, the JavaScript simulator and C++ by hand
#   make instructions  record anew what renders and compilations take (tests/bench/instructions.py)
#   make soak    a million evaluations through `vtlsim serve`, beside hostile clients, and how long a good one waits
#   make fuzz    fuzz every target for SECONDS=60 and go on where the last run ended
#   make lint    clang-tidy over all sources (slow)
#   make format  lay out all sources
#   make asan / make tsan   all tests under the sanitizers
#   make clean   throw the builds away
JOBS ?= $(shell nproc 2> /dev/null || echo 2)

.PHONY: demo test build bench instructions soak fuzz lint format asan tsan clean

demo:
	@scripts/install-deps.sh build
	@cmake --preset release -DVTLSIM_BUILD_TESTS=OFF
	@cmake --build --preset release --parallel $(JOBS)
	@VTLSIM=build/release/vtlsim examples/chat/demo.sh

build:
	@scripts/install-deps.sh build
	@cmake --preset release -DVTLSIM_BUILD_TESTS=OFF
	@cmake --build --preset release --parallel $(JOBS)

test:
	@scripts/install-deps.sh test
	@cmake --preset release -DVTLSIM_BUILD_TESTS=ON
	@cmake --build --preset release --parallel $(JOBS)
	@ctest --preset release --parallel $(JOBS)

# Options go through BENCH: make bench BENCH=--quick
bench:
	@scripts/install-deps.sh bench
	@for peer in java node; do \
	  scripts/install-deps.sh bench-$$peer || echo "going on without what bench-$$peer needs"; \
	done
	@cmake --preset release -DVTLSIM_BUILD_TESTS=OFF -DVTLSIM_BUILD_BENCH=ON
	@cmake --build --preset release --parallel $(JOBS)
	@python3 tests/bench/compare.py --build build/release --write docs $(BENCH)
	@python3 tests/bench/graphql_compare.py --build build/release $(filter --quick,$(BENCH))

instructions:
	@scripts/install-deps.sh test
	@cmake --preset release
	@cmake --build --preset release --parallel $(JOBS) --target vtlsim_bench_peer
	@python3 tests/bench/instructions.py --peer build/release/bench/vtlsim_bench_peer --update

soak: build
	@python3 tests/cli_serve/soak.py build/release/vtlsim --requests $(or $(REQUESTS),1000000)
	@python3 tests/cli_serve/fairness.py build/release/vtlsim

# How long for each target; what was found of interest is kept in build/fuzz-corpus.
SECONDS ?= 60

fuzz:
	@scripts/install-deps.sh lint
	@cmake --preset fuzz -DVTLSIM_BUILD_TESTS=ON
	@cmake --build --preset fuzz --parallel $(JOBS) --target fuzz_targets
	@python3 tests/fuzz/run.py build/fuzz --seconds $(SECONDS)

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
