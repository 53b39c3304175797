import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { KeyRow } from "../../../shared/contract/keys.ts";
import { opensHome } from "../../../shared/modules/keys/index.ts";
import { useLive } from "../../app/live.ts";
import { useZone } from "../../app/program.ts";
import { SuggestField } from "../../ui/suggest-field.tsx";
import { timeWords } from "../../ui/time-words.ts";
import { useNow } from "../../ui/use-now.ts";
import { keyLabel, keyStatusTag } from "./key-words.tsx";
import { withKey } from "./lend-form-values.ts";
import type { LendFormControl } from "./use-lend-form.ts";

/** Which key: found by code, hook, unit or place; what is out says who has it. */
export function KeyField({
  control: { form, change, errorOf },
  onTaken,
}: {
  readonly control: LendFormControl;
  readonly onTaken: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const nowMs = useNow(15_000);
  const search = form.key === null ? form.typed.trim() : "";
  const found = useLive({
    key: ["keys.find", search],
    kinds: ["key"],
    read: async (host) => host.keys.find({ search }),
    enabled: search !== "",
    keepPrevious: false,
  });
  const take = (row: KeyRow): void => {
    change(withKey(row, form.dueAt, nowMs));
    onTaken();
  };
  const suggestions = (found.data ?? []).map((row) => ({
    key: row.id,
    label: (
      <>
        <span className="mono muted">{row.hook}</span>
        <strong>{keyLabel(row)}</strong>
        <span className="mono muted">{row.code}</span>
        {keyStatusTag(row, nowMs, t)}
      </>
    ),
    take: () => take(row),
  }));
  return (
    <SuggestField
      label={t("keys.lend.key")}
      part="key"
      required
      error={errorOf("key")}
      value={form.typed}
      onChange={(typed) => change({ typed, key: null })}
      suggestions={suggestions}
      listLabel={t("keys.lend.keys")}
      placeholder={t("keys.lend.keyHint")}
    >
      {form.key !== null && <ChosenKey id={form.key.id} />}
    </SuggestField>
  );
}

/** Where it hangs, who must lend or approve it, and who has it when it is out. */
function ChosenKey({ id }: { readonly id: string }): ReactElement | null {
  const { t } = useTranslation();
  const zone = useZone();
  const nowMs = useNow(15_000);
  const row = useLive({
    key: ["keys.get", id],
    kinds: ["key", "staff"],
    read: async (host) => host.keys.get({ id }),
    keepPrevious: false,
  }).data;
  if (row === undefined) return null;
  const where = t("keys.lend.chosen", {
    hook: row.hook === "" ? t("keys.noHook") : row.hook,
    kind: t(`keys.kindOne.${row.kind}`),
  });
  return (
    <div className="key-chosen">
      <div>
        {where} {keyStatusTag(row, nowMs, t)}
      </div>
      {row.dueMs !== null && (
        <div className={row.atHook === 0 ? "key-red" : undefined}>
          {t("keys.lend.taken", { name: row.borrower, time: timeWords(row.dueMs, nowMs, zone, t) })}
        </div>
      )}
      <div className="muted">
        {t(opensHome(row.kind) ? "keys.lend.needsSupervisor" : "keys.lend.needsForeman")}
      </div>
    </div>
  );
}
