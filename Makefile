# Short names for the scripts in scripts/, which need no make.
PREFIX = /usr/local
DESTDIR =
SECONDS = 60

help: ## list the targets
	@sed -n 's/^\([a-z-]*\): *## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-15s %s\n", $$1, $$2 }'

demo: ## build, and write the example memorandum into out/
	@scripts/demo

test: ## run all tests
	@scripts/test

bench: ## measure beside other programs, on the same work
	@scripts/bench
	@scripts/bench-sheets

conformance: ## render the office templates of a folder of cases: make conformance DIR=…
	@scripts/conformance "$(DIR)"

fuzz: ## look for inputs that harm a reader: make fuzz SECONDS=60
	@SECONDS="$(SECONDS)" scripts/fuzz

test-registers: ## send a filled register through LibreOffice and compare its documents
	@scripts/test-registers

test-slurm: ## run the job array of examples/deploy on this machine (as root)
	@scripts/test-slurm

goldens: ## rewrite expected outputs, then fail so that the difference is read
	@scripts/goldens

format: ## lay out the Swift sources
	@scripts/format

lint: ## check layout, scripts and links
	@scripts/lint

docs: ## rewrite the documents made from code and rule data
	@scripts/docs

pictures: ## make the README's pictures of pages anew
	@scripts/pictures

install: ## install the program: make install PREFIX=/usr/local DESTDIR=
	@DESTDIR="$(DESTDIR)" scripts/install "$(PREFIX)"

.PHONY: help demo test test-registers test-slurm bench conformance fuzz goldens format lint docs pictures install
