import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** What a monitor reads at /metrics. Counts and times; nothing of a site or a person. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "lodgebook_request_seconds",
    help: "Requests by route and status",
    labelNames: ["route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const events = new Counter({
    name: "lodgebook_events_accepted_total",
    help: "Events stored",
    registers: [registry],
  });
  const sockets = new Gauge({
    name: "lodgebook_live_sockets",
    help: "Desks that are listening",
    registers: [registry],
  });
  return {
    answered: (route: string, status: number, ms: number): void =>
      requests.observe({ route, status }, ms / 1000),
    accepted: (count: number): void => events.inc(count),
    listening: (change: 1 | -1): void => sockets.inc(change),
    contentType: registry.contentType,
    text: async (): Promise<string> => registry.metrics(),
  };
}
