# The sync server. The app for desks is not in it.
FROM node:24-bookworm-slim
WORKDIR /srv/lodgebook
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
# What the packaged app does not need stands among the development dependencies, the server's libraries too.
RUN npm ci --ignore-scripts --include=dev && npm cache clean --force
COPY shared shared
COPY node node
COPY server server
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8787
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:8787/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/main.ts", "--host", "0.0.0.0", "--data", "/data"]
