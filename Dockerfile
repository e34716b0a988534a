# docker build --tag stepcheck .
# docker run --rm --volume "$PWD:/work:ro" stepcheck lint
FROM debian:bookworm-slim AS build
COPY . /source
WORKDIR /source
RUN scripts/bootstrap.sh && apt-get install -q -y --no-install-recommends dpkg-dev file
RUN cmake --preset release -DSTEPCHECK_TESTS=OFF -DSTEPCHECK_BENCH=OFF
RUN cmake --build --preset release --target all
RUN cpack --config build/release/CPackConfig.cmake -G DEB -B /packages

FROM debian:bookworm-slim
COPY --from=build /packages/stepcheck_*.deb /tmp/
RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends /tmp/stepcheck_*.deb libz3-4 \
    && rm -rf /tmp/stepcheck_*.deb /var/lib/apt/lists/*
WORKDIR /work
USER nobody
ENTRYPOINT ["stepcheck"]
