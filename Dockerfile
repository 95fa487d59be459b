# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY release release
COPY server server
# Types and source maps of packages are a fifth of them, and nobody reads them there.
RUN node release/build.ts \
    && npm prune --omit=dev --ignore-scripts \
    && find node_modules \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    SMILE_ID_EMULATOR_HOST=0.0.0.0 \
    SMILE_ID_EMULATOR_DATA_DIR=/data \
    NODE_COMPILE_CACHE=/data/compile-cache
COPY --from=build /src/package.json ./
COPY --from=build /src/node_modules node_modules
COPY --from=build /src/dist dist
COPY schemas schemas
COPY scenarios scenarios
COPY assets assets
COPY LICENSE ./
RUN install -d -o node -g node /data
# The user `node`, as a number: who runs it can see then that it is not root.
USER 1000:1000
# All that is written is here, so the rest may be read-only: docker run --read-only.
VOLUME /data
EXPOSE 7645
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=2s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7645/__emulator/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/server/cli.js"]
CMD ["start"]
