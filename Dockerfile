# One recipe for all five services: docker build --build-arg SERVICE=auth-service -t gym-it/auth-service .
ARG NODE_IMAGE=node:24-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app
ENV npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false

# Only what npm needs to know, so that a change of code does not install anew.
FROM base AS manifests
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json ! -name .npmrc -delete && find . -type d -empty -delete

FROM base AS dependencies
ARG SERVICE
COPY --from=manifests /app ./
RUN --mount=type=cache,target=/root/.npm \
    test -f "services/$SERVICE/package.json" || { echo "--build-arg SERVICE must name a folder of services/"; exit 1; } && \
    npm ci --workspace "services/$SERVICE" --omit=dev --ignore-scripts

# The web pages, which the gateway alone serves; the others copy an empty folder.
FROM base AS pages
ARG SERVICE
COPY --from=manifests /app ./
RUN --mount=type=cache,target=/root/.npm \
    mkdir -p web/dist && if [ "$SERVICE" = api-gateway ]; then npm ci --workspace web --ignore-scripts; fi
COPY packages packages
COPY web web
RUN if [ "$SERVICE" = api-gateway ]; then npm run build --workspace web; fi

FROM base
ARG SERVICE
ENV SERVICE=${SERVICE} ENV=production NODE_ENV=production HOST=0.0.0.0
COPY --from=dependencies /app ./
COPY --from=pages /app/web/dist web/dist
COPY packages/contracts packages/contracts
COPY packages/service-kit packages/service-kit
COPY packages/tournament-engine packages/tournament-engine
COPY services/${SERVICE} services/${SERVICE}
USER 1000:1000
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "--input-type=module", "--eval", "import { services } from '/app/packages/contracts/src/services.ts'; const { SERVICE, PORT } = process.env; const answer = await fetch(`http://127.0.0.1:${PORT || services[SERVICE].port}/healthz`); process.exit(answer.ok ? 0 : 1)"]
# The shell gives way to node, which gets SIGTERM as process 1, drains and exits by itself.
CMD ["sh", "-c", "exec node services/$SERVICE/src/main.ts"]
