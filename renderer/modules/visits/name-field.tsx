import { useMemo, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryHit } from "../../../shared/contract/directory.ts";
import type { VisitSuggestion } from "../../../shared/contract/visits.ts";
import { siteClock, siteDate, siteParts } from "../../../shared/kernel/site-time.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { Field } from "../../ui/field.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { UnitCode } from "../../ui/unit-code.tsx";
import { useNow } from "../../ui/use-now.ts";
import { SuggestInput, type Suggested } from "../../ui/suggest-input.tsx";

/** A whole Chinese name stands for itself unless somebody is called exactly so. */
const WHOLE_NAME = /^\p{Script=Han}{2,}$/u;

/** 来访人: who came before, and who may always come, offered while the name is typed (VIS-1). */
export function NameField({
  value,
  error,
  onType,
  onReturning,
  onAuthorised,
}: {
  readonly value: string;
  readonly error: string | null;
  readonly onType: (name: string) => void;
  readonly onReturning: (last: VisitSuggestion) => void;
  readonly onAuthorised: (person: DirectoryHit) => void;
}): ReactElement {
  const { t } = useTranslation();
  const search = value.trim();
  const before = useLive({
    key: ["visits.suggest", search],
    kinds: ["visit"],
    read: async (host) => host.visits.suggest({ search }),
    enabled: search !== "",
    keepPrevious: false,
  });
  const allowed = useLive({
    key: ["directory.find", search, 8],
    kinds: ["person"],
    read: async (host) => host.directory.find({ search, limit: 8 }),
    enabled: search !== "",
    keepPrevious: false,
  });
  const suggestions = useMemo(
    (): (Suggested & { readonly name: string })[] => [
      ...(before.data ?? []).map((last) => ({
        key: last.visitId,
        name: last.name,
        label: <Returning last={last} />,
        take: () => onReturning(last),
      })),
      ...(allowed.data ?? [])
        .filter((hit) => hit.authorisedUntilMs !== null && !hit.left)
        .map((hit) => ({
          key: hit.key,
          name: hit.name,
          label: <Authorised person={hit} />,
          take: () => onAuthorised(hit),
        })),
    ],
    [before.data, allowed.data, onReturning, onAuthorised],
  );
  const exact = suggestions.filter(({ name }) => name === search);
  const whole = WHOLE_NAME.test(search);
  return (
    <Field label={t("visits.form.name")} required error={error}>
      {(ids) => (
        <SuggestInput
          ids={ids}
          value={value}
          onChange={onType}
          suggestions={
            exact.length > 0
              ? [...exact, ...suggestions.filter((other) => !exact.includes(other))]
              : suggestions
          }
          label={t("visits.form.suggestions")}
          firstIsMarked={!whole || exact.length > 0}
        />
      )}
    </Field>
  );
}

function Returning({ last }: { readonly last: VisitSuggestion }): ReactElement {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(60_000);
  const { month, day } = siteParts(last.lastMs, zone);
  const today = siteDate(last.lastMs, zone) === siteDate(nowMs, zone);
  const when = today ? siteClock(last.lastMs, zone) : t("ui.time.dayShort", { month, day });
  return (
    <>
      <strong>{last.name}</strong>
      <span className="muted">{t("visits.form.last", { when })}</span>
      <UnitCode code={last.unit} />
      {last.unit === "" && <span>{last.department}</span>}
      {(last.status === "inside" || last.status === "refused") && (
        <StatusTag tone={last.status === "inside" ? "blue" : "red"}>
          {t(`visits.status.${last.status}`)}
        </StatusTag>
      )}
    </>
  );
}

function Authorised({ person }: { readonly person: DirectoryHit }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <strong>{person.name}</strong>
      <UnitCode code={person.unit} />
      <StatusTag tone="green">{t("visits.method.standing")}</StatusTag>
    </>
  );
}
