# Short names for what one does often. `make check` is all that CI runs.
MVN  ?= mvn -B -ntp
TEST ?=
FOR  ?= 60s

.DEFAULT_GOAL := help
.PHONY: help check test fuzz bench format tools clean run demo

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

check:  ## everything: compile with all checks, unit, fuzz-seed, whole-program and browser tests, format
	$(MVN) verify

test:  ## unit tests and fuzz seeds only; TEST=SessionTest picks one class
	$(MVN) test $(if $(TEST),-Dtest=$(TEST))

fuzz:  ## fuzz each target in turn for FOR (60s); TEST=LineFuzz picks one class
	MVN='$(MVN)' dist/fuzz.sh '$(FOR)' $(TEST)

bench:  ## measure beside a named peer (bench/bench.py says what); figures belong in bench/RESULTS.md
	for what in start idle capture; do python3 bench/bench.py $$what || exit 1; done

format:  ## bring all sources into the checked format
	$(MVN) -q spotless:apply

tools:  ## install what some tests use if it is there (browser, nmap, mail servers ...); needs root
	dist/install-tools.sh

clean:  ## remove everything that a build made
	$(MVN) -q clean

run:  ## start a trap: SMTP on 0.0.0.0:2525, console on 127.0.0.1:8025
	./spampot run

demo:  ## start with bundled spam sessions, everything on loopback
	./spampot demo
