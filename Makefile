# make demo   builds weft, shows the gaps of the example chart and draws them
# make test   builds and runs everything that is tested
# make install PREFIX=/usr/local   installs the command, its completions and its manual page

PREFIX ?= /usr/local
DESTDIR ?=
RELEASE := swift build -c release --static-swift-stdlib --product weft
CHART := orgcharts/acme-ai.graphml

.PHONY: demo test setup release install format lint clean

demo: release
	@mkdir -p demo
	@weft="$$($(RELEASE) --show-bin-path)/weft"; \
	"$$weft" gaps $(CHART) && \
	"$$weft" dot $(CHART) --gaps -o demo/acme-ai.dot && \
	dot -Tsvg demo/acme-ai.dot -o demo/acme-ai.svg && \
	echo && echo "The drawing: demo/acme-ai.svg (from demo/acme-ai.dot)"

test: setup
	swift build --build-tests
	swift test --skip-build

setup:
	@scripts/setup

release: setup
	$(RELEASE)

install: release
	scripts/install "$$($(RELEASE) --show-bin-path)/weft" "$(DESTDIR)$(PREFIX)"

format:
	swift format --in-place --recursive Package.swift Plugins Sources Tests Examples Fuzz

lint:
	swift format lint --strict --recursive Package.swift Plugins Sources Tests Examples Fuzz

clean:
	rm -rf .build demo
