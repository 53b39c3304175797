import { Select } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SearchHit } from "../../../shared/contract/record.ts";
import { linkKinds, type Link } from "../../../shared/modules/duty-log/index.ts";
import { useLive } from "../../app/live.ts";
import { ActionStrip } from "../../ui/action-strip.tsx";
import { Field } from "../../ui/field.tsx";
import { useKindWords } from "../../ui/kind-words.ts";
import { useAction } from "../../ui/use-action.ts";
import type { LineFormProps } from "./line-actions.ts";

/** The records among hits of the search that a line can point at. */
function toLinks(hits: readonly SearchHit[]): readonly { readonly link: Link; readonly hit: SearchHit }[] {
  return hits.flatMap((hit) => {
    const kind = linkKinds.find((one) => one === hit.kind);
    if (kind === undefined) return [];
    return [{ hit, link: { kind, id: hit.id, number: hit.number === "" ? hit.title : hit.number } }];
  });
}

/** 关联记录: the visit, order, pass, key … that a line is about, found as Ctrl+K finds it. */
export function LinkForm({ line, onDone, onCancel }: LineFormProps): ReactElement {
  const { t } = useTranslation();
  const kindWords = useKindWords();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<Link | null>(null);
  const { give, busy, errorOf, errorBeside, typed: forget } = useAction("duty-line.link", line.id, onDone);
  const search = typed.trim();
  const hits = useLive({
    key: ["record.search", search],
    kinds: [],
    read: async (host) => host.record.search({ search }),
    enabled: search !== "",
  }).data;
  const found = search === "" ? [] : toLinks(hits ?? []);
  return (
    <ActionStrip
      title={t("dutyLog.actions.link")}
      busy={busy}
      error={errorBeside(["link"])}
      onSave={() => {
        if (chosen !== null) void give({ link: chosen });
      }}
      onCancel={onCancel}
    >
      <Field label={t("dutyLog.acts.linkTo")} required error={errorOf("link")}>
        {(ids) => (
          <Select
            {...ids}
            autoFocus
            showSearch={{ filterOption: false, onSearch: setTyped }}
            placeholder={t("dutyLog.acts.linkHint")}
            notFoundContent={t(search === "" ? "dutyLog.acts.linkHint" : "dutyLog.acts.linkNone")}
            value={chosen?.id ?? null}
            options={found.map(({ link, hit }) => ({
              value: link.id,
              label: [kindWords(hit.kind), hit.number, hit.unit, hit.title].filter(Boolean).join(" "),
            }))}
            onChange={(id) => {
              forget();
              setChosen(found.find(({ link }) => link.id === id)?.link ?? null);
            }}
          />
        )}
      </Field>
    </ActionStrip>
  );
}
