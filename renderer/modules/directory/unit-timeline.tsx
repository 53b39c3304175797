import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { TFunction } from "i18next";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineEntry } from "../../../shared/contract/directory.ts";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { unitStates } from "../../../shared/modules/directory/index.ts";
import { useProgram, useSession, useZone } from "../../app/program.ts";
import type { PageProps } from "../../app/page-props.ts";
import { StatusTag } from "../../ui/status-tag.tsx";
import { TimeText } from "../../ui/time-text.tsx";
import "../../ui/history-list.css";
import "../../ui/text-link.css";

const PAGE = 30;
const KINDS = ["unit", "person", "vehicle", "visit", "work-order", "pass", "key", "duty-line"];
/** Kinds of record that a line of the timeline opens. */
const records = ["visit", "work-order", "pass", "duty-line"] as const;

/** What concerned a unit, newest first. */
export function UnitTimeline({
  id,
  openRecord,
}: {
  readonly id: string;
  readonly openRecord: PageProps["openRecord"];
}): ReactElement {
  const { t } = useTranslation();
  const { host } = useProgram();
  const signedIn = useSession((state) => state.actor?.id ?? null);
  const pages = useInfiniteQuery({
    queryKey: [signedIn, "directory.timeline", id],
    queryFn: async ({ pageParam }) => host.directory.timeline({ id, before: pageParam, limit: PAGE }),
    initialPageParam: null as { readonly atMs: number; readonly key: string } | null,
    getNextPageParam: (last) => last.next,
    meta: { kinds: KINDS },
    enabled: signedIn !== null,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <section className="card timeline" aria-label={t("directory.timeline")}>
      <h3 className="section-title">{t("directory.timeline")}</h3>
      {pages.data !== undefined && entries.length === 0 && (
        <p className="muted">{t("directory.noTimeline")}</p>
      )}
      <ol className="history">
        {entries.map((entry) => (
          <li key={entry.key} className="history-entry">
            <EntryLine entry={entry} openRecord={openRecord} />
            <div className="muted">
              {entry.actor === "" ? "" : `${entry.actor} · `}
              {entry.approver === "" ? "" : `${t("ui.approval.who")} ${entry.approver} · `}
              <TimeText at={entry.atMs} />
            </div>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("directory.more")}
        </Button>
      )}
    </section>
  );
}

function EntryLine({
  entry,
  openRecord,
}: {
  readonly entry: TimelineEntry;
  readonly openRecord: PageProps["openRecord"];
}): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const record = records.find((kind) => kind === entry.kind);
  if (record !== undefined) {
    return (
      <div className="timeline-record">
        <StatusTag tone="grey">{t(`directory.kindsOfRecord.${record}`)}</StatusTag>
        <button type="button" className="text-link" onClick={() => openRecord(entry.kind, entry.id)}>
          {entry.title === "" ? t("directory.erased") : entry.title}
        </button>
        <span className="muted">{visitStatusWords(entry, t)}</span>
        <span className="mono muted">{entry.number}</span>
      </div>
    );
  }
  if (entry.kind === "key") {
    const event = keyEventNames.find((known) => known === entry.type);
    return (
      <div className="timeline-record">
        <StatusTag tone="grey">{t("keys.title")}</StatusTag>
        <button type="button" className="text-link" onClick={() => openRecord("key", entry.id)}>
          {entry.title}
        </button>
        <span>{t(`keys.timeline.${event ?? "changed"}`)}</span>
      </div>
    );
  }
  return <div>{eventWords(entry, zone, t)}</div>;
}

const keyEventNames = [
  "added",
  "deposited",
  "lent",
  "extended",
  "returned",
  "lost",
  "found",
  "collected",
  "retired",
  "count-corrected",
] as const;

const visitStatuses = ["awaiting", "inside", "left", "refused", "not-reached", "void"] as const;

function visitStatusWords(entry: TimelineEntry, t: TFunction): string {
  const status = entry.kind === "visit" ? visitStatuses.find((known) => known === entry.type) : undefined;
  return status === undefined ? "" : t(`directory.visitStatus.${status}`);
}

const eventNames = [
  "unit-added",
  "unit-state-changed",
  "unit-removed",
  "person-moved-in",
  "person-roster-told",
  "person-corrected",
  "person-phone-added",
  "person-phone-removed",
  "person-moved-out",
  "person-authorised",
  "person-authorisation-ended",
  "person-revealed",
  "vehicle-added",
  "vehicle-removed",
] as const;

const fieldNames = [
  "name",
  "phones",
  "document",
  "documentType",
  "emergencyContact",
  "emergencyPhones",
  "note",
  "unit",
  "relation",
  "moveIn",
  "moveOut",
] as const;

/** An event of the directory in words. */
function eventWords(entry: TimelineEntry, zone: string, t: TFunction): string {
  const name = entry.title === "" ? t("directory.erased") : entry.title;
  const event = eventNames.find((known) => known === `${entry.kind}-${entry.type}`) ?? "unknown";
  const { to, field, until } = entry.data;
  const fieldName = fieldNames.find((known) => known === field);
  return t(`directory.events.${event}`, {
    name,
    state: t(`directory.states.${unitStates.find((known) => known === to) ?? "unknown"}`),
    field: fieldName === undefined ? "" : t(`directory.${fieldName}`),
    until: typeof until === "number" ? siteDate(until - 1, zone) : "",
  });
}
